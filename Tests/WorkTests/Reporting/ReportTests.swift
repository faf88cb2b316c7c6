import Casework
import Docket
import LegalCalendar
import Oversight
import Papers
import Rulebook
import Store
import Testing

@testable import Work

/// 报表: cells that balance, what does not is named by its cell, and who does what when.
struct ReportTests {
    private static let year = FigureQuestion(year: 2025)
    private static let form = try! DemoStore.shelf().rules["zhongwei-2022-3"]!.figures.form(
        "litigation", on: CivilDay("2025-12-31")!)!

    private func reading(_ store: CaseStore, _ account: String) throws -> Reading {
        let person = try #require(DemoStore.demo.people.first { $0.account == account })
        return try Reading(store: store, actor: person.actor, today: DemoStore.demo.day)
    }

    private func filling(_ store: CaseStore, _ organ: String) throws -> FormFilling {
        var question = Self.year
        question.filter.organ = organ
        return try FormFilling(try reading(store, "孙某"), Self.form, question)
    }

    @Test("the system's own numbers balance within and between the tables, and open to as many cases as they say")
    func balanced() throws {
        try DemoStore.with { store in
            let filling = try filling(store, "中卫市人民政府")
            #expect(FormCheck(Self.form, filling.values).problems().isEmpty)
            #expect(FormCheck(Self.form, filling.values).suspects.isEmpty)
            let reading = try reading(store, "孙某")
            var opened = 0
            for (cell, key) in filling.keys {
                let list = try FigureList(reading, filling.question, key, page: 1)
                let count = try #require(filling.values[cell]?.count)
                #expect(list.rows.count == min(count, 50), "\(cell.text)")
                opened += 1
            }
            #expect(opened > 50, "\(opened)")
            #expect(filling.values[FormCell("1.all.received")!]?.count ?? 0 > 10)
        }
    }

    @Test("one wrong number in any cell that stands in two relations is named, with what it should be")
    func named() throws {
        try DemoStore.with { store in
            let right = try filling(store, "中卫市人民政府").values
            let equal = Self.form.balances.filter { $0.relation == .equal }
            var tried = 0
            for cell in Self.form.cells {
                guard let count = right[cell]?.count else { continue }
                let around = equal.filter { ($0.left + $0.right).contains(cell) }.count
                var wrong = right
                wrong[cell] = .count(count + 7)
                let check = FormCheck(Self.form, wrong)
                guard around > 0 else { continue }
                #expect(check.problems().contains { $0.cells.contains(cell) }, "\(cell.text)")
                guard around > 1 else { continue }
                tried += 1
                #expect(
                    check.suspects == [.init(cell: cell, says: count + 7, should: count)],
                    "\(cell.text) \(check.suspects)")
            }
            #expect(tried > 40, "\(tried)")
        }
    }

    @Test("a rate that its fraction does not give, and a stock that last year did not leave, are told")
    func rates() {
        func cell(_ text: String) -> FormCell { FormCell(text)! }
        // 社旗 2016: 10/61 is 16.4%; 14/61 is 22.9% or 23.0%, and no other.
        let values: [FormCell: FormValue] = [
            cell("3.all.ended"): .count(61), cell("3.all.lost"): .count(10), cell("3.all.rate"): FormValue("16.4%")!,
            cell("4.all.heard"): .count(61), cell("4.all.appeared"): .count(14),
            cell("4.all.rate"): FormValue("22.8%")!,
            cell("1.all.stock"): .count(5),
        ]
        let problems = FormCheck(Self.form, values).problems(before: [cell("1.all.left"): .count(6)])
        #expect(problems.map(\.cells) == [[cell("4.all.rate")], [cell("1.all.stock")]])
        #expect(problems.first?.description.contains("14/61") == true)
    }

    /// 虚构: dockets made so that they come to 社旗 2016: 收 69, 结 61, 败诉 10, 撤诉 14, 开庭 46 of which 39 with the head.
    private func invented() -> [[Entry]] {
        (0..<69).map { place in
            let day = CivilDay("2025-02-03")!.adding(days: place)
            var entries = [
                Entry(
                    kind: .noticeReceived, day: day,
                    fields: [
                        "number": .text("（2025）宁0502行初\(place + 1)号"), "court": "沙坡头区人民法院", "instance": "first",
                        "defendants": .list([.object(["organ": "中卫市人民政府", "standing": "defendant"])]),
                        "plaintiffs": .list([.object(["name": "虚构", "kind": "citizen"])]),
                        "act": .object(["title": "处罚决定", "maker": "市自然资源局"]), "sued": "act", "reconsideration": "none",
                    ])
            ]
            if place < 46 {
                let held = day.adding(days: 30)
                entries.append(
                    Entry(
                        kind: .hearingNotified, day: day.adding(days: 10),
                        fields: ["at": .text("\(held) 09:30"), "place": "第一法庭"]))
                entries.append(
                    Entry(kind: .hearingHeld, day: held, fields: ["hearing": "H1", "head-appeared": .flag(place < 39)]))
            }
            guard place < 61 else { return entries }
            let outcome = place < 10 ? "revoke" : place < 24 ? "withdraw-voluntary" : "dismiss-claims"
            let decided = day.adding(days: 60)
            entries.append(
                Entry(
                    kind: .decisionReceived, day: decided,
                    fields: [
                        "made-on": .text(decided.description), "served-on": .text(decided.description),
                        "document": .text(outcome == "withdraw-voluntary" ? "ruling" : "judgment"),
                        "outcomes": .list([.object(["part": "whole", "outcome": .text(outcome)])]),
                    ]))
            return entries
        }
    }

    @Test("dockets made to the sums of a published table give its numbers and its rates")
    func published() throws {
        try DemoStore.without { store in
            try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
            for docket in invented() { try store.open(docket: docket) }
            let values = try filling(store, "中卫市人民政府").values
            let told = [
                "1.all.received", "1.all.ended", "1.all.left", "3.all.lost", "3.all.rate", "3.all.withdrawn",
                "4.all.heard", "4.all.appeared", "4.all.rate",
            ].map { values[FormCell($0)!]?.text }
            #expect(told == ["69", "61", "8", "10", "16.4%", "14", "46", "39", "84.8%"])
            #expect(FormCheck(Self.form, values).problems().isEmpty)
        }
    }

    @Test(
        "a number is a count or a percentage as printed",
        arguments: [
            ("12", "12"), (" 1,480 ", "1480"), ("７", "7"), ("33.09%", "33.09%"), ("76.4％", "76.4%"), ("0.05%", "0.05%"),
            ("100%", "100%"),
        ])
    func values(_ said: String, _ text: String) { #expect(FormValue(said)?.text == text) }

    @Test(
        "what is no number is none",
        arguments: [
            "", "-1", "十二", "1.5", "3.%", "%", "1.2.3%", "12件", "9000000000000000000", "1000000000", "99999999%",
        ])
    func noValues(_ said: String) { #expect(FormValue(said) == nil) }

    @Test("filled, reviewed by another, submitted, sent back, submitted again, locked; then only supplements")
    func course() throws {
        try DemoStore.with { store in
            let (clerk, bureau) = (try reading(store, "文某"), try reading(store, "鲍某"))
            let city = try reading(store, "孙某")
            let county = "沙坡头区人民政府"
            var requests = 0
            func act(
                _ who: Reading, _ act: ReportRegister.Act, _ values: [FormCell: FormValue] = [:], _ text: String = "",
                seen: Int = .max
            )
                throws
            {
                requests += 1
                try ReportRegister(who).record(
                    act, Self.form, county, Self.year, values: values, text: text,
                    Request(
                        actor: who.reader, id: "r\(requests)", seen: seen, instant: DemoStore.demo.day.instant,
                        today: who.today))
            }
            let right = try filling(store, county).values
            let cell = FormCell("1.first.received")!
            // What goes up is whole.
            try act(clerk, .fill, [cell: .count(3)], "先存一格")
            try act(bureau, .review)
            #expect(throws: Refusal.self) { try act(bureau, .submit) }
            // Who had a hand in the numbers does not review them, whoever saved them last.
            try act(bureau, .fill, right)
            try act(clerk, .fill, right)
            #expect(throws: Refusal.self) { try act(bureau, .review) }
            let again = Request(
                actor: clerk.reader, id: "r\(requests - 1)", seen: .max, instant: DemoStore.demo.day.instant,
                today: clerk.today)
            // Pressed twice.
            try ReportRegister(clerk).record(.fill, Self.form, county, Self.year, values: right, text: "", again)
            let other = FigureQuestion(year: 2024)
            try course(store, clerk, bureau, city, right, county, other)
        }
    }

    private func course(
        _ store: CaseStore, _ clerk: Reading, _ bureau: Reading, _ city: Reading, _ right: [FormCell: FormValue],
        _ county: String, _ year: FigureQuestion
    ) throws {
        do {
            let cell = FormCell("1.first.received")!
            var wrong = right
            wrong[cell] = .count((right[cell]?.count ?? 0) + 1)
            var requests = 100
            func act(
                _ who: Reading, _ act: ReportRegister.Act, _ values: [FormCell: FormValue] = [:], _ text: String = "",
                seen: Int = .max
            ) throws {
                requests += 1
                try ReportRegister(who).record(
                    act, Self.form, county, year, values: values, text: text,
                    Request(
                        actor: who.reader, id: "r\(requests)", seen: seen, instant: DemoStore.demo.day.instant,
                        today: who.today))
            }
            func stage(_ who: Reading) throws -> FormReport.Stage? {
                let report = try ReportRegister(who).report(Self.form, county, year)
                return report?.stage
            }
            // Nobody but the county fills in, and nobody out of turn.
            #expect(throws: Refusal.self) { try act(city, .fill, right) }
            #expect(throws: Refusal.self) { try act(clerk, .submit) }
            try act(clerk, .fill, wrong)
            #expect(try stage(clerk) == .filled && stage(city) == FormReport.Stage.none)
            #expect(throws: Refusal.self) { try act(clerk, .review) }
            try act(bureau, .review)
            // What does not balance goes up only with a reason.
            #expect(throws: Refusal.self) { try act(clerk, .submit) }
            try act(clerk, .fill, wrong, "一件法院未编号")
            try act(bureau, .review)
            try act(bureau, .submit)
            #expect(try stage(city) == .submitted)
            #expect(throws: Refusal.self) { try act(clerk, .fill, right) }
            #expect(throws: Refusal.self) { try act(bureau, .lock) }
            #expect(throws: Refusal.self) { try act(city, .sendBack) }
            try act(city, .sendBack, [:], "一审新收与合计不符")
            #expect(try stage(clerk) == .returned)
            try act(clerk, .fill, right)
            // What the county makes of it is the county's until it goes up again: above it stands as it was sent back.
            let above = try #require(try ReportRegister(city).report(Self.form, county, year))
            #expect(try stage(clerk) == .filled && above.stage == .returned && above.values[cell] == wrong[cell])
            let seen = try #require(try ReportRegister(bureau).report(Self.form, county, year)).last
            try act(bureau, .review)
            #expect(throws: Refusal.self) { try act(bureau, .submit, seen: seen) }
            try act(bureau, .submit)
            try act(city, .lock)
            #expect(try stage(clerk) == .locked && stage(city) == .locked)
            #expect(throws: Refusal.self) { try act(clerk, .fill, wrong) }
            #expect(throws: Refusal.self) { try act(clerk, .supplement, right, "没有变") }
            try act(clerk, .supplement, [cell: .count(9)], "漏报一件")
            let report = try #require(try ReportRegister(city).report(Self.form, county, year))
            #expect(report.values[cell] == right[cell] && report.current[cell] == .count(9))
            // 汇总: the county's with the city's own.
            let total = try ReportRegister(city).total(Self.form, year, of: "中卫市人民政府")
            #expect(total.values[cell] == .count(9) && total.missing.contains("中卫市人民政府"))
            // Who only handles cases sees nothing of it.
            #expect(try ReportRegister(reading(store, "王某")).report(Self.form, county, year) == nil)
        }
    }

    private func record(
        _ who: Reading, _ act: ReportRegister.Act, _ organ: String, _ values: [FormCell: FormValue] = [:],
        _ text: String = "", _ id: String
    ) throws {
        try ReportRegister(who).record(
            act, Self.form, organ, Self.year, values: values, text: text,
            Request(actor: who.reader, id: id, seen: .max, instant: DemoStore.demo.day.instant, today: who.today))
    }

    private func office(_ store: CaseStore, _ kind: KindName, _ fields: [String: Value], on day: String = "2026-02-10")
        throws
    {
        let day = CivilDay(day)!
        try store.append([Entry(stream: .office, instant: day.instant, kind: kind, day: day, fields: fields)])
    }

    @Test("a report goes on under the organ's new name, with all that was filled in under the old one")
    func renamed() throws {
        try DemoStore.with { store in
            let (old, new) = ("沙坡头区人民政府", "沙坡头新区人民政府")
            let right = try filling(store, old).values
            try record(try reading(store, "文某"), .fill, old, right, "", "r1")
            try record(try reading(store, "鲍某"), .review, old, [:], "", "r2")
            try office(store, .unitEstablished, ["name": .text(new), "level": "county", "government": .text(new)])
            try office(store, .unitRenamed, ["name": .text(old), "successor": .text(new)])
            for name in [new, old] {
                let report = try #require(
                    try ReportRegister(try reading(store, "鲍某")).report(Self.form, name, Self.year))
                #expect(report.stage == .reviewed && report.values == right && report.name.organ == new)
            }
            try record(try reading(store, "鲍某"), .submit, new, [:], "", "r3")
            let above = try #require(try ReportRegister(try reading(store, "孙某")).report(Self.form, new, Self.year))
            #expect(above.stage == .submitted && above.values == right)
        }
    }

    @Test("what two counties reported before they were merged is in the total of that year, each its own")
    func merged() throws {
        try DemoStore.with { store in
            let (one, other, both) = ("沙坡头区人民政府", "中宁县人民政府", "沙宁区人民政府")
            let cell = FormCell("1.first.received")!
            let right = try filling(store, one).values
            try office(
                store, .unitEstablished, ["name": "中宁县司法局", "level": "department", "government": .text(other)],
                on: "2024-01-01")
            try office(
                store, .functionsHeld,
                [
                    "name": "中宁县司法局",
                    "holds": .list(
                        ["intake-office", "oversight-office"].map {
                            .object(["function": .text($0), "of": .text(other)])
                        }),
                ], on: "2024-01-01")
            func their(_ account: String) throws -> Reading {
                let actor = Actor(
                    account: account, name: account, functions: [.oversightOffice, .intakeOffice], unit: "中宁县司法局")
                return try Reading(store: store, actor: actor, today: DemoStore.demo.day)
            }
            var more = right
            more[cell] = .count((right[cell]?.count ?? 0) + 2)
            for (organ, filler, reviewer, values) in [
                (one, try reading(store, "文某"), try reading(store, "鲍某"), right),
                (other, try their("甲"), try their("乙"), more),
            ] {
                try record(filler, .fill, organ, values, "一件未编号", "\(organ)1")
                try record(reviewer, .review, organ, [:], "", "\(organ)2")
                try record(reviewer, .submit, organ, [:], "", "\(organ)3")
            }
            let city = "中卫市人民政府"
            func total() throws -> (values: [FormCell: FormValue], missing: [String]) {
                try ReportRegister(try reading(store, "孙某")).total(Self.form, Self.year, of: city)
            }
            let sum = (right[cell]?.count ?? 0) + (more[cell]?.count ?? 0)
            let before = try total()
            #expect(before.values[cell]?.count == sum && before.missing == [city])
            try office(
                store, .unitEstablished,
                ["name": .text(both), "level": "county", "government": .text(both)])
            for organ in [one, other] {
                try office(store, .unitMerged, ["name": .text(organ), "successor": .text(both)])
            }
            try office(
                store, .functionsHeld,
                [
                    "name": "沙坡头区司法局",
                    "holds": .list(
                        ["intake-office", "oversight-office"].map {
                            .object(["function": .text($0), "of": .text(both)])
                        }),
                ])
            let after = try total()
            #expect(after.values[cell]?.count == sum && after.missing == [city], "\(after.missing)")
        }
    }

    @Test(
        "where all had a hand in the numbers it is sent back within the organ, saved by one and reviewed by another; above nothing is seen of it"
    )
    func stuck() throws {
        try DemoStore.with { store in
            let county = "沙坡头区人民政府"
            let right = try filling(store, county).values
            func report(_ account: String) throws -> FormReport {
                try #require(try ReportRegister(try reading(store, account)).report(Self.form, county, Self.year))
            }
            func acts(_ account: String) throws -> [ReportRegister.Act] {
                try ReportRegister(try reading(store, account)).acts(try report(account))
            }
            try record(try reading(store, "文某"), .fill, county, right, "说明", "s1")
            try record(try reading(store, "鲍某"), .fill, county, right, "说明", "s2")
            #expect(try acts("文某") == [.fill] && acts("鲍某") == [.fill, .sendBack])
            #expect(throws: Refusal.self) { try record(try reading(store, "文某"), .sendBack, county, [:], "重填", "s3") }
            #expect(throws: Refusal.self) { try record(try reading(store, "鲍某"), .sendBack, county, [:], "说明", "s4") }
            try record(try reading(store, "鲍某"), .sendBack, county, [:], "由文某一人填", "s5")
            #expect(try report("文某").returned?.text == "由文某一人填")
            #expect(try report("孙某").stage == FormReport.Stage.none && report("孙某").values.isEmpty)
            try record(try reading(store, "文某"), .fill, county, right, "说明", "s6")
            try record(try reading(store, "鲍某"), .review, county, [:], "", "s7")
            try record(try reading(store, "鲍某"), .submit, county, [:], "", "s8")
            #expect(try report("孙某").stage == .submitted)
        }
    }

    @Test("an imbalance goes up with its reason given as it goes; a total is for who receives the reports")
    func reason() throws {
        try DemoStore.with { store in
            let county = "沙坡头区人民政府"
            var wrong = try filling(store, county).values
            let cell = FormCell("1.first.received")!
            wrong[cell] = .count((wrong[cell]?.count ?? 0) + 1)
            try record(try reading(store, "文某"), .fill, county, wrong, "", "r1")
            try record(try reading(store, "鲍某"), .review, county, [:], "", "r2")
            #expect(throws: Refusal.self) { try record(try reading(store, "鲍某"), .submit, county, [:], "", "r3") }
            try record(try reading(store, "鲍某"), .submit, county, [:], "一件法院未编号", "r4")
            let above = try #require(try ReportRegister(try reading(store, "孙某")).report(Self.form, county, Self.year))
            #expect(above.stage == .submitted && above.note == "一件法院未编号")
            func mayTotal(_ account: String) throws -> Bool {
                try ReportRegister(try reading(store, account)).mayTotal("中卫市人民政府")
            }
            #expect(try mayTotal("孙某") && !mayTotal("李某"))
        }
    }

    @Test(
        "a rate that Excel keeps as a part of one is the rate that was typed",
        arguments: [("0.764", "76.4%"), ("1", "100%"), ("76.4%", "76.4%")])
    func percent(_ cell: String, _ text: String) throws {
        let rows = [["代码", "数"], ["3.all.rate", cell]].enumerated().map { SheetReader.Row(line: $0 + 1, cells: $1) }
        let file = FormFile(TableText(rows: rows), Self.form)
        #expect(file.problems.isEmpty && file.values[FormCell("3.all.rate")!]?.text == text)
    }

    @Test(
        "suits about the disclosure of information stand in their own form, ended by outcome, the open ones with their list"
    )
    func disclosure() throws {
        try DemoStore.without { store in
            try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
            let outcomes = ["dismiss-claims", "revoke", "withdraw-voluntary", nil, nil]
            for (place, outcome) in outcomes.enumerated() {
                for kind in ["政府信息公开", "行政处罚"] {
                    var docket = Array(invented()[60 + place].prefix(1))
                    docket[0].fields["number"] = .text("（2025）宁0502行初\(place + 1)\(kind.count)号")
                    docket[0].fields["act"] = .object(["title": "答复", "maker": "市自然资源局", "kind": .text(kind)])
                    docket[0].fields["reconsideration"] = place == 3 ? "upheld" : "none"
                    if let outcome {
                        docket.append(
                            Entry(
                                kind: .decisionReceived, day: CivilDay("2025-09-01")!,
                                fields: [
                                    "made-on": "2025-08-30", "document": place == 2 ? "ruling" : "judgment",
                                    "outcomes": .list([.object(["part": "whole", "outcome": .text(outcome)])]),
                                ]))
                    }
                    try store.open(docket: docket)
                }
            }
            let form = try #require(store.rules.figures.form("disclosure", on: CivilDay("2025-12-31")!))
            var question = Self.year
            question.filter.organ = "中卫市人民政府"
            let reader = try reading(store, "孙某")
            let filling = try FormFilling(reader, form, question)
            func row(_ name: String) -> [Int?] {
                ["upheld", "corrected", "other", "left", "total"].map {
                    filling.values[FormCell(table: "1", row: name, column: $0)]?.count
                }
            }
            #expect(row("all") == [1, 1, 1, 2, 5] && row("direct") == [1, 1, 1, 1, 4])
            #expect(row("reviewed") == [0, 0, 0, 1, 1] && row("unknown") == [0, 0, 0, 0, 0])
            #expect(FormCheck(form, filling.values).problems().isEmpty)
            let key = try #require(filling.keys[FormCell("1.all.left")!])
            #expect(try FigureList(reader, question, key, page: 1).rows.count == 2)
            #expect(form.due?.day(after: 2025) == CivilDay("2026-03-31")!)
        }
    }
}
