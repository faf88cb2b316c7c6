public import Casework
import Docket
public import Rulebook

/// 材料清单: the papers that article 6 asks for in an instance, by the approval norm, and what is there.
public struct Checklist: Sendable {
    public struct Row: Sendable, Hashable {
        public let kind: String
        public let paper: CasePapers.Paper?
        /// 报批的是第几稿, where another has come since.
        public let approved: Int?
        /// 另一审级的: it does not serve here, but may be the model for the one that is missing.
        public let isElsewhere: Bool

        public var title: String { PaperKind.title(kind) }
        /// Amber where it is missing, red where another text than the approved one has come.
        public var light: DueMark.Light { paper == nil ? .amber : approved == nil ? .green : .red }
        public var state: String {
            guard let paper else { return isElsewhere ? "缺（前一审级有）" : "缺" }
            return approved.map { "■ 现有第\(paper.version)稿，报批的是第\($0)稿" } ?? "已齐 第\(paper.version)稿"
        }
    }

    public let rows: [Row]

    public init(_ derivation: Derivation, unit: String?, proceeding: String?) {
        let file = derivation.file
        let papers = CasePapers(file: file)
        let begun = proceeding.flatMap { file.thing(.proceeding, $0)?.openedOn } ?? file.items.first?.day
        let norm = derivation.rules.approval(of: "defence", on: begun.map(derivation.ruleDay))
        let wanted = norm?.papers ?? []
        let earlier = file.lineage(of: proceeding).dropFirst()
        let submitted = file.items(of: .submittedForApproval).last {
            $0.isOf(unit: unit) && $0.isOf(proceeding: proceeding)
        }
        // Returned papers are meant to be replaced.
        let isReturned =
            submitted.map { one in
                file.items(of: .returned).contains {
                    $0.sequence > one.sequence && $0.isOf(unit: unit) && $0.isOf(proceeding: proceeding)
                }
            } ?? true
        let replaced =
            isReturned
            ? [] : submitted.map { papers.replaced(since: $0.entry, unit: unit, proceeding: proceeding) } ?? []
        rows = wanted.map { kind in
            Row(
                kind: kind, paper: papers.newest(kind, unit: unit, proceeding: proceeding),
                approved: replaced.first { $0.newest.kind == kind }?.approved,
                isElsewhere: earlier.contains { instance in papers.newest(kind, unit: unit, proceeding: instance) != nil
                })
        }
    }

    public var missing: [String] { rows.filter { $0.paper == nil }.map { PaperKind.title($0.kind) } }
    public var summary: String { "\(rows.count - missing.count)/\(rows.count) 已齐" }
}
