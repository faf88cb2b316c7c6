import Casework
import Docket
import LegalCalendar
import Store
import Testing

@Suite struct SeriesTests {
    private func several(_ count: Int, _ maker: String = "市住建局") -> [(caseID: String?, drafts: [Draft])] {
        (0..<count).map { place in
            var notice = Fixture.notice("（2026）宁05行初\(31 + place)号", plaintiff: "原告\(place)")
            notice.fields["act"] = .object(["title": "征收补偿决定", "maker": .text(maker)])
            let mark = Draft(.related, day: notice.day, ["relation": "series", "to": "(2026)宁05行初31号"])
            return (nil, [notice, mark])
        }
    }

    @Test("a series is opened by one request, all or none, and sent again it opens nothing twice")
    func opened() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let tip = try fixture.store.tip().sequence
        var wrong = several(3)
        wrong[2].drafts[0].day = fixture.today.adding(days: 1)
        let failure = #expect(throws: NotOfAll.self) {
            try fixture.store.record(several: wrong, fixture.request(fixture.clerk, confirmed: ["*"]))
        }
        #expect(failure?.place == 2)
        #expect(try fixture.store.tip().sequence == tip)
        let request = fixture.request(fixture.clerk, id: "R1", confirmed: ["*"])
        let cases = try fixture.store.record(several: several(3), request)
        #expect(Set(cases).count == 3)
        #expect(try fixture.store.record(several: several(3), request) == cases)
        #expect(try fixture.store.tip().sequence == tip + 6)
        #expect(try fixture.store.verify().firstBad == nil)
    }

    @Test("what is asked of several is asked of all of them at once, and nothing is written before the answer")
    func asked() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        _ = try fixture.register(Fixture.notice("（2026）宁05行初31号"))
        _ = try fixture.register(Fixture.notice("（2026）宁05行初33号"))
        let tip = try fixture.store.tip().sequence
        let asked = #expect(throws: AskedOfSeveral.self) {
            try fixture.store.record(several: several(3), fixture.request(fixture.clerk))
        }
        let numbers = asked?.questions.filter { $0.question.code == "duplicate-number" }.map(\.place)
        #expect(numbers == [0, 2])
        #expect(try fixture.store.tip().sequence == tip)
    }

    @Test("the cases of a series are found from each of them, by those who may see them and by nobody else")
    func found() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let cases = try fixture.store.record(
            several: several(3), fixture.request(fixture.clerk, confirmed: ["*"]))
        let alone = try fixture.register(Fixture.notice("（2026）宁05行初90号"))
        let clerk = Access.visible(fixture.clerk, try fixture.store.holders())
        for id in cases {
            let found = try fixture.store.series(of: id, clerk, today: fixture.today, limit: 10)
            #expect(found.map(\.caseID) == cases)
            #expect(try fixture.store.seriesCount(of: id, clerk, today: fixture.today).value == 3)
        }
        #expect(try fixture.store.seriesCount(of: alone, clerk, today: fixture.today).value == 0)
        let listed = try fixture.store.seriesOf(clerk, today: fixture.today, limit: 10)
        #expect(listed.map(\.first.caseID) == [cases[0]] && listed.map(\.count) == [3])
        // Given to one unit alone, one of them is all that it finds.
        let forward = Draft(
            .forwarded, day: fixture.today, ["units": .list([.object(["unit": .text(fixture.handler.unit)])])])
        _ = try fixture.store.record(
            several: [(cases[1], [forward])], fixture.request(fixture.clerk, confirmed: ["*"]))
        let handler = Access.visible(fixture.handler, try fixture.store.holders())
        let own = try fixture.store.series(of: cases[1], handler, today: fixture.today, limit: 10)
        #expect(own.map(\.caseID).contains(cases[1]) && own.count <= 3)
        let stranger = Actor(account: "ding", name: "丁某", function: .handlingUnit, unit: "市公安局")
        let nothing = Access.visible(stranger, try fixture.store.holders())
        #expect(try fixture.store.series(of: cases[1], nothing, today: fixture.today, limit: 10).isEmpty)
        #expect(try fixture.store.seriesOf(nothing, today: fixture.today, limit: 10).isEmpty)
    }

    @Test("a case whose number the others name is of their series, and one that was marked by mistake is not")
    func mended() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let first = try fixture.register(Fixture.notice("（2026）宁05行初31号"))
        let second = try fixture.register(Fixture.notice("（2026）宁05行初32号", plaintiff: "李某"))
        let clerk = Access.visible(fixture.clerk, try fixture.store.holders())
        let mark = Draft(.related, day: fixture.today, ["relation": "series", "to": "(2026)宁05行初31号"])
        guard
            case .recorded(_, let entry) = try fixture.store.change(
                second, fixture.request(fixture.clerk, confirmed: ["*"]), { _ in [mark] })
        else { throw StoreError.missing("关联案件") }
        #expect(
            try fixture.store.series(of: first, clerk, today: fixture.today, limit: 9).map(\.caseID) == [first, second])
        let struck = Draft(.corrected, day: fixture.today, ["replaces": .integer(entry), "reason": "不是同一行为"])
        _ = try fixture.store.change(second, fixture.request(fixture.clerk, confirmed: ["*"])) { _ in [struck] }
        #expect(try fixture.store.series(of: first, clerk, today: fixture.today, limit: 9).isEmpty)
    }
}
