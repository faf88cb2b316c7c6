public import Docket
public import LegalCalendar
public import Rulebook

/// 读者所见: a case as one reader may see it. Pages get nothing else: what is not the reader's to see is not in it, so that no page can
/// forget to leave it out. That something happened stays, with its day and what it concerns, because duties follow from it; its words,
/// names and files do not.
public struct CaseView: Sendable {
    public let reader: Actor
    /// Derived from what the reader may see.
    public let derivation: Derivation

    /// - Parameter kept: by the key of a duty, the day by which it was judged when it was closed.
    public init(
        _ entries: [Entry], reader: Actor, rules: Rules, calendar: LegalCalendar, organisation: Organisation,
        kept: [String: CivilDay] = [:]
    ) {
        self.reader = reader
        func derive(_ entries: [Entry]) -> Derivation {
            Derivation(
                file: CaseFile(entries: entries, organisation: organisation, procedure: rules.procedure), rules: rules,
                calendar: calendar, organisation: organisation, kept: kept)
        }
        let whole = derive(entries)
        let sight = Sight(reader, whole)
        let shown = entries.filter { !sight.hides($0) }
        let seen = shown.map { Self.seen($0, sight, rules.vocabulary) }
        let isWhole = shown.count == entries.count && zip(seen, entries).allSatisfy { $0.fields == $1.fields }
        derivation = isWhole ? whole : derive(seen)
    }

    private static func seen(_ entry: Entry, _ sight: Sight, _ vocabulary: Vocabulary) -> Entry {
        var entry = entry
        if sight.sees(entry) {
            entry.fields = entry.fields.mapValues { withoutInnerPapers($0, of: entry, sight) }
            return entry
        }
        if entry.kind == .corrected, let content = entry["entry"]?.object,
            let kind = content["kind"]?.text.map({ KindName($0) })
        {
            var anew = content
            anew["fields"] = .object(bare(content["fields"]?.object ?? [:], vocabulary.kind(kind)))
            entry.fields = bare(entry.fields, vocabulary.kind(entry.kind)).merging(["entry": .object(anew)]) { _, new in
                new
            }
        } else {
            entry.fields = bare(entry.fields, vocabulary.kind(entry.kind))
        }
        return entry
    }

    /// What a thing is named by: it says no more than that it exists.
    private static let names: Set<String> = [
        "proceeding", "defendant", "unit", "part", "hearing", "decision", "about-decision", "submission",
        "recommendation", "performance",
        "paper-kind", "replaces", "carries", "organ", Vocabulary.idField,
    ]

    /// Days, choices and flags, from which duties follow; no text, no amount, no file.
    private static func bare(_ fields: [String: Value], _ kind: Kind?) -> [String: Value] {
        var kept: [String: Value] = [:]
        // What somebody thought of it is no day and no fact.
        for (name, value) in fields where name != "meaning" {
            if names.contains(name) {
                kept[name] = value
            } else if let type = kind?.field(name)?.type {
                kept[name] = bare(value, type)
            }
        }
        return kept
    }

    private static func bare(_ value: Value, _ type: FieldType) -> Value? {
        switch (type, value) {
        case (.day, _), (.moment, _), (.flag, _), (.choice, _): return value
        case (.object(_, let fields), .object(let object)):
            let kept = object.compactMap { name, value -> (String, Value)? in
                if name == "kind" { return (name, value) }
                return fields.first { $0.name == name }.flatMap { bare(value, $0.type) }.map { (name, $0) }
            }
            return kept.isEmpty ? nil : .object(Dictionary(kept, uniquingKeysWith: { first, _ in first }))
        case (.list(let element), .list(let list)):
            let kept = list.compactMap { bare($0, element) }
            return kept.isEmpty ? nil : .list(kept)
        default: return nil
        }
    }

    /// A legal opinion that came with an entry that all may read is still a paper of the inner volume; from above no paper is seen.
    private static func withoutInnerPapers(_ value: Value, of entry: Entry, _ sight: Sight) -> Value {
        switch value {
        case .list(let list): return .list(list.map { withoutInnerPapers($0, of: entry, sight) })
        case .object(let object):
            guard let kind = object["kind"]?.text, object["digest"] != nil || object["file"] != nil,
                sight.standing.isWatching || PaperKind.kind(kind)?.isInner == true
            else { return value }
            let own = entry.role == Function.handlingUnit.rawValue ? entry.unit : nil
            let isSeen = !sight.standing.isWatching && sight.sees(inner: entry["unit"]?.text ?? own, by: entry.unit)
            return isSeen ? value : .object(["kind": .text(kind)])
        default: return value
        }
    }
}
