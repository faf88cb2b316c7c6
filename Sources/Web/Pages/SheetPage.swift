import Casework
import Docket
import LegalCalendar
import Papers
import Rulebook
import Store

/// 签批单: screen is paper; it prints on A4, and who decides on line decides here.
enum SheetPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        try page(exchange, refusal: nil, conflict: nil)
    }

    /// 收文签批单: the sheet that goes round before anything is submitted.
    @Sendable static func blank(_ exchange: Exchange) async throws -> Reply {
        let derivation = try exchange.derivation()
        let notice = derivation.file.notice
        var model = try common("instruction", nil, derivation, exchange)
        let limit = derivation.duties().filter { $0.norm.name == "national/submit-evidence" }.compactMap(\.due).min()
        model.merge([
            "heading": "收文签批单", "from-unit": notice?.entry["court"]?.text ?? "",
            "from-number": derivation.file.things(.proceeding).last?.number ?? "",
            "from-day": notice?.day.chinese ?? "",
            "signed-off-by": "",
            "subject": "\(derivation.file.title) \(notice?.entry["act"]?["title"]?.text ?? "") 应诉通知书、起诉状副本",
            "papers": "应诉通知书、起诉状副本",
            "limits": limit.map { "法定举证期限至迟\($0.chinese)（含当日）" } ?? "", "suggestion": suggestion(derivation),
            "can-decide": false, "seal": "",
        ]) { _, new in new }
        return try exchange.page("sheet", model)
    }

    private static func suggestion(_ derivation: Derivation) -> String {
        guard let recommendation = derivation.recommendation(for: derivation.file.things(.proceeding).last?.id) else {
            return ""
        }
        let cite = derivation.rules.citation(recommendation.norm.provenance)
        if recommendation.isUnclear { return "承办单位不明确，拟请市司法局报请市政府确定（\(cite)）。" }
        return
            "拟请\(recommendation.shares.map { $0.unit + ($0.part == "whole" ? "" : "（\(Words.title($0.part, field: "part"))）") }.joined(separator: "、"))承办（\(cite)）。"
    }

    /// 校验码: kept, so that the signed sheet is found by it.
    private static func code(_ kind: String, _ submission: Thing?, _ derivation: Derivation, _ exchange: Exchange)
        throws
        -> String
    {
        let proceeding = submission?["proceeding"]?.text ?? derivation.file.things(.proceeding).last?.id
        let printed = PrintedPaper(
            caseID: exchange.caseID, kind: kind, unit: submission?["unit"]?.text ?? "", proceeding: proceeding ?? "",
            sequence: derivation.file.items.map(\.sequence).max() ?? 0, day: exchange.today,
            account: try exchange.actor.account)
        if try exchange.store.printed(code: printed.code).isEmpty { try exchange.store.keep(printed) }
        return printed.code
    }

    private static func common(
        _ kind: String, _ submission: Thing?, _ derivation: Derivation, _ exchange: Exchange
    ) throws -> Model {
        return [
            "title": "签批单", "case": CaseHead(derivation, exchange).model,
            "number": derivation.file.notice?.entry["intake-number"]?.text ?? "",
            "urgency": urgency(derivation, exchange.today),
            "check-code": try code(kind, submission, derivation, exchange), "opinions": opinions(derivation, nil),
            "decisions": instructions(derivation),
        ]
    }

    private static func urgency(_ derivation: Derivation, _ today: CivilDay) -> String {
        let nearest = derivation.duties().filter { $0.norm.force == .duty && $0.fulfilled == nil && $0.ended == nil }
            .compactMap(\.safeBy).min()
        guard let nearest else { return "平件" }
        return nearest <= today ? "特急" : nearest.days(since: today) <= 3 ? "加急" : "平件"
    }

    /// 附件, each to be opened before it is approved.
    private static func attached(_ entry: Entry, _ derivation: Derivation, _ exchange: Exchange) throws -> [Model] {
        let all = CasePapers(file: derivation.file).all
        let reader = try exchange.reader
        return (entry["papers"]?.list ?? []).map { carried in
            let paper = all.last {
                $0.digest != nil && $0.digest == carried["digest"]?.text && $0.kind == carried["kind"]?.text
                    && Access.sees($0, reader)
            }
            let name = paper.map { PaperKind.several.contains($0.kind) ? "：\($0.name)" : "" } ?? ""
            return [
                "title": paperTitle(carried) + name,
                "path": paper?.file.map { SiteURL.file(exchange.caseID, $0) } ?? "",
                "has-file": paper?.file != nil,
            ]
        }
    }

    /// 缺: what the approval norm of the matter names and the submission does not carry.
    private static func missing(_ entry: Entry, _ submission: Thing, _ derivation: Derivation) -> String {
        let matter = submission["matter"]?.text ?? "defence"
        guard let norm = derivation.rules.approvals.first(where: { $0.matter == matter }) else { return "" }
        let carried = Set((entry["papers"]?.list ?? []).compactMap { $0["kind"]?.text })
        return norm.papers.filter { !carried.contains($0) }.map(PaperKind.title).joined(separator: "、")
    }

    private static func submission(_ exchange: Exchange, _ derivation: Derivation) throws -> Thing {
        guard let thing = exchange.parameters["submission"].flatMap({ derivation.file.thing(.submission, $0) }) else {
            throw PageError.absent
        }
        return thing
    }

    private static func page(_ exchange: Exchange, refusal: Refusal?, conflict: Conflict?, uploads: [Upload] = [])
        throws -> Reply
    {
        let derivation = try exchange.derivation()
        let submission = try submission(exchange, derivation)
        guard let entry = derivation.file.items.first(where: { $0.sequence == submission.openedBy })?.entry else {
            throw PageError.absent
        }
        let actor = try exchange.actor
        let decided = derivation.file.items.contains {
            [.approved, .returned].contains($0.kind) && $0.context.first(.submission) == submission.id
        }
        let seal = derivation.file.items.last { $0.kind == .sealed && $0.context.first(.submission) == submission.id }?
            .entry
        var model = try common("approval-slip", submission, derivation, exchange)
        model.merge([
            "number": submission["proceeding"]?.text.flatMap {
                derivation.file.thing(.proceeding, $0)?["intake-number"]?.text
            } ?? derivation.file.notice?.entry["intake-number"]?
                .text ?? "",
            "organ": organ(derivation, submission), "replaced": try replaced(derivation, entry, submission, exchange),
            "heading": "行政应诉签批单",
            "from-unit": submission["unit"]?.text ?? "",
            "from-number": entry["document-number"]?.text ?? "",
            "from-day": entry.day.chinese,
            "signed-off-by": entry["signed-off-by"]?.text ?? "",
            "subject": entry["title"]?.text ?? "关于提请审批\(derivation.file.title)案应诉材料的请示",
            "papers": "", "attached": try attached(entry, derivation, exchange),
            "missing": missing(entry, submission, derivation),
            "limits": limits(derivation, submission), "suggestion": proposal(entry),
            "opinions": opinions(derivation, submission), "decisions": decisions(derivation, submission),
            "seal": sealLine(seal),
            "can-decide": !decided && [.intakeOffice, .leader].contains(actor.function),
            "is-clerk": actor.function == .intakeOffice, "leader": leader(derivation, exchange),
            "day": exchange.form["day"] ?? exchange.today.description,
            "original": exchange.form["original"] ?? "市政府办公室", "kept": RecordFiles.models(uploads),
            "seen": String(derivation.file.items.map { $0.correctedBy ?? $0.sequence }.max() ?? 0),
            "text": exchange.form["text"] ?? "", "submission": submission.id,
            "violations": (refusal?.violations ?? []).map { ["message": $0.message, "cite": $0.cite ?? ""] as Model },
            "has-violations": refusal != nil,
            "has-conflict": conflict != nil,
            "conflict": try conflict.map { try ConflictModel(theirs: $0.theirs, exchange).model } as Any,
        ]) { _, new in new }
        return try exchange.page("sheet", model, status: refusal != nil ? 422 : conflict != nil ? 409 : 200)
    }

    /// 被告与部分: which defendant's papers these are, where several are sued.
    private static func organ(_ derivation: Derivation, _ submission: Thing) -> String {
        let (proceeding, unit) = (submission["proceeding"]?.text, submission["unit"]?.text)
        guard derivation.file.things(.defendant, in: proceeding).count > 1 else { return "" }
        let part = unit.flatMap { derivation.file.thing(.unit, $0, in: proceeding)?["part"]?.text }
        return derivation.organ(of: unit, in: proceeding)
            + (part.map { $0 == "whole" ? "" : "（\(Words.title($0, field: "part"))）" } ?? "")
    }

    /// In red: what was handed in after this was submitted, so that nobody seals or files another text than the approved one.
    private static func replaced(_ derivation: Derivation, _ entry: Entry, _ submission: Thing, _ exchange: Exchange)
        throws -> [Model]
    {
        let reader = try exchange.reader
        return try CasePapers(file: derivation.file).replaced(
            since: entry, unit: submission["unit"]?.text, proceeding: submission["proceeding"]?.text
        ).map {
            approved, text, newest in
            let words =
                "\(PaperKind.title(newest.kind))：报批的是第\(approved)稿，\(newest.entry.day.shortChinese)又收第\(newest.version)稿（\(newest.digest.flatMap(Digest.init(hex:))?.checkCode ?? "无杂凑值")）"
            guard let text, Access.sees(text, reader), Access.sees(newest, reader),
                let difference = try difference(text, newest, exchange)
            else {
                return ["words": words, "gone": [String](), "come": [String]()]
            }
            let (gone, come) = (Array(difference.gone.prefix(40)), Array(difference.come.prefix(40)))
            return [
                "words": words, "gone": gone, "come": come, "has-lines": !gone.isEmpty || !come.isEmpty,
                "is-same": difference.gone.isEmpty && difference.come.isEmpty,
            ]
        }
    }

    /// Word by word where both are .docx; nil where they are scans, or can't be read: that they differ is said all the same.
    private static func difference(_ old: CasePapers.Paper, _ new: CasePapers.Paper, _ exchange: Exchange) throws
        -> PaperDifference?
    {
        func bytes(_ paper: CasePapers.Paper) throws -> [UInt8]? {
            guard paper.name.lowercased().hasSuffix(".docx"), let file = paper.file,
                let digest = paper.digest.flatMap(Digest.init(hex:))
            else { return nil }
            return try exchange.store.files.get(file, digest: digest)
        }
        guard let before = try bytes(old), let after = try bytes(new) else { return nil }
        return try? PaperDifference(from: before, to: after)
    }

    private static func paperTitle(_ paper: Value) -> String {
        let version = paper["version"]?.integer.map { "（第\($0)稿）" } ?? ""
        return PaperKind.title(paper["kind"]?.text ?? "") + version
    }

    private static func sealLine(_ seal: Entry?) -> String {
        guard let seal else { return "" }
        let parts: [(String, String?)] = [
            ("", seal["seal"]?.text), ("", seal["copies"]?.integer.map { "\($0)份" }), ("用印人 ", seal["keeper"]?.text),
            ("监印人 ", seal["witness"]?.text),
            ("登记号 ", seal["register-number"]?.text),
        ]
        return parts.compactMap { label, value in value.map { label + $0 } }.joined(separator: "　")
    }

    private static func leader(_ derivation: Derivation, _ exchange: Exchange) -> Model {
        let head = derivation.organisation.heads(of: derivation.organisation.government ?? "", on: exchange.today).first
        { !$0.isPrincipal }
        return [
            "name": exchange.form["by-name"] ?? head?.name ?? "", "post": exchange.form["by-post"] ?? head?.post ?? "",
        ]
    }

    private static func limits(_ derivation: Derivation, _ submission: Thing) -> String {
        let duties = derivation.duties()
        var parts: [String] = []
        if let own = duties.first(where: {
            $0.norm.bearer == "intake-office" && $0.context.first(.submission) == submission.id
        }), let due = own.due {
            if let advice = own.advice, advice.day < due { parts.append("系统建议\(advice.day.shortChinese)前") }
            parts.append(
                "\(derivation.rules.citation(own.norm.provenance))\(own.norm.within?.chinese ?? "")至迟\(due.shortChinese)"
            )
        }
        if let limit = duties.filter({ $0.norm.name == "national/submit-evidence" && $0.fulfilled == nil }).compactMap(
            \.due
        ).min() {
            parts.append("法定举证期限至迟\(limit.shortChinese)（含当日）")
        }
        return parts.joined(separator: "；")
    }

    private static func proposal(_ entry: Entry) -> String {
        guard let head = entry["proposal"]?["head"]?["name"]?.text else { return "" }
        let agents = entry["proposal"]?["agents"]?.list?.compactMap { $0["name"]?.text } ?? []
        return "出庭应诉人员建议：\(head)\(entry["proposal"]?["head"]?["post"]?.text ?? "")出庭"
            + (agents.isEmpty ? "" : "，代理人\(agents.joined(separator: "、"))")
    }

    private static func line(_ item: CaseFile.Item) -> Model {
        let who = item.entry["by"]?["name"]?.text ?? item.entry.actor
        let text =
            item.entry["text"]?.text ?? item.entry["opinion"]?.text ?? item.entry["reason"]?.text
            ?? (item.kind == .approved ? "同意。" : "")
        return ["text": (item.kind == .returned ? "退回：" : "") + text, "who": who, "day": item.day.shortChinese]
    }

    private static func opinions(_ derivation: Derivation, _ submission: Thing?) -> [Model] {
        derivation.file.items.filter {
            $0.kind == .opined && ["draft", "review", "countersign"].contains($0.entry["step"]?.text ?? "")
                && (submission == nil || $0.sequence > submission!.openedBy)
        }.map(line)
    }

    private static func instructions(_ derivation: Derivation) -> [Model] {
        derivation.file.items.filter {
            $0.kind == .opined && ["instruction", "refer-on", "read"].contains($0.entry["step"]?.text ?? "")
        }.map(line)
    }

    private static func decisions(_ derivation: Derivation, _ submission: Thing) -> [Model] {
        derivation.file.items.filter { item in
            ([.approved, .returned].contains(item.kind) && item.context.first(.submission) == submission.id)
                || (item.kind == .opined && item.sequence > submission.openedBy
                    && ["instruction", "refer-on", "read"].contains(item.entry["step"]?.text ?? ""))
        }.map(line)
    }

    /// 办理意见: what the leader or the office ticks on the sheet.
    private enum Answer: String {
        case approved, returned, read
        case returnedByLeader = "returned-by-leader"
        case referOn = "refer-on"

        var kind: KindName {
            switch self {
            case .approved: .approved
            case .returned, .returnedByLeader: .returned
            case .read, .referOn: .opined
            }
        }
    }

    /// 同意、退回、圈阅、转批
    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        try form.allow(
            { ["decision", "day", "text", "by-name", "by-post", "medium", "original", "scan", "kept"].contains($0) },
            several: ["kept"])
        let derivation = try exchange.derivation()
        let submission = try submission(exchange, derivation)
        var uploads: [Upload] = []
        do {
            let kind = Answer(rawValue: form["decision"] ?? "")?.kind ?? .opined
            // Files first: they stay with the form whatever else is wrong in it.
            var scans = Draft(kind, day: exchange.today, [:])
            uploads = try RecordFiles.attach(exchange, to: &scans)
            var draft = try draft(form, submission, exchange)
            draft.fields["papers"] = scans.fields["papers"]
            _ = try exchange.store.change(exchange.caseID, try exchange.request(confirmed: ["*"])) { [draft] _ in
                [draft]
            }
            return .see(
                "/", saying: "已登记：\(exchange.store.rules.vocabulary.title(draft.kind))（\(derivation.file.title)）")
        } catch let refusal as Refusal {
            return try page(exchange, refusal: refusal, conflict: nil, uploads: uploads)
        } catch let conflict as Conflict {
            return try page(exchange, refusal: nil, conflict: conflict, uploads: uploads)
        }
    }

    /// 签批日期: the day that stands beside the signature, not the day on which somebody typed it in.
    private static func day(_ form: Form, _ submission: Thing, _ today: CivilDay) throws -> CivilDay {
        let text = (form["day"] ?? "").trimmingBlanks
        guard !text.isEmpty else { return today }
        func refuse(_ message: String) -> Refusal { Refusal([.init(code: "shape", field: "day", message: message)]) }
        guard let day = CivilDay.read(text) else { throw refuse("签批日期：没有这一天，请按 2026-02-10 填写（所填：\(text)）") }
        guard day <= today else { throw refuse("签批日期 \(day.chinese) 晚于今天，还没有发生的事不能登记") }
        guard day >= submission.openedOn else {
            throw refuse("签批日期 \(day.chinese) 早于提请审批之日 \(submission.openedOn.chinese)")
        }
        return day
    }

    private static func draft(_ form: Form, _ submission: Thing, _ exchange: Exchange) throws -> Draft {
        var fields: [String: Value] = ["submission": .text(submission.id)]
        fields["unit"] = submission["unit"]
        let text = (form["text"] ?? "").trimmingBlanks
        let day = try day(form, submission, exchange.today)
        // 退回 is the office's own act, unless it says that the leader did.
        let answer = Answer(rawValue: form["decision"] ?? "")
        let isOwn = try answer == .returned && exchange.actor.function == .intakeOffice
        if !isOwn, let name = form["by-name"]?.trimmingBlanks, !name.isEmpty {
            var by: [String: Value] = ["name": .text(name)]
            if let post = form["by-post"]?.trimmingBlanks, !post.isEmpty { by["post"] = .text(post) }
            fields["by"] = .object(by)
            fields["medium"] = .text(form["medium"] ?? "paper")
            if let original = form["original"]?.trimmingBlanks, !original.isEmpty {
                fields["original"] = .text(original)
            }
        }
        switch answer {
        case .approved:
            if !text.isEmpty { fields["opinion"] = .text(text) }
            return Draft(.approved, day: day, fields)
        case .returned, .returnedByLeader:
            guard !text.isEmpty else { throw Refusal([.init(code: "shape", field: "text", message: "退回应当写明理由")]) }
            fields["reason"] = .text(text)
            return Draft(.returned, day: day, fields)
        case .read, .referOn:
            fields["step"] = .text((answer ?? .read).rawValue)
            fields["meaning"] = "noted"
            if !text.isEmpty { fields["text"] = .text(text) }
            return Draft(.opined, day: day, fields)
        case nil: throw PageError.badForm("请选择同意、圈阅、转批或退回")
        }
    }
}
