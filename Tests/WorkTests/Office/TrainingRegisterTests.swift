import Casework
import Docket
import LegalCalendar
import Store
import Testing
import Work

/// 业务培训、公职律师名册: what was planned and held, who came, who came to none.
struct TrainingRegisterTests {
    private static let day = CivilDay("2026-02-13")!

    private func reading(_ store: CaseStore, _ function: Function, _ unit: String) throws -> Reading {
        try Reading(
            store: store, actor: Actor(account: "r", name: "某", function: function, unit: unit), today: Self.day)
    }

    private func record(_ store: CaseStore, _ kind: KindName, _ day: String, _ fields: [String: Value], unit: String)
        throws
    {
        try store.append([
            Entry(
                stream: .office, instant: CivilDay(day)!.instant, unit: unit, kind: kind, day: CivilDay(day)!,
                fields: fields)
        ])
    }

    private func office(_ store: CaseStore) throws {
        try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
        for (name, display, unit) in [
            ("a", "王某", "市自然资源局"), ("b", "李某", "市自然资源局"), ("c", "李某", "市公安局"), ("d", "孙某", "市司法局"),
        ] {
            try store.enroll(
                name, display: display, unit: unit, functions: [unit == "市司法局" ? .oversightOffice : .handlingUnit])
        }
        try store.enroll("e", display: "周某", unit: "市政府办公室", functions: [.intakeOffice])
    }

    @Test("who came is counted by name, of two of one name by unit and name; who came to none is named")
    func attendance() throws {
        try DemoStore.without { store in
            try office(store)
            try record(
                store, .trainingHeld, "2026-01-20",
                [
                    "title": "证据", "hours": .integer(4),
                    "participants": .list(["王某", "李某", "市公安局 李某", "市公安局 李某", "外单位某"]),
                    "passed": .list(["王某"]), "not-passed": .list(["市公安局 李某"]),
                ], unit: "市司法局")
            try record(
                store, .trainingHeld, "2025-12-30", ["title": "去年", "participants": .list(["孙某"])], unit: "市司法局")
            let register = try TrainingRegister(try reading(store, .oversightOffice, "市司法局"), year: 2026)
            let people = try #require(register.people)
            let told = people.map { "\($0.unit)\($0.name)\($0.times)/\($0.hours)" }
            // The office that takes in the post is none of those to be trained.
            #expect(told == ["市公安局李某1/4", "市司法局孙某0/0", "市自然资源局李某0/0", "市自然资源局王某1/4"])
            #expect(register.others == ["外单位某", "李某"].sorted())
            #expect(people.map(\.hasPassed) == [false, nil, nil, true])
            let before = try TrainingRegister(try reading(store, .oversightOffice, "市司法局"), year: 2025)
            #expect(before.people?.filter { $0.times > 0 }.map(\.name) == ["孙某"])
            // A unit sees its own people, and no others.
            let own = try TrainingRegister(try reading(store, .handlingUnit, "市公安局"), year: 2026)
            #expect(own.people?.map(\.unit) == ["市公安局"])
            // What the bureau held counts for it too, though its entry is not the unit's to see.
            #expect(own.people?.map(\.times) == [1] && own.held.isEmpty && own.others.isEmpty)
        }
    }

    @Test("a plan is held by the training of its title in its year, and stays open without one")
    func plans() throws {
        try DemoStore.without { store in
            try office(store)
            for (title, on) in [("证据", "2026-01-20"), ("出庭", "2026-03-02"), ("明年", "2027-03-02")] {
                try record(
                    store, .trainingPlanned, "2026-01-04", ["title": .text(title), "on": .text(on)], unit: "市司法局")
            }
            try record(store, .trainingHeld, "2025-12-01", ["title": "出庭"], unit: "市司法局")
            try record(store, .trainingHeld, "2026-01-22", ["title": "证据"], unit: "市司法局")
            let register = try TrainingRegister(try reading(store, .oversightOffice, "市司法局"), year: 2026)
            #expect(register.plans.map { $0.entry["title"]?.text } == ["证据", "出庭"])
            #expect(register.plans.map { $0.held?.day.description } == ["2026-01-22", nil])
            // Two of one title: one training closes the earlier alone.
            for on in ["2026-05-01", "2026-04-01"] {
                try record(
                    store, .trainingPlanned, "2026-01-05", ["title": "季度", "on": .text(on)], unit: "市司法局")
            }
            try record(store, .trainingHeld, "2026-02-02", ["title": "季度"], unit: "市司法局")
            let quarterly = try TrainingRegister(try reading(store, .oversightOffice, "市司法局"), year: 2026).plans
                .filter { $0.entry["title"] == "季度" }
            #expect(quarterly.map(\.on.description) == ["2026-04-01", "2026-05-01"])
            #expect(quarterly.map { $0.held != nil } == [true, false])
        }
    }

    @Test("who is registered is to be trained until his name is struck; another unit's is not seen by a unit")
    func lawyers() throws {
        try DemoStore.without { store in
            try office(store)
            let fields: [String: Value] = ["name": "郑某", "licence": "G1", "organ": "市自然资源局"]
            try record(store, .publicLawyerRegistered, "2024-05-06", fields, unit: "市自然资源局")
            func names(_ function: Function, _ unit: String) throws -> [String] {
                try PublicLawyers(try reading(store, function, unit)).rows.map(\.name)
            }
            #expect(try names(.oversightOffice, "市司法局") == ["郑某"] && names(.handlingUnit, "市自然资源局") == ["郑某"])
            #expect(try names(.handlingUnit, "市公安局").isEmpty)
            let register = try TrainingRegister(try reading(store, .oversightOffice, "市司法局"), year: 2026)
            #expect(register.people?.first { $0.name == "郑某" }?.isLawyer == true)
            try record(
                store, .publicLawyerRemoved, "2026-02-01", ["name": "郑某", "organ": "市自然资源局"], unit: "市自然资源局")
            #expect(try names(.oversightOffice, "市司法局").isEmpty)
            let after = try TrainingRegister(try reading(store, .oversightOffice, "市司法局"), year: 2026)
            #expect(after.people?.contains { $0.name == "郑某" } == false)
        }
    }
}
