import Casework
import Docket
import Foundation
import LegalCalendar
import Oversight
import Rulebook
import Store
import Testing
import Work

/// 统计: every figure is a sum of facts, the same whether it is read from the index, folded anew or counted by hand.
struct FigureTests {
    private static let folder = DemoStore.root + "/Scenarios/zhongwei-2022-3"
    private static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .filter { $0.hasPrefix("figures-") }.sorted()
    private static let shelf = try! DemoStore.shelf()
    private static let office = try! ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml")

    private static func run(_ name: String, _ book: FigureBook? = nil) throws -> [ScenarioRun.Mismatch] {
        let scenario = try ScenarioShelf.scenario("\(folder)/\(name)", shelf: shelf)
        let rules = try #require(shelf.rules[scenario.rulebook])
        let run = ScenarioRun(scenario, rules: rules, calendar: shelf.calendar(), defaultOffice: office)
        return ScenarioFigures(scenario, run, rules: rules, book: book).mismatches()
    }

    @Test("what was counted by hand is what the facts come to", arguments: files)
    func byHand(_ name: String) throws {
        #expect(try Self.run(name) == [])
    }

    @Test("each indicator is counted by hand in three scenarios at least, and another definition breaks one")
    func definitions() throws {
        let book = try #require(Self.shelf.rules["zhongwei-2022-3"]).figures
        #expect(book.indicators.count >= 14)
        let texts = try Self.files.map { try String(contentsOfFile: "\(Self.folder)/\($0)", encoding: .utf8) }
        for indicator in book.indicators {
            let isDefault = book.indicator(indicator.id, nil, on: CivilDay("2025-12-31")!) == indicator
            let reading = isDefault ? "" : " reading: \(indicator.reading),"
            let counted = texts.reduce(0) {
                $0 + $1.components(separatedBy: "{indicator: \(indicator.id),\(reading)").count - 1
            }
            #expect(counted >= 3, "\(indicator.id) \(indicator.reading)")
            // 分子换成分母: what was counted by hand must notice.
            var other = book
            let place = try #require(book.indicators.firstIndex(of: indicator))
            other.indicators[place] = indicator.changed(numerator: indicator.denominator + indicator.denominator)
            let noticed = try Self.files.contains { try !Self.run($0, other).isEmpty }
            #expect(noticed, "\(indicator.id) \(indicator.reading)")
        }
    }

    private func reading(_ store: CaseStore, _ account: String) throws -> Reading {
        let person = try #require(DemoStore.demo.people.first { $0.account == account })
        return try Reading(store: store, actor: person.actor, today: DemoStore.demo.day)
    }

    /// All rows of all cases, folded anew.
    private func rows(_ store: CaseStore) throws -> [(caseID: String, row: FigureRow)] {
        let book = store.rules.figures
        let ids = try store.cases(.everything, matching: "", today: DemoStore.demo.day, limit: 1000).rows.map(\.caseID)
        return try ids.flatMap { id in
            let derivation = try #require(try store.derivation(id))
            return book.rows(derivation.facts(derivation.duties())).map { (id, $0) }
        }
    }

    @Test("the index comes to what folding all dockets anew comes to, also after random corrections")
    func indexIsFold() throws {
        try DemoStore.with { store in
            var seed = UInt64.random(in: 1 ... .max)
            print("seed \(seed)")
            func next(_ count: Int) -> Int {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(seed >> 33) % count
            }
            let clerk = try reading(store, "李某").reader
            for round in 0..<6 {
                let held = try rows(store).filter { $0.row.count == "heard" }
                let entries = try held.compactMap { one in
                    try store.caseEntries(one.caseID).first { $0.sequence == one.row.entry && $0.kind == .hearingHeld }
                        .map { (caseID: one.caseID, entry: $0) }
                }
                let one = entries[next(entries.count)]
                let entry = one.entry
                let fields: [String: Value] = ["head-appeared": .flag(round % 2 == 0), "head": .object(["name": "马某"])]
                let request = Request(
                    actor: clerk, id: UUID().uuidString, seen: try store.tip().sequence,
                    instant: DemoStore.demo.day.instant, today: DemoStore.demo.day, confirmed: ["*"])
                _ = try store.change(one.caseID, request) { _ in
                    [
                        Draft(
                            .corrected, day: DemoStore.demo.day,
                            [
                                "replaces": .integer(entry.sequence), "reason": "核对后更正",
                                "entry": .object([
                                    "kind": .text(entry.kind.rawValue), "day": .text(entry.day.description),
                                    "fields": .object(entry.fields.merging(fields) { _, new in new }),
                                ]),
                            ])
                    ]
                }
            }
            let (book, today) = (store.rules.figures, DemoStore.demo.day)
            let all = try rows(store).map(\.row)
            #expect(all.count > 200)
            // Years, and periods that begin and end on any day: within a month, over several, to a month's last day.
            let days = (0..<4).map { _ in today.adding(days: -next(900)) }
            let cut = (0..<12).map { round in
                let first = days[next(days.count)]
                return FigurePeriod(first: first, last: first.adding(days: [0, 1, next(31), next(400)][round % 4]))
            }
            let whole = FigurePeriod(first: CivilDay("2025-01-30")!, last: CivilDay("2025-03-31")!)
            for period in [today.year - 2, today.year - 1, today.year].map(FigurePeriod.year) + cut + [whole] {
                let index = Figures(book, try store.figureSums(.everything, in: period, today: today))
                let fold = Figures(book, rows: all, in: period, on: today)
                for count in book.counts where count.of != .record {
                    let part = FigurePart(count.id)
                    #expect(index.value(part) == fold.value(part), "\(count.id) \(period)")
                    for unit in fold.units(of: count.id) {
                        let filter = FigureFilter(unit: unit)
                        #expect(index.value(part, filter) == fold.value(part, filter), "\(count.id) \(unit) \(period)")
                    }
                }
            }
        }
    }

    @Test("what was registered in error is no case in any figure")
    func registeredInError() throws {
        try DemoStore.with { store in
            let ids = try store.cases(.everything, matching: "", today: DemoStore.demo.day, limit: 1000).rows.map(
                \.caseID)
            let wrong = try ids.filter { try store.derivation($0)?.file.registeredInError ?? false }
            try #require(!wrong.isEmpty)
            let period = FigurePeriod(first: CivilDay("1990-01-01")!, last: DemoStore.demo.day)
            for count in store.rules.figures.counts where count.of != .record {
                let found = try store.figureCases(
                    .everything, FigurePart(count.id), FigureFilter(), in: period, today: DemoStore.demo.day,
                    limit: 5000, offset: 0)
                #expect(found.allSatisfy { !wrong.contains($0.caseID) }, "\(count.id)")
            }
        }
    }

    @Test("what a unit did before it was renamed counts for the unit it is now, in sums and in lists")
    func renamed() throws {
        try DemoStore.with { store in
            let question = FigureQuestion(year: DemoStore.demo.day.year - 1)
            func board() throws -> FigureBoard { try FigureBoard(try reading(store, "孙某"), question) }
            let (old, new) = ("市自然资源局", "市自然资源和规划局")
            let before = try board()
            let part = FigurePart("received")
            let count = before.figures.value(part, FigureFilter(unit: old))
            try #require(count > 0)
            func entry(_ kind: KindName, _ fields: [String: Value]) -> Entry {
                let day = CivilDay("2026-02-10")!
                return Entry(stream: .office, instant: day.instant, kind: kind, day: day, fields: fields)
            }
            try store.append([
                entry(.unitEstablished, ["name": .text(new), "level": "department", "government": "中卫市人民政府"]),
                entry(.unitRenamed, ["name": .text(old), "successor": .text(new)]),
            ])
            _ = try store.refresh()
            let after = try board()
            #expect(after.figures.value(part, FigureFilter(unit: new)) == count)
            #expect(after.figures.value(part, FigureFilter(unit: old)) == 0)
            #expect(after.figures.value(part) == before.figures.value(part))
            var narrowed = question
            narrowed.filter.unit = new
            let list = try FigureList(try reading(store, "孙某"), narrowed, FigureKey([part]), page: 1)
            #expect(list.rows.count == min(count, 50))
        }
    }

    @Test(
        "sums hold: units, organs, months and columns come to the total, stock and what came to what ended and what is left"
    )
    func sums() throws {
        try DemoStore.with { store in
            for year in [DemoStore.demo.day.year - 1, DemoStore.demo.day.year] {
                let board = try FigureBoard(try reading(store, "孙某"), FigureQuestion(year: year))
                let figures = board.figures
                for count in board.book.counts where count.of != .record {
                    let part = FigurePart(count.id)
                    let byUnit = figures.units(of: count.id).map { figures.value(part, FigureFilter(unit: $0)) }
                    let byOrgan = board.organs.map { figures.value(part, FigureFilter(organ: $0)) }
                    #expect(byUnit.reduce(0, +) == figures.value(part) && byOrgan.reduce(0, +) == figures.value(part))
                }
                for value in board.values {
                    #expect(value.rate.numerator <= value.rate.denominator, "\(value.indicator.id)")
                }
                for table in board.tables {
                    #expect(table.sum.cells.reduce(0, +) + table.sum.rest == table.sum.total)
                    #expect(table.rows.map(\.total).reduce(0, +) == table.sum.total)
                    let rates = table.rows.compactMap(\.rate)
                    #expect(rates.map(\.denominator).reduce(0, +) == table.sum.rate?.denominator)
                    #expect(rates.map(\.numerator).reduce(0, +) == table.sum.rate?.numerator)
                }
                for chart in board.charts where chart.chart.of == nil {
                    let total = figures.value(chart.chart.part)
                    #expect(chart.months.map(\.value).reduce(0, +) == total, "\(chart.chart.title)")
                }
                let next = try FigureBoard(try reading(store, "孙某"), FigureQuestion(year: year, span: .half(2)))
                let first = try FigureBoard(try reading(store, "孙某"), FigureQuestion(year: year, span: .half(1)))
                #expect(first.flow?.left == next.flow?.stock)
            }
        }
    }

    @Test("every number opens exactly that many facts, each with an entry of its case")
    func drill() throws {
        try DemoStore.with { store in
            let reading = try reading(store, "孙某")
            let question = FigureQuestion(year: DemoStore.demo.day.year)
            let board = try FigureBoard(reading, question)
            func count(_ parts: [FigurePart], _ stock: FigureKey.Stock? = nil) throws -> Int {
                var (page, found): (Int?, Int) = (1, 0)
                while let number = page {
                    let list = try FigureList(reading, question, FigureKey(parts, stock: stock), page: number)
                    for row in list.rows {
                        let entries = try store.caseEntries(row.found.caseID).map(\.sequence)
                        #expect(entries.contains(row.found.entry), "\(row)")
                    }
                    (page, found) = (list.next, found + list.rows.count)
                }
                return found
            }
            for value in board.values {
                #expect(try count(value.indicator.numerator) == value.rate.numerator, "\(value.indicator.id)")
                #expect(try count(value.indicator.denominator) == value.rate.denominator, "\(value.indicator.id)")
            }
            let flow = try #require(board.flow)
            #expect(flow.stock + flow.received == flow.ended + flow.left && flow.received > 0)
            #expect(try count([FigurePart(flow.flow.received)], .before) == flow.stock)
            #expect(try count([FigurePart(flow.flow.received)], .after) == flow.left)
        }
    }

    @Test("who sees one unit's cases sees its figures and no other's; a county's office its county's")
    func scope() throws {
        try DemoStore.with { store in
            let year = DemoStore.demo.day.year
            let unit = try FigureBoard(try reading(store, "王某"), FigureQuestion(year: year))
            let own = try reading(store, "王某").reader.unit
            #expect(unit.figures.sums.allSatisfy { $0.place.unit == own } && !unit.figures.sums.isEmpty)
            let county = try FigureBoard(try reading(store, "鲍某"), FigureQuestion(year: year))
            #expect(county.organs == ["沙坡头区人民政府"])
            let city = try FigureBoard(try reading(store, "孙某"), FigureQuestion(year: year))
            #expect(city.organs.contains("沙坡头区人民政府") && city.organs.contains("中卫市人民政府"))
        }
    }

    @Test("a rate of nothing is —, never 0 or 100; half a thousandth is rounded up")
    func rates() {
        #expect(Rate(0, of: 0).fraction == "—" && Rate(0, of: 0).percent == nil)
        #expect(Rate(0, of: 3).fraction == "0/3" && Rate(0, of: 3).percent == "0.0%")
        #expect(
            Rate(33, of: 36).percent == "91.7%" && Rate(1, of: 3).percent == "33.3%"
                && Rate(2, of: 3).percent == "66.7%")
        #expect(
            Rate(1, of: 8).percent == "12.5%" && Rate(1, of: 16).percent == "6.3%" && Rate(5, of: 5).percent == "100.0%"
        )
    }

    @Test("a list that is cut at its last page offers no further one")
    func lastPage() {
        let found = Array(0...50)
        #expect(ListPage(99, size: 50).next(found) == 100)
        #expect(ListPage(100, size: 50).next(found) == nil && ListPage(101, size: 50).next(found) == nil)
    }

    @Test("what has not run out is compared with as much of the year before, to the day")
    func aYearBefore() {
        func before(_ year: Int, _ today: String) -> String {
            let period = FigurePeriod.year(year).aYearBefore(on: CivilDay(today)!)
            return "\(period.first) \(period.last)"
        }
        #expect(
            before(2026, "2026-11-30") == "2025-01-01 2025-11-30"
                && before(2026, "2027-03-01") == "2025-01-01 2025-12-31")
        #expect(
            before(2025, "2025-02-28") == "2024-01-01 2024-02-29"
                && before(2025, "2025-02-27") == "2024-01-01 2024-02-27")
        #expect(
            before(2024, "2024-02-29") == "2023-01-01 2023-02-28"
                && before(2024, "2024-12-31") == "2023-01-01 2023-12-31")
    }

    @Test("who would only be proposed as the handling unit sees neither the case nor its number")
    func proposed() throws {
        try DemoStore.with { store in
            let clerk = try reading(store, "李某").reader
            let day = CivilDay("2025-11-03")!
            let request = Request(
                actor: clerk, id: "proposed", seen: 0, instant: DemoStore.demo.day.instant, today: DemoStore.demo.day,
                confirmed: ["*"])
            let outcome = try store.change(nil, request) { _ in
                [
                    Draft(
                        .noticeReceived, day: day,
                        [
                            "number": "（2025）宁05行初9001号", "instance": "first", "reconsideration": "none", "sued": "act",
                            "plaintiffs": .list([.object(["name": "卜某"])]),
                            "act": .object(["title": "处罚决定", "maker": "市自然资源局"]),
                            "defendants": .list([.object(["organ": "中卫市人民政府"])]),
                        ]),
                    Draft(
                        .recommendationReceived, day: day,
                        ["category": "governance", "title": "建议", "reply-by": "2025-12-01"]),
                ]
            }
            guard case .recorded(let id, _) = outcome else { throw Failure() }
            let question = FigureQuestion(year: 2025)
            let key = FigureKey([FigurePart("recommendations")])
            let unit = try reading(store, "王某")
            #expect(try !unit.maySee(id) && (try FigureList(unit, question, key, page: 1).rows.isEmpty))
            #expect(try FigureBoard(unit, question).figures.value(FigurePart("recommendations")) == 0)
            let justice = try FigureList(try reading(store, "孙某"), question, key, page: 1)
            #expect(justice.rows.contains { $0.found.caseID == id })
            // Whatever a number counts, its list holds nothing that the reader may not open.
            for count in store.rules.figures.counts where count.of != .record {
                let rows = try FigureList(unit, question, FigureKey([FigurePart(count.id)]), page: 1).rows
                #expect(try rows.allSatisfy { try unit.maySee($0.found.caseID) }, "\(count.id)")
            }
        }
    }

    private struct Failure: Error {}
}
