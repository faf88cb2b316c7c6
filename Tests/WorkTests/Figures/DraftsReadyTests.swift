import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Testing
import Work

/// 备好的草稿: of the period that ended last, until somebody has recorded that it went out.
struct DraftsReadyTests {
    private func titles(_ store: CaseStore, _ day: String, _ function: Function = .oversightOffice) throws -> [String] {
        let actor = Actor(account: "a", name: "孙某", function: function, unit: "市司法局")
        return try DraftsReady(try Reading(store: store, actor: actor, today: CivilDay(day)!)).drafts.map(\.title)
    }

    private func record(_ store: CaseStore, _ kind: KindName, _ day: String, _ fields: [String: Value]) throws {
        try store.append([
            Entry(
                stream: .office, instant: CivilDay(day)!.instant, unit: "市司法局", kind: kind, day: CivilDay(day)!,
                fields: fields)
        ])
    }

    @Test("the month and the year that ended last stand there until their entries, and for nobody but who oversees")
    func ready() throws {
        try DemoStore.without { store in
            try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
            let january = ["应诉工作通报草稿（2026年1月）", "年度应诉工作报告草稿（2025年）"]
            #expect(try titles(store, "2026-02-01") == january && titles(store, "2026-02-28") == january)
            #expect(try titles(store, "2026-01-31").first == "应诉工作通报草稿（2025年12月）")
            #expect(try titles(store, "2026-03-01").first == "应诉工作通报草稿（2026年2月）")
            #expect(try titles(store, "2026-02-13", .handlingUnit).isEmpty)
            // One of the month before is none of this.
            try record(store, .bulletinIssued, "2026-01-31", ["title": "去年情况"])
            #expect(try titles(store, "2026-02-13") == january)
            try record(store, .bulletinIssued, "2026-02-10", ["title": "一月情况"])
            #expect(try titles(store, "2026-02-13") == [january[1]] && titles(store, "2026-03-02").count == 2)
            try record(store, .annualReportSubmitted, "2026-02-11", ["year": .integer(2024)])
            #expect(try titles(store, "2026-02-13") == [january[1]])
            try record(store, .annualReportSubmitted, "2026-02-12", ["year": .integer(2025)])
            #expect(try titles(store, "2026-02-13").isEmpty)
        }
    }
}
