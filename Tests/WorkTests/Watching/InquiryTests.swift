import Casework
import Docket
import LegalCalendar
import Oversight
import Rulebook
import Store
import Testing
import Work

/// 情形核实: who had which step from when to when, for the oversight office of that organ alone.
struct InquiryTests {
    private static let today = CivilDay("2026-02-13")!

    private func reading(_ store: CaseStore, _ function: Function, _ unit: String) throws -> Reading {
        try Reading(
            store: store, actor: Actor(account: unit, name: "某", function: function, unit: unit), today: Self.today)
    }

    private func entry(
        _ kind: KindName, _ day: String, by unit: String = "市政府办公室", _ role: Function = .intakeOffice,
        recorded: String? = nil, fields: [String: Value]
    ) -> Entry {
        Entry(
            instant: CivilDay(recorded ?? day)!.instant, role: role.rawValue, unit: unit, kind: kind,
            day: CivilDay(day)!, fields: fields)
    }

    private func docket(_ organ: String, _ office: String, _ unit: String) -> [Entry] {
        [
            entry(
                .noticeReceived, "2025-03-03", by: office,
                fields: [
                    "number": "（2025）宁05行初1号", "court": "中卫市中级人民法院", "instance": "first",
                    "defendants": .list([.object(["organ": .text(organ), "standing": "defendant"])]),
                    "plaintiffs": .list([.object(["name": "虚构", "kind": "citizen"])]),
                    "act": .object(["title": "处罚决定", "maker": .text(unit)]), "sued": "act", "reconsideration": "none",
                ]),
            entry(
                .explained, "2025-03-07", by: office, recorded: "2025-03-09",
                fields: ["duty": "intake-forward", "ground": "leader-away", "text": "分管领导在外地"]),
            entry(.forwarded, "2025-03-10", by: office, fields: ["units": .list([.object(["unit": .text(unit)])])]),
            entry(.forwardReceived, "2025-03-11", by: unit, .handlingUnit, fields: ["unit": .text(unit)]),
        ]
    }

    @Test(
        "each unit and step with the days it was there, the reason given then, and persons only where somebody named them"
    )
    func steps() throws {
        try DemoStore.without { store in
            try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
            let id = try store.open(docket: docket("中卫市人民政府", "市政府办公室", "市自然资源局"))
            let inquiry = try #require(try Inquiry(try reading(store, .oversightOffice, "市司法局"), id))
            let forward = try #require(inquiry.steps.first { $0.units == ["市政府办公室"] })
            #expect(forward.from == CivilDay("2025-03-03")! && forward.due == CivilDay("2025-03-05")!)
            #expect(forward.to == CivilDay("2025-03-10")! && forward.daysLate == 5)
            #expect(forward.acts.map(\.kind) == [.forwarded])
            #expect(forward.reasons.map { $0["text"]?.text } == ["分管领导在外地"])
            let prepare = try #require(inquiry.steps.first { $0.units == ["市自然资源局"] && $0.cite.contains("第十条") })
            #expect(prepare.from == CivilDay("2025-03-11")! && prepare.to == nil && prepare.reasons.isEmpty)
            #expect(inquiry.steps.map(\.from) == inquiry.steps.map(\.from).sorted())
            #expect(inquiry.course.isEmpty)
            let bureau = try reading(store, .oversightOffice, "市司法局")
            let request = Request(
                actor: bureau.reader, id: "x", seen: .max, instant: Self.today.instant, today: Self.today,
                confirmed: ["*"])
            _ = try store.change(id, request) { _ in
                [
                    Draft(
                        .accountabilityRaised, day: Self.today,
                        [
                            "ground": "8", "organ": "市政府办公室", "text": "迟延转送", "consequence": "未按期答辩",
                            "persons": .list(["赵某"]),
                        ])
                ]
            }
            let raised = try #require(try Inquiry(try reading(store, .oversightOffice, "市司法局"), id))
            #expect(raised.course.map(\.persons) == [["赵某"]])
        }
    }

    @Test(
        "nobody else has it: not the units, not the clerk, not another organ's office, nor the office above without the organ's word"
    )
    func others() throws {
        try DemoStore.without { store in
            try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
            let city = try store.open(docket: docket("中卫市人民政府", "市政府办公室", "市自然资源局"))
            let county = try store.open(docket: docket("沙坡头区人民政府", "沙坡头区政府办公室", "沙坡头区住房和城乡建设局"))
            for (function, unit) in [
                (Function.handlingUnit, "市自然资源局"), (.intakeOffice, "市政府办公室"), (.leader, "中卫市人民政府"),
                (.auditor, "市审计局"), (.oversightOffice, "沙坡头区司法局"),
            ] { #expect(try Inquiry(try reading(store, function, unit), city) == nil, "\(unit)") }
            #expect(try Inquiry(try reading(store, .oversightOffice, "市司法局"), county) == nil)
            #expect(try Inquiry(try reading(store, .oversightOffice, "沙坡头区司法局"), county) != nil)
            // 同意上级查看: then when it was done is seen, and not what was done meanwhile.
            try store.append([
                Entry(
                    stream: .office, instant: Self.today.instant, kind: .measuresApplied, day: CivilDay("2022-09-02")!,
                    fields: ["organ": "沙坡头区人民政府", "document-number": "沙区政办发〔2022〕18号", "leads": .flag(true)])
            ])
            let seen = try #require(try Inquiry(try reading(store, .oversightOffice, "市司法局"), county))
            #expect(!seen.steps.isEmpty && seen.steps.allSatisfy { $0.acts.isEmpty })
            #expect(try Inquiry(try reading(store, .oversightOffice, "市司法局"), "C999") == nil)
        }
    }
}
