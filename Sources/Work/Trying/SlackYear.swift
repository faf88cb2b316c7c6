public import LegalCalendar
public import Rulebook

/// 全年期限余量: for each day of a year on which a notice or a judgment may come, whether the measures' periods fit into the statutory ones.
public struct SlackYear: Sendable {
    public struct Limit: Sendable {
        public let limit: Slack.Limit
        /// 放不下的日数, and those with nothing to spare.
        public let over: Int
        public let bare: Int
        public let days: [(day: CivilDay, slack: Int)]
    }

    public let kind: Slack.Kind
    public let chain: Slack.Chain
    public let limits: [Limit]
    /// 暂计: the year's holidays, or those of the next, are not known yet.
    public let isProvisional: Bool

    /// One for each version of the measures that is in force in the year; none where they have no such relay.
    public static func all(_ kind: Slack.Kind, _ year: Int, _ rules: Rules, _ calendar: LegalCalendar) -> [SlackYear] {
        Slack(rules, calendar).runs(kind, of: year).map { SlackYear(kind, $0.chain, $0.days, calendar) }
    }

    private init(_ kind: Slack.Kind, _ chain: Slack.Chain, _ days: [Slack.Day], _ calendar: LegalCalendar) {
        (self.kind, self.chain) = (kind, chain)
        limits = chain.limits.enumerated().map { index, limit in
            let all = days.map { (day: $0.day, slack: $0.slack(index)) }
            return Limit(
                limit: limit, over: all.count { $0.slack < 0 }, bare: all.count { $0.slack == 0 }, days: all)
        }
        isProvisional = days.last.map { calendar.isProvisional($0.day) } ?? false
    }
}
