import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Testing
import Work

/// The demo that the screenshots, the walks and the benches use.
struct DemoTests {
    private func derivations(_ store: CaseStore) throws -> [Derivation] {
        try store.cases(.everything, matching: "", today: DemoStore.demo.day, limit: 500).rows.map {
            try #require(try store.derivation($0.caseID))
        }
    }

    @Test func fortyCasesOverTwoYearsAtEveryStage() throws {
        try DemoStore.with { store in
            let rows = try store.cases(.everything, matching: "", today: DemoStore.demo.day, limit: 500).rows
            #expect(rows.count >= 40)
            let days = rows.compactMap { CivilDay($0.receivedOn) }
            let (first, last) = (try #require(days.min()), try #require(days.max()))
            #expect(last.days(since: first) >= 700)
            let known =
                try derivations(store)[0].rules.stages.map(\.title) + [
                    Stage.foreign.title, Stage.registeredInError.title,
                ]
            #expect(Set(known).subtracting(rows.map(\.stage)) == ["转送", "裁定", "答复"])
        }
    }

    @Test func everyInstanceAndTheCommonOutcomesOccur() throws {
        try DemoStore.with { store in
            let all = try derivations(store)
            let instances = Set(all.flatMap { $0.file.instances.all.compactMap { $0["kind"]?.text } })
            #expect(
                instances.isSuperset(of: [
                    "first", "second", "remand", "retrial-review", "retrial", "reconsideration", "recommendation",
                ]))
            let outcomes = Set(
                all.flatMap { $0.file.items(of: .decisionReceived) }.flatMap {
                    $0.entry["outcomes"]?.list ?? []
                }.compactMap { $0["outcome"]?.text })
            #expect(
                outcomes.isSuperset(of: [
                    "dismiss-claims", "dismiss-suit", "revoke", "revoke-remake", "revoke-partial", "order-perform",
                    "confirm-illegal", "compensate-damages", "withdraw-voluntary", "mediated", "affirm", "remand",
                ]))
            let kinds = Set(all.flatMap(\.file.items).map(\.kind))
            #expect(
                kinds.isSuperset(of: [
                    .archived, .lossReportSubmitted, .appealFiled, .related, .recommendationReplied,
                    .procuratorialAdviceReceived, .compensationPaid, .accountabilityRaised, .suspended,
                ]))
        }
    }

    @Test func nothingInItIsLeftToGuess() throws {
        try DemoStore.with { store in
            for derivation in try derivations(store) {
                #expect(derivation.file.unsettled.isEmpty, "\(derivation.file.title)")
                #expect(derivation.file.pending.isEmpty, "\(derivation.file.title)")
                for paper in derivation.file.items.flatMap({ $0.entry["papers"]?.list ?? [] }) {
                    let kind = paper["kind"]?.text ?? paper.text ?? ""
                    #expect(PaperKind.kind(kind) != nil, "\(derivation.file.title) \(kind)")
                }
                for item in derivation.file.items(of: .decisionReceived) {
                    for outcome in item.entry["outcomes"]?.list ?? [] {
                        let code = outcome["outcome"]?.text ?? ""
                        #expect(derivation.rules.outcome(code) != nil, "\(derivation.file.title) \(code)")
                    }
                }
            }
        }
    }

    @Test func everybodyHasSomethingToDoOnTheFirstDay() throws {
        try DemoStore.with { store in
            // A leader is told only of what waits for him.
            for person in DemoStore.demo.people
            where !person.actor.isAdministrator && ![[.auditor], [.leader]].contains(person.functions) {
                let desk = try DeskList(Reading(store: store, actor: person.actor, today: DemoStore.demo.day))
                #expect(!desk.isEmpty, "\(person.account)")
            }
        }
    }
}
