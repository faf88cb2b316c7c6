import Docket
public import Rulebook

/// 举证清单: what the kind of act asks to be proven, and which pieces prove it; an empty cell is a risk.
public struct BurdenBoard: Sendable {
    public struct Cell: Sendable, Hashable {
        public let element: String
        public let group: String
        public let because: String
        /// Numbers of the pieces in the list, counted from 1.
        public let proofs: [Int]
        /// Normative documents that the list names for it.
        public let bases: [String]

        public var isEmpty: Bool { proofs.isEmpty && bases.isEmpty }
    }

    public let cells: [Cell]

    public init(_ derivation: Derivation, evidence: CaseEvidence) {
        let act = derivation.file.notice?.entry["act"]
        let (kind, title) = (act?["kind"]?.text ?? "", act?["title"]?.text ?? "")
        let items = Array(evidence.items.enumerated())
        cells = CaseEvidence.groups.flatMap { group in
            derivation.rules.burdens.filter { $0.group == group && $0.concerns(kind: kind, title: title) }.map {
                burden in
                Cell(
                    element: burden.element, group: group, because: burden.because,
                    proofs: items.filter { $0.element.fields["element"]?.text == burden.element }.map { $0.offset + 1 },
                    bases: evidence.bases.filter { $0["element"]?.text == burden.element }.compactMap {
                        $0["name"]?.text
                    })
            }
        }
    }

    public var gaps: [Cell] { cells.filter(\.isEmpty) }
}
