import Casework
import Docket
import LegalCalendar
import Rulebook
import Work

/// 案件主页 as a page.
struct CaseModel: PageModel {
    struct Stop: PageModel {
        let title: String
        let state: String
        let done: Bool
    }

    struct Step: PageModel {
        let title: String
        let path: String
        let mine: Bool
        /// One primary button a page: the first thing the reader himself can do.
        let isFirst: Bool
        let who: String
        let by: String?
        /// 为什么、何时、谁来办: of the reader's own first step.
        let reason: Reason?
    }

    struct Reason: PageModel {
        let why: String?
        let when: String?
        let advice: String?
    }

    struct Rights: PageModel {
        let count: Int
        let steps: [Step]
    }

    struct Waits: PageModel {
        let rows: [Wait]
    }

    struct Wait: PageModel {
        let what: String
        let since: String
        let by: String?
        let cite: String?
        /// Nil for who records nothing.
        let path: String?
        let action: String
    }

    struct Findings: PageModel {
        let rows: [FindingLine]
    }

    struct FindingLine: PageModel {
        let message: String
        let cite: String
        let units: String
        let isBreach: Bool
        let isExplained: Bool
        /// Nil for who records nothing.
        let path: String?
    }

    struct Past: PageModel {
        let count: Int
        let rows: [DutyModel]
    }

    struct Unit: PageModel {
        let unit: String
        let role: String?
        let part: String?
        let succeeds: String?
        let detail: String
    }

    struct Side: PageModel {
        let side: String?
        let head: String
        let state: String?
        let agents: String?
        /// Nil for who sees no paper.
        let materials: Materials?
    }

    struct Materials: PageModel {
        /// 4/6
        let done: String
        let rows: [Wanted]
        let papers: String
        /// 立卷: for who may see the inner volume.
        let archive: String?
    }

    struct Wanted: PageModel {
        let title: String
        let badge: String
        let state: String
    }

    struct Hearings: PageModel {
        let rows: [Hearing]
    }

    struct Hearing: PageModel {
        let at: String
        let place: String?
        let state: String
        let isNear: Bool
        let verified: Bool
        let untold: String?
        let lacks: String?
        /// Nil for who records nothing.
        let tell: String?
        let cards: [LinkModel]
    }

    struct Decisions: PageModel {
        let rows: [Decision]
    }

    struct Decision: PageModel {
        let title: String
        let lost: String?
        let outcomes: String
        let served: String?
        let unserved: String?
        let effect: String
    }

    struct Suit: PageModel {
        let strip: [Stop]
        let sheets: Sheets?
    }

    struct Sheets: PageModel {
        let rows: [LinkModel]
    }

    let title: String
    let docket: CaseHead
    let knownOn: String?
    let chart: RelayModel?
    /// 试算
    let whatIf: String
    /// 导出卷宗; nil for who does not see the inner volume.
    let bundle: String?
    /// 系列案; nil where it is in none.
    let series: LinkModel?
    /// Of a suit; nil for another docket.
    let suit: Suit?
    let steps: [Step]
    /// 可以行使的权利; nil where there are none.
    let rights: Rights?
    /// Nil where nothing is awaited.
    let waits: Waits?
    let findings: Findings?
    let duties: [DutyModel]
    let past: Past?
    let timeline: [TimelineModel]
    let units: [Unit]
    let sides: [Side]
    let hearings: Hearings?
    let decisions: Decisions?

    init(
        _ overview: CaseOverview, _ caseID: String, names: [String: String], knownOn: CivilDay?, today: CivilDay
    ) throws {
        let (derivation, lines) = (overview.derivation, overview.lines)
        title = derivation.file.title
        docket = CaseHead(derivation, caseID, holder: overview.tasks.holder, mayRecord: overview.mayRecord)
        self.knownOn = knownOn?.chinese
        chart = overview.chart.map(RelayModel.init)
        whatIf = SiteURL.whatIf(caseID)
        bundle =
            overview.sight.mayReadInner && overview.mayRecord && overview.strip.count > 1
            ? SiteURL.bundle(caseID, "all") : nil
        series = try overview.seriesCount(caseID).map {
            LinkModel(title: "系列案（\($0)件）", path: SiteURL.series(caseID))
        }
        suit =
            overview.strip.count > 1
            ? Suit(
                strip: overview.strip.map {
                    Stop(title: $0.title, state: $0.state.rawValue, done: $0.state == .done)
                }, sheets: Self.sheets(overview, caseID)) : nil
        let owed = overview.steps.filter { !$0.isRight }
        steps = owed.enumerated().map { Step($1, caseID, isFirst: $0 == 0 && $1.isMine) }
        let rights = overview.steps.filter(\.isRight).map { Step($0, caseID, isFirst: false) }
        self.rights = rights.isEmpty ? nil : Rights(count: rights.count, steps: rights)
        let waits = overview.waiting.map { Wait($0, derivation.rules, caseID, mayRecord: overview.mayRecord($0.kind)) }
        self.waits = waits.isEmpty ? nil : Waits(rows: waits)
        let findings = try overview.findings.map {
            FindingLine($0, derivation.rules, caseID, mayRecord: overview.mayRecord)
        }
        self.findings = findings.isEmpty ? nil : Findings(rows: findings)
        duties = lines.open.map { DutyModel($0, caseID) }
        past =
            lines.past.isEmpty
            ? nil : Past(count: lines.past.count, rows: lines.past.map { DutyModel($0, caseID) })
        timeline = overview.timeline.lines.map {
            TimelineModel($0, caseID, names: names, mayRecord: overview.mayRecord, today: today)
        }
        units = Unit.all(overview.handling)
        sides = overview.sides.map { Side($0, caseID, overview.sight) }
        let hearings = HearingState.all(derivation, today: today).map { Hearing($0, caseID, overview.sight) }
        self.hearings = hearings.isEmpty ? nil : Hearings(rows: hearings)
        let decisions = DecisionSummary.all(derivation, overview.duties).map(Decision.init)
        self.decisions = decisions.isEmpty ? nil : Decisions(rows: decisions)
    }

    /// Nil for who does not see the inner volume.
    private static func sheets(_ overview: CaseOverview, _ caseID: String) -> Sheets? {
        guard overview.seesSheets else { return nil }
        let intake = LinkModel(title: "收文签批单", path: SiteURL.sheet(caseID))
        return Sheets(
            rows: [intake]
                + overview.submissions.map {
                    .init(
                        title: "应诉材料签批单 \($0.id)\($0["unit"]?.text.map { "（\($0)）" } ?? "")",
                        path: SiteURL.sheet(caseID, $0.id))
                })
    }
}

extension CaseModel.Step {
    fileprivate init(_ step: NextStep, _ caseID: String, isFirst: Bool) {
        (title, self.isFirst, who) = (step.title, isFirst, step.who)
        mine = step.isMine && step.kind != nil
        path = step.kind.map { RecordPaths.page($0, case: caseID, about: step.about) } ?? ""
        by = step.by.map { "至迟\($0.shortChinese)" }
        reason = isFirst ? CaseModel.Reason(step) : nil
    }
}

extension CaseModel.Reason {
    fileprivate init(_ step: NextStep) {
        why = step.why
        when = step.by.map { "至迟\($0.chinese)（含当日）" }
        advice = step.safeBy.map { "系统建议\($0.shortChinese)前" }
    }
}

extension CaseModel.Wait {
    fileprivate init(_ waiting: Waiting, _ rules: Rules, _ caseID: String, mayRecord: Bool) {
        (what, since) = (waiting.what, waiting.since.chinese)
        by = waiting.by?.chinese
        cite = waiting.provenance.map(rules.citation)
        let about = ["proceeding": waiting.proceeding, "hearing": waiting.hearing].compactMapValues(\.self)
        path = mayRecord ? RecordPaths.page(waiting.kind, case: caseID, about: about) : nil
        action = rules.vocabulary.title(waiting.kind)
    }
}

extension CaseModel.FindingLine {
    fileprivate init(_ finding: Finding, _ rules: Rules, _ caseID: String, mayRecord: Bool) {
        (message, cite) = (finding.message, rules.citation(finding.provenance))
        units = finding.units.joined(separator: "、")
        (isBreach, isExplained) = (finding.severity == .breach, !finding.explanations.isEmpty)
        path =
            mayRecord
            ? SiteURL.record(caseID, .explained, SiteURL.query(["duty": finding.dutyKey ?? finding.code])) : nil
    }
}

extension CaseModel.Unit {
    fileprivate static func all(_ handling: CaseOverview.Handling) -> [CaseModel.Unit] {
        guard !handling.shares.isEmpty else {
            return [.init(unit: "承办单位不明确", role: nil, part: nil, succeeds: nil, detail: handling.reason)]
        }
        return handling.shares.map { share in
            .init(
                unit: share.unit, role: share.isProposed ? "拟承办" : Words.title(share.role),
                part: share.part == "whole" ? nil : Words.title(share.part, field: "part"),
                succeeds: share.succeeds.map { "承继\($0)" }, detail: handling.reason)
        }
    }
}

extension CaseModel.Side {
    fileprivate init(_ side: CaseOverview.Side, _ caseID: String, _ sight: Sight) {
        let appearance = side.appearance
        self.side = side.organ
        head = appearance.head.map { "\($0["name"]?.text ?? "")　\($0["post"]?.text ?? "")" } ?? "未定"
        state =
            appearance.isUnavailable
            ? "不能出庭" : appearance.isDecided ? "已确定" : appearance.head != nil ? "建议" : nil
        // Whom a reader may not know by name he is not told of by kind.
        agents = appearance.agents.compactMap { agent in
            agent["name"]?.text.map { "\($0)（\(Words.title(agent["kind"]?.text ?? "staff"))）" }
        }.joined(separator: "、")
        materials = side.checklist.map { checklist in
            .init(
                done: "\(checklist.rows.count - checklist.missing.count)/\(checklist.rows.count)",
                // What is missing first.
                rows: (checklist.rows.filter { $0.paper == nil } + checklist.rows.filter { $0.paper != nil }).map {
                    .init(title: $0.title, badge: $0.light.rawValue, state: $0.state)
                },
                papers: SiteURL.papers(caseID), archive: sight.mayReadInner ? SiteURL.archive(caseID) : nil)
        }
    }
}

extension CaseModel.Hearing {
    fileprivate init(_ state: HearingState, _ caseID: String, _ sight: Sight) {
        let hearing = state.hearing
        (at, place, verified) = (state.time, hearing["place"]?.text, state.isVerified)
        switch state.stage {
        case .held(let appeared): (self.state, isNear) = (appeared ? "负责人已出庭" : "负责人未出庭", false)
        case .coming(let left): (self.state, isNear) = (left > 0 ? "距开庭\(left)日" : "今日开庭", left <= 3)
        case .unrecorded: (self.state, isNear) = ("待登记", false)
        }
        untold = state.untold > 0 ? "\(state.untold)人未告知" : nil
        lacks = state.lacks.joined(separator: "、")
        tell = sight.mayRecord ? SiteURL.tell(caseID, hearing.id) : nil
        // Of several who are sued each has a card of its own.
        let own = [LinkModel(title: "出庭应诉提示卡", path: SiteURL.card(caseID, hearing.id))]
        let each = state.organs.map {
            LinkModel(
                title: "出庭应诉提示卡（\($0)）", path: SiteURL.card(caseID, hearing.id, SiteURL.query(["defendant": $0])))
        }
        cards = sight.mayReadInner ? state.organs.count > 1 ? each : own : []
    }
}

extension CaseModel.Decision {
    fileprivate init(_ decision: DecisionSummary) {
        title = "\(decision.document)　\(decision.number)"
        lost = decision.loss.map { $0 == .whole ? "败诉" : "部分败诉" }
        outcomes = decision.outcomes.isEmpty ? "裁判结果待补录" : decision.outcomes.joined(separator: "；")
        served = decision.servedOn.map { "我方\($0.chinese)收到" }
        unserved = decision.unserved.isEmpty ? nil : "\(decision.unserved.joined(separator: "、"))的送达日待登记"
        effect =
            switch decision.effect {
            case .on(let day, let isConfirmed): "\(day.chinese)生效（\(isConfirmed ? "已确认" : "推算，待确认")）"
            case .undated: "生效日待各方送达日补全后推算"
            case .none: "未生效（有人上诉）"
            }
    }
}
