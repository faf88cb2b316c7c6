public import Docket
public import LegalCalendar
public import Rulebook

/// 名册: heads and units as they are registered, those of the past among them.
public struct Roster: Sendable {
    public struct Head: Sendable, Hashable {
        public let head: Organisation.Head
        public let organ: String
        public let isPast: Bool
    }

    public struct Unit: Sendable, Hashable {
        public let unit: Organisation.Unit
        /// 简称: other names than the full one.
        public let aliases: [String]
        /// 承担的职能
        public let functions: [String]
        /// 参照适用
        public let application: Application?
        /// No more, or not yet.
        public let isPast: Bool
    }

    public let heads: [Head]
    public let units: [Unit]

    /// - Parameter day: as the organisation was then; nil for now.
    public init(_ organisation: Organisation, _ rules: Rules, today: CivilDay, on day: CivilDay? = nil) {
        let now = day ?? today
        heads = organisation.heads.sorted { ($0.organ, $0.from) < ($1.organ, $1.from) }.map { head in
            Head(
                head: head, organ: organisation.canonical(head.organ),
                isPast: head.through.map { $0 < now } ?? false || head.from > now)
        }
        units = organisation.units.map { unit in
            Unit(
                unit: unit, aliases: unit.aliases.filter { $0 != unit.fullName },
                functions: organisation.holdings(of: unit.name, on: day).map { held in
                    let own = organisation.government(of: unit.name) == organisation.canonical(held.organ)
                    let title = rules.title(of: held.function, at: unit.name, in: organisation)
                    return own ? title : "\(held.function.title)（\(held.organ)）"
                }.sorted(), application: organisation.application(of: unit.name, on: day),
                isPast: unit.through.map { $0 < now } ?? false || unit.from > now)
        }
    }
}
