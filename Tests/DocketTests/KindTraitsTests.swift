import Docket
import Testing

/// What the rows of the vocabulary say of their kinds is about fields, papers and things that exist.
@Suite struct KindTraitsTests {
    private let all = Vocabulary.standard.all

    @Test func everyKindIsThereOnceUnderItsOwnName() {
        #expect(Set(all.map(\.name)).count == all.count)
        #expect(Set(all.map(\.title)).count == all.count)
    }

    @Test func firstAndExpectedFieldsAreFieldsOfTheKind() {
        #expect(all.contains { !$0.traits.firstFields.isEmpty } && all.contains { !$0.traits.expected.isEmpty })
        for kind in all {
            let named =
                kind.traits.firstFields + kind.traits.expected.flatMap { $0.split(separator: "|").map(String.init) }
            for name in named {
                let steps = name.split(separator: ".").filter { Int($0) == nil }.map(String.init)
                #expect(Self.type(of: steps, in: kind) != nil, "\(kind.name) \(name)")
            }
        }
    }

    /// The type of a dotted field, rows left out.
    private static func type(of steps: [String], in kind: Kind) -> FieldType? {
        var type = steps.first.flatMap { kind.field($0)?.type }
        for step in steps.dropFirst() {
            var inner = type
            if case .list(let element)? = inner { inner = element }
            guard case .object(_, let fields)? = inner else { return nil }
            type = fields.first { $0.name == step }?.type
        }
        return type
    }

    @Test func theOriginalOfAnEntryIsAPaperThatExists() {
        let originals = all.compactMap(\.traits.original)
        #expect(!originals.isEmpty && originals.filter { PaperKind.kind($0) == nil } == [])
    }

    @Test func whatIsExcludedExcludesBack() {
        #expect(all.contains { !$0.traits.excludes.isEmpty })
        for kind in all {
            for other in kind.traits.excludes where other != .recommendationReplied {
                #expect(Vocabulary.traits(other).excludes.contains(kind.name), "\(kind.name) \(other)")
            }
        }
    }

    @Test func whatIsAboutADecisionIsAnAnswerToSomethingAboutOne() {
        #expect(all.contains { $0.traits.subject != nil && !$0.traits.answers.isEmpty })
        for kind in all where kind.traits.subject != nil {
            for answered in kind.traits.answers {
                #expect(Vocabulary.traits(answered).subject != nil, "\(kind.name) \(answered)")
            }
        }
    }

    @Test func actsAreNobodysFactsAndNothingOfTheOfficeIsAskedForInACase() {
        let acts = all.filter { $0.traits.isOfNobody && $0.nature != .fact }.map(\.name)
        #expect(Set(acts) == [.factConfirmed, .tookEffect])
        let office = all.filter { Vocabulary.standard.isOffice($0.name) }
        #expect(!office.isEmpty && office.filter { !$0.traits.concerns.isEmpty }.map(\.name) == [])
    }

    @Test func aKindNobodyKnowsIsNothingInParticular() {
        let traits = Vocabulary.traits(KindName("local-act"))
        #expect(traits.concerns.isEmpty && traits.opens == nil && !traits.isInner && !traits.hasOwnPage)
    }
}
