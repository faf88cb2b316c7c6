public import Docket
public import LegalCalendar
public import Rulebook

/// 情景: a docket, and what must follow from it on a day.
public struct Scenario: Sendable {
    public struct Expectation: Sendable {
        public let asOf: CivilDay?
        /// 按当时所知: only what had been recorded by then.
        public let asKnownOn: CivilDay?
        public let raw: Raw
    }

    public let name: String
    public let file: String
    public let articles: [String]
    /// Traps of the law that it shows how to pass, as `T1`.
    public let traps: [String]
    public let rulebook: String
    public let office: [Entry]?
    public let docket: [Entry]
    public let expectations: [Expectation]
}

extension Scenario {
    private static let keys: Set<String> = [
        "scenario", "articles", "rulebook", "office", "docket", "expect", "note", "source", "traps",
    ]
    static let expectKeys: Set<String> = [
        "as-of", "as-known-on", "recommended", "assigned", "duties", "absent", "findings", "things", "refused",
        "outcome", "effective-on", "safe-by",
        "provisional", "questions", "figures",
    ]
    static let envelope: Set<String> = ["kind", "day", "recorded", "actor", "role", "request", "recorder"]

    /// - Parameter vocabulary: by rulebook id, for its local kinds; nil if there is no such rulebook.
    public init(_ text: String, file: String, vocabulary: (String) -> Vocabulary?) throws(SourceError) {
        let raw = try YAMLText.raw(text, file: file)
        for pair in raw.pairs ?? [] where !Self.keys.contains(pair.key) {
            throw SourceError(file: file, line: pair.value.line, message: "情景没有 \(pair.key) 这一项")
        }
        guard let name = raw["scenario"]?.scalar, let rulebook = raw["rulebook"]?.scalar else {
            throw SourceError(file: file, line: raw.line, message: "情景应写明 scenario 和 rulebook")
        }
        guard let words = vocabulary(rulebook) else {
            throw SourceError(file: file, line: raw["rulebook"]?.line, message: "没有规则集 \(rulebook)")
        }
        self.name = name
        self.file = file
        self.rulebook = rulebook
        articles = (raw["articles"]?.elements ?? []).compactMap(\.scalar).filter { !$0.isEmpty }
        traps = (raw["traps"]?.elements ?? []).compactMap(\.scalar).filter { !$0.isEmpty }
        office = try raw["office"].map { raw throws(SourceError) in
            try Self.entries(raw, file: file, stream: .office, words)
        }
        docket =
            try raw["docket"].map { raw throws(SourceError) in try Self.entries(raw, file: file, stream: .case, words) }
            ?? []
        var expectations: [Expectation] = []
        for expectation in raw["expect"]?.elements ?? [] {
            for pair in expectation.pairs ?? [] where !Self.expectKeys.contains(pair.key) {
                throw SourceError(file: file, line: pair.value.line, message: "expect 没有 \(pair.key) 这一项")
            }
            expectations.append(
                Expectation(
                    asOf: try Self.day(expectation["as-of"], file: file),
                    asKnownOn: try Self.day(expectation["as-known-on"], file: file), raw: expectation))
        }
        self.expectations = expectations
    }

    static func day(_ raw: Raw?, file: String) throws(SourceError) -> CivilDay? {
        guard let raw else { return nil }
        guard let day = raw.scalar.flatMap({ CivilDay($0) }) else {
            throw SourceError(file: file, line: raw.line, message: "没有这一天：\(raw.scalar ?? "")")
        }
        return day
    }

    /// The sequence of an entry is its place in the list.
    public static func entries(_ raw: Raw, file: String, stream: Stream, _ vocabulary: Vocabulary) throws(SourceError)
        -> [Entry]
    {
        var entries: [Entry] = []
        for element in raw.elements where element.pairs != nil {
            guard let kind = element["kind"]?.scalar.map({ KindName($0) }),
                let day = try day(element["day"], file: file)
            else {
                throw SourceError(file: file, line: element.line, message: "条目应写明 day 和 kind")
            }
            let fields: [String: Value]
            do {
                fields = try vocabulary.fields(of: kind, from: element, ignoring: envelope)
            } catch {
                throw SourceError(file: file, line: error.line ?? element.line, message: error.message)
            }
            let recorded = try Self.day(element["recorded"], file: file) ?? day
            entries.append(
                Entry(
                    stream: stream, sequence: entries.count + 1, instant: recorded.instant + 9 * 3_600_000,
                    actor: element["actor"]?.scalar ?? "",
                    role: element["role"]?.scalar ?? "", unit: element["recorder"]?.scalar ?? "", kind: kind, day: day,
                    fields: fields))
        }
        return entries
    }
}
