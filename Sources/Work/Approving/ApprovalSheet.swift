import Casework
public import Docket
public import LegalCalendar
import Papers
public import Rulebook
public import Store

/// 签批单: the sheet that goes round with a matter, on paper or on screen: what it is about, who said what, and what it carries.
public struct ApprovalSheet: Sendable {
    /// 紧急程度, by the nearest day of the case.
    public enum Urgency: String, Sendable { case plain = "平件", urgent = "加急", most = "特急" }

    /// 一行意见
    public struct Line: Sendable, Hashable {
        public let text: String
        public let who: String
        public let day: CivilDay
    }

    /// 附件, each to be opened before it is approved.
    public struct Attached: Sendable, Hashable {
        public let title: String
        /// Nil for one that is only recorded.
        public let file: String?
    }

    let derivation: Derivation
    let reading: Reading
    let caseID: String
    /// 提请审批 that it goes with; nil for the sheet that goes round with what the court sent.
    public let submission: Thing?
    /// The entry of that submission.
    let entry: Entry?
    /// 姓名 by account.
    private let names: [String: String]

    /// 收文签批单
    public init(
        intakeOf derivation: Derivation, _ caseID: String, _ reading: Reading, names: [String: String] = [:]
    ) {
        self.names = names
        (self.derivation, self.reading, self.caseID) = (derivation, reading, caseID)
        (submission, entry) = (nil, nil)
    }

    /// - Returns: nil for a submission that the case has not.
    public init?(
        _ submission: String, of derivation: Derivation, _ caseID: String, _ reading: Reading,
        names: [String: String] = [:]
    ) {
        guard let thing = derivation.file.thing(.submission, submission),
            let entry = derivation.file.items.first(where: { $0.sequence == thing.openedBy })?.entry
        else { return nil }
        (self.derivation, self.reading, self.caseID) = (derivation, reading, caseID)
        (self.submission, self.entry, self.names) = (thing, entry, names)
    }

    private var file: CaseFile { derivation.file }
    private var proceeding: String? { submission?["proceeding"]?.text ?? file.instances.current?.id }
    private var unit: String? { submission?["unit"]?.text }
    private var notice: Entry? { file.notice?.entry }
    private var instance: Thing? { proceeding.flatMap { file.thing(.proceeding, $0) } }

    public var heading: String { submission == nil ? "收文签批单" : "行政应诉签批单" }

    /// 编号: of the instance it is about, else of the case.
    public var number: String {
        let own = submission == nil ? nil : instance?["intake-number"]?.text
        return own ?? notice?["intake-number"]?.text ?? ""
    }

    public var urgency: Urgency {
        let open = derivation.duties().filter { $0.norm.force == .duty && $0.fulfilled == nil && $0.ended == nil }
        guard let nearest = open.compactMap(\.safeBy).min() else { return .plain }
        return nearest <= reading.today ? .most : nearest.days(since: reading.today) <= 3 ? .urgent : .plain
    }

    // MARK: - 来文

    public var from: (unit: String, number: String, day: CivilDay?) {
        guard let entry else { return (notice?["court"]?.text ?? "", instance?.number ?? "", file.notice?.day) }
        return (unit ?? "", entry["document-number"]?.text ?? "", entry.day)
    }

    /// 签发人
    public var signedOffBy: String? { entry?["signed-off-by"]?.text }

    public var subject: String {
        guard let entry else { return "\(file.title) \(notice?["act"]?["title"]?.text ?? "") \(Self.intakePapers)" }
        return entry["title"]?.text ?? "关于提请审批\(file.title)案应诉材料的请示"
    }

    /// 附：系列案清单: one sheet goes round with all of them; none where the case stands alone.
    public var series: [CaseRow] {
        get throws {
            guard submission == nil else { return [] }
            let all = try reading.store.series(
                of: caseID, reading.scope, today: reading.today, limit: SeriesBoard.most)
            return all.count > 1 ? all : []
        }
    }

    private static let intakePapers = "应诉通知书、起诉状副本"

    /// 被告与部分: which defendant's papers these are, where several are sued.
    public var organ: String? {
        guard submission != nil, file.things(.defendant, in: proceeding).count > 1 else { return nil }
        let part = unit.flatMap { file.thing(.unit, $0, in: proceeding)?["part"]?.text }
        return derivation.organ(of: unit, in: proceeding)
            + (part.map { $0 == "whole" ? "" : "（\(Words.title($0, field: "part"))）" } ?? "")
    }

    // MARK: - 附件

    /// What came from the court, in words; nil where the papers are attached one by one.
    public var papers: String? { entry == nil ? Self.intakePapers : nil }

    public var attached: [Attached] {
        let all = CasePapers(file: file).all
        return (entry?["papers"]?.list ?? []).map { carried in
            let paper = all.last {
                $0.digest != nil && $0.digest == carried["digest"]?.text && $0.kind == carried["kind"]?.text
                    && reading.sight(derivation).sees($0)
            }
            let version = carried["version"]?.integer.map { "（第\($0)稿）" } ?? ""
            let name = paper.map { PaperKind.several.contains($0.kind) ? "：\($0.name)" : "" } ?? ""
            return Attached(title: PaperKind.title(carried["kind"]?.text ?? "") + version + name, file: paper?.file)
        }
    }

    /// 缺: what the approval norm of the matter names and the submission does not carry.
    public var missing: [String] {
        guard let entry, let submission else { return [] }
        let carried = Set((entry["papers"]?.list ?? []).compactMap { $0["kind"]?.text })
        let wanted = derivation.approval(of: submission)?.papers ?? []
        return wanted.filter { !carried.contains($0) }.map(PaperKind.title)
    }

    // MARK: - 办理期限、意见

    public var limits: [String] {
        let duties = derivation.duties()
        let evidence = duties.filter {
            $0.norm.name == "national/submit-evidence" && (submission == nil || $0.fulfilled == nil)
        }.compactMap(\.due).min()
        let last = evidence.map { submission == nil ? $0.chinese : $0.shortChinese }
        let statutory = last.map { ["法定举证期限至迟\($0)（含当日）"] } ?? []
        guard let submission,
            let own = duties.first(where: {
                $0.norm.bearer == "intake-office" && $0.context.first(.submission) == submission.id
            }), let due = own.due
        else { return statutory }
        let advice = own.advice.flatMap { $0.day < due ? "系统建议\($0.day.shortChinese)前" : nil }
        let cite = derivation.rules.citation(own.norm.provenance)
        return [advice, "\(cite)\(own.norm.within?.chinese ?? "")至迟\(due.shortChinese)"].compactMap(\.self) + statutory
    }

    /// 拟办意见: who is to handle it, or who is to appear.
    public var suggestion: String {
        if let entry { return Self.proposal(entry) }
        guard let proposal = derivation.proposedAssignment(in: proceeding) else { return "" }
        let cite = derivation.rules.citation(proposal.norm.provenance)
        if proposal.isUnclear {
            let office = derivation.holder(of: .oversightOffice, answeringFor: unit, in: proceeding)
            return "承办单位不明确，拟请\(office ?? derivation.rules.title(of: .oversightOffice))报请市政府确定（\(cite)）。"
        }
        let units = proposal.shares.map {
            $0.unit + ($0.part == "whole" ? "" : "（\(Words.title($0.part, field: "part"))）")
        }
        return "拟请\(units.joined(separator: "、"))承办（\(cite)）。"
    }

    private static func proposal(_ entry: Entry) -> String {
        guard let head = entry["proposal"]?["head"]?["name"]?.text else { return "" }
        let agents = entry["proposal"]?["agents"]?.list?.compactMap { $0["name"]?.text } ?? []
        return "出庭应诉人员建议：\(head)\(entry["proposal"]?["head"]?["post"]?.text ?? "")出庭"
            + (agents.isEmpty ? "" : "，代理人\(agents.joined(separator: "、"))")
    }

    /// 拟稿、审核、会签, of this submission on.
    public var opinions: [Line] {
        file.items.filter { item in
            isOpinion(item, ["draft", "review", "countersign"]) && isOfThis(item)
                && (submission.map { item.sequence > $0.openedBy } ?? true)
        }.map(line)
    }

    /// Of several that go round in one docket: said of this one, and by its own unit or an office of its organ.
    private func isOfThis(_ item: CaseFile.Item) -> Bool {
        guard submission != nil else { return true }
        let isOthers = item.entry.role == Function.handlingUnit.rawValue && unit != nil && item.entry.unit != unit
        return item.isOf(proceeding: proceeding) && !isOthers && derivation.organ(of: item) == answering
    }

    /// 领导批示
    public var decisions: [Line] {
        file.items.filter { item in
            let isLeaders = isOpinion(item, ["instruction", "refer-on", "read"])
            guard let submission else { return isLeaders }
            return isDecision(item) || isLeaders && item.sequence > submission.openedBy
        }.map(line)
    }

    private func isOpinion(_ item: CaseFile.Item, _ steps: [String]) -> Bool {
        item.kind == .opined && steps.contains(item.entry["step"]?.text ?? "")
    }

    private func isDecision(_ item: CaseFile.Item) -> Bool {
        [.approved, .returned].contains(item.kind) && item.context.first(.submission) == submission?.id
    }

    private func line(_ item: CaseFile.Item) -> Line {
        let said = item.entry["text"]?.text ?? item.entry["opinion"]?.text ?? item.entry["reason"]?.text
        return Line(
            text: (item.kind == .returned ? "退回：" : "") + (said ?? (item.kind == .approved ? "同意。" : "")),
            who: item.entry["by"]?["name"]?.text ?? names[item.entry.actor] ?? item.entry.actor, day: item.day)
    }

    /// 用印登记
    public var seal: String {
        let sealed = file.items.last {
            $0.kind == .sealed && $0.context.first(.submission) == submission?.id && submission != nil
        }?.entry
        guard let seal = sealed else { return "" }
        let parts: [(String, String?)] = [
            ("", seal["seal"]?.text), ("", seal["copies"]?.integer.map { "\($0)份" }), ("用印人 ", seal["keeper"]?.text),
            ("监印人 ", seal["witness"]?.text),
            ("登记号 ", seal["register-number"]?.text),
        ]
        return parts.compactMap { label, value in value.map { label + $0 } }.joined(separator: "　")
    }

    // MARK: - 办理

    /// Whether the reader may decide on it here: not yet decided, and his to decide or to record for who did.
    public var mayDecide: Bool {
        let decided = file.items.filter(isDecision)
        let isAsked = decided.isEmpty || level != nil && !decided.contains { $0.kind == .returned }
        return submission != nil && isAsked && deciders.contains { reading.holds($0, of: answering) }
    }

    /// Who answers, or records the answer of a leader.
    private var deciders: [Function] {
        let norm = derivation.approval(of: submission)
        let by = derivation.levelsLeft(of: submission?.id).first?.by ?? norm?.by ?? [.intakeOffice, .leader]
        return by + (by.contains(.leader) ? [.intakeOffice] : [])
    }

    /// 审批层级 whose answer is asked for; nil where one answer is all.
    public var level: String? { derivation.levelsLeft(of: submission?.id).first?.name }

    /// Whether he records what another decided on paper.
    public var isForAnother: Bool { !reading.holds(.leader, of: answering) }

    /// 应诉机关 whose offices decide.
    private var answering: String { derivation.organ(answeringFor: unit, in: proceeding) }

    /// 原件存放处, where the office keeps what others signed.
    public var keeper: String { reading.reader.unit }

    /// 分管负责人: who is suggested as having decided.
    public var leader: Organisation.Head? {
        derivation.organisation.heads(of: answering, on: reading.today).first { !$0.isPrincipal }
    }

    /// 校验码: kept, so that the signed sheet is found by it.
    public func checkCode() throws -> String {
        let printed = PrintedPaper(
            caseID: caseID, kind: submission == nil ? "instruction" : "approval-slip", unit: unit ?? "",
            proceeding: proceeding ?? "", sequence: file.items.map(\.sequence).max() ?? 0, day: reading.today,
            account: reading.reader.account)
        if try reading.store.printed(code: printed.code).isEmpty { try reading.store.keep(printed) }
        return printed.code
    }
}
