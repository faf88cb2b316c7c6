import Docket
import Testing

/// 按工作查找: every kind of a case stands in one part of the work, and is found by what people call it.
struct PartsTests {
    @Test("each kind of a case stands in exactly one part; those of the office in none")
    func parts() {
        let vocabulary = Vocabulary.standard
        let shown = vocabulary.parts.flatMap(\.kinds).map(\.name)
        let ofCases = vocabulary.all.map(\.name).filter { !vocabulary.isOffice($0) }
        #expect(shown.count == Set(shown).count)
        #expect(Set(shown) == Set(ofCases))
        #expect(!vocabulary.parts.contains { $0.title == "本地事项" })
        let local = Vocabulary(local: [Kind(KindName("local-thing"), "本市的事", .fact)])
        #expect(local.parts.last?.kinds.map(\.title) == ["本市的事"])
    }

    @Test("a title, a part of it, several words and what people say are understood; other words are not")
    func sayings() {
        func found(_ typed: String) -> [KindName] {
            Vocabulary.standard.parts.flatMap(\.kinds).filter { Vocabulary.standard.answers($0, to: typed) }.map(\.name)
        }
        #expect(found("改期") == [.hearingRescheduled])
        #expect(found("局长去不了") == [.headUnavailable])
        #expect(found("我们局长去不了法庭").contains(.headUnavailable))
        #expect(
            found("延期 举证") == [
                .evidenceExtensionRequested, .evidenceExtensionGranted, .evidenceExtensionRefused,
            ])
        #expect(found("下雨").isEmpty)
        for saying in Vocabulary.sayings { #expect(Vocabulary.standard.kind(saying.kind) != nil) }
    }
}

/// 原告一栏: one a line, or several in a line.
struct PartyLinesTests {
    @Test("lines part names, so do 、 and ；; brackets and what follows a comma in a list of lines do not")
    func lines() {
        #expect(PartyNames.lines("张某、李某；王某") == ["张某", "李某", "王某"])
        #expect(PartyNames.lines("张某\n李某\r\n\n王某\n") == ["张某", "李某", "王某"])
        #expect(PartyNames.lines("某合伙企业（张三、李四）") == PartyNames.lines("某合伙企业（张三、李四）\n"))
        #expect(PartyNames.lines("某合伙企业（张三、李四）").count == 1)
        #expect(PartyNames.lines("马某，回族\n李某").count == 2)
        let many = (0..<350).map { "原告\($0)" }
        #expect(PartyNames.lines(many.joined(separator: "\n")) == many)
        // What was read once reads the same again.
        for text in ["张某、李某", "张某\n李某、王某", "马某，回族\n李某", "某厂（甲；乙）、丙"] {
            let once = PartyNames.lines(text)
            #expect(PartyNames.lines(once.joined(separator: "\n")) == once, "\(text)")
        }
    }
}
