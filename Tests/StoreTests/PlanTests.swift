import Casework
import Docket
import LegalCalendar
import Oversight
import Rulebook
import Testing

@testable import Store

/// 查询计划: what is asked of one case is found by that case. By an index of whose it is a whole desk, or a whole history, would be walked for
/// each row; a small folder is quick either way, so the plan itself is looked at.
struct PlanTests {
    /// Remembers what was asked, and asks it.
    private final class Recorder: Connection {
        let inner: any Connection
        private(set) var asked: [(sql: String, arguments: [SQLValue])] = []

        init(_ inner: any Connection) { self.inner = inner }

        func run(_ sql: String, _ arguments: [SQLValue]) throws { try inner.run(sql, arguments) }
        func rows(_ sql: String, _ arguments: [SQLValue]) throws -> [SQLRow] {
            asked.append((sql, arguments))
            return try inner.rows(sql, arguments)
        }

        /// The lines of all plans that look a table up under a name.
        func lookups(of name: String) throws -> [String] {
            try asked.flatMap { sql, arguments in
                try inner.rows("EXPLAIN QUERY PLAN " + sql, arguments).compactMap { $0.text("detail") }
            }.filter { $0.hasPrefix("SEARCH \(name) ") || $0.hasPrefix("SCAN \(name)") }
        }
    }

    @Test("a case's other tasks are found by the case, for a unit, an office and a lawyer")
    func desk() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        _ = try fixture.register()
        let sources: [DeskSource] = [
            .unit("市住房和城乡建设局"), .function(.intakeOffice, of: "中卫市人民政府"),
            .serving(.counselOffice, unit: "中卫市法律顾问室"), .account(.lawyer, .account("律师")),
        ]
        for source in sources {
            let query = DeskQuery(
                sources: [source], account: "某", today: fixture.today, eve: nil, since: .text("2020-01-01"))
            try fixture.store.engine.read { connection in
                let recorder = Recorder(connection)
                for urgency in Urgency.allCases {
                    _ = try query.rows(urgency, limit: 10, recorder)
                    _ = try query.count(urgency, recorder)
                }
                let found = try recorder.lookups(of: "o")
                #expect(!found.isEmpty && found.allSatisfy { $0.contains("(case_id=?)") }, "\(source) \(Set(found))")
            }
        }
    }

    @Test("whether a fact has ended is found by its case, not by the history of what ended")
    func stock() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        _ = try fixture.register()
        try fixture.store.engine.read { connection in
            let recorder = Recorder(connection)
            let period = FigurePeriod(first: CivilDay("1990-01-01")!, last: fixture.today)
            let found = try fixture.store.figureCases(
                .everything, FigurePart("received"), FigureFilter(), in: period,
                without: ("decided", fixture.today), today: fixture.today, limit: 10, offset: 0, recorder)
            #expect(found.count == 1)
            let plans = try recorder.lookups(of: "e")
            #expect(!plans.isEmpty && plans.allSatisfy { $0.contains("figure_case (case_id=?)") }, "\(plans)")
        }
    }
}
