import Casework
import Docket
import Foundation
import LegalCalendar
import Rulebook
import Store

extension FiguresCommand {
    /// 待办和索引: what the tasks of a case and its index rows cost beside its derivation, over the cases of the scenarios.
    func tasks(_ shelf: RuleShelf) throws {
        let rules = shelf.rules[places.rulebook]!
        let calendar = shelf.calendar()
        let entries = try ScenarioShelf.office(places.home + "/Scenarios/office.yaml")
        let organisation = Organisation(entries: entries)
        // Taken in together they are numbered anew: entries that name others by number are left out.
        let dockets = try ScenarioShelf.files([places.home + "/Scenarios"]).map {
            try ScenarioShelf.scenario($0, shelf: shelf)
        }.filter { $0.office == nil && $0.rulebook == places.rulebook }.map(\.docket).filter { docket in
            docket.allSatisfy { $0["entry"] == nil }
        }
        let derivations = dockets.map { docket in
            let file = CaseFile(entries: docket, organisation: organisation, procedure: rules.procedure)
            return Derivation(file: file, rules: rules, calendar: calendar, organisation: organisation)
        }
        let folded = milliseconds {
            for docket in dockets {
                _ = CaseFile(entries: docket, organisation: organisation, procedure: rules.procedure)
            }
        }
        var duties: [[Duty]] = []
        let derived = milliseconds {
            duties = derivations.map { old in
                Derivation(file: old.file, rules: rules, calendar: calendar, organisation: organisation).duties()
            }
        }
        var count = 0
        let made = milliseconds { for (old, its) in zip(derivations, duties) { count += Tasks(old, its).all.count } }
        let indexed = try indexing(dockets, entries, shelf)
        let writing = indexed - folded - derived
        let each = 1_000 / Double(dockets.count)
        print(
            """
            \(dockets.count) 件案件，\(dockets.map(\.count).reduce(0, +)) 条，\(count) 项待办：归并每件 \(round(folded * each)) µs，\
            推导 \(round(derived * each)) µs，待办 \(round(made * each)) µs（\(ratio(made, derived)) 倍）；\
            待办和写索引共 \(round(writing * each)) µs，为推导的 \(ratio(writing, derived)) 倍（目标不超过 1.3 倍）
            """)
    }

    /// Everything of it made anew in a store of its own, less what checking the chain takes.
    private func indexing(_ dockets: [[Entry]], _ office: [Entry], _ shelf: RuleShelf) throws -> Double {
        let folder = NSTemporaryDirectory() + "/yingsu-bench-tasks-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try DataFolder(folder).store(shelf: shelf, rulebook: places.rulebook)
        try store.append(office)
        _ = try store.refresh()
        try store.take(in: dockets, actor: "bench", instant: Filling.today.instant)
        // Besides, it checks the chain and reads every entry twice.
        let checked = try milliseconds { _ = try store.verify() }
        let cases = try store.engine.read { try $0.rows("SELECT case_id FROM case_index", []) }.compactMap {
            $0.text("case_id")
        }
        let read = try milliseconds { for id in cases { _ = try store.caseEntries(id) } }
        return try milliseconds { _ = try store.rebuild() } - checked - 2 * read
    }
}
