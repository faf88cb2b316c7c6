import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Work

/// 案件主页: deadlines, stages, the next step named, what happened, who and with what.
enum CasePage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let known = exchange.query["as-known-on"].flatMap { CivilDay.read($0) }
        guard let derivation = try exchange.view(exchange.caseID, asKnownOn: known) else {
            throw PageError.absent
        }
        let duties = derivation.duties()
        let actor = try exchange.actor
        let showsInner = Access.may(actor, .seeInner, .office) == .allow
        let chart = RelayChart(derivation, duties, today: exchange.today)
        var model: Model = [
            "title": derivation.file.title, "case": CaseHead(derivation, exchange).model, "strip": strip(derivation),
            "steps": marked(steps(derivation, actor, exchange) + todos(derivation, duties, actor, exchange)),
            "duties": rows(duties, derivation, exchange, open: true),
            "past-duties": rows(duties, derivation, exchange, open: false),
            "findings": try findings(derivation, duties, exchange),
            "timeline": try CaseTimeline.lines(derivation, exchange), "units": units(derivation),
            "sides": Progress(derivation: derivation).isSuit ? sides(derivation) : [],
            "is-suit": Progress(derivation: derivation).isSuit,
            "hearings": hearings(derivation, exchange), "decisions": decisions(derivation, duties),
            "known-on": known?.chinese ?? "",
            "is-known-on": known != nil,
            "can-record": Access.may(actor, .record, .office) == .allow,
            "sheets": sheets(derivation, exchange, shows: showsInner),
        ]
        model["past-count"] = (model["past-duties"] as? [Model] ?? []).count
        model["has-past"] = !(model["past-duties"] as? [Model] ?? []).isEmpty
        model["has-findings"] = !(model["findings"] as? [Model] ?? []).isEmpty
        model["has-decisions"] = !derivation.file.things(.decision).isEmpty
        model["has-hearings"] = !derivation.file.things(.hearing).isEmpty
        if let chart { model["chart"] = chart.model }
        return try exchange.page("case", model)
    }

    private static func strip(_ derivation: Derivation) -> [Model] {
        let progress = Progress(derivation: derivation)
        let place = Stage.strip.firstIndex(of: progress.stage) ?? -1
        return Stage.strip.enumerated().map { index, stage in
            // A step that was passed over has not been done.
            let isDone = index < place && progress.happened(stage)
            return [
                "title": stage.title,
                "state": isDone ? "done" : index == place ? "now" : index < place ? "skipped" : "coming",
                "done": isDone,
            ]
        }
    }

    /// 下一步: the reader's own steps as buttons, others named with who has them.
    private static func steps(_ derivation: Derivation, _ actor: Actor, _ exchange: Exchange) -> [Model] {
        Progress(derivation: derivation).steps.map { step in
            let isMyFunction = step.function == actor.function || (step.kind == .approved && actor.function == .leader)
            let mine = isMyFunction && (step.unit == nil || step.unit == derivation.organisation.canonical(actor.unit))
            let query = SiteURL.query(["unit": step.unit, "submission": step.submission])
            let path =
                switch step.kind {
                case .approved: SiteURL.sheet(exchange.caseID, step.submission ?? "")
                case .corrected: SiteURL.correct(exchange.caseID, step.submission ?? "")
                case .submittedForApproval: SiteURL.papers(exchange.caseID, query)
                default: SiteURL.record(exchange.caseID, step.kind, query)
                }
            let who =
                step.unit ?? derivation.organisation.holder(of: step.function, for: derivation.organisation.government)
                ?? step.function.title
            return ["title": step.title, "path": path, "mine": mine, "who": "\(who)（\(step.function.title)）"]
        }
    }

    /// One primary button a page: the first thing the reader himself can do. His own before others'.
    private static func marked(_ steps: [Model]) -> [Model] {
        let mine = steps.filter { $0["mine"] as? Bool == true }
        return (mine.enumerated().map { index, step in step.merging(["is-first": index == 0]) { _, new in new } })
            + steps.filter { $0["mine"] as? Bool != true }
    }

    /// Open duties that no step covers, each with the page on which it is done.
    private static func todos(_ derivation: Derivation, _ duties: [Duty], _ actor: Actor, _ exchange: Exchange)
        -> [Model]
    {
        let covered = Set(Progress(derivation: derivation).steps.compactMap(\.duty))
        return duties.compactMap { duty -> Model? in
            guard let status = duty.status(on: exchange.today), isOpen(duty, status, exchange.today),
                !covered.contains(duty.norm.name), let todo = Todo(duty, derivation)
            else {
                return nil
            }
            let function = Function(rawValue: duty.bearer)
            let isMine =
                function == actor.function
                && (function != .handlingUnit || duty.units.contains(derivation.organisation.canonical(actor.unit)))
            let mayRecord = isMine || (function == .leader && todo.isAct && actor.function == .intakeOffice)
            let about = todo.about.map { "\($0.key.rawValue)=\($0.value)" }.sorted() + todo.papers.map { "paper=\($0)" }
            let who =
                duty.units.isEmpty
                ? function?.title ?? "" : "\(duty.units.joined(separator: "、"))（\(function?.title ?? "")）"
            return [
                "title": duty.norm.what + whose(duty, derivation),
                "path": RecordPaths.page(todo.kind, case: exchange.caseID, about: about.joined(separator: "&")),
                "mine": mayRecord, "who": who,
                "is-right": duty.norm.force == .right, "by": duty.due.map { "至迟\($0.shortChinese)" } ?? "",
            ]
        }
    }

    /// 在办的在前；已办、不再适用的另列.
    private static func rows(_ duties: [Duty], _ derivation: Derivation, _ exchange: Exchange, open: Bool) -> [Model] {
        duties.compactMap { duty in
            guard let status = duty.status(on: exchange.today), duty.norm.force != .watch || status != .fulfilled,
                isOpen(duty, status, exchange.today) == open
            else { return nil }
            return row(duty, status, derivation, exchange)
        }
    }

    private static func isOpen(_ duty: Duty, _ status: DutyStatus, _ today: CivilDay) -> Bool {
        // What the court's late notice excuses is still to be done.
        [.open, .overdue, .undated].contains(status) || status == .excused && duty.lateNotice
    }

    private static func row(_ duty: Duty, _ status: DutyStatus, _ derivation: Derivation, _ exchange: Exchange) -> Model
    {
        let isOpen = isOpen(duty, status, exchange.today)
        let badge = DueMark(
            due: duty.due, advice: duty.advice?.day, today: exchange.today, isUndated: status == .undated)
        let words =
            status == .fulfilledLate
            ? duty.lateNotice ? "已办（通知晚）" : "已办（超期\(duty.daysLate(on: exchange.today))日）" : duty.words(for: status)
        return [
            "what": duty.norm.what + whose(duty, derivation), "cite": derivation.rules.citation(duty.norm.provenance),
            "within": duty.norm.within?.chinese ?? "",
            "units": duty.units.joined(separator: "、"), "proposed": duty.isProposed,
            "due": duty.due?.description ?? (status == .undated ? "待补录" : "及时"),
            "provisional": duty.provisional,
            "badge": isOpen
                ? Self.passed(duty, status) ?? badge.model
                : ["style": status == .fulfilledLate ? "amber" : "grey", "text": words] as Model,
            "why": SiteURL.why(exchange.caseID, duty: duty.key),
            "advice": isOpen
                ? (DutyNotes.all(duty, derivation) + [advice(duty)]).filter { !$0.isEmpty }
                    .joined(separator: "；") : "",
            "force": duty.norm.force == .right ? "权利" : duty.norm.force == .watch ? "关注" : "",
            "is-law": duty.norm.rulebook != derivation.rules.main.id,
            "missing": duty.missing.map { "待录入：\(FieldTitles.title($0))" } ?? "",
        ]
    }

    /// What is called otherwise than late: 未出庭; and a limit of others, which is nobody's fault here.
    private static func passed(_ duty: Duty, _ status: DutyStatus) -> Model? {
        if status == .excused { return ["style": "grey", "text": duty.words(for: status)] }
        guard status == .overdue, duty.norm.force == .watch || duty.norm.words[status] != nil else { return nil }
        let words = duty.norm.words[status] ?? "已过\(duty.due?.shortChinese ?? "")"
        return ["style": duty.norm.force == .watch ? "grey" : "red", "text": words]
    }

    /// An aim that lies behind the due day is no advice.
    private static func advice(_ duty: Duty) -> String {
        guard let advice = duty.advice, duty.due.map({ advice.day < $0 }) ?? true else { return "" }
        return "系统建议\(advice.day.shortChinese)前"
    }

    /// Of several defendants, parties, decisions or hearings: which one a duty is about.
    private static func whose(_ duty: Duty, _ derivation: Derivation) -> String {
        let file = derivation.file
        let proceeding = duty.context.first(.proceeding)
        var words: [String] = []
        for kind in duty.norm.per {
            guard let id = duty.context.first(kind) else { continue }
            switch kind {
            case .defendant where file.things(.defendant, in: proceeding).count > 1: words.append(id)
            case .party: words.append(id)
            case .hearing where file.things(.hearing).count > 1:
                words.append(file.thing(.hearing, id)?["day"]?.day.map { "\($0.shortChinese)开庭" } ?? id)
            case .performance:
                words.append(
                    duty.context.first(.decision).flatMap { file.thing(.performance, id, in: $0)?["what"]?.text } ?? id)
            case .part where id != "whole": words.append(Words.title(id, field: "part"))
            case .proceeding where file.things(.proceeding).count > 1:
                words.append(
                    file.thing(.proceeding, id).flatMap { $0.number ?? $0["kind"]?.text.map { Words.title($0) } } ?? id)
            case .decision where file.things(.decision).count > 1:
                words.append(file.thing(.decision, id)?["number"]?.shownNumber ?? id)
            default: break
            }
        }
        return words.isEmpty ? "" : "（\(words.joined(separator: "，"))）"
    }

    private static func findings(_ derivation: Derivation, _ duties: [Duty], _ exchange: Exchange) throws -> [Model] {
        derivation.findings(duties, on: exchange.today, inUseFrom: try exchange.store.inUseFrom()).map { finding in
            [
                "message": finding.message, "cite": derivation.rules.citation(finding.provenance),
                "units": finding.units.joined(separator: "、"),
                "is-explained": !finding.explanations.isEmpty, "is-breach": finding.severity == .breach,
                "path":
                    SiteURL.record(
                        exchange.caseID, .explained, SiteURL.query(["duty": finding.dutyKey ?? finding.code])),
            ]
        }
    }

    private static func units(_ derivation: Derivation) -> [Model] {
        let proceeding = derivation.file.things(.proceeding).last?.id
        let (shares, isProposed) = derivation.responsible(in: proceeding)
        let recommendation = derivation.recommendation(for: proceeding)
        let reason = recommendation.map { "\($0.norm.reason)（\(derivation.rules.citation($0.norm.provenance))）" } ?? ""
        guard !shares.isEmpty else { return [["unit": "承办单位不明确", "detail": reason] as Model] }
        return shares.map { share in
            [
                "unit": share.unit, "role": isProposed ? "拟承办" : Words.title(share.role),
                "part": share.part == "whole" ? "" : Words.title(share.part, field: "part"),
                "detail": reason, "succeeds": share.succeeds.map { "承继\($0)" } ?? "",
            ]
        }
    }

    /// Each unit's side of the case: who appears for whom, and its papers. One side unless several units answer for different defendants.
    private static func sides(_ derivation: Derivation) -> [Model] {
        let file = derivation.file
        let proceeding = (file.things(.proceeding).last { $0.instance != nil } ?? file.currentProceeding)?.id
        let units = derivation.responsible(in: proceeding).units.map(\.unit)
        guard derivation.file.things(.defendant, in: proceeding).count > 1, units.count > 1 else {
            return [side(nil, derivation, proceeding)]
        }
        return units.map { side($0, derivation, proceeding) }
    }

    private static func side(_ unit: String?, _ derivation: Derivation, _ proceeding: String?) -> Model {
        let organ = derivation.organ(of: unit, in: proceeding)
        let appearance = derivation.appearance(of: organ, in: proceeding)
        let agents = appearance.agents
        return [
            "side": unit.map { derivation.organ(of: $0, in: proceeding) } ?? "",
            "checklist": Checklist(derivation, unit: unit, proceeding: proceeding).rows.map(\.model),
            "head": appearance.head.map { "\($0["name"]?.text ?? "")　\($0["post"]?.text ?? "")" } ?? "未定",
            "state": appearance.isUnavailable
                ? "不能出庭" : appearance.isDecided ? "已确定" : appearance.head != nil ? "建议" : "",
            "agents": agents.map { "\($0["name"]?.text ?? "")（\(Words.title($0["kind"]?.text ?? "staff"))）" }.joined(
                separator: "、"),
        ]
    }

    private static func hearings(_ derivation: Derivation, _ exchange: Exchange) -> [Model] {
        derivation.file.things(.hearing).map { hearing in
            let day = hearing["day"]?.day
            let left = day.map { $0.days(since: exchange.today) } ?? -1
            let held = hearing["head-appeared"]?.flag
            let told = TellList(derivation, hearing).untold.count
            return [
                "at": hearing["at"]?.text ?? day?.description ?? "时间待补录", "place": hearing["place"]?.text ?? "",
                "state": held.map { $0 ? "负责人已出庭" : "负责人未出庭" }
                    ?? (left > 0 ? "距开庭\(left)日" : left == 0 ? "今日开庭" : "待登记"),
                "is-near": held == nil && left >= 0 && left <= 3,
                "tell": SiteURL.tell(exchange.caseID, hearing.id),
                "cards": cards(derivation, hearing, exchange),
                "untold": told > 0 && held == nil ? "\(told)人未告知" : "",
                "verified": hearing["verified"]?.flag == true,
                "lacks": held == nil ? readiness(derivation, hearing).joined(separator: "、") : "",
            ]
        }
    }

    /// Of several who are sued each has a card of its own.
    private static func cards(_ derivation: Derivation, _ hearing: Thing, _ exchange: Exchange) -> [Model] {
        let organs = derivation.organs(in: hearing["proceeding"]?.text)
        guard organs.count > 1 else {
            return [["path": SiteURL.card(exchange.caseID, hearing.id), "title": "出庭卡"]]
        }
        return organs.map {
            let path = SiteURL.card(exchange.caseID, hearing.id, SiteURL.query(["defendant": $0]))
            return ["path": path, "title": "出庭卡（\($0)）"]
        }
    }

    /// 开庭准备: what is still missing for a hearing to come.
    private static func readiness(_ derivation: Derivation, _ hearing: Thing) -> [String] {
        let file = derivation.file
        let (proceeding, organs) = (hearing["proceeding"]?.text, derivation.organs(in: hearing["proceeding"]?.text))
        var lacks = organs.filter { !derivation.appearance(of: $0, in: proceeding, at: hearing.id).isDecided }.map {
            (organs.count > 1 ? $0 : "") + "出庭人员未定"
        }
        let papers = CasePapers(file: file)
        for kind in ["head-cert", "poa"] where papers.newest(kind, proceeding: hearing["proceeding"]?.text) == nil {
            lacks.append("缺\(PaperKind.title(kind))")
        }
        return lacks
    }

    /// 裁判: result, service on each party, and the day of effect, computed or confirmed.
    private static func decisions(_ derivation: Derivation, _ duties: [Duty]) -> [Model] {
        let effects = derivation.effects(duties)
        return derivation.file.things(.decision).map { decision in
            let outcomes = derivation.file.things(.part, in: decision.id).map { part in
                let words = (part["outcomes"]?.list ?? []).compactMap(\.text).map(derivation.rules.outcomeTitle).joined(
                    separator: "、")
                return part.id == "whole" ? words : "\(Words.title(part.id, field: "part"))：\(words)"
            }
            let counts = Set((derivation.judgments.counts[decision.id] ?? [:]).values)
            let effect = effects.first { $0.decision == decision.id }
            let parties = derivation.file.things(.party, in: decision["proceeding"]?.text).map(\.id)
            let unserved = parties.filter { derivation.file.served[decision.id]?[$0] == nil }
            let number =
                decision["number"]?.shownNumber ?? decision["proceeding"]?.text.flatMap {
                    derivation.file.thing(.proceeding, $0)?.number
                } ?? ""
            return [
                "title": "\(Words.title(decision["document"]?.text ?? "judgment"))　\(number)",
                "outcomes": outcomes.isEmpty ? "裁判结果待补录" : outcomes.joined(separator: "；"),
                "lost": counts.contains(.loss) ? "败诉" : counts.contains(.partialLoss) ? "部分败诉" : "",
                "served": decision["served-on"]?.day.map { "我方\($0.chinese)收到" } ?? "",
                "unserved": unserved.isEmpty ? "" : "\(unserved.joined(separator: "、"))的送达日待登记",
                "effect": effect.map { moment in
                    moment.day.map { "\($0.chinese)生效（\(moment.isConfirmed ? "已确认" : "推算，待确认")）" } ?? "生效日待各方送达日补全后推算"
                } ?? "未生效（有人上诉）",
            ]
        }
    }

    private static func sheets(_ derivation: Derivation, _ exchange: Exchange, shows: Bool) -> [Model] {
        guard shows else { return [] }
        let intake = ["title": "收文签批单", "path": SiteURL.sheet(exchange.caseID)] as Model
        return [intake]
            + derivation.file.things(.submission).map {
                [
                    "title": "应诉材料签批单 \($0.id)（\($0["unit"]?.text ?? "")）",
                    "path": SiteURL.sheet(exchange.caseID, $0.id),
                ] as Model
            }
    }
}
