import Casework
import Docket
import LegalCalendar
import Oversight
import Rulebook
import Store
import Testing
import Work

/// 案件分类: what nobody has classified is listed for who oversees, page by page, and counted as often as it is listed.
struct ClassificationTests {
    private static let day = CivilDay("2026-02-13")!

    private func reading(_ store: CaseStore, _ unit: String, today: CivilDay = day) throws -> Reading {
        let actor = Actor(account: "a", name: "孙某", function: .oversightOffice, unit: unit)
        return try Reading(store: store, actor: actor, today: today)
    }

    /// 虚构: of each organ so many, on following days from 2026-01-05.
    private func dockets(_ counts: [(organ: String, count: Int)]) -> [[Entry]] {
        counts.flatMap { organ, count in
            (0..<count).map { place in
                [
                    Entry(
                        kind: .noticeReceived, day: CivilDay("2026-01-05")!.adding(days: place),
                        fields: [
                            "number": .text("（2026）宁05\(organ.count)行初\(place + 1)号"), "court": "沙坡头区人民法院",
                            "instance": "first",
                            "defendants": .list([.object(["organ": .text(organ), "standing": "defendant"])]),
                            "plaintiffs": .list([.object(["name": "虚构", "kind": "citizen"])]),
                            "act": .object(["title": "责令停产停业处罚决定", "maker": "市自然资源局"]), "sued": "act",
                            "reconsideration": "none",
                        ])
                ]
            }
        }
    }

    private func rows(_ reading: Reading) throws -> [Classification.Row] {
        var (rows, page): ([Classification.Row], Int?) = ([], 1)
        while let number = page {
            let list = try Classification(reading, page: number)
            rows += list.rows
            page = list.next
        }
        return rows
    }

    private func request(_ reading: Reading, _ id: String) -> Request {
        Request(actor: reading.reader, id: id, seen: .max, instant: Self.day.instant, today: reading.today)
    }

    @Test("all pages together name each case once, as many as the figures say; confirmed, it is gone from both")
    func pages() throws {
        try DemoStore.without { store in
            try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
            for docket in dockets([("中卫市人民政府", 23), ("沙坡头区人民政府", 4)]) { try store.open(docket: docket) }
            let bureau = try reading(store, "市司法局")
            let all = try rows(bureau)
            let organs = bureau.holders.organs(of: .oversightOffice, in: "市司法局")
            let his = organs.contains("沙坡头区人民政府") ? 27 : 23
            #expect(all.count == his && Set(all.map(\.caseID)).count == his)
            func left() throws -> Int { try FigureBoard(bureau, FigureQuestion(year: 2026)).unclassified }
            #expect(try left() == his)
            // A suggestion is shown and is no classification.
            #expect(all.allSatisfy { $0.chosen["act"] == "行政处罚" && $0.suggested.contains("act") })
            let some = all.prefix(21).map { row in
                let words = row.chosen.merging(["matter": "其他", "field": "其他"]) { own, _ in own }
                return Classification.Confirmation(caseID: row.caseID, words: words, flags: ["compensation": true])
            }
            let list = try Classification(bureau, page: 1)
            #expect(try list.confirm(some, request(bureau, "c1")) == 21)
            #expect(try rows(bureau).map(\.caseID) == all.dropFirst(21).map(\.caseID))
            #expect(try left() == his - 21)
            // Of a period as many as its number says.
            let january = FigureQuestion(year: 2026, span: .month(1), filter: FigureFilter(organ: "中卫市人民政府"))
            let listed = try Classification(bureau, january, page: 1)
            #expect(try FigureBoard(bureau, january).unclassified == listed.rows.count)
            #expect(try Classification(bureau, FigureQuestion(year: 2025), page: 1).rows.isEmpty)
        }
    }

    @Test("who confirms a part of it finds the case again, with what was confirmed, until all of it is")
    func part() throws {
        try DemoStore.without { store in
            try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
            for docket in dockets([("中卫市人民政府", 1)]) { try store.open(docket: docket) }
            let bureau = try reading(store, "市司法局")
            let id = try #require(try rows(bureau).first).caseID
            func confirm(_ words: [String: String], _ request: Request) throws {
                let flags = ["compensation": true]
                _ = try Classification(bureau, page: 1).confirm(
                    [.init(caseID: id, words: words, flags: flags)], request)
            }
            try confirm(["act": "行政许可"], request(bureau, "c1"))
            let left = try #require(try rows(bureau).first)
            #expect(left.flags == ["compensation"])
            #expect(left.chosen["act"] == "行政许可" && !left.suggested.contains("act"))
            try confirm(["field": "自然资源", "matter": "规划许可"], request(bureau, "c2"))
            #expect(try rows(bureau).isEmpty)
        }
    }

    @Test("the month's last day is in time, the day after is late; another city's days are its own")
    func late() throws {
        try DemoStore.without { store in
            try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
            for docket in dockets([("中卫市人民政府", 1)]) { try store.open(docket: docket) }
            func isLate(_ day: String) throws -> Bool? {
                try rows(try reading(store, "市司法局", today: CivilDay(day)!)).first?.isLate
            }
            #expect(try isLate("2026-01-31") == false && isLate("2026-02-01") == true)
        }
        let later = Classifying(part: FigurePart("unclassified"), daysAfterMonth: 5, because: "次月5日前")
        let came = CivilDay("2025-12-31")!
        #expect(!later.isOver(came, on: CivilDay("2026-01-05")!) && later.isOver(came, on: CivilDay("2026-01-06")!))
    }

    @Test("nothing is confirmed of a batch in which one is wrong")
    func refused() throws {
        try DemoStore.without { store in
            try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
            for docket in dockets([("中卫市人民政府", 2)]) { try store.open(docket: docket) }
            let bureau = try reading(store, "市司法局")
            let all = try rows(bureau)
            func confirmed(_ id: String, _ word: String) -> Classification.Confirmation {
                .init(caseID: id, words: ["act": word], flags: [:])
            }
            let list = try Classification(bureau, page: 1)
            for wrong in [
                confirmed(all[1].caseID, "没有的一种"), confirmed("no-such", "行政处罚"), confirmed(all[1].caseID, ""),
            ] {
                #expect(throws: Classification.Failure.self) {
                    try list.confirm([confirmed(all[0].caseID, "行政处罚"), wrong], request(bureau, "c2"))
                }
            }
            #expect(throws: Classification.Failure.self) { try list.confirm([], request(bureau, "c3")) }
            #expect(try rows(bureau).count == 2)
        }
    }

    @Test("a word that its dictionary has no longer counts as none")
    func unknown() throws {
        try DemoStore.without { store in
            try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
            var docket = dockets([("中卫市人民政府", 1)])[0]
            docket[0].fields["act"] = .object(["title": "决定", "maker": "市自然资源局", "kind": "早先的说法"])
            try store.open(docket: docket)
            let figures = try store.figureSums(.everything, in: .year(2026), counts: ["received"], today: Self.day)
            #expect(figures.count == 1 && !figures[0].values.contains("早先的说法"))
        }
    }

    @Test("a word that was renamed is the new one, in what was said before and in a form that was filled before")
    func renamed() throws {
        let word = FactDictionary.Word(word: "自然资源和规划", units: [], texts: [], was: ["自然资源"])
        let dictionary = FactDictionary(field: "field", title: "领域", words: [word])
        #expect(dictionary.word(for: "自然资源") == "自然资源和规划" && dictionary.word(for: "水利") == nil)
        var book = try #require(DemoStore.shelf().rules["zhongwei-2022-3"]).figures
        book.dictionaries = [dictionary]
        let form = try #require(book.form("litigation", on: CivilDay("2025-12-31")!))
        let row = try #require(
            form.tables.lazy.flatMap { table in table.rows.map { (table.id, $0) } }.first { !$0.1.was.isEmpty })
        let column = try #require(form.table(row.0)?.columns.first)
        let old = FormCell(table: row.0, row: row.1.was[0], column: column.id)
        #expect(form.present(old).row == row.1.id && form.row(old) == nil)
    }

    @Test("an address names the words of a figure, whatever marks they have")
    func address() throws {
        let book = try #require(DemoStore.shelf().rules["zhongwei-2022-3"]).figures
        let part = FigurePart("loss-causes", only: ["cause": ["甲,乙", "a;b=c", "100%", "%2C", "不,明"], "act": ["行政处罚"]])
        let key = FigureKey([part, FigurePart("received")])
        #expect(FigureKey(key.texts, stock: nil, in: book) == key)
    }
}
