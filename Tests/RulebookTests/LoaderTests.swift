import Rulebook
import Store
import Testing

@Suite struct LoaderTests {
    struct Spoilt: Sendable, CustomTestStringConvertible {
        let what: String
        let file: String
        let old: String
        let new: String
        let says: String
        var testDescription: String { what }
    }

    static let spoilt: [Spoilt] = [
        .init(
            what: "unknown key", file: "10.md", old: "  within: 2 days\n  fulfilled-by: forwarded",
            new: "  withim: 2 days\n  fulfilled-by: forwarded", says: "withim"),
        .init(
            what: "unknown kind", file: "10.md", old: "fulfilled-by: forwarded\n", new: "fulfilled-by: forwarted\n",
            says: "forwarted"),
        .init(
            what: "article that does not stand above", file: "10.md", old: "cite: 第十条第一款", new: "cite: 第九条第一款",
            says: "第九条第一款"),
        .init(
            what: "paragraph that the article has not", file: "10.md", old: "cite: 第十条第一款", new: "cite: 第十条第四款",
            says: "第四款"),
        .init(
            what: "paragraph left out where there are several", file: "10.md", old: "cite: 第十条第一款", new: "cite: 第十条",
            says: "应写明第几款"),
        .init(
            what: "unknown level of organs", file: "rulebook.yaml", old: "extends: [national]",
            new: "extends: [national]\nfallbacks: {bureau: {leader: itself}}", says: "bureau"),
        .init(
            what: "unknown function that falls back", file: "rulebook.yaml", old: "extends: [national]",
            new: "extends: [national]\nfallbacks: {department: {mayor: itself}}", says: "mayor"),
        .init(
            what: "unknown holder of a function", file: "rulebook.yaml", old: "extends: [national]",
            new: "extends: [national]\nfallbacks: {department: {leader: somebody}}", says: "leader"),
        .init(
            what: "number that the article does not have", file: "10.md", old: "within: 5 days", new: "within: 6 days",
            says: "写的是 6 days，第十条第二款写的是五日"),
        .init(
            what: "unit that the article does not have", file: "10.md", old: "within: 5 days", new: "within: 5 months",
            says: "5 months"),
        .init(what: "no period", file: "10.md", old: "within: 5 days", new: "within: five days", says: "five days"),
        .init(
            what: "unknown bearer", file: "10.md", old: "bearer: handling-unit", new: "bearer: somebody",
            says: "somebody"),
        .init(what: "no path", file: "07.md", old: "by: hearing.day", new: "by: court.day", says: "court.day"),
        .init(
            what: "unknown check", file: "office.md", old: "check: another-person", new: "check: anything",
            says: "anything"
        ),
        .init(what: "unknown paper", file: "06.md", old: "{contents: poa,", new: "{contents: power,", says: "power"),
        .init(
            what: "unknown contents of a paper", file: "06.md", old: "has: [head, head-post]",
            new: "has: [head, head-rank]", says: "head-rank"),
        .init(
            what: "contents of the office's under an article", file: "06.md", old: "cite: 第六条第三款, has",
            new: "because: 习惯, has", says: "office.md"),
        .init(
            what: "contents of the law in office.md", file: "office.md", old: "because: 没有目录的案卷不能移交", new: "cite: 第十八条",
            says: "because"),
        .init(
            what: "word that a part never counts as", file: "12.md", old: "part.counts: [loss",
            new: "part.counts: [los",
            says: "los"),
        .init(
            what: "standing nobody has", file: "08.md",
            old: "  fulfilled-by: {filed-with-court: {trigger.papers: [absence-statement]}}",
            new:
                "  if: {defendant.standing: [defendent]}\n  fulfilled-by: {filed-with-court: {trigger.papers: [absence-statement]}}",
            says: "defendent"),
        .init(
            what: "ground that no article lists", file: "10.md", old: "ground: 22.5", new: "ground: 22.88",
            says: "22.88"),
        .init(
            what: "unknown paper of an approval", file: "06.md", old: "papers: [", new: "papers: [defense, ",
            says: "defense"),
        .init(
            what: "unknown matter", file: "06.md", old: "approval: defence", new: "approval: defense", says: "defense"),
        .init(
            what: "force that ends before it begins", file: "rulebook.yaml",
            old: "{from: 2022-07-17, through: 2027-07-16}",
            new: "{from: 2027-07-17, through: 2027-07-16}", says: "晚于"),
        .init(
            what: "duty that nothing fulfils", file: "10.md", old: "  within: 2 days\n  fulfilled-by: forwarded\n",
            new: "  within: 2 days\n", says: "fulfilled-by"),
        .init(
            what: "misspelt recorder of a local kind", file: "rulebook.yaml", old: "extends: [national]",
            new: "extends: [national]\nkinds:\n  - {kind: local-act, nature: act, by: [laeder]}", says: "laeder"),
        .init(
            what: "unknown key of a local kind", file: "rulebook.yaml", old: "extends: [national]",
            new: "extends: [national]\nkinds:\n  - {kind: local-act, natur: act, by: [leader]}", says: "natur"),
        .init(
            what: "local kind with a name that is taken", file: "rulebook.yaml", old: "extends: [national]",
            new: "extends: [national]\nkinds:\n  - {kind: approved, nature: act, by: [leader]}", says: "approved"),
        .init(
            what: "neither fact nor act", file: "rulebook.yaml", old: "extends: [national]",
            new: "extends: [national]\nkinds:\n  - {kind: local-act, nature: fakt, by: [leader]}", says: "fakt"),
        .init(
            what: "outcome nobody defined", file: "13.md", old: "decision.outcomes: [jurisdiction-upheld",
            new: "decision.outcomes: [jurisdiction-upheald", says: "jurisdiction-upheald"),
        .init(
            what: "word that a unit's part never counts as", file: "13.md", old: "unit.counts: [loss",
            new: "unit.counts: [los", says: "los"),
        .init(
            what: "paper nobody files", file: "08.md", old: "trigger.papers: [absence-statement]",
            new: "trigger.papers: [absense-statement]", says: "absense-statement"),
        .init(
            what: "kind of agent nobody is", file: "07.md", old: "trigger.agents: [staff]",
            new: "trigger.agents: [staf]", says: "staf"),
        .init(
            what: "way nobody enforces in", file: "16.md", old: "decision.enforcement: court",
            new: "decision.enforcement: curt", says: "curt"),
        .init(
            what: "neither true nor false", file: "04.md", old: "proceeding.joint: true", new: "proceeding.joint: yes",
            says: "yes"),
        .init(
            what: "finding that is neither", file: "06.md", old: "finding: true", new: "finding: ture", says: "ture"),
        .init(
            what: "status nothing has", file: "13.md", old: "words: {lapsed", new: "words: {lapsd", says: "lapsd"),
        .init(
            what: "field a lead has not", file: "22.md", old: "needs: [consequence]", new: "needs: [consequense]",
            says: "consequense"),
        .init(what: "broken YAML", file: "12.md", old: "{outcome: revoke,", new: "{outcome: revoke", says: "YAML"),
    ]

    @Test("a spoilt rulebook is refused, naming file and line", arguments: spoilt)
    func refused(_ spoilt: Spoilt) throws {
        var files = try Shelf.files()
        let text = files[spoilt.file]!
        #expect(text.contains(spoilt.old))
        files[spoilt.file] = text.replacing(spoilt.old, with: spoilt.new, maxReplacements: 1)
        let national = try Shelf.shelf().rulebooks["national"]!
        let error = #expect(throws: SourceError.self) {
            try RulebookLoader(extending: [national]).load(files, folder: "zhongwei-2022-3")
        }
        #expect(error?.file == "zhongwei-2022-3/\(spoilt.file)")
        #expect(error?.line != nil)
        #expect(error?.message.contains(spoilt.says) == true, "\(error?.message ?? "")")
    }

    @Test("the measures' text is verbatim: twenty-six articles")
    func articles() throws {
        let articles = try Shelf.rules().main.articles["zhongwei-2022-3"]!
        #expect(articles.map(\.number.main) == Array(1...26))
        #expect(articles[3].paragraphs.count == 5)
        #expect(articles[11].paragraphs[1].items.count == 5)
        #expect(articles[21].paragraphs[0].items.count == 9)
    }

    @Test("every number of days in the measures is carried by a norm that counts it")
    func dayNumbers() throws {
        let numbers = try Shelf.rules().main.dayNumbers.filter { $0.source == "zhongwei-2022-3" }
        #expect(
            numbers.map { "\($0.cite) \($0.words) \($0.norms.joined(separator: "+"))" } == [
                "第八条第一款 三日前 absence-proof", "第十条第一款 二日内 intake-forward+intake-forward-joined",
                "第十条第二款 五日内 prepare-defence",
                "第十条第三款 二日内 approve-and-seal",
                "第十二条第一款 十五日内 loss-analysis-report", "第十三条第一款 五日内 appeal-proposal", "第十三条第一款 三日内 appeal-review",
            ])
    }

    @Test("the digest changes with any byte of any file")
    func digest() throws {
        var files = try Shelf.files()
        let national = try Shelf.shelf().rulebooks["national"]!
        let before = try RulebookLoader(extending: [national]).load(files, folder: "z").digest
        files["19.md"]! += " "
        #expect(try RulebookLoader(extending: [national]).load(files, folder: "z").digest != before)
    }

    @Test("no more named checks than the decision records speak of")
    func checks() { #expect(NormGrammar.checks.count <= 14) }

    @Test("a misspelt effect of an outcome is refused, naming file and line")
    func outcomeEffects() throws {
        let file = "administrative-litigation-law-2017.md"
        for (old, new, says) in [
            ("orders: government", "orders: goverment", "goverment"), ("withdraws: true", "withdraws: ture", "ture"),
            ("halts: true", "halt: true", "halt"), ("starts: remand", "starts: remnad", "remnad"),
            ("performance.falls: true", "performance.fall: true", "fall"),
        ] {
            var files = try Shelf.files("national")
            #expect(files[file]!.contains(old), "\(old)")
            files[file] = files[file]!.replacing(old, with: new, maxReplacements: 1)
            let error = #expect(throws: SourceError.self) {
                try RulebookLoader(extending: []).load(files, folder: "national")
            }
            #expect(error?.file == "national/\(file)" && error?.line != nil, "\(old)")
            #expect(error?.message.contains(says) == true, "\(error?.message ?? "")")
        }
    }

    @Test("a reading that no norm knows, or a choice that it does not know, is refused with file and line")
    func readings() throws {
        let spoilt = [
            ("choose: loss,", "choose: banana,", "banana"),
            ("{of: compensate-loss,", "{of: compensate-los,", "compensate-los"),
        ]
        for (old, new, says) in spoilt {
            var files = try Shelf.files()
            #expect(files["office.md"]!.contains(old))
            files["office.md"] = files["office.md"]!.replacing(old, with: new, maxReplacements: 1)
            let national = try Shelf.shelf().rulebooks["national"]!
            let book = try RulebookLoader(extending: [national]).load(files, folder: "zhongwei-2022-3")
            let error = #expect(throws: SourceError.self) { try Rules(main: book, extended: [national]) }
            #expect(error?.file == "zhongwei-2022-3/office.md")
            #expect(error?.line != nil)
            #expect(error?.message.contains(says) == true)
        }
    }

    @Test("each reading changes something: with another choice a duty or an outcome is another")
    func choices() throws {
        let rules = try Shelf.rules()
        #expect(rules.outcome("compensate-loss")?.counts == .loss)
        #expect(rules.outcome("agreement-dissolved")?.counts == .neutral)
        var files = try Shelf.files()
        files["office.md"] = files["office.md"]!.replacing("choose: loss,", with: "choose: no-fault,")
            .replacing("choose: article-5-binds", with: "choose: article-11-allows")
            .replacing("choose: on-receipt", with: "choose: after-review")
            .replacing("choose: not-allowed", with: "choose: allowed")
            .replacing("choose: both", with: "choose: judgment")
        let national = try Shelf.shelf().rulebooks["national"]!
        let other = try Rules(
            main: try RulebookLoader(extending: [national]).load(files, folder: "z"), extended: [national])
        #expect(other.outcome("compensate-loss")?.counts == .neutral)
        func names(_ rules: Rules) -> Set<String> { Set(rules.norms.map(\.name)) }
        #expect(
            names(other).subtracting(names(rules)) == [
                "may-request-lawyer", "appeal-review-undated", "national/retrial-application-again",
            ])
        #expect(
            names(rules).subtracting(names(other)) == [
                "request-lawyer", "appeal-review", "national/retrial-of-retrial",
                "national/noncontentious-enforcement",
            ])
    }

    @Test("each required content of a paper stands once, with the articles first and the office's reason last")
    func contents() throws {
        let contents = try Shelf.rules().contents(of: "poa")
        #expect(contents.map(\.field) == ["agent-details", "number", "instance", "powers", "government", "date"])
        #expect(contents[0].reasons == ["第六条第三款", "行诉解释第一百三十一条第二款"])
        #expect(contents[3].reasons == ["第六条第三款", "行诉解释第三十一条", "行诉解释第一百三十一条第二款"])
        #expect(contents[5].reasons == ["委托人和委托日期不明的委托书会被退回"])
    }

    @Test(
        "numbers of days are found however measures write them, days of the calendar are not",
        arguments: [
            ("应当在7日内报送", ["7日内"]), ("5个工作日以内办结", ["5个工作日以内"]), ("24小时内转送，三个月内办结", ["24小时内", "三个月内"]),
            ("两个月内书面回复", ["两个月内"]), ("自2022年7月17日起施行，有效期至2027年7月16日", []), ("第三日起算", []), ("开庭三日前", ["三日前"]),
            ("每半年通报一次，十五日内公布", ["十五日内"]),
        ])
    func numbers(_ text: String, _ found: [String]) throws {
        let national = try #require(try Shelf.shelf().rulebooks["national"])
        let book = try RulebookLoader(extending: [national]).load(
            [
                "rulebook.yaml": "id: a-2020\ntitle: 某市办法\neffective: {from: 2020-01-01}\nextends: [national]\n",
                "01.md": "# 第一条\n\n\(text)。\n",
            ], folder: "a")
        #expect(book.dayNumbers.map(\.words) == found)
    }

    @Test("every key of every form has an example to copy, and no example is of a key that is none")
    func everyKeyHasAnExample() {
        let keys = Set(NormGrammar.forms.flatMap(\.keys))
        let shown = NormGrammar.keys.map(\.name)
        #expect(keys.subtracting(shown).isEmpty, "\(keys.subtracting(shown).sorted())")
        #expect(Set(shown).subtracting(keys.union(["ground"])).isEmpty)
        #expect(shown.count == Set(shown).count)
        for key in NormGrammar.keys { #expect(key.example.hasPrefix(key.name + ": "), "\(key.example)") }
    }
}
