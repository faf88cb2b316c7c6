import Casework
public import Docket
import LegalCalendar
public import Rulebook
import Store

/// 登记其他事项: what a reader may record on a case: what can follow now, then everything by the part of the work; acts of others are named
/// with whose they are.
public struct EntryChoice: Sendable, Hashable {
    public struct Option: Sendable, Hashable {
        public let kind: KindName
        public let title: String
        /// 至4月9日　第五条第一款; empty where nothing need be said.
        public let note: String
        /// What it is about, by the names of fields.
        public let about: [String: String]
        /// By whom it is recorded; nil for the reader's own, and for facts, which are anybody's.
        public let whose: String?
        /// 俗称
        public let sayings: [String]
    }

    public struct Section: Sendable, Hashable {
        public let title: String
        public let hint: String
        public let options: [Option]
    }

    /// No more stand on top.
    private static let most = 8

    /// What was typed.
    public let query: String
    public let stage: String
    /// 本阶段常用: what waits for the reader, his rights, and what is awaited from outside.
    public let usual: [Option]
    /// In the order of the work; none without a kind.
    public let sections: [Section]

    public var count: Int { sections.reduce(0) { $0 + $1.options.count } }

    /// - Parameter query: only what is meant by it; all where nothing was typed.
    public init(_ derivation: Derivation, _ reading: Reading, matching query: String?) {
        let typed = String((query ?? "").prefix(40)).trimmingBlanks
        self.query = typed
        let (rules, reader) = (derivation.rules, reading.reader)
        let tasks = Tasks(derivation, derivation.duties())
        stage = tasks.stage.title
        let decision = Decision(derivation: derivation, today: reading.today)
        func whose(_ kind: Kind) -> String? {
            guard !decision.offers(kind, to: reader) else { return nil }
            let (functions, onBehalf, _) = decision.competent(kind)
            return (functions + onBehalf).map(rules.title).reduce(into: [String]()) {
                if !$0.contains($1) { $0.append($1) }
            }.joined(separator: "、")
        }
        func option(_ kind: Kind, _ note: String = "", about: [String: String] = [:]) -> Option {
            Option(
                kind: kind.name, title: kind.title, note: note, about: about, whose: whose(kind),
                sayings: Vocabulary.sayings(of: kind.name))
        }
        sections = rules.vocabulary.parts.compactMap { part in
            let kinds = part.kinds.filter {
                !$0.traits.hasOwnPage && (typed.isEmpty || rules.vocabulary.answers($0, to: typed))
            }
            return kinds.isEmpty
                ? nil : Section(title: part.title, hint: part.hint, options: kinds.map { option($0) })
        }
        var seen: Set<KindName> = []
        let next = NextStep.all(tasks, reading).filter(\.isMine).compactMap { step -> Option? in
            guard let name = step.kind, seen.insert(name).inserted, let kind = rules.vocabulary.kind(name) else {
                return nil
            }
            let until = step.by.map { "至\($0.shortChinese)" }
            return option(
                kind, [until, rules.basis(of: name)].compactMap(\.self).joined(separator: "　"), about: step.about)
        }
        let awaited = tasks.waiting(on: reading.today).compactMap { waiting -> Option? in
            guard seen.insert(waiting.kind).inserted, let kind = rules.vocabulary.kind(waiting.kind),
                !kind.traits.hasOwnPage
            else { return nil }
            return option(kind, "等待\(waiting.what)")
        }
        usual = typed.isEmpty ? Array((next + awaited).filter { $0.whose == nil }.prefix(Self.most)) : []
    }
}
