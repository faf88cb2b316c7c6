public import LegalCalendar

extension Norm {
    /// 另一期限: the duty is due at the earlier of its own period and every one of these (“且不迟于”, “于……届满前”).
    public enum Limit: Sendable, Hashable {
        /// 自某日起几日内、前: another period, from a day of its own; none where that day is not known.
        case period(from: Path, within: Period)
        /// The due day of another duty of the same proceeding, by its name: 于举证期限届满前.
        case norm(String)
    }

    /// Every period that it states.
    var periods: [Period] {
        [within].compactMap(\.self)
            + notAfter.compactMap { limit in if case .period(_, let within) = limit { within } else { nil } }
    }
}
