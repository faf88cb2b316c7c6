import Casework
import Docket
import LegalCalendar
import Oversight
import Rulebook
import Store
import Testing
import Work

/// 逐年对照和类案: each number is what 统计分析 says of its year, and what it opens.
struct FigureTrendsTests {
    private func reading(_ store: CaseStore) throws -> Reading {
        let actor = Actor(account: "r", name: "孙某", function: .oversightOffice, unit: "市司法局")
        return try Reading(store: store, actor: actor, today: DemoStore.demo.day)
    }

    @Test("each cell is the figure of its year, opens as many cases, and the rows come to the sum")
    func cells() throws {
        try DemoStore.with { store in
            let reading = try reading(store)
            let trends = try FigureTrends(reading, FigureQuestion(year: DemoStore.demo.day.year))
            #expect(trends.trends.count == 4)
            var shown = 0
            for trend in trends.trends {
                for (place, year) in trend.years.enumerated() {
                    let board = try FigureBoard(reading, FigureQuestion(year: year))
                    let sum = trend.sum.cells[place]
                    #expect(sum.value == board.figures.value(trend.trend.part), "\(trend.trend.id) \(year)")
                    #expect(trend.rows.reduce(0) { $0 + $1.cells[place].value } == sum.value)
                    for cell in trend.rows.map({ $0.cells[place] }) where cell.value > 0 {
                        let list = try FigureList(reading, cell.question, FigureKey([cell.part]), page: 1)
                        #expect(list.rows.count == min(cell.value, 50), "\(trend.trend.id) \(year)")
                        shown += 1
                    }
                }
            }
            #expect(shown > 10)
        }
    }

    @Test("figures narrowed to a field are those of its cases, and the fields come to the whole")
    func areas() throws {
        try DemoStore.with { store in
            let reading = try reading(store)
            let year = DemoStore.demo.day.year - 1
            let whole = try FigureBoard(reading, FigureQuestion(year: year))
            try #require(!whole.areas.isEmpty)
            for count in whole.book.counts where count.of != .record && whole.book.shown.contains(count.id) {
                let byArea = ([""] + whole.areas).map {
                    whole.figures.value(FigurePart(count.id), FigureFilter(area: $0))
                }
                #expect(byArea.reduce(0, +) == whole.figures.value(FigurePart(count.id)), "\(count.id)")
            }
            let area = try #require(whole.areas.first)
            let narrowed = try FigureBoard(reading, FigureQuestion(year: year, filter: FigureFilter(area: area)))
            let received = whole.figures.value(FigurePart("received"), FigureFilter(area: area))
            let part = FigurePart("classification", only: ["field": [area]])
            let listed = try FigureList(reading, FigureQuestion(year: year), FigureKey([part]), page: 1).rows.count
            #expect(received > 0 && narrowed.flow?.received == received && listed == received)
        }
    }

    /// So many notices of one unit and kind of act, of one matter, and as many of none.
    private func told(_ number: Int, unsaid: Int, matter: String = "土地征收", instance: Value = "first") throws
        -> [String]
    {
        try DemoStore.without { store in
            try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
            for place in 0..<number + unsaid { try notice(place, place < number ? matter : nil, instance, store) }
            _ = try store.refresh()
            return try FigureTrends(try reading(store), FigureQuestion(year: 2026)).similar.map {
                "\($0.unit) \($0.told) \($0.cell.value)"
            }
        }
    }

    private func notice(_ number: Int, _ matter: String?, _ instance: Value, _ store: CaseStore) throws {
        let day = CivilDay("2026-01-05")!
        func entry(_ kind: KindName, _ fields: [String: Value]) -> Entry {
            Entry(stream: .case, caseID: "c\(number)", instant: day.instant, kind: kind, day: day, fields: fields)
        }
        try store.append([
            entry(
                .noticeReceived,
                [
                    "number": .text("（2026）宁05行初\(number + 1)号"), "court": "中卫市中级人民法院", "instance": instance,
                    "defendants": .list([.object(["organ": "中卫市人民政府", "standing": "defendant"])]),
                    "plaintiffs": .list([.object(["name": "张某"])]),
                    "act": .object(["title": "征收决定", "maker": "市自然资源局", "kind": "征收征用补偿"]),
                ]), entry(.forwarded, ["units": .list([.object(["unit": "市自然资源局"])])]),
        ])
        if let matter { try store.append([entry(.classificationConfirmed, ["matter": .text(matter)])]) }
    }

    @Test("so many of one unit, matter and act are told of, one fewer and what nobody has said are not")
    func similar() throws {
        #expect(try told(2, unsaid: 3).isEmpty)
        #expect(try told(3, unsaid: 0) == ["市自然资源局 土地征收　征收征用补偿 3"])
        // What stands for all the rest is no likeness, and an appeal is no second suit.
        #expect(try told(3, unsaid: 0, matter: "其他").isEmpty)
        #expect(try told(3, unsaid: 0, instance: "second").isEmpty)
    }
}
