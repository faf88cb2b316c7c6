import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Testing
import Work

/// 放假通知: what a notice that is entered moves, and what it leaves as it was judged.
struct HolidayNoticesTests {
    private static let text = """
        国务院办公厅关于2027年部分节假日安排的通知
        国办发明电〔2026〕9号
        一、元旦：1月1日（周五）至3日（周日）放假，共3天。
        二、春节：2月5日（周五）至13日（周六）放假调休，共9天。1月31日（周日）、2月14日（周日）上班。
        三、清明节：4月5日（周一）放假1天。
        四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
        五、端午节：6月9日（周三）放假1天。
        六、中秋节：9月15日（周三）放假1天。
        七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
        """
    private let today = CivilDay("2027-01-26")!
    private let clerk = Actor(account: "孙某", name: "孙某", function: .oversightOffice, unit: "市司法局")

    private func reading(_ store: CaseStore, _ actor: Actor? = nil) throws -> Reading {
        try Reading(store: store, actor: actor ?? clerk, today: today)
    }

    private func notice(_ number: Int, on day: String) -> Entry {
        Entry(
            instant: CivilDay(day)!.instant, actor: "李某", role: "intake-office", unit: "市政府办公室", kind: .noticeReceived,
            day: CivilDay(day)!,
            fields: [
                "number": .text("（2027）宁05行初\(number)号"), "instance": "first", "reconsideration": "none",
                "court": "中卫市中级人民法院", "plaintiffs": .list([.object(["name": "甲某"])]),
                "act": .object(["title": "行政处罚决定", "maker": "市自然资源局"]),
            ])
    }

    private func evidence(_ store: CaseStore, _ id: String) throws -> Duty {
        try #require(
            try store.derivation(id)?.duties().first { $0.norm.name == "national/submit-evidence" })
    }

    @Test(
        "a day that falls into the holiday moves, is told before, and is no longer provisional; what was filed keeps its day"
    )
    func moves() throws {
        try DemoStore.without { store in
            try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
            // Fifteen days from January 22 end on February 6, a Saturday: by weekends alone the 8th, by the notice the 14th, a day made up.
            try store.open(docket: [notice(1, on: "2027-01-22")])
            try store.open(docket: [
                notice(2, on: "2027-01-22"),
                Entry(
                    instant: CivilDay("2027-01-25")!.instant, actor: "王某", role: "handling-unit", unit: "市自然资源局",
                    kind: .filedWithCourt, day: CivilDay("2027-01-25")!,
                    fields: [
                        "unit": "市自然资源局",
                        "papers": .list(
                            ["evidence", "evidence-list", "basis-list", "defence"].map { .object(["kind": $0]) }),
                    ]),
            ])
            _ = try store.refresh()
            let ids = try store.cases(.everything, matching: "", today: today).rows.map(\.caseID).sorted()
            let open = try #require(try ids.first { try evidence(store, $0).fulfilled == nil })
            let done = try #require(try ids.first { try evidence(store, $0).fulfilled != nil })
            #expect(try evidence(store, open).due == CivilDay("2027-02-08") && evidence(store, open).provisional)
            let holidays = HolidayNotices(try reading(store))
            let preview = try holidays.preview(Self.text)
            #expect(preview.problems == [] && preview.replaces == nil)
            let told = try #require(
                preview.moved.first { $0.caseID == open && $0.norm == "national/submit-evidence" })
            #expect(told.old == CivilDay("2027-02-08") && told.new == CivilDay("2027-02-14"))
            #expect(preview.moved.allSatisfy { $0.caseID == open || $0.norm != "national/submit-evidence" })
            let request = Request(actor: clerk, id: "one", seen: 0, instant: today.instant, today: today)
            _ = try holidays.record(Self.text, request)
            #expect(store.calendar.knownYears.contains(2027))
            _ = try store.refresh()
            #expect(try evidence(store, open).due == CivilDay("2027-02-14") && !evidence(store, open).provisional)
            #expect(try evidence(store, done).due == CivilDay("2027-02-08"))
            let rows = try store.dueLedger(
                .everything, unit: nil, today: today, through: CivilDay("2027-12-31")!, limit: 100)
            let days = rows.filter { $0.caseID == open }.map { "\($0.what) \($0.due)" }
            #expect(days.contains { $0.contains("证据") && $0.hasSuffix("2027-02-14") }, "\(days)")
            // It is off the desk.
            #expect(try OfficeTask.all(reading(store)).allSatisfy { $0.kind != .calendarNoticeReceived })
        }
    }

    @Test("a county's office, and a text that is not whole, change nothing")
    func refused() throws {
        try DemoStore.with { store in
            let county = Actor(account: "鲍某", name: "鲍某", function: .oversightOffice, unit: "沙坡头区司法局")
            let before = store.calendar.digest
            for (actor, text, says) in [
                (county, Self.text, "中卫市人民政府的收文、监督机构录入"), (clerk, Self.text.replacing("共9天", with: "共7天"), "写明共7天"),
                (clerk, "", "没有读到年份"),
            ] {
                let request = Request(actor: actor, id: says, seen: 0, instant: today.instant, today: today)
                let refusal = #expect(throws: Refusal.self) {
                    try HolidayNotices(reading(store, actor)).record(text, request)
                }
                #expect(refusal?.violations.first?.message.contains(says) == true, "\(String(describing: refusal))")
            }
            #expect(store.calendar.digest == before && !store.calendar.knownYears.contains(2027))
        }
    }
}
