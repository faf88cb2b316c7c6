import Casework
public import Docket
public import Papers
public import Rulebook

/// 缺的内容: what a paper must say and the docket does not, and how this reader can say it.
public struct PaperGap: Sendable, Hashable {
    /// 在哪里补
    public enum Remedy: Sendable, Hashable {
        case entry(KindName)
        case evidence
        /// 更正 the notice of the instance.
        case correction(Int)
        /// In the register of the office, of the organ that the paper is for.
        case office(KindName, organ: String?)
        /// Not by this reader.
        case none
    }

    public let title: String
    public let reasons: [String]
    public let remedy: Remedy
    /// Who else, or how.
    public let other: String

    /// - Parameter values: what the docket says of the paper's fields.
    public static func all(
        _ kind: String, in values: [String: PaperValue], _ derivation: Derivation, _ reading: Reading,
        _ scope: PaperScope
    ) -> [PaperGap] {
        PaperFields.missing(for: kind, in: values, rules: derivation.rules).map { field, reasons in
            PaperGap(
                title: field.title, reasons: reasons, remedy: remedy(field, derivation, reading, scope),
                other: field.entry.map { "（待\(recorders($0, derivation, reading))登记）" } ?? "须撰写")
        }
    }

    private static func remedy(_ field: PaperField, _ derivation: Derivation, _ reading: Reading, _ scope: PaperScope)
        -> Remedy
    {
        // The entry that decides it, or the draft that goes before.
        let entry = [field.entry, field.draft].compactMap(\.self).first { mayRecord($0, derivation, reading) }
        if let entry { return entry == .evidenceListed ? .evidence : .entry(entry) }
        let keepsOffice = Access.may(reading.reader, .keepOffice, .none) == .allow
        switch field.name {
        case "number", "plaintiffs", "court", "cause":
            let own = derivation.file.items.last {
                $0.kind == .noticeReceived && $0.context.first(.proceeding) == scope.proceeding
            }
            return (own ?? derivation.file.notice).map { .correction($0.sequence) } ?? .none
        case "government-address", "government-code", "phone":
            let organ = derivation.organ(of: scope.unit, in: scope.proceeding)
            return keepsOffice ? .office(.unitDescribed, organ: organ) : .none
        case "principal", "principal-post": return keepsOffice ? .office(.headAppointed, organ: nil) : .none
        default: return .none
        }
    }

    private static func recorders(_ kind: KindName, _ derivation: Derivation, _ reading: Reading) -> String {
        guard let kind = derivation.rules.vocabulary.kind(kind) else { return "" }
        return Decision(derivation: derivation, today: reading.today).competent(kind).functions.map(
            derivation.rules.title
        )
        .joined(separator: "、")
    }

    /// A link that ends in a refusal helps nobody.
    static func mayRecord(_ kind: KindName, _ derivation: Derivation, _ reading: Reading) -> Bool {
        guard let kind = derivation.rules.vocabulary.kind(kind) else { return false }
        return Decision(derivation: derivation, today: reading.today).offers(kind, to: reading.reader)
    }

    /// A paper is made by whom the rulebook lets record what it is the original of.
    public static func mayMake(_ kind: String, _ derivation: Derivation, _ reading: Reading) -> Bool {
        PaperKind.entries[kind].map { mayRecord($0, derivation, reading) } ?? true
    }
}
