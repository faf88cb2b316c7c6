import Docket
import LegalCalendar
import Testing

/// 形近字符、日期和姓名: what is written in several ways is one, and what is not understood is nothing.
@Suite struct LookAlikesTests {
    @Test(
        "one number, however its brackets, digits and dashes were typed",
        arguments: [
            "（2026）宁05行初12号", "(2026)宁05行初12号", "〔2026〕宁05行初12号", "［2026］宁05行初12号", "﹝2026﹞宁05行初12号", "｛2026｝宁05行初12号",
            "（２０２６）宁０５行初１２号", " （2026） 宁05 行初 12 号 ", "（2026）\u{200B}宁05行初12号", "【2026】宁05⾏初12号",
        ])
    func numbers(_ written: String) {
        #expect(CaseNumber(written).shown == "（2026）宁05行初12号" && CaseNumber(written).standing == .valid)
    }

    @Test("what follows no rule is shown as it was written", arguments: ["（2026）宁05行初012号", "待补", "京-7"])
    func malformed(_ written: String) { #expect(CaseNumber(written).shown == written) }

    @Test("words for no number are none", arguments: ["无", "待定", "-", "—", "／", "暂无", " ", "……、"])
    func placeholders(_ written: String) {
        #expect(CaseNumber.isPlaceholder(written) == !written.contains("…"))
    }

    @Test(
        "a day is the whole text",
        arguments: [
            "2026-02-10", "2026/2/10", "2026.2.10", "2026年2月10日", "２０２６年２月１０日", "20260210", "二〇二六年二月十日",
            "2026-02-10（星期二）",
            "2026年2月10日 星期二", "2026 年 2 月 10 日", "2026－02－10", "\u{FEFF}2026-02-10",
        ])
    func days(_ text: String) { #expect(CivilDay.read(text) == CivilDay("2026-02-10")) }

    @Test(
        "what says more, less or another thing is no day",
        arguments: [
            "2026年1月5日立案，2026年2月10日收到", "2026-02-10至2026-02-12", "约2026年2月10日", "2026年2月", "2026-02-30", "2026-13-01",
            "10/2/2026",
            "2026-02-101", "二〇二六年二月三十日", "2026.2.10.1", "٢٠٢٦-٠٢-١٠", "2026年2月10日下", "", "  ",
        ])
    func noDay(_ text: String) { #expect(CivilDay.read(text) == nil) }

    @Test(
        "an hour in words is the hour it says",
        arguments: [
            ("2026-04-08 09:30", "09:30"), ("2026年4月8日上午9时", "09:00"), ("2026年4月8日下午2时30分", "14:30"),
            ("二〇二六年四月八日下午二时三十分", "14:30"),
            ("2026年4月8日晚上七点半", "19:30"), ("2026年4月8日中午12时", "12:00"), ("2026年4月8日中午1点", "13:00"),
            ("2026-04-08T14：05", "14:05"),
            ("2026年4月8日十四时", "14:00"), ("2026年4月8日上午10点一刻", "10:15"), ("2026年4月8日（星期三）下午14时30分", "14:30"),
            ("2026年4月8日凌晨12点", "00:00"),
        ])
    func moments(_ text: String, _ clock: String) { #expect(CivilDay.readMoment(text) == "2026-04-08 \(clock)") }

    @Test(
        "an hour that is not understood is none, never nought",
        arguments: [
            "2026年4月8日下午", "2026-04-08 25:00", "2026年4月8日上午14时", "2026年4月8日九点多", "2026-04-08 9:5", "2026年4月8日另行通知",
            "2026-04-08 09:60", "2026年4月8日晚上12点",
        ])
    func noMoment(_ text: String) { #expect(CivilDay.readMoment(text) == nil) }

    @Test("a line that names a day and an hour further on is read, one with a day alone is not")
    func lines() {
        #expect(CivilDay.moment(in: "定于2026年4月8日（星期三）在本院第三法庭下午二时三十分公开开庭") == "2026-04-08 14:30")
        #expect(CivilDay.moment(in: "应到时间：2026年4月8日") == nil && CivilDay.moment(in: "下午2时到第114法庭") == nil)
    }

    @Test(
        "any character may stand in a name",
        arguments: ["王㛃", "李长林", "艾力•买买提", "马庭芳", "𠮷某", "阿卜杜热合曼・某", "张三", "欧阳某某", "未某", "李　四", "买买提.艾力"])
    func names(_ name: String) { #expect(name.looksLikeName) }

    @Test("what is no name is none", arguments: ["", "王", "某某有限责任公司", "Zhang San", "张三1", "张三（副市长）", "·某"])
    func noNames(_ name: String) { #expect(!name.looksLikeName) }

    @Test("blanks within a short name are folded, those of other names and all brackets stay")
    func foldedNames() {
        #expect(
            "李　四".foldedName == "李四" && "艾力•买买提".foldedName == "艾力·买买提" && "John  Smith".foldedName == "John  Smith")
        #expect("某某(集团)公司".foldedName == "某某(集团)公司" && "{{7*7}}".foldedName == "{{7*7}}")
        #expect(PartyNames.split("张三，王五") == ["张三", "王五"] && PartyNames.split("张三，男，1960年生") == ["张三，男，1960年生"])
        #expect(PartyNames.isUnclear("张三，男，1960年生") && !PartyNames.isUnclear("张三，王五"))
    }
}

@Suite struct WordsTests {
    @Test("every choice of every field has its own word")
    func complete() throws { try Words.check(.standard) }

    @Test("a choice without a word of its own stops the start, and is named")
    func missing() {
        let field = Field(name: "manner", title: "方式", type: .choice(["somehow"]))
        let vocabulary = Vocabulary(local: [Kind(KindName("local-act"), "本地事项", .act, [field])])
        let missing = #expect(throws: Words.Missing.self) { try Words.check(vocabulary) }
        #expect(missing?.description.contains("somehow") == true)
    }

    @Test("the same code is another word in another field")
    func ofFields() {
        #expect(Words.title("application", field: "way", kind: .retrialOrdered) == "依申请")
        #expect(Words.title("application", field: "group") == "法律适用")
        #expect(
            Words.title("court", field: "way", kind: .retrialOrdered) == "依职权"
                && Words.title("court", field: "way") == "申请法院")
        #expect(Words.title("protest", field: "way", kind: .retrialOrdered) == "抗诉、检察建议")
        #expect(
            Words.title("reconsideration", field: "sued") == "复议行为"
                && Words.title("reconsideration", field: "part") == "复议部分")
    }
}

/// 他方的事实: what one unit tells of another waits for that other.
@Suite struct PendingFactTests {
    private static let office = Organisation(
        entries: ["市公安局", "市自然资源局"].map {
            Entry(
                stream: .office, kind: .unitEstablished, day: CivilDay("2020-01-01")!,
                fields: ["name": .text($0), "level": "department"])
        })

    private func file(_ more: [Entry]) -> CaseFile {
        let start = [
            Entry(
                sequence: 1, kind: .noticeReceived, day: CivilDay("2026-02-10")!,
                fields: [
                    "plaintiffs": .list([.object(["name": "张某"])]), "defendants": .list([.object(["organ": "市公安局"])]),
                ]),
            Entry(
                sequence: 2, role: "intake-office", unit: "市政府办公室", kind: .forwarded, day: CivilDay("2026-02-11")!,
                fields: ["units": .list([.object(["unit": "市公安局"]), .object(["unit": "市自然资源局"])])]),
        ]
        return CaseFile(entries: start + more, organisation: Self.office)
    }

    private func filed(_ sequence: Int, by unit: String, of other: String, role: String = "handling-unit") -> Entry {
        Entry(
            sequence: sequence, role: role, unit: unit, kind: .filedWithCourt, day: CivilDay("2026-02-12")!,
            fields: ["unit": .text(other)])
    }

    @Test("a filing told of by another unit counts nowhere until that unit or the intake office confirms it")
    func pending() {
        #expect(file([filed(3, by: "市自然资源局", of: "市公安局")]).items(of: .filedWithCourt).isEmpty)
        #expect(file([filed(3, by: "市自然资源局", of: "市公安局")]).pending.map(\.sequence) == [3])
        #expect(file([filed(3, by: "市公安局", of: "市公安局")]).pending.isEmpty)
        #expect(file([filed(3, by: "市政府办公室", of: "市公安局", role: "intake-office")]).pending.isEmpty)
        for (role, unit, counts) in [
            ("handling-unit", "市公安局", 1), ("handling-unit", "市自然资源局", 0), ("intake-office", "市政府办公室", 1),
        ] {
            let confirmed = Entry(
                sequence: 4, role: role, unit: unit, kind: .factConfirmed, day: CivilDay("2026-02-13")!,
                fields: ["of": .integer(3)])
            #expect(
                file([filed(3, by: "市自然资源局", of: "市公安局"), confirmed]).items(of: .filedWithCourt).count == counts,
                "\(unit)")
        }
    }
}

/// 波及: which cases a change of the register can concern.
@Suite struct OrganisationReachTests {
    private static let start = [
        Entry(
            stream: .office, sequence: 1, kind: .unitEstablished, day: CivilDay("2020-01-01")!,
            fields: ["name": "中卫市人民政府", "level": "city"]),
        Entry(
            stream: .office, sequence: 2, kind: .unitEstablished, day: CivilDay("2020-01-01")!,
            fields: [
                "name": "市政府办公室", "level": "department",
                "holds": .list([.object(["function": "intake-office", "of": "中卫市人民政府"])]),
            ]),
        Entry(
            stream: .office, sequence: 3, kind: .unitEstablished, day: CivilDay("2020-01-01")!,
            fields: ["name": "市信访局", "level": "department"]),
    ]

    private func reach(_ kind: KindName, _ fields: [String: Value]) -> OrganisationReach {
        let entry = Entry(stream: .office, sequence: 9, kind: kind, day: CivilDay("2026-02-10")!, fields: fields)
        return Organisation(entries: Self.start).reach(to: Organisation(entries: Self.start + [entry]))
    }

    @Test("a telephone number concerns no case, an alias those that name it, a function all")
    func reach() {
        #expect(reach(.unitDescribed, ["name": "市信访局", "phone": "0955-7012345", "address": "中卫市"]) == .none)
        #expect(
            reach(.unitDescribed, ["name": "市信访局", "aliases": .list(["信访局"])]) == .some(names: ["信访局"], heads: false))
        #expect(reach(.unitAbolished, ["name": "市信访局"]) == .some(names: ["市信访局"], heads: false))
        #expect(reach(.unitAbolished, ["name": "市政府办公室"]) == .all)
        #expect(
            reach(.headAppointed, ["head": .object(["name": "刘某", "post": "副市长", "organ": "中卫市人民政府"])])
                == .some(names: [], heads: true))
    }
}
