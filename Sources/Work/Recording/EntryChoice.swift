public import Casework
public import Docket
public import LegalCalendar
public import Rulebook

/// 登记其他事项: what a reader may record on a case: facts, and the acts that are its own.
public struct EntryChoice: Sendable, Hashable {
    public struct Section: Sendable, Hashable {
        public let title: String
        public let facts: [Option]
        public let acts: [Option]
    }

    public struct Option: Sendable, Hashable {
        public let kind: KindName
        public let title: String
    }

    /// In the order of the vocabulary; none without a kind.
    public let sections: [Section]

    public init(_ derivation: Derivation, for reader: Actor, today: CivilDay) {
        let vocabulary = derivation.rules.vocabulary
        let decision = Decision(derivation: derivation, today: today)
        // Acts of others are not offered; facts are anybody's on the case.
        let offered = Set(
            vocabulary.all.filter {
                !Vocabulary.standard.isOffice($0.name) && !$0.traits.hasOwnPage && decision.offers($0, to: reader)
            }.map(\.name))
        sections = vocabulary.sections.compactMap { section in
            func options(_ nature: Kind.Nature) -> [Option] {
                section.kinds.filter { $0.nature == nature && offered.contains($0.name) }.map {
                    Option(kind: $0.name, title: $0.title)
                }
            }
            let (facts, acts) = (options(.fact), options(.act))
            return facts.isEmpty && acts.isEmpty ? nil : Section(title: section.title, facts: facts, acts: acts)
        }
    }
}
