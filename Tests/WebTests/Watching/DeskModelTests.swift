import Casework
import Docket
import LegalCalendar
import Store
import Testing
import Work

@testable import Web

/// What the desk's page offers, without a browser.
@Suite struct DeskModelTests {
    private let today = CivilDay("2026-02-13")!

    private func row(
        _ kind: KindName?, about: String = "", isProposed: Bool = false, due: String? = nil, waits: String = "",
        others: [DeskRow] = []
    ) -> DeskRow {
        DeskRow(
            caseID: "C7", number: "（2026）宁05行初12号", title: "张某诉中卫市人民政府", act: "征收补偿决定",
            list: isProposed ? .proposed : .duty, kind: kind, what: "事项", cite: "", within: "", started: nil,
            due: due.flatMap { CivilDay($0) }, safeBy: nil, about: about, dutyKey: "prepare|P1", isUndated: false,
            waits: waits, isStale: false, others: others)
    }

    private func model(
        _ rows: [Urgency: [DeskRow]] = [:], function: Function = .handlingUnit, cut: Urgency? = nil
    ) -> DeskModel {
        let groups = Urgency.allCases.map { urgency in
            let own = rows[urgency] ?? []
            return DeskList.Group(
                urgency: urgency, rows: own, count: Bounded(exactly: own.count), isCut: urgency == cut)
        }
        let actor = Actor(account: "a", name: "某", function: function, unit: "市自然资源局")
        let calendar = LegalCalendar(notices: [])
        return DeskModel(DeskList(groups), actor, hint: HolidayHint(calendar, today: today), term: nil, today: today)
    }

    @Test func everyActionLeadsToItsOwnPage() {
        let unit = "unit=%E5%B8%82%E8%87%AA%E7%84%B6%E8%B5%84%E6%BA%90%E5%B1%80"
        #expect(row(nil).path == "/cases/C7")
        #expect(row(.opined, about: "unit=市自然资源局").path == "/cases/C7/record/opined?\(unit)")
        #expect(row(.approved, about: "submission=S1").path == "/cases/C7/sheet/S1")
        #expect(row(.corrected, about: "entry=31").path == "/cases/C7/correct/31")
        #expect(row(.factConfirmed, about: "entry=31").path == "/cases/C7/record/fact-confirmed?of=31")
        #expect(row(.submittedForApproval, about: "unit=市自然资源局").path == "/cases/C7/papers?\(unit)")
        #expect(row(.appealDecided, about: "decision=D1").path == "/cases/C7/record/appeal-decided?decision=D1")
    }

    @Test func theFirstRowOfTheMostUrgentGroupIsThePrimaryOne() {
        let model = model([
            .week: [row(.opined, due: "2026-02-20")], .overdue: [row(.forwarded, due: "2026-02-12")],
            .other: [row(.sealed)],
        ])
        #expect(model.groups.map(\.anchor) == ["overdue", "week", "other"])
        #expect(model.groups.flatMap(\.rows).compactMap(\.open).map(\.isFirst) == [true, false, false])
        #expect(model.counts.map(\.count) == ["1", "0", "1", "1", "0"])
    }

    @Test func whatIsNotYetTheUnitsHasNoLinkAndNoName() throws {
        let shown = try #require(
            model([.other: [row(.opined, isProposed: true, due: "2026-02-12")]]).groups.first?.rows.first)
        #expect(shown.open == nil && shown.why == nil)
        #expect(shown.title == "（2026）宁05行初12号")
    }

    @Test func whatElseOfACaseIsThereIsFolded() throws {
        let others = [row(.opined), row(nil, waits: "市政府办公室：审批报送材料")]
        let shown = try #require(
            model([.week: [row(.forwarded, due: "2026-02-16", others: others)]]).groups.first?.rows.first)
        #expect(shown.others?.count == 2 && shown.others?.rows.map(\.action) == ["登记批示", "查看"])
        #expect(shown.others?.rows.last?.waits == "市政府办公室：审批报送材料")
    }

    @Test func whatDoesNotFitIsOnePressAway() {
        let rows = [Urgency.today: [row(.opined, due: "2026-02-13")]]
        #expect(model(rows).groups.map(\.rest) == [nil])
        #expect(model(rows, cut: .today).groups.map(\.rest) == ["/?urgency=today&page=1"])
    }

    @Test func anEmptyDeskSaysWhereToBegin() {
        #expect(model(function: .intakeOffice).canRegister && model(function: .intakeOffice).isEmpty)
        #expect(model(function: .auditor).onlyReads && !model(function: .auditor).canRegister)
    }
}
