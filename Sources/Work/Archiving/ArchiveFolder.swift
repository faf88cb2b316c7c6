public import Casework
public import Docket
public import LegalCalendar
public import Rulebook

/// 立卷: what goes into 正卷 and 副卷, in order, what is missing, and who still holds which original (第十八条).
public struct ArchiveFolder: Sendable {
    public struct Original: Sendable, Hashable {
        public let day: CivilDay
        public let kind: String
        public let holder: String
    }

    private let derivation: Derivation
    private let papers: CasePapers
    private let reading: Reading

    /// - Parameter derivation: as the reader may see it.
    public init(_ derivation: Derivation, _ reading: Reading) {
        (self.derivation, papers, self.reading) = (derivation, CasePapers(file: derivation.file), reading)
    }

    private var file: CaseFile { derivation.file }
    public var main: [CasePapers.Paper] { papers.all.filter { !$0.isInner } }
    public var inner: [CasePapers.Paper] {
        let sight = reading.sight(derivation)
        return papers.all.filter { $0.isInner && sight.sees($0) }
    }

    /// Papers that the case's own course says there must be.
    public var missing: [String] {
        // Of what was never submitted no paper is missing: a case without mediation has no plan of it.
        let matters = Set(file.things(.submission).compactMap { $0["matter"]?.text }).union(["defence"])
        var wanted = derivation.rules.approvals(on: file.items.first?.day).filter { matters.contains($0.matter) }
            .flatMap(\.papers)
        if file.notice != nil { wanted.insert("notice", at: 0) }
        if file.first(.filedWithCourt) != nil { wanted.append("receipt") }
        if !file.things(.decision).isEmpty { wanted.append("judgment") }
        if file.first(.lossReportSubmitted) != nil { wanted.append("loss-report") }
        if file.first(.recommendationReplied) != nil { wanted.append("advice-reply") }
        var seen: Set<String> = []
        return wanted.filter { papers.newest($0) == nil && seen.insert($0).inserted }.map(PaperKind.title)
    }

    public var originals: [Original] {
        file.items.compactMap { item in
            item.entry["original"]?.text.map {
                Original(day: item.day, kind: derivation.rules.vocabulary.title(item.kind), holder: $0)
            }
        }
    }

    /// 尚未办结的
    public var open: [String] {
        derivation.duties().filter {
            $0.norm.force == .duty && [.open, .overdue, .undated].contains($0.status(on: reading.today))
                && $0.norm.fulfilledBy.triggers.allSatisfy { $0.kind != .archived }
        }.map(\.norm.what)
    }

    public var isArchived: Bool { file.last(.archived) != nil }
    /// 档号
    public var number: String? { file.last(.archived)?.entry["file-number"]?.text }
    /// What is recorded next: 结案 goes before 归档.
    public var next: KindName { file.last(.closed) == nil ? .closed : .archived }
    /// By which unit.
    public var unit: String? { derivation.responsible(in: file.instances.current?.id).first?.unit }

    /// 交法院的: the instances that have something approved; titled where the case has several.
    public var approved: [(proceeding: String, title: String?)] {
        let approved = Set(derivation.approvedSubmissions.compactMap { $0.context.first(.proceeding) })
        let all = file.instances.all
        return all.filter { approved.contains($0.id) }.map { thing in
            (thing.id, all.count > 1 ? Words.title(thing["kind"]?.text ?? "first") : nil)
        }
    }
}
