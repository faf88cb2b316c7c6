import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Testing
import Work

/// 以往败诉: told when the same unit is sued again for the same kind of act, and only to who may see the old case.
struct LossHistoryTests {
    private static let today = CivilDay("2026-02-13")!

    private func notice(_ number: String, _ day: String, maker: String, kind: String?, title: String) -> Entry {
        var act: [String: Value] = ["title": .text(title), "maker": .text(maker)]
        act["kind"] = kind.map { .text($0) }
        return Entry(
            kind: .noticeReceived, day: CivilDay(day)!,
            fields: [
                "number": .text(number), "court": "沙坡头区人民法院", "instance": "first",
                "defendants": .list([.object(["organ": "中卫市人民政府", "standing": "defendant"])]),
                "plaintiffs": .list([.object(["name": "张某", "kind": "citizen"])]), "act": .object(act), "sued": "act",
                "reconsideration": "none",
            ])
    }

    private func lost() -> [Entry] {
        [
            notice("（2025）宁0502行初7号", "2025-03-03", maker: "市自然资源局", kind: "行政处罚", title: "处罚决定"),
            Entry(
                kind: .forwarded, day: CivilDay("2025-03-05")!, fields: ["units": .list([.object(["unit": "市自然资源局"])])]),
            Entry(
                kind: .decisionReceived, day: CivilDay("2025-06-10")!,
                fields: [
                    "made-on": "2025-06-09", "served-on": "2025-06-10", "document": "judgment",
                    "outcomes": .list([.object(["part": "whole", "outcome": "revoke"])]),
                ]),
            Entry(
                kind: .lossReportSubmitted, day: CivilDay("2025-07-05")!,
                fields: ["unit": "市自然资源局", "causes": .list(["程序违法"])]),
        ]
    }

    private func losses(_ store: CaseStore, _ draft: Entry) throws -> [LossHistory.Cause] {
        let clerk = Actor(account: "clerk", name: "李某", function: .intakeOffice, unit: "市政府办公室")
        let reading = try Reading(store: store, actor: clerk, today: Self.today)
        let registration = try #require(Registration(reading))
        let request = Request(actor: clerk, id: "", seen: .max, instant: Self.today.instant, today: Self.today)
        return try registration.preview(Draft(draft.kind, day: draft.day, draft.fields), request).losses
    }

    @Test("the old report is told by its cause for the same unit and kind of act, typed or named, and for nothing else")
    func told() throws {
        try DemoStore.without { store in
            try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
            let id = try store.open(docket: lost())
            for (maker, kind, title, count) in [
                ("市自然资源局", "行政处罚", "决定", 1), ("市自然资源局", nil, "罚款决定", 1), ("市公安局", "行政处罚", "处罚决定", 0),
                ("市自然资源局", "行政许可", "规划许可", 0), ("市自然资源局", nil, "某决定", 0),
            ] as [(String, String?, String, Int)] {
                let found = try losses(
                    store, notice("（2026）宁0502行初1号", "2026-02-12", maker: maker, kind: kind, title: title))
                #expect(found.count == count, "\(maker) \(title)")
                guard let one = found.first else { continue }
                #expect(one.cause == "违反法定程序" && one.act == "行政处罚" && one.cases.map(\.caseID) == [id])
                let entries = try store.caseEntries(id)
                #expect(entries.first { $0.sequence == one.cases[0].entry }?.kind == .lossReportSubmitted)
            }
        }
    }
}
