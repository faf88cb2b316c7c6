import Casework
import Docket
import LegalCalendar
import Oversight
import Papers
import Rulebook
import Store
import Testing
import Work

/// 考核: what an answer changes and what it does not; whose head appeared in which case.
struct AssessmentTests {
    private static let day = CivilDay("2026-02-13")!
    private static let unit = "市自然资源局"

    private func reading(_ store: CaseStore, _ function: Function, _ unit: String) throws -> Reading {
        try Reading(
            store: store, actor: Actor(account: "\(function)", name: "某", function: function, unit: unit),
            today: Self.day)
    }

    private func office(_ store: CaseStore) throws {
        try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
        let holds: Value = .list([.object(["function": "oversight-office"]), .object(["function": "assessor"])])
        try record(store, .functionsHeld, ["name": "市司法局", "holds": holds], on: "2024-01-01")
    }

    private func record(_ store: CaseStore, _ kind: KindName, _ fields: [String: Value], on day: String) throws {
        try store.append([
            Entry(
                stream: .office, instant: CivilDay(day)!.instant, unit: "市司法局", kind: kind, day: CivilDay(day)!,
                fields: fields)
        ])
    }

    private func points(_ items: [AssessmentItem], less: Int = 0) -> Value {
        .list(
            items.map { item in
                .object(["item": .text(item.id), "points": .integer(item.points - less), "reason": "依据"])
            })
    }

    @Test(
        "an answer without points leaves what was given; one with points takes its place; the total is as it was recorded"
    )
    func settled() throws {
        try DemoStore.without { store in
            try office(store)
            let items = store.rules.figures.assessment
            let full = items.reduce(0) { $0 + $1.points }
            let named: [String: Value] = ["organ": .text(Self.unit), "year": .integer(2025)]
            func sheet() throws -> AssessmentSheet {
                try #require(try AssessmentRegister(try reading(store, .assessor, "市司法局")).sheet(Self.unit, 2025))
            }
            let given = named.merging(["points": points(items, less: 1), "score": .integer(full - items.count)]) { $1 }
            try record(store, .assessmentScored, given, on: "2026-02-01")
            try record(store, .assessmentObjected, named.merging(["reason": "出庭率有误"]) { $1 }, on: "2026-02-02")
            try record(store, .assessmentSettled, named.merging(["reason": "维持原评分"]) { $1 }, on: "2026-02-03")
            var now = try sheet()
            #expect(now.sum == full - items.count && now.lines.allSatisfy { $0.mark?.points == $0.item.points - 1 })
            #expect(!now.assessment.isContested && now.assessment.settlements.map(\.reason) == ["维持原评分"])
            // Of an item that the rules no longer have the points are in the total that was recorded.
            let more = points(items)
            let gone = (more.list ?? []) + [.object(["item": "gone", "points": .integer(5)])]
            let again = named.merging(["points": .list(gone), "score": .integer(full + 5), "reason": "更正"]) { $1 }
            try record(store, .assessmentSettled, again, on: "2026-02-04")
            now = try sheet()
            #expect(now.sum == full + 5 && now.lines.allSatisfy { $0.mark?.points == $0.item.points })
        }
    }

    @Test("what a bureau was sued for alone is in the sheet of who scores it as it is in its own")
    func alone() throws {
        try DemoStore.with { store in
            try record(
                store, .functionsHeld,
                [
                    "name": "市审计局",
                    "holds": .list([.object(["function": "assessor"]), .object(["function": "auditor"])]),
                ],
                on: "2024-01-01")
            let unit = "市公安局"
            for year in [2025, 2026] {
                let scorer = AssessmentRegister(try reading(store, .assessor, "市审计局"))
                let own = AssessmentRegister(try reading(store, .handlingUnit, unit))
                let (theirs, his) = (
                    try #require(try scorer.sheet(unit, year)), try #require(try own.sheet(unit, year))
                )
                #expect(theirs.lines.map(\.fact) == his.lines.map(\.fact), "\(year)")
            }
        }
    }

    @Test("述法: of two defendants each head stands under his own, and only where he appeared")
    func heads() throws {
        try DemoStore.without { store in
            try office(store)
            let defendants: Value = .list([
                .object(["organ": "中卫市人民政府", "standing": "defendant"]),
                .object(["organ": "沙坡头区人民政府", "standing": "co-defendant"]),
            ])
            func entry(_ kind: KindName, _ day: String, _ fields: [String: Value]) -> Entry {
                Entry(
                    role: "intake-office", unit: "市政府办公室", kind: kind, day: CivilDay(day)!, fields: fields)
            }
            func held(_ day: String, _ hearing: String, _ organ: String, _ name: String?) -> Entry {
                var fields: [String: Value] = [
                    "hearing": .text(hearing), "defendant": .text(organ), "head-appeared": .flag(name != nil),
                ]
                fields["head"] = name.map { .object(["name": .text($0), "post": "副职", "organ": .text(organ)]) }
                return entry(.hearingHeld, day, fields)
            }
            try store.open(docket: [
                entry(
                    .noticeReceived, "2025-03-03",
                    [
                        "number": "（2025）宁05行初1号", "court": "中卫市中级人民法院", "instance": "first",
                        "defendants": defendants, "plaintiffs": .list([.object(["name": "虚构", "kind": "citizen"])]),
                        "act": .object(["title": "处罚决定", "maker": .text(Self.unit)]), "sued": "act",
                        "reconsideration": "none",
                    ]),
                entry(.forwarded, "2025-03-04", ["units": .list([.object(["unit": .text(Self.unit)])])]),
                entry(.hearingNotified, "2025-03-10", ["at": "2025-04-01 09:30"]),
                held("2025-04-01", "H1", "中卫市人民政府", "甲某"), held("2025-04-01", "H1", "沙坡头区人民政府", "乙某"),
                entry(.hearingNotified, "2025-04-10", ["at": "2025-05-01 09:30"]),
                held("2025-05-01", "H2", "中卫市人民政府", nil), held("2025-05-01", "H2", "沙坡头区人民政府", "乙某"),
            ])
            let justice = try reading(store, .assessor, "市司法局")
            let sheet = try #require(try AssessmentRegister(justice).sheet(Self.unit, 2025))
            guard case .list(let lines)? = try AssessmentPaper(justice, sheet).values()["figures-heads"] else {
                throw Failure()
            }
            let told = lines.compactMap { if case .text(let text)? = $0["text"] { text } else { nil } }
            #expect(told.contains { $0.hasPrefix("甲某　副职：出庭1件") }, "\(told)")
        }
    }

    private struct Failure: Error {}
}
