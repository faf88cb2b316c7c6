import Casework
public import Docket
public import LegalCalendar
import Rulebook
import Store

/// 公职律师名册: who of a unit holds the certificate, as the office docket tells it (第二十四条).
public struct PublicLawyers: Sendable {
    public struct Row: Sendable, Hashable {
        public let entry: Entry
        public let name: String
        public let unit: String
        public let licence: String
        public let post: String
        public let since: CivilDay
        /// Whether the reader may strike the name.
        public let isOwn: Bool
    }

    /// By unit and name.
    public let rows: [Row]

    public init(_ reading: Reading) throws {
        let register = MatterRegister(reading)
        let organisation = reading.holders.organisation
        func unit(_ entry: Entry) -> String { organisation.present(entry["organ"]?.text ?? entry.unit) }
        func key(_ entry: Entry) -> [String] { [unit(entry), entry["name"]?.text ?? ""] }
        let all = try (register.rows(.publicLawyerRegistered) + register.rows(.publicLawyerRemoved))
            .sorted { ($0.entry.day, $0.entry.sequence) < ($1.entry.day, $1.entry.sequence) }
        var standing: [[String]: Row] = [:]
        for row in all {
            let entry = row.entry
            guard entry.kind == .publicLawyerRegistered else {
                standing[key(entry)] = nil
                continue
            }
            standing[key(entry)] = Row(
                entry: entry, name: entry["name"]?.text ?? "", unit: unit(entry),
                licence: entry["licence"]?.text ?? "", post: entry["post"]?.text ?? "", since: entry.day,
                isOwn: register.kind(KindName.publicLawyerRemoved.rawValue) != nil && register.covers(unit(entry)))
        }
        rows = standing.values.sorted { ($0.unit, $0.name) < ($1.unit, $1.name) }
    }
}
