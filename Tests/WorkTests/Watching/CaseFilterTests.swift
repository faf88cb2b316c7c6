import Casework
import Docket
import LegalCalendar
import Oversight
import Rulebook
import Store
import Testing
import Work

/// 筛选: each filter gives what going through the whole list would, for whoever reads, and nothing that he may not see.
struct CaseFilterTests {
    private func reading(_ store: CaseStore, _ function: Function, _ unit: String) throws -> Reading {
        let actor = Actor(account: "f", name: "某", function: function, unit: unit)
        return try Reading(store: store, actor: actor, today: DemoStore.demo.day)
    }

    @Test("stage, court, area, result, unit and year give those of the whole list that are so, in both orders")
    func each() throws {
        try DemoStore.with { store in
            for (function, unit) in [(Function.oversightOffice, "市司法局"), (.handlingUnit, "市自然资源局")] {
                let reading = try reading(store, function, unit)
                let all = try CaseSearch(reading, matching: nil, upTo: 1000).rows
                try #require(all.count > 5)
                let choices = try CaseSearch.choices(reading)
                func found(_ change: (inout CaseFilter) -> Void) throws -> [String] {
                    var filter = CaseFilter()
                    change(&filter)
                    return try CaseSearch(reading, matching: nil, filter, upTo: 1000).rows.map(\.caseID)
                }
                func told(_ isMeant: (CaseRow) -> Bool) -> [String] { all.filter(isMeant).map(\.caseID) }
                for stage in choices.stages { #expect(try found { $0.stage = stage } == told { $0.stage == stage }) }
                for court in choices.courts { #expect(try found { $0.court = court } == told { $0.court == court }) }
                #expect(Set(choices.courts) == Set(all.map(\.court)).subtracting([""]))
                for year in choices.years {
                    #expect(try found { $0.year = year } == told { $0.receivedOn.hasPrefix("\(year)-") })
                }
                #expect(try found { $0.isOldestFirst = true } == all.map(\.caseID).reversed())
                let byArea = try choices.areas.map { area in try found { $0.area = area } }
                #expect(Set(byArea.joined()).count == byArea.joined().count && byArea.joined().count > 0)
                let results = try choices.results.flatMap { one in try found { $0.result = one.value } }
                #expect(Set(results).count == results.count && results.count > 0)
                let onCase = try Dictionary(
                    uniqueKeysWithValues: all.map { row in
                        (row.caseID, Participants.units(of: try #require(try store.derivation(row.caseID))))
                    })
                for name in choices.units {
                    #expect(try found { $0.unit = name } == told { onCase[$0.caseID]?.contains(name) ?? false })
                }
                #expect(try !found { $0.unit = "市自然资源局" }.isEmpty)
                let stage = try #require(all.first).stage
                let both = try found {
                    $0.stage = stage
                    $0.year = 2026
                }
                #expect(both == told { $0.stage == stage && $0.receivedOn.hasPrefix("2026-") })
                var filter = CaseFilter()
                filter.year = 2026
                let words = try CaseSearch(reading, matching: "张某", filter, upTo: 1000).rows.map(\.caseID)
                let wordsOfAll = try CaseSearch(reading, matching: "张某", upTo: 1000).rows
                #expect(words == wordsOfAll.filter { $0.receivedOn.hasPrefix("2026-") }.map(\.caseID))
            }
        }
    }

    @Test("the result of a case is that of its last instance: lost first and won on appeal is won")
    func result() throws {
        try DemoStore.with { store in
            let reading = try reading(store, .oversightOffice, "市司法局")
            var filter = CaseFilter()
            filter.result = OutcomeNorm.Counts.loss.rawValue
            for row in try CaseSearch(reading, matching: nil, filter, upTo: 1000).rows {
                let derivation = try #require(try store.derivation(row.caseID))
                let decided = derivation.facts(derivation.duties()).filter {
                    $0.subject == .instance && $0.day("decided-on") != nil
                }
                let last = decided.compactMap { $0.day("decided-on") }.max()
                #expect(
                    decided.contains { $0.day("decided-on") == last && $0.word("counts") == "loss" }, "\(row.number)")
            }
        }
    }
}
