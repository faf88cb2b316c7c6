import Casework
import Docket
import LegalCalendar
import Testing

@testable import Work

@Suite struct SeriesLineTests {
    private let today = CivilDay("2026-03-30")!

    private func checked(_ text: String) -> [SeriesLine] {
        SeriesCheck.checked(SeriesLine.lines(text), today: today)
    }

    @Test(
        "a line is read in any order of columns and with any of the usual marks between them",
        arguments: [
            "1\t（2026）宁05行初31号\t石某\t2026-03-30", "石某,(2026)宁05行初31号,2026年3月30日", "2026/3/30 石某 〔2026〕宁05行初31号",
            "（2026）宁05行初31号石某　2026-03-30", "31号\t石 某\t2026.3.30\t（2026）宁05 行初 31 号",
        ])
    func orders(_ text: String) throws {
        let line = try #require(SeriesLine.lines(text).first)
        #expect(line.shown == "（2026）宁05行初31号")
        #expect(line.names == ["石某"])
        #expect(CivilDay.read(line.day) == today)
    }

    @Test("names of columns and empty lines are no cases; what is no name is said, not taken for one")
    func headings() {
        let lines = SeriesLine.lines("序号\t案号\t原告\n\n \t \n1\t（2026）宁05行初31号\t石某\t640501199001010011\n")
        #expect(lines.count == 1)
        #expect(lines[0].names == ["石某"])
        #expect(lines[0].doubtful.map(\.text) == ["没有用到：640501199001010011"])
    }

    @Test(
        "what is no name is never a plaintiff, and what was meant as a day is never passed over",
        arguments: [
            ("（2026）宁05行初31号\t张某\t男\t汉族\t12000\t35岁", "张某", ""), ("（2026）宁05行初31号\t张某\t2月10日", "张某", "2月10日"),
            ("（2026）宁05行初31号\t张某\t46063", "张某", "46063"), ("（2026）宁05行初31号\t张某\t10/2", "张某", "10/2"),
            ("（2026）宁05行初31号\t\"张某\n王某\"\t2026-02-10", "张某、王某", "2026-02-10"),
            ("（2026）宁05行初31号\t沙坡头区某村第3村民小组\t15000元", "沙坡头区某村第3村民小组", ""),
        ])
    func noNames(_ text: String, _ names: String, _ day: String) throws {
        let line = try #require(SeriesLine.lines(text).first)
        #expect(line.plaintiffs == names && line.day == day)
        #expect(SeriesLine.lines(text).count == 1)
        if !day.isEmpty, CivilDay.read(day) == nil {
            #expect(checked(text)[0].wrong.contains { $0.text.hasPrefix("没有这一天") })
        }
    }

    @Test("a paste that is no list costs little and is cut")
    func hostile() {
        let began = ContinuousClock.now
        #expect(SeriesLine.lines(String(repeating: "(2026", count: 40_000)).count <= 1)
        #expect(SeriesLine.lines(String(repeating: "(2026)号\n", count: 20_000)).count == 2000)
        #expect(SeriesLine.lines(String(repeating: "(2026 号之", count: 30_000)).count <= 1)
        #expect(ContinuousClock.now - began < .seconds(5))
    }

    @Test("the same number twice is mended by the one that is missing; where several are, none is guessed")
    func gap() {
        let lines = checked("（2026）宁05行初31号 甲某\n（2026）宁05行初32号 乙某\n（2026）宁05行初32号 丙某\n（2026）宁05行初34号 丁某")
        #expect(lines.map(\.wrong.count) == [0, 0, 1, 0])
        #expect(lines[2].wrong[0].text == "与第2行案号相同")
        #expect(lines[2].wrong[0].mendings == [.number("（2026）宁05行初33号"), .drop])
        let unknown = checked("（2026）宁05行初31号 甲某\n（2026）宁05行初32号 乙某\n（2026）宁05行初32号 丙某\n（2026）宁05行初36号 丁某")
        #expect(unknown[2].wrong[0].mendings == [.drop])
    }

    @Test("what has to be mended: no number, nobody who sues, a day that is none, one that has not come")
    func wrong() {
        let lines = checked("甲某、乙某\n（2026）宁05行初31号\n（2026）宁05行初32号 丙某 2026-02-31\n（2026）宁05行初33号,丁某,2026-03-31")
        #expect(lines[0].wrong.map(\.text) == ["没有案号；案号待补录的，用收文登记单独登记"])
        #expect(lines[1].wrong.map(\.text) == ["没有原告"])
        #expect(lines[2].wrong.map(\.text) == ["没有这一天：2026-02-31，请按 2026-02-10 填写"])
        #expect(lines[3].wrong.map(\.text) == ["收到日期2026年3月31日晚于今天"])
    }

    @Test("of two days in a line none is taken for the day it came, and one long ago is asked about")
    func days() {
        let lines = checked("（2026）宁05行初31号\t甲某\t1960-05-01\t2026-03-27\n（2026）宁05行初32号\t乙某\t1960-05-01")
        #expect(lines[0].wrong.map(\.text) == ["没有这一天：1960-05-01、2026-03-27，请按 2026-02-10 填写"])
        #expect(lines[1].wrong.isEmpty && lines[1].doubtful[0].text.hasPrefix("收到日期1960年5月1日已过去"))
    }

    @Test("what has to be looked at: another court or year, another spelling, several who sue")
    func doubtful() {
        let lines = checked(
            "（2026）宁05行初31号 甲某\n（2026）宁05行初32号 乙某、丙某\n(2026)宁05行初33号 丁某\n（2025）宁05行初34号 戊某\n收文12（2026）行号 己某")
        #expect(lines.map(\.wrong.count) == [0, 0, 0, 0, 0])
        #expect(lines[0].doubtful.isEmpty)
        #expect(lines[1].doubtful.map(\.mendings) == [[.split]])
        #expect(lines[2].doubtful.map(\.text) == ["案号写法已改为（2026）宁05行初33号"])
        #expect(lines[3].doubtful.map(\.text) == ["与其他各行的法院或者年度不同（多数是（2026）宁05行初…号）"])
        #expect(lines[4].doubtful.map(\.text).contains("不像案号，按原样登记"))
    }

    @Test("what a line was mended to is kept as it stands, however little it looks like a number")
    func kept() {
        var lines = SeriesLine.lines("（2026）宁05行初31号 甲某、乙某\n（2026）宁05行初32号 丙某")
        lines.take(TypedFields([("row.1.number", "宁05行初32"), ("row.1.plaintiffs", "丙\t某"), ("row.7.number", "x")]))
        lines.mend("0|split")
        lines.mend("9|drop")
        lines.mend("0|colour")
        #expect(SeriesLine.kept(lines.text).map(\.number) == ["（2026）宁05行初31号", "", "宁05行初32"])
        #expect(SeriesLine.kept(lines.text).map(\.names) == [["甲某"], ["乙某"], ["丙某"]])
    }
}
