public import Docket
import Rulebook

extension Fact {
    /// 机关事项: trainings, hearings that were observed, bulletins, as the office docket tells them.
    public static func records(_ entries: [Entry], _ organisation: Organisation) -> [Fact] {
        entries.map { entry in
            let organ =
                entry["organ"]?.text.map(organisation.present)
                ?? organisation.government(of: entry.unit) ?? organisation.government ?? ""
            let place = Place(organ: organ, unit: organisation.present(entry.unit), court: "", kind: "")
            var fact = Fact(.record, String(entry.sequence), place)
            fact.set("day", .day(entry.day), by: entry.sequence)
            fact.set("record", .word(entry.kind.rawValue), by: entry.sequence)
            let people = entry["participants"]?.list?.count
            fact.set("participants", people.map { .number($0) }, by: entry.sequence)
            fact.set("hours", entry["hours"]?.integer.map { .number($0) }, by: entry.sequence)
            return fact
        }
    }
}
