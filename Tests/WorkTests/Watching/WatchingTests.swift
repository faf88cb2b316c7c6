import Casework
import Docket
import LegalCalendar
import Oversight
import Store
import Testing
import Work

/// What stands on a desk and in the ledger, without a browser.
struct WatchingTests {
    private let today = CivilDay("2026-02-13")!

    private func row(
        due: String? = nil, safeBy: String? = nil, list: DeskRow.List = .duty
    ) -> DeskRow {
        DeskRow(
            caseID: "C1", number: "（2026）宁05行初12号", title: "张某诉中卫市人民政府", act: "征收补偿决定", list: list,
            kind: .opined, what: "登记批示", cite: "第十条第一款", within: "二日", started: CivilDay("2026-02-10"),
            due: due.flatMap { CivilDay($0) }, safeBy: safeBy.flatMap { CivilDay($0) }, about: "",
            dutyKey: "intake-forward|P1", isUndated: false, isStale: false)
    }

    @Test func whatWasNotGivenToTheUnitIsNotNamed() {
        let row = row(due: "2026-02-01", list: .proposed)
        #expect(row.mark(on: today) == .proposed)
        #expect(row.headline == "（2026）宁05行初12号" && !row.headline.contains("张某"))
        #expect(self.row(list: .wait).mark(on: today).text == "○ 已等3日")
    }

    @Test func aMarkSaysDaysLeftAndAdviceIsNoDueDay() {
        func text(_ due: String?, _ advice: String? = nil) -> String {
            DueMark(
                due: due.flatMap { CivilDay($0) }, advice: advice.flatMap { CivilDay($0) }, today: today
            ).text
        }
        #expect(text("2026-02-10") == "■ 逾期3日" && text("2026-02-13") == "▲ 今日到期")
        #expect(text("2026-02-15") == "▲ 剩2日" && text("2026-02-16") == "● 剩3日")
        #expect(text("2026-02-24", "2026-02-12") == "○ 建议已过1日" && text("2026-02-24", "2026-02-13") == "○ 建议今日")
        #expect(text(nil, "2026-02-20") == "○ 建议2月20日前" && text("2026-02-24", "2026-02-14") == "● 剩11日")
        #expect(text(nil) == "○ 及时办理")
        #expect(row(due: "2026-02-24", safeBy: "2026-02-13").advice == "系统建议2月13日前完成")
        #expect(row(due: "2026-02-13", safeBy: "2026-02-13").advice == nil)
    }

    @Test func theComingWeeksHolidaysAreSaid() throws {
        let calendar = try DemoStore.shelf().calendar()
        #expect(HolidayHint(calendar, today: today).text == "明日为调休上班日，15日起春节放假九天")
        #expect(HolidayHint(calendar, today: CivilDay("2026-03-11")!).text == "")
        #expect(HolidayHint(calendar, today: today).eve == CivilDay("2026-02-14"))
        #expect(HolidayHint(calendar, today: CivilDay("2026-02-14")!).eve == nil)
        #expect(HolidayHint(calendar, today: CivilDay("2026-03-30")!).eve == CivilDay("2026-04-03"))
    }

    @Test func aTargetIsReadBackAsItWasWritten() {
        let target = Urging.Target(caseID: "C12", dutyKey: "intake-forward|P1|市政府办公室", unit: "市政府办公室")
        #expect(Urging.Target(target.text) == target)
        #expect(Urging.Target("C12|x") == nil && Urging.Target("") == nil)
    }
}

/// The ledger over the demo.
struct DueLedgerTests {
    private func reading(_ store: CaseStore, _ function: Function, unit: String? = nil) throws -> Reading {
        let person = try #require(
            DemoStore.demo.people.first { $0.functions == [function] && (unit == nil || $0.unit == unit) })
        return try Reading(store: store, actor: person.actor, today: DemoStore.demo.day)
    }

    @Test func aUnitSeesItsOwnWhateverItAsksFor() throws {
        try DemoStore.with { store in
            let own = DueLedger(try reading(store, .handlingUnit, unit: "市公安局"), range: .all, unit: "市自然资源局")
            #expect(own.unit == "市公安局" && !own.seesAll && !own.maySupervise)
            let rows = try own.rows().rows
            #expect(!rows.isEmpty && rows.allSatisfy { $0.unit == "市公安局" })
            let (counts, idle) = (try own.counts(), try own.idle())
            #expect(counts.isEmpty && idle.isEmpty)
        }
    }

    @Test func theOfficesSeeAllAndEveryCountIsAListOfThatMany() throws {
        try DemoStore.with { store in
            let bureau = try reading(store, .oversightOffice)
            let counts = try DueLedger(bureau, range: .seven, unit: nil).counts()
            #expect(counts.count >= 4)
            for count in counts {
                let rows = try DueLedger(bureau, range: .seven, unit: count.unit).rows().rows
                #expect(rows.count == count.open.value, "\(count.unit)")
                #expect(rows.count { $0.due < DemoStore.demo.day } == count.overdue.value, "\(count.unit)")
            }
        }
    }

    @Test func nothingIsUrgedWhereSomethingIsWrongWithTheChoice() throws {
        try DemoStore.with { store in
            let row = try #require(
                try DueLedger(reading(store, .oversightOffice), range: .overdue, unit: nil).rows().rows.first)
            let target = Urging.Target(caseID: row.caseID, dutyKey: row.dutyKey, unit: row.unit)
            func urging(_ targets: [Urging.Target], supervises: Bool = false, answerBy: String = "") throws -> Urging {
                try Urging(
                    targets, supervises: supervises, how: "", words: "", answerBy: answerBy,
                    reading(store, .oversightOffice))
            }
            #expect(throws: Urging.Failure.nothingChosen) { try urging([]) }
            #expect(throws: Urging.Failure.noSuchCase("C0")) {
                try urging([target, Urging.Target(caseID: "C0", dutyKey: "x", unit: "y")])
            }
            #expect(throws: Urging.Failure.noSuchDay("2026-02-30")) {
                try urging([target], supervises: true, answerBy: "2026-02-30")
            }
            let urged = try urging([target])
            #expect(urged.kind == .urged && urged.how == "系统" && urged.words == "请按期办理并反馈")
        }
    }

    @Test func leadsAreTheBureausAloneAndSayTheFact() throws {
        try DemoStore.with { store in
            let list = try LeadList(reading(store, .oversightOffice))
            let late = try #require(list.found.first { $0.title.contains("喻某") })
            #expect(late.leads.contains { $0.fact.contains("超期") && !$0.course.isEmpty })
            #expect(list.table.allSatisfy { $0.count == 6 } && list.table.count == list.found.flatMap(\.leads).count)
        }
    }
}
