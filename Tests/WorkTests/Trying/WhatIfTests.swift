import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Testing
import Work

/// 试算: what is supposed moves days as recording it would, and changes nothing.
@Suite struct WhatIfTests {
    private static let rules = try! DemoStore.shelf().rules["zhongwei"]!
    private static let calendar = try! DemoStore.shelf().calendar()
    private static let organisation = Organisation(
        entries: try! ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))

    private static func day(_ text: String) -> CivilDay { CivilDay(text)! }

    private static func derivation(_ entries: [Entry]) -> Derivation {
        Derivation(
            file: CaseFile(entries: entries, organisation: organisation, procedure: rules.procedure), rules: rules,
            calendar: calendar, organisation: organisation)
    }

    private static let notice = Entry(
        sequence: 1, kind: .noticeReceived, day: day("2026-03-02"),
        fields: [
            "instance": .text("first"), "procedure": .text("ordinary"), "reconsideration": .text("none"),
            "sued": .text("act"), "number": .text("（2026）宁05行初8号"),
            "act": .object(["title": .text("土地登记"), "maker": .text("市自然资源局")]),
            "defendants": .list([.object(["organ": .text("中卫市人民政府")])]),
            "plaintiffs": .list([.object(["name": .text("张某")])]),
        ])

    private func row(_ what: String, _ whatIf: WhatIf) throws -> WhatIf.Row {
        try #require(whatIf.rows.first { $0.what.hasPrefix(what) }, "\(whatIf.rows.map(\.what))")
    }

    @Test("served a week earlier, every day that begins with it moves, and the file stays as it is")
    func servedEarlier() throws {
        let before = Self.derivation([Self.notice])
        var supposition = Supposition()
        supposition.served = Self.day("2026-02-24")
        let whatIf = try #require(WhatIf(supposition, of: before, today: Self.day("2026-03-03")))
        let evidence = try row("提交证据", whatIf)
        #expect((evidence.old, evidence.new) == (Self.day("2026-03-17"), Self.day("2026-03-11")))
        let forward = try row("登记并转送", whatIf)
        #expect(forward.new == Self.day("2026-02-26") && forward.becomesLate)
        #expect(whatIf.late.contains { $0.unit == "市政府办公室" })
        #expect(before.duties() == Self.derivation([Self.notice]).duties())
        #expect(
            whatIf.charts.before?.due == Self.day("2026-03-17") && whatIf.charts.after?.due == Self.day("2026-03-11"))
    }

    @Test("several at once: signed for, heard, judged and appealed on the fourth day")
    func severalAtOnce() throws {
        var supposition = Supposition()
        supposition.forwarded = Self.day("2026-03-03")
        supposition.signed = Self.day("2026-03-04")
        supposition.hearing = "2026-04-08 09:30"
        supposition.decided = Self.day("2026-05-06")
        supposition.document = "judgment"
        supposition.outcome = "revoke"
        supposition.appealed = Self.day("2026-05-10")
        let whatIf = try #require(
            WhatIf(supposition, of: Self.derivation([Self.notice]), today: Self.day("2026-03-03")))
        #expect(try row("提出是否上诉", whatIf).new == Self.day("2026-05-11"))
        #expect(try row("行政机关负责人出庭", whatIf).new == Self.day("2026-04-08"))
        #expect(try row("提交答辩状", whatIf).isGone)
        #expect(whatIf.day == Self.day("2026-05-10"))
    }

    @Test("a supposed day gives the due day that recording it gives")
    func isAsRecorded() throws {
        var supposition = Supposition()
        supposition.decided = Self.day("2026-09-24")
        supposition.document = "judgment"
        supposition.outcome = "revoke"
        let supposed = try #require(supposition.applied(to: Self.derivation([Self.notice])))
        let recorded = Self.derivation([
            Self.notice,
            Entry(
                sequence: 2, kind: .decisionReceived, day: Self.day("2026-09-24"),
                fields: [
                    "document": .text("judgment"), "served-on": .text("2026-09-24"),
                    "outcomes": .list([.object(["outcome": .text("revoke")])]),
                ]),
        ])
        #expect(
            supposed.duties().map { "\($0.key) \($0.due as Any)" }
                == recorded.duties().map { "\($0.key) \($0.due as Any)" })
    }

    @Test("nothing supposed moves nothing; unknown measures are no answer")
    func nothing() throws {
        let before = Self.derivation([Self.notice])
        #expect(try #require(WhatIf(Supposition(), of: before, today: Self.day("2026-03-03"))).rows.isEmpty)
        var other = Supposition()
        other.measures = "nowhere"
        #expect(WhatIf(other, of: before, today: Self.day("2026-03-03")) == nil)
    }

    @Test(
        "where two are possible it is asked which is meant, and what is chosen moves; a judgment has no kind by default"
    )
    func ofWhom() throws {
        func hearing(_ sequence: Int, _ at: String) -> Entry {
            Entry(
                sequence: sequence, kind: .hearingNotified, day: Self.day("2026-03-05"), fields: ["at": .text(at)])
        }
        let case2 = Self.derivation([Self.notice, hearing(2, "2026-04-08 09:30"), hearing(3, "2026-04-20 09:30")])
        let hearings = case2.file.things(.hearing)
        try #require(hearings.count == 2)
        let unsaid = SuppositionForm(["hearing": "2026-05-06 09:30"], Self.rules).checked(against: case2)
        #expect(unsaid.inputs.first { $0.name == "hearing-of" }?.error == "请写明是哪一个")
        let said = SuppositionForm(["hearing": "2026-05-06 09:30", "hearing-of": hearings[0].id], Self.rules)
            .checked(against: case2)
        #expect(!said.hasErrors)
        let after = try #require(said.supposition.applied(to: case2))
        #expect(
            after.file.things(.hearing).map { $0["day"]?.text ?? "" }.sorted() == ["2026-04-20", "2026-05-06"])
        let undecided = SuppositionForm(["decided": "2026-05-06"], Self.rules)
        #expect(undecided.inputs.first { $0.name == "document" }?.error == "请选择裁判文书")
    }

    @Test("what can't be read keeps what was typed and says why")
    func badInput() {
        let form = SuppositionForm(["served": "2026-02-30", "outcome": "revoke", "hearing": "哪天"], Self.rules)
        #expect(form.hasErrors)
        let errors = Dictionary(
            form.inputs.compactMap { input in input.error.map { (input.name, $0) } },
            uniquingKeysWith: { one, _ in one })
        #expect(Set(errors.keys) == ["served", "hearing", "decided"], "\(errors)")
        #expect(form.inputs.first { $0.name == "served" }?.value == "2026-02-30")
    }
}

/// 期限余量: counted by hand for the days about a Spring Festival, and for another city's own numbers.
@Suite struct SlackTests {
    private static let shelf = try! DemoStore.shelf()

    @Test("二日＋五日＋二日 before the Spring Festival of 2026 does not fit into fifteen days; in a plain week it leaves six")
    func springFestival() throws {
        let year = try #require(
            SlackYear.all(.answer, 2026, Self.shelf.rules["zhongwei"]!, Self.shelf.calendar()).first)
        #expect(year.chain.periods == "二日＋五日＋二日")
        let limit = try #require(year.limits.first)
        #expect(limit.limit.within == .days(15) && year.limits.count == 1)
        func slack(_ text: String) throws -> Int {
            try #require(limit.days.first { $0.day == CivilDay(text)! }).slack
        }
        // 2 月 10 日: 12 日、24 日（假后）、26 日; 法定 25 日.
        #expect(try slack("2026-02-10") == -1)
        // 3 月 2 日: 4 日、9 日、11 日; 法定 17 日.
        #expect(try slack("2026-03-02") == 6)
        #expect(limit.over == limit.days.count { $0.slack < 0 } && limit.days.count == 365)
    }

    @Test("五日＋三日 stands against fifteen days for a judgment and ten for a ruling")
    func appeal() throws {
        let year = try #require(
            SlackYear.all(.appeal, 2026, Self.shelf.rules["zhongwei"]!, Self.shelf.calendar()).first)
        #expect(year.chain.periods == "五日＋三日")
        #expect(year.limits.map(\.limit.within) == [.days(15), .days(10)])
    }

    @Test("another city's own numbers; after the end of the measures there is nothing to compare")
    func another() throws {
        let city = try #require(CityFolder("shili-county", home: DemoStore.root))
        let shelf = try RuleShelf(folder: DemoStore.root + "/Rulebooks", city: city.path)
        let rules = try #require(shelf.rules["shili-county-2025-3"])
        #expect(SlackYear.all(.answer, 2026, rules, shelf.calendar()).map(\.chain.periods) == ["二十四小时＋七日"])
        #expect(SlackYear.all(.answer, 2028, Self.shelf.rules["zhongwei"]!, Self.shelf.calendar()).isEmpty)
        // Both versions, each for its own days, where the second begins on the first of July.
        let both = SlackYear.all(
            .answer, 2026,
            try #require(shelf.rules["shili-county"]).under(
                Organisation(entries: []).adopting(
                    Adoption(rulebook: "shili-county-2026-9", digest: nil, knownFrom: CivilDay("2026-06-20")!))),
            shelf.calendar())
        #expect(both.map(\.chain.periods) == ["二十四小时＋七日", "十二小时＋五日"])
        #expect(both.map { $0.limits.first?.days.count } == [181, 184])
    }
}

/// 谁来承办: the decision table of the measures, asked with four answers.
@Suite struct HandlingFinderTests {
    private func find(_ reconsideration: String, _ sued: String, _ maker: String, _ other: String = "") throws
        -> HandlingFinder
    {
        try DemoStore.with { store in
            let actor = Actor(account: "f", name: "某", function: .intakeOffice, unit: "市政府办公室")
            let reading = try Reading(store: store, actor: actor, today: DemoStore.demo.day)
            return try HandlingFinder(
                .init(reconsideration: reconsideration, sued: sued, maker: maker, other: other),
                on: DemoStore.demo.day, reading)
        }
    }

    @Test("each row of the table names its units and quotes its clause")
    func rows() throws {
        let plain = try find("none", "act", "市自然资源局")
        #expect(plain.shares.map(\.unit) == ["市自然资源局"] && plain.cite == "第四条第二款")
        #expect(plain.clause?.contains("未经复议的案件") == true && plain.draft == nil)
        let joint = try find("upheld", "both", "市住房和城乡建设局", "市住房和城乡建设局")
        #expect(joint.shares.map(\.unit) == ["市住房和城乡建设局", "市司法局"] && joint.cite == "第四条第四款")
        #expect(joint.shares.map(\.part) == ["原行政行为部分", "复议部分"])
        #expect(try find("changed", "reconsideration", "市公安局").shares.map(\.unit) == ["市司法局"])
    }

    @Test("where no row names anybody the draft says so, with who reports and what is left open")
    func unclear() throws {
        for (reconsideration, sued, maker) in [
            ("unknown", "act", "市公安局"), ("none", "act", ""), ("upheld", "unknown", "市公安局"),
        ] {
            let finder = try find(reconsideration, sued, maker)
            #expect(finder.shares.isEmpty, "\(reconsideration) \(sued) \(maker)")
            let draft = try #require(finder.draft)
            #expect(draft.first?.contains("承办单位的请示") == true && draft.last?.hasPrefix("市司法局") == true)
            #expect(draft.joined().contains("第四条第五款"))
        }
        #expect(try find("none", "act", "市某局").isUnknownMaker)
    }
}
