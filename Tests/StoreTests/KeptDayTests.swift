import Casework
import Docket
import Foundation
import LegalCalendar
import Rulebook
import Store
import Testing

@Suite("原届满日")
struct KeptDayTests {
    /// The rules as they are, with the spring festival of 2026 two days longer.
    private static func longerFeast(_ path: String) throws -> RuleShelf {
        try FileManager.default.copyItem(atPath: Fixture.root + "/Rulebooks", toPath: path)
        let year = path + "/calendars/2026.yaml"
        let text = try String(contentsOfFile: year, encoding: .utf8)
        let longer = text.replacing("last: 2026-02-23}", with: "last: 2026-02-25}")
        try #require(longer != text)
        try longer.write(toFile: year, atomically: true, encoding: .utf8)
        return try RuleShelf(folder: path)
    }

    private func day(_ store: CaseStore, _ id: String, _ norm: String) throws -> (due: String?, isKept: Bool) {
        let duty = try store.derivation(id)?.duties().first { $0.norm.name == norm }
        return (duty?.due?.description, duty?.isKept ?? false)
    }

    @Test(
        "under other rules an open duty moves and a closed one keeps the day it was judged by, until its facts are corrected",
        arguments: ["refresh", "rebuild"])
    func closedKeepsItsDay(_ way: String) throws {
        let (fixture, rules) = (
            try Fixture(), FileManager.default.temporaryDirectory.path + "/rules-\(UUID().uuidString)"
        )
        defer {
            fixture.destroy()
            try? FileManager.default.removeItem(atPath: rules)
        }
        let id = try fixture.register()
        let filed = Draft(
            .filedWithCourt, day: CivilDay("2026-02-26")!,
            ["papers": .list([.object(["kind": "evidence-list"])])])
        let late = Request(
            actor: fixture.clerk, id: "filed", seen: .max, instant: CivilDay("2026-02-26")!.instant + 36_000_000,
            today: CivilDay("2026-02-26")!, confirmed: ["*"])
        _ = try fixture.store.change(id, late) { _ in [filed] }
        #expect(try day(fixture.store, id, "national/submit-evidence").due == "2026-02-25")

        let again = try fixture.folder.store(shelf: try Self.longerFeast(rules), rulebook: "zhongwei-2022-3")
        if way == "refresh" { _ = try again.refresh() } else { _ = try again.rebuild() }
        #expect(try day(again, id, "national/submit-evidence") == ("2026-02-25", true))
        #expect(try day(again, id, "national/submit-defence") == ("2026-02-26", false))
        var moved = 0
        try again.movedDays { _ in moved += 1 }
        #expect(moved == 0)

        // The lists say what the page says.
        let listed = try again.engine.read {
            try $0.rows("SELECT due FROM duty_index WHERE name = 'national/submit-evidence'").compactMap {
                $0.text("due")
            }
        }
        #expect(Set(listed) == ["2026-02-25"])

        // 更正: what is corrected is judged by the rules of now.
        let notice = try #require(try again.caseEntries(id).first)
        let correction = Draft(
            .corrected, day: CivilDay("2026-02-27")!,
            [
                "replaces": .integer(notice.sequence), "reason": "送达日期录错",
                "entry": .object([
                    "kind": "notice-received", "day": "2026-02-10", "fields": .object(notice.fields),
                ]),
            ])
        let after = Request(
            actor: fixture.clerk, id: "corrected", seen: .max, instant: CivilDay("2026-02-27")!.instant + 36_000_000,
            today: CivilDay("2026-02-27")!, confirmed: ["*"])
        _ = try again.change(id, after) { _ in [correction] }
        #expect(try day(again, id, "national/submit-evidence") == ("2026-02-26", false))
    }
}
