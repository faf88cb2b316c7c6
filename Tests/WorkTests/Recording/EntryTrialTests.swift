import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Testing

@testable import Work

/// 登记后产生的期限: what a form says will follow is what follows.
@Suite struct EntryTrialTests {
    private static func reading(_ store: CaseStore, _ function: Function, _ unit: String) throws -> Reading {
        let actor = Actor(account: "t", name: "某", function: function, unit: unit)
        return try Reading(store: store, actor: actor, today: DemoStore.demo.day)
    }

    private static func request(_ reading: Reading) -> Request {
        Request(
            actor: reading.reader, id: "", seen: Int.max, instant: reading.today.instant + 36_000_000,
            today: reading.today, confirmed: ["*"])
    }

    private static func judgment(_ outcome: String, part: String = "whole", on day: String) -> TypedFields {
        TypedFields([
            ("day", day), ("document", "judgment"), ("served-on", day), ("outcomes.0.part", part),
            ("outcomes.0.outcome", outcome),
        ])
    }

    @Test("what each desk's next step says will follow is there after it is recorded, with the same days")
    func follows() throws {
        var kinds: Set<KindName> = []
        for (function, unit) in [
            (Function.intakeOffice, "市政府办公室"), (.handlingUnit, "市自然资源局"), (.oversightOffice, "市司法局"),
        ] {
            try DemoStore.with { store in
                let reading = try Self.reading(store, function, unit)
                for row in try CaseSearch(reading, matching: nil, upTo: 1000).rows {
                    guard let before = try reading.view(row.caseID) else { continue }
                    let steps = NextStep.all(Tasks(before, before.duties()), reading).filter(\.isMine)
                    guard let step = steps.first(where: { $0.kind.map { !kinds.contains($0) } ?? false }),
                        let kind = step.kind,
                        let form = EntryForm(kind, on: row.caseID, before, reading, asked: { step.about[$0] }),
                        form.asked.isEmpty
                    else { continue }
                    var typed = TypedFields(
                        try form.inputs(TypedFields(), link: TypedFields(), errors: [:]).main.map {
                            ($0.name, $0.value)
                        })
                    typed.pairs += form.hidden.map { ($0.key, $0.value) } + [("day", reading.today.description)]
                    let drafts = try form.drafts(typed)
                    let trial = EntryTrial(drafts, on: before, reading)
                    do {
                        try store.record(drafts, on: row.caseID, Self.request(reading))
                    } catch NotRecorded.refused { continue }
                    kinds.insert(kind)
                    let after = try #require(try reading.view(row.caseID)).duties()
                    for told in trial.duties + trial.rights {
                        #expect(
                            after.contains {
                                $0.norm.what == told.what && $0.due == told.due && $0.units == told.units
                            },
                            "\(kind)：\(told)")
                    }
                    for what in trial.done {
                        #expect(after.contains { $0.norm.what == what && $0.fulfilled != nil }, "\(kind)：\(what)")
                    }
                }
            }
        }
        #expect(kinds.count >= 8, "\(kinds)")
    }

    @Test("a judgment lost tells the day of appeal, the opinion and how it counts before anything is saved")
    func lost() throws {
        try DemoStore.with { store in
            let reading = try Self.reading(store, .intakeOffice, "市政府办公室")
            let open = try CaseSearch(reading, matching: nil, upTo: 1000).rows.first { row in
                guard let file = try reading.view(row.caseID)?.file else { return false }
                return file.things(.decision).isEmpty && file.instances.open.count == 1 && file.isSuit
                    && file.things(.defendant).count == 1
            }
            let id = try #require(open).caseID
            let tip = try store.tip().sequence
            let derivation = try #require(try reading.view(id))
            let form = try #require(EntryForm(.decisionReceived, on: id, derivation, reading, asked: { _ in nil }))
            // Nothing was said of the outcome: nothing is told.
            #expect(!form.trial(try form.drafts(TypedFields([("day", "2026-02-12")]))).isEnough)
            let trial = form.trial(try form.drafts(Self.judgment("revoke", on: "2026-02-12")))
            #expect(trial.isEnough && trial.decision?.loss == .whole)
            #expect((trial.duties + trial.rights).contains { $0.what.contains("上诉") && $0.due != nil })
            let won = form.trial(try form.drafts(Self.judgment("dismiss-claims", on: "2026-02-12")))
            #expect(won.decision?.loss == nil)
            #expect(try store.tip().sequence == tip)
        }
    }

    @Test("what is ticked is what was chosen; both must not say two things; each party's day is an entry of its own")
    func decisionForm() throws {
        try DemoStore.with { store in
            let reading = try Self.reading(store, .intakeOffice, "市政府办公室")
            let open = try CaseSearch(reading, matching: nil, upTo: 1000).rows.first { row in
                guard let file = try reading.view(row.caseID)?.file else { return false }
                return file.things(.decision).isEmpty && file.instances.open.count == 1 && file.isSuit
                    && file.things(.party).count == 2
            }
            let id = try #require(open).caseID
            let derivation = try #require(try reading.view(id))
            let form = try #require(EntryForm(.decisionReceived, on: id, derivation, reading, asked: { _ in nil }))
            let decision = try #require(DecisionForm(form))
            var typed = TypedFields([
                ("day", "2026-02-12"), ("document", "judgment"), ("served-on", "2026-02-12"), ("quick.0", "revoke"),
                ("outcomes.0.outcome", ""),
            ])
            #expect(try decision.plain(typed)["outcomes.0.outcome"] == "revoke")
            #expect(try decision.plain(typed)["outcomes.0.part"] == "whole")
            let both = TypedFields(typed.pairs.dropLast() + [("outcomes.0.outcome", "dismiss-claims")])
            #expect(throws: Refusal.self) { try decision.plain(both) }
            let plaintiff = try #require(decision.others(typed, errors: [:]).first)
            #expect(plaintiff.side == "原告")
            typed.pairs += [("service.0.party", plaintiff.name), ("service.0.day", "2026-02-11")]
            let drafts = try form.drafts(typed)
            #expect(drafts.map(\.kind) == [.decisionReceived, .servedOnParty])
            try store.record(drafts, on: id, Self.request(reading))
            let after = try #require(try reading.view(id))
            #expect(
                after.file.served[try #require(after.file.things(.decision).last).id]?[plaintiff.name]?.description
                    == "2026-02-11")
            // A day of somebody who is no party any more, one that is none, one that has not come.
            let stranger = TypedFields(
                typed.pairs.filter { !$0.name.hasPrefix("service") } + [
                    ("service.0.party", "别人"), ("service.0.day", "2026-02-11"),
                ])
            #expect(try form.drafts(stranger).count == 1)
            for wrong in ["2026-02-31", "2026-12-31"] {
                let typed = TypedFields(typed.pairs.filter { $0.name != "service.0.day" } + [("service.0.day", wrong)])
                let refusal = #expect(throws: Refusal.self) { try form.drafts(typed) }
                #expect(refusal?.byField["service.0.day"] != nil)
            }
        }
    }

    @Test(
        "a judgment of an earlier day than what is recorded already is told of itself, and the others' days are its own"
    )
    func earlier() throws {
        try DemoStore.with { store in
            let reading = try Self.reading(store, .intakeOffice, "市政府办公室")
            let open = try CaseSearch(reading, matching: nil, upTo: 1000).rows.first { row in
                guard let file = try reading.view(row.caseID)?.file else { return false }
                return file.things(.decision).isEmpty && file.instances.open.count == 1 && file.isSuit
                    && file.things(.party).count == 2 && (file.notice?.day).map { $0 < CivilDay("2026-02-01")! } == true
            }
            let id = try #require(open).caseID
            let ruling = Draft(
                .decisionReceived, day: CivilDay("2026-02-12")!,
                [
                    "document": "ruling", "served-on": "2026-02-12",
                    "outcomes": .list([.object(["part": "whole", "outcome": "property-preserved"])]),
                ])
            try store.record([ruling], on: id, Self.request(reading))
            let derivation = try #require(try reading.view(id))
            let form = try #require(EntryForm(.decisionReceived, on: id, derivation, reading, asked: { _ in nil }))
            let plaintiff = try #require(DecisionForm(form)?.others(TypedFields(), errors: [:]).first).name
            var typed = Self.judgment("revoke", on: "2026-02-10")
            typed.pairs += [("service.0.party", plaintiff), ("service.0.day", "2026-02-10")]
            let drafts = try form.drafts(typed)
            #expect(form.trial(drafts).decision?.loss == .whole)
            try store.record(drafts, on: id, Self.request(reading))
            let file = try #require(try reading.view(id)).file
            let judgment = try #require(file.things(.decision).first { $0["document"]?.text == "judgment" })
            #expect(file.served[judgment.id]?[plaintiff]?.description == "2026-02-10")
            for other in file.things(.decision) where other.id != judgment.id {
                #expect(file.served[other.id]?[plaintiff] == nil)
            }
        }
    }

    @Test("every field that a layout names is one of its kind's, and every first field stands in one group")
    func layouts() throws {
        let vocabulary = Vocabulary.standard
        var count = 0
        for kind in vocabulary.all {
            guard let layout = EntryLayout.of(kind.name) else { continue }
            count += 1
            for name in layout.groups.flatMap(\.fields) {
                let root = String(name.prefix { $0 != "." })
                #expect(kind.field(root) != nil, "\(kind.name)：\(name)")
            }
            for name in layout.titles.keys {
                #expect(EntryInputs.title(name, of: kind) != nil, "\(kind.name)：\(name)")
            }
        }
        #expect(count >= 15)
    }

    @Test("the usual outcomes of each instance are outcomes, for each kind of document")
    func usual() throws {
        let rules = try #require(try DemoStore.shelf().rules["zhongwei-2022-3"])
        for instance in ["first", "second", "remand", "retrial", "retrial-review"] {
            let usual = rules.usualOutcomes(in: instance)
            #expect(usual.map(\.document) == ["judgment", "ruling", "mediation"], "\(instance)")
            #expect(usual.allSatisfy { (1...5).contains($0.codes.count) })
            for code in usual.flatMap(\.codes) { #expect(rules.outcome(code)?.title.isEmpty == false) }
        }
        #expect(rules.usualOutcomes(in: "second")[0].codes == ["affirm", "reverse"])
    }
}
