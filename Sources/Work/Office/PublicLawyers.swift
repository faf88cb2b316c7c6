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
        /// Whether the reader may correct it.
        public let isOwn: Bool
        /// Whether the reader may strike the name.
        public let mayRemove: Bool
    }

    /// By unit and name.
    public let rows: [Row]

    public init(_ reading: Reading) throws {
        let register = MatterRegister(reading)
        let mayStrike = register.kind(KindName.publicLawyerRemoved.rawValue) != nil
        rows = try Self.standing(reading).filter { register.sees($0.entry) }.map { entry, unit in
            Row(
                entry: entry, name: entry["name"]?.text ?? "", unit: unit, licence: entry["licence"]?.text ?? "",
                post: entry["post"]?.text ?? "", since: entry.day, isOwn: register.isOwn(entry),
                mayRemove: mayStrike && register.covers(unit))
        }.sorted { ($0.unit, $0.name) < ($1.unit, $1.name) }
    }

    /// Whoever is registered and was not struck since, of all units, with the unit as it is called now.
    static func standing(_ reading: Reading) throws -> [(entry: Entry, unit: String)] {
        let organisation = reading.holders.organisation
        let kinds: [KindName] = [.publicLawyerRegistered, .publicLawyerRemoved]
        let all = StandingEntries.of(
            try reading.store.officeEntries(of: (kinds + [.corrected]).map(\.rawValue))
        ).filter { kinds.contains($0.kind) }.sorted { ($0.day, $0.sequence) < ($1.day, $1.sequence) }
        var standing: [[String]: (entry: Entry, unit: String)] = [:]
        for entry in all {
            let unit = organisation.present(entry["organ"]?.text ?? entry.unit)
            standing[[unit, entry["name"]?.text ?? ""]] = entry.kind == .publicLawyerRegistered ? (entry, unit) : nil
        }
        return Array(standing.values)
    }
}
