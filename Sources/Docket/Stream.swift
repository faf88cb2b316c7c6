/// Which docket an entry belongs to; all three share one journal and one chain.
public enum Stream: String, Sendable, Hashable, CaseIterable {
    /// 案件台账
    case `case`
    /// 机关台账: organisation, heads, calendars, rulebooks; what belongs to no case.
    case office
    /// 审计: sign-ins, refusals, exports.
    case audit
}
