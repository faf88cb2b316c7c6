/// 词汇表: every kind of entry, by name; a rulebook may add kinds of its own city.
public struct Vocabulary: Sendable {
    private let kinds: [KindName: Kind]
    /// In the order of DESIGN.md §4.
    public let all: [Kind]

    /// - Parameter local: a city's own kinds, and the standard ones that it calls by another title; the later goes before.
    public init(local: [Kind] = []) {
        let standard =
            Self.intake + Self.preparation + Self.hearing + Self.judgment + Self.after + Self.oversight + Self.office
        kinds = Dictionary((standard + local).map { ($0.name, $0) }, uniquingKeysWith: { _, later in later })
        var seen: Set<KindName> = []
        all = (standard + local).filter { seen.insert($0.name).inserted }.compactMap { [kinds] in kinds[$0.name] }
    }

    public static let standard = Vocabulary()

    public func kind(_ name: KindName) -> Kind? { kinds[name] }

    /// What a kind is; nothing in particular where nobody knows it.
    public static func traits(_ name: KindName) -> Kind.Traits { standard.kinds[name]?.traits ?? Kind.Traits() }

    /// The Chinese name of a kind; an unknown kind is shown raw.
    public func title(_ name: KindName) -> String { kinds[name]?.title ?? name.rawValue }
}

extension Vocabulary {
    /// 编号: the id of what an entry opened, kept with it by the journal: what is recorded late moves no other thing's.
    public static let idField = "opened-as"

    /// 机关事项: what the office docket holds because it comes round; the notice of holidays has a page of its own.
    public static let recurring: [KindName] = [.annualReportSubmitted, .trainingHeld, .bulletinIssued]

    /// A kind of the office docket: it belongs to no case.
    public func isOffice(_ name: KindName) -> Bool { Self.office.contains { $0.name == name } }
}
