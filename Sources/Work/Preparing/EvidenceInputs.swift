public import Casework
import Docket

/// 证据编目表: the rows of the list as inputs, as typed if something was typed, else as the docket has them.
public struct EvidenceInputs: Sendable {
    /// One piece.
    public struct Row: Sendable {
        /// Counted from 1.
        public let number: Int
        /// 次序, as typed.
        public let place: String
        /// Nil for one without an electronic file.
        public let file: String?
        public let pages: Int?
        public let isNew: Bool
        /// A row to fill in.
        public let isSpare: Bool
        public let inputs: [EntryInput]
    }

    let evidence: CaseEvidence
    let board: BurdenBoard
    let typed: TypedFields
    let kind: Kind

    public init(_ list: EvidenceList, _ board: BurdenBoard, typed: TypedFields) {
        (evidence, self.board, self.typed, kind) = (list.evidence, board, typed, list.kind)
    }

    private var isTyped: Bool { typed.names.contains { $0.hasPrefix("items.") || $0.hasPrefix("bases.") } }

    /// Rows that were typed, or those of the docket and some to fill in.
    private func count(_ list: String, known: Int, spare: Int) -> Int {
        isTyped ? min(typed.rows(of: list).last ?? -1, 999) + 1 : known + spare
    }

    public var items: [Row] {
        (0..<count("items", known: evidence.items.count, spare: 2)).map { index in
            let item = evidence.items.indices.contains(index) ? evidence.items[index] : nil
            let file = typed["items.\(index).file"] ?? item?.file ?? ""
            return Row(
                number: index + 1, place: typed["items.\(index).place"] ?? String(index + 1),
                file: file.isEmpty ? nil : file, pages: item?.fields["pages"]?.integer,
                isNew: item.map { !$0.isListed } ?? false, isSpare: item == nil,
                inputs: inputs(
                    "items.\(index)",
                    ["name", "group", "element", "purpose", "origin", "made-on", "form", "sets", "permission"],
                    item?.fields ?? [:]))
        }
    }

    /// 依据
    public var bases: [[EntryInput]] {
        (0..<count("bases", known: evidence.bases.count, spare: 3)).map { index in
            inputs(
                "bases.\(index)",
                ["name", "document-number", "clauses", "effective-on", "validity", "attached", "element"],
                evidence.bases.indices.contains(index) ? evidence.bases[index].object ?? [:] : [:])
        }
    }

    private func inputs(_ prefix: String, _ names: [String], _ known: [String: Value]) -> [EntryInput] {
        let said = TypedFields(of: known).byName
        // 举证要素 are those of the board, by their groups.
        let elements = board.cells.map { (code: $0.element, title: "\(Words.title($0.group))：\($0.element)") }
        let inputs = EntryInputs(
            kind: kind, typed: isTyped ? typed : TypedFields(),
            suggested: Dictionary(uniqueKeysWithValues: said.map { ("\(prefix).\($0.key)", $0.value) }),
            choices: ["\(prefix.prefix { $0 != "." }).element": elements])
        return inputs(names.map { "\(prefix).\($0)" }).map { input in
            var input = input
            // 证据3·来源 on a card that says 证据3 already.
            if let dot = input.title.firstIndex(of: "·") {
                input.title = String(input.title[input.title.index(after: dot)...])
            }
            if input.name.hasSuffix(".name") { input.title = "名称" }
            return input
        }
    }
}
