public import LegalCalendar

extension LegalCalendar {
    /// 日历的杂凑值: of every notice and every day in it, so that a corrected notice is another calendar.
    public var digest: Digest { Digest(of: Array(text.utf8)) }
}
