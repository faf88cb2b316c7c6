import Docket

/// 差异说明: what was found of a difference and why; kept by case, item and what both sides say, so that the next list finds it again.
public struct DifferenceNotes: Sendable {
    public struct Note: Sendable, Hashable {
        /// 认定
        public let finding: String
        public let reason: String

        public init(finding: String, reason: String) { (self.finding, self.reason) = (finding, reason) }

        /// 待查
        public static let none = Note(finding: "unsettled", reason: "")
        public static let findings = ["unsettled", "list-wrong", "ours-wrong", "both-right"]
    }

    private struct Place: Hashable {
        let key: String
        let difference: String
    }

    /// By what both sides said; the last of each.
    private var notes: [Place: [String: Note]] = [:]
    private var last: [Place: Note] = [:]

    /// - Parameter entries: in their order.
    init(_ entries: [Entry]) {
        for item in entries.flatMap({ $0["differences"]?.list ?? [] }) {
            guard let key = item["key"]?.text, let difference = item["difference"]?.text else { continue }
            let place = Place(key: key, difference: difference)
            let note = Note(finding: item["finding"]?.text ?? "unsettled", reason: item["reason"]?.text ?? "")
            notes[place, default: [:]][item["values"]?.text ?? ""] = note
            last[place] = note
        }
    }

    /// What was said of just this.
    func note(_ difference: ListDifference) -> Note? {
        notes[Place(key: difference.key, difference: difference.kind.id)]?[difference.values]
    }

    /// What was said of it when the two sides said something else.
    func earlier(_ difference: ListDifference) -> Note? {
        note(difference) == nil ? last[Place(key: difference.key, difference: difference.kind.id)] : nil
    }
}
