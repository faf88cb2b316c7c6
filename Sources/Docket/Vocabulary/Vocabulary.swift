/// 词汇表: every kind of entry, by name; a rulebook may add kinds of its own city.
public struct Vocabulary: Sendable {
    private let kinds: [String: Kind]
    /// In the order of DESIGN.md §4.
    public let all: [Kind]

    public init(local: [Kind] = []) {
        all = Self.intake + Self.preparation + Self.hearing + Self.judgment + Self.after + Self.oversight + Self.office + local
        kinds = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { _, later in later })
    }

    public static let standard = Vocabulary()

    public func kind(_ name: String) -> Kind? { kinds[name] }

    /// The Chinese name of a kind; an unknown kind is shown raw.
    public func title(_ name: String) -> String { kinds[name]?.title ?? name }
}

extension Vocabulary {
    /// 副卷: entries whose words and papers stay in the house, whatever a scan's file is called.
    public static let innerKinds: Set<String> = [
        "opined", "legal-opinion-heard", "deliberated", "marked-major", "lawyer-opinion-given", "guidance-given", "appeal-reviewed", "accountability-raised",
        "accountability-answered",
        "accountability-decided", "urged", "supervision-issued", "supervision-answered",
    ]

    /// A kind of the office docket: it belongs to no case.
    public func isOffice(_ name: String) -> Bool { Self.office.contains { $0.name == name } }
}
