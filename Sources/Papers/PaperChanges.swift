import Casework
import Docket
public import Rulebook

/// 文书与数据: what a paper says that the docket no longer does, because the docket was corrected or went on.
public struct PaperChanges: Sendable {
    public struct Change: Sendable, Hashable {
        public let field: String
        public let title: String
        public let old: String
        public let new: String

        /// For who may know that it changed, not from what to what.
        public var withoutValues: Change { Change(field: field, title: title, old: "—", new: "—") }
    }

    /// What every print has anew, or what the paper is not about.
    private static let passing: Set<String> = [
        "date", "year", "check-code", "reserved-number", "papers", "opinions", "originals", "volume",
    ]

    /// - Parameters:
    ///   - then: the case as it was when the paper was made.
    ///   - now: the case as it is.
    ///   - countingBlanks: what was blank then and is known now counts too: of a print nobody knows what was written on it.
    ///   - proceeding: whose paper it is; a later instance changes nothing in it.
    /// - Returns: fields the template uses that were known then and are otherwise now. What was blank then a person has filled in.
    public static func between(
        _ then: Derivation, _ now: Derivation, in template: PaperTemplate, proceeding: String?, unit: String?,
        names: [String: String] = [:], countingBlanks: Bool = false
    ) -> [Change] {
        guard let fields = try? template.fields else { return [] }
        let (old, new) = (
            PaperFields.values(then, proceeding: proceeding, unit: unit, day: nil, names: names),
            PaperFields.values(now, proceeding: proceeding, unit: unit, day: nil, names: names)
        )
        return fields.subtracting(passing).sorted().compactMap { field in
            guard let before = old[field], before.isShown else {
                guard countingBlanks, let after = new[field], after.isShown else { return nil }
                return Change(field: field, title: PaperField.title(field), old: "（空白）", new: shown(after))
            }
            guard before != new[field] else { return nil }
            return Change(
                field: field, title: PaperField.title(field), old: shown(before), new: new[field].map(shown) ?? "无")
        }
    }

    private static func shown(_ value: PaperValue) -> String {
        switch value {
        case .text(let text): text
        case .list(let items): "\(items.count)项"
        }
    }
}
