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

    /// Nil where the measures have no such relay.
    public init?(_ kind: Slack.Kind, _ year: Int, _ rules: Rules, _ calendar: LegalCalendar) {
        let slack = Slack(rules, calendar)
        let days = slack.days(kind, of: year)
        guard let last = days.last, let chain = slack.chain(kind, on: last.day) else { return nil }
        (self.kind, self.chain) = (kind, chain)
        limits = chain.limits.enumerated().map { index, limit in
            // A year in which the measures changed may have had fewer limits before.
            let all = days.filter { $0.dues.count > index }.map { (day: $0.day, slack: $0.slack(index)) }
            return Limit(
                limit: limit, over: all.count { $0.slack < 0 }, bare: all.count { $0.slack == 0 }, days: all)
        }
        isProvisional = calendar.isProvisional(last.day)
    }
}
