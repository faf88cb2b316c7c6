import Docket
import LegalCalendar
import Rulebook
import Store

extension FiguresCommand {
    /// 长案: one case of 30, 300 and 3,000 entries, folded and derived. An entry of a long case costs what one of a short case does.
    func folding(_ shelf: RuleShelf) throws {
        let rules = shelf.rules[places.rulebook]!
        let calendar = shelf.calendar()
        let organisation = Organisation(
            entries: try ScenarioShelf.office(places.home + "/Scenarios/office.yaml"))
        for count in [30, 300, 3_000] {
            let entries = Self.long(count)
            var (items, duties) = (0, 0)
            let rounds = 6_000 / count
            let folded = milliseconds {
                for _ in 0..<rounds {
                    items +=
                        CaseFile(entries: entries, organisation: organisation, procedure: rules.procedure)
                        .items.count
                }
            }
            let file = CaseFile(entries: entries, organisation: organisation, procedure: rules.procedure)
            let derived = milliseconds {
                for _ in 0..<rounds {
                    duties +=
                        Derivation(file: file, rules: rules, calendar: calendar, organisation: organisation)
                        .duties().count
                }
            }
            let each = 1_000 / Double(rounds * count)
            print(
                "\(count) 条的案件：归并每条 \(round(folded * each)) µs，推导每条 \(round(derived * each)) µs（\(items / rounds) 条，\(duties / rounds) 项义务）"
            )
        }
    }

    /// Papers, hearings, approvals and what the court sets, as a long dispute has them.
    private static func long(_ count: Int) -> [Entry] {
        var entries = [Filling.notice(1, on: CivilDay("2025-03-03")!, of: "市自然资源局")]
        entries[0].sequence = 1
        let course: [(KindName, [String: Value])] = [
            (.paperAdded, ["paper-kind": "evidence", "unit": "市自然资源局"]),
            (.submittedForApproval, ["matter": "defence", "unit": "市自然资源局"]),
            (.returned, ["reason": "补充依据"]),
            (.hearingNotified, ["at": "2025-05-06T09:00", "place": "第一法庭"]),
            (.filedWithCourt, ["papers": .list([.object(["kind": "defence"])]), "unit": "市自然资源局"]),
            (.told, ["whom": "市自然资源局"]),
        ]
        while entries.count < count {
            let (kind, fields) = course[entries.count % course.count]
            let day = CivilDay(number: CivilDay("2025-03-04")!.number + entries.count * 300 / count)
            entries.append(Entry(sequence: entries.count + 1, kind: kind, day: day, fields: fields))
        }
        return entries
    }
}
