import LegalCalendar

/// 用语: the Chinese words for codes, for pages, papers and lists alike. A word belongs to a field's choice: the same code is another
/// word in another field. What has no word stops the start.
public enum Words: Sendable {
    /// The word for a choice of a field.
    /// - Parameters:
    ///   - field: the field's name; left out where the code itself says enough.
    ///   - kind: where two kinds have fields of one name and other choices.
    public static func title(_ code: String, field: String = "", kind: KindName? = nil) -> String {
        kind.flatMap { ofField["\($0).\(field)"]?[code] } ?? ofField[field]?[code] ?? plain[code] ?? code
    }

    /// The word for a choice of a field of a kind: a city's own word first.
    public static func title(_ code: String, of field: Field, kind: KindName) -> String {
        field.words[code] ?? title(code, field: field.name, kind: kind)
    }

    /// The codes of a field by their words: what an office writes in its own lists.
    public static func codes(_ codes: [String], field: String = "") -> [String: String] {
        Dictionary(codes.map { (title($0, field: field), $0) }, uniquingKeysWith: { first, _ in first })
    }

    public static func day(_ text: String?) -> String { text.flatMap { CivilDay($0) }.map(\.chinese) ?? text ?? "" }

    /// Codes that stand for the same wherever they stand without their field.
    private static let plain: [String: String] = ofField.filter { !$0.key.contains(".") }.sorted { $0.key < $1.key }
        .reduce(into: ["reconsideration": "复议", "act": "原行政行为", "part": "部分", "none": "未经复议"]) { words, field in
            words.merge(field.value) { first, _ in first }
        }

    public struct Missing: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    /// Every choice of every field has a word, every kind that has a button of its own has one.
    /// - Throws: the first that has none, for whoever starts the program.
    public static func check(_ vocabulary: Vocabulary) throws(Missing) {
        for kind in vocabulary.all {
            for field in kind.fields + Kind.common where field.words.isEmpty { try check(field.type, field.name, kind) }
        }
    }

    private static func check(_ type: FieldType, _ name: String, _ kind: Kind) throws(Missing) {
        switch type {
        case .choice(let codes):
            // A choice of numbers is of the items of an article: the rulebook has their words.
            for code in codes
            where ofField["\(kind.name).\(name)"]?[code] == nil && ofField[name]?[code] == nil && Int(code) == nil {
                throw Missing(description: "“\(kind.title)”的字段 \(name) 的选项 \(code) 没有用语，拒绝启动")
            }
        case .list(let element): try check(element, name, kind)
        case .object(_, let fields): for field in fields { try check(field.type, field.name, kind) }
        default: return
        }
    }
}
