import Casework
import Docket
import LegalCalendar
import Oversight
import Papers
import Rulebook
import Store
import Testing
import Work

/// 与法院数据核对: exactly what differs, and what was found of it is remembered.
struct ComparisonTests {
    private static let court = "中卫市沙坡头区人民法院"
    private static let today = CivilDay("2026-02-13")!

    private func number(_ place: Int) -> String { "（2025）宁0502行初\(place)号" }
    private func plaintiff(_ place: Int) -> String {
        let names = [
            "赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨", "朱", "秦", "尤", "许",
        ]
        return names[place % names.count] + "某" + names[place / names.count % names.count]
    }
    private func received(_ place: Int) -> CivilDay { CivilDay("2025-01-06")!.adding(days: place) }
    private func outcome(_ place: Int) -> (code: String, title: String) {
        [("dismiss-claims", "判决驳回诉讼请求"), ("revoke", "判决撤销"), ("withdraw-voluntary", "准许撤诉")][place % 3]
    }

    /// 案件 1 … count, each decided sixty days after it came.
    private func dockets(_ count: Int) -> [[Entry]] {
        (1...count).map { place in
            let day = received(place)
            let notice = Entry(
                kind: .noticeReceived, day: day,
                fields: [
                    "number": .text(number(place)), "court": .text(Self.court), "instance": "first",
                    "defendants": .list([.object(["organ": "中卫市人民政府", "standing": "defendant"])]),
                    "plaintiffs": .list([.object(["name": .text(plaintiff(place)), "kind": "citizen"])]),
                    "act": .object(["title": "处罚决定", "maker": "市自然资源局"]), "sued": "act", "reconsideration": "none",
                ])
            let decided = day.adding(days: 60)
            let decision = Entry(
                kind: .decisionReceived, day: decided,
                fields: [
                    "made-on": .text(decided.description), "served-on": .text(decided.description),
                    "document": .text(place % 3 == 2 ? "ruling" : "judgment"),
                    "outcomes": .list([.object(["part": "whole", "outcome": .text(outcome(place).code)])]),
                ])
            return [notice, decision]
        }
    }

    private func cells(_ place: Int) -> [String] {
        [
            number(place), plaintiff(place), "中卫市人民政府", "沙坡头区人民法院", "一审", received(place).chinese,
            received(place).adding(days: 60).description, outcome(place).title,
        ]
    }

    private static let header = ["案号", "原告", "被告", "受理法院", "审级", "收到日期", "结案日期", "判决结果"]

    private func file(_ rows: [[String]]) throws -> OldLedgerFile {
        let text = ([Self.header] + rows).map { $0.joined(separator: ",") }.joined(separator: "\n")
        return try OldLedgerFile(
            OldLedgerFile.table(Array(text.utf8), name: "名单.csv", sheet: nil), name: "名单.csv", guess: ListColumn.guess)
    }

    private func with(_ count: Int, _ body: (ComparisonRegister, Actor) throws -> Void) throws {
        try DemoStore.without { store in
            try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
            for docket in dockets(count) { try store.open(docket: docket) }
            let actor = Actor(account: "justice", name: "孙某", function: .oversightOffice, unit: "市司法局")
            try body(ComparisonRegister(try Reading(store: store, actor: actor, today: Self.today)), actor)
        }
    }

    private func record(_ register: ComparisonRegister, _ actor: Actor, _ rows: [[String]], _ id: String) throws
        -> ComparisonRegister.Result
    {
        let file = try file(rows)
        let order = ComparedList.Order(
            title: "法院名单", count: "received",
            question: FigureQuestion(year: 2025, filter: FigureFilter(organ: "中卫市人民政府")))
        let mapping = OldLedgerMapping(header: file.header, guess: ListColumn.guess)
        return try register.result(try register.record(order, file, mapping, request(actor, id)))
    }

    private func request(_ actor: Actor, _ id: String) -> Request {
        Request(actor: actor, id: id, seen: .max, instant: Self.today.instant, today: Self.today)
    }

    @Test("of two hundred lines with seven differences exactly those are told, each on its line")
    func seven() throws {
        try with(200) { register, actor in
            var rows = (1...200).map(cells)
            rows[9][1] = "欧阳某"  // another plaintiff
            rows[29][6] = "2025-12-31"  // another day of the end
            rows[49][7] = "判决撤销" == outcome(50).title ? "判决驳回诉讼请求" : "判决撤销"
            rows[69][0] = "(2025) 宁0502行初9070号"  // a slip of the number: found by its parties
            rows[89][3] = "中卫市中级人民法院"
            rows.append(rows[99])  // the same number twice
            // Ours alone, theirs alone.
            rows.remove(at: 119)
            rows.append([
                "（2025）宁0502行初999号", "司马某", "中卫市人民政府", "沙坡头区人民法院", "一审", "2025年3月3日", "", "",
            ])
            // What is written otherwise and means the same is no difference.
            rows[0][0] = "(2025)宁0502行初1号"
            rows[1][5] = received(2).description
            rows[2][1] = plaintiff(3) + " "
            rows.append(["", "", "", "", "", "合计", "", "201"])
            let result = try record(register, actor, rows, "1")
            let told = result.rows.map { "\($0.difference.kind.id) \($0.difference.line ?? 0) \($0.difference.number)" }
            #expect(
                Set(told) == [
                    "plaintiff 11 \(number(10))", "decided 31 \(number(30))", "outcome 51 \(number(50))",
                    "number 71 \(number(70))", "court 91 \(number(90))", "repeated 201 \(number(100))",
                    "only-here 0 \(number(120))", "only-there 202 （2025）宁0502行初999号",
                ])
            #expect(told.count == 8 && result.agreed == 194)
        }
    }

    @Test("what was found of a difference is there in the next list, and not where it reads otherwise now")
    func remembered() throws {
        try with(4) { register, actor in
            var rows = (1...4).map(cells)
            rows[0][6] = "2025-12-30"
            rows[1][6] = "2025-12-30"
            let first = try record(register, actor, rows, "1")
            #expect(first.rows.count == 2 && first.rows.allSatisfy { $0.note == .none })
            let note = DifferenceNotes.Note(finding: "list-wrong", reason: "法院按归档日统计")
            let said = Dictionary(uniqueKeysWithValues: first.rows.map { ($0.difference, note) })
            let bare = [first.rows[0].difference: DifferenceNotes.Note(finding: "list-wrong", reason: "")]
            #expect(throws: Refusal.self) { try register.explain(first, bare, request(actor, "2")) }
            #expect(try register.explain(first, said, request(actor, "3")) == 2)
            rows[1][6] = "2025-12-29"
            let second = try record(register, actor, rows, "4")
            #expect(second.rows.map(\.note) == [note, .none])
            #expect(second.rows.map(\.earlier) == [nil, note])
            // The first list says now what was found.
            #expect(try register.result(first.list).rows.map(\.note) == [note, note])
        }
    }

    @Test(
        "a partial loss that a list calls a win differs, a number named three times is told twice, and each stands apart"
    )
    func subtle() throws {
        try DemoStore.without { store in
            try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
            var mixed = dockets(3)
            mixed[0][1].fields["outcomes"] = .list([
                .object(["part": "whole", "outcome": "revoke"]),
                .object(["part": "whole", "outcome": "dismiss-claims"]),
            ])
            for docket in mixed { try store.open(docket: docket) }
            let actor = Actor(account: "justice", name: "孙某", function: .oversightOffice, unit: "市司法局")
            let register = ComparisonRegister(try Reading(store: store, actor: actor, today: Self.today))
            var rows = (1...3).map(cells)
            rows[0][7] = "判决驳回诉讼请求"
            rows += [rows[1], rows[1]]
            let result = try record(register, actor, rows, "1")
            #expect(result.rows.map(\.difference.kind.id) == ["outcome", "repeated", "repeated"])
            #expect(Set(result.rows.map(\.difference.place)).count == 3)
            // Somebody else noted something in between.
            let said = [result.rows[0].difference: DifferenceNotes.Note(finding: "list-wrong", reason: "误填")]
            #expect(try register.explain(result, said, request(actor, "2")) == 1)
            let now = try register.result(result.list)
            let late = Request(
                actor: actor, id: "3", seen: result.lastNote, instant: Self.today.instant, today: Self.today)
            #expect(throws: Refusal.self) {
                try register.explain(now, [now.rows[1].difference: .init(finding: "both-right", reason: "合并")], late)
            }
            #expect(now.rows[0].note.reason == "误填")
        }
    }

    @Test("a case of another period is told as such, and bad lists are refused with their field")
    func boundaries() throws {
        try with(3) { register, actor in
            let file = try file((1...3).map(cells))
            let mapping = OldLedgerMapping(header: file.header, guess: ListColumn.guess)
            func order(_ year: Int, organ: String = "中卫市人民政府", title: String = "名单") -> ComparedList.Order {
                .init(
                    title: title, count: "received",
                    question: FigureQuestion(year: year, filter: FigureFilter(organ: organ)))
            }
            let other = try register.result(try register.record(order(2024), file, mapping, request(actor, "1")))
            #expect(other.rows.map(\.difference.kind) == [.period, .period, .period])
            for (bad, field) in [(order(2025, title: ""), "title"), (order(2025, organ: "中宁县人民政府"), "organ")] {
                do {
                    _ = try register.record(bad, file, mapping, request(actor, "2"))
                    Issue.record("taken: \(field)")
                } catch let refusal as Refusal {
                    #expect(refusal.violations.first?.field == field)
                }
            }
        }
    }

    @Test(
        "等3人 is the first and how many; a comma, 诉 and blanks do not make another name",
        arguments: [
            ("张某等3人", ["张某", "李某", "王某"], true), ("张某等3人", ["张某", "李某"], false), ("张某等", ["张某", "李某"], true),
            ("张某、李某", ["李某", "张某"], true), ("张某诉中卫市人民政府", ["张某"], true), ("张 某", ["张某"], true), ("张某", ["李某"], false),
            ("张某等二人", ["张某", "李某"], true),
        ])
    func names(_ said: String, _ ours: [String], _ same: Bool) {
        #expect(ListedNames(said).are(ours) == same)
    }
}
