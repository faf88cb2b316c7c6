import Casework
import Docket
public import LegalCalendar
public import Store

/// 放假通知: what is known of each year, and a notice that is entered as it was published: read into days, shown, confirmed.
public struct HolidayNotices: Sendable {
    /// A text that was pasted, as far as it can be read, and what it would change.
    public struct Preview: Sendable {
        public let text: String
        public let problems: [String]
        /// Nil where something is wrong.
        public let notice: HolidayNotice?
        /// 文号 of the notice of that year that is known already.
        public let replaces: String?
        /// 变动的期限 of what is open, the first of them.
        public let moved: [MovedDay]
    }

    private static let most = 100

    private let reading: Reading

    public init(_ reading: Reading) { self.reading = reading }

    /// The country's, the newest first.
    public var known: [HolidayNotice] {
        reading.store.calendar.notices.filter { $0.region == nil }.sorted { $1.year < $0.year }
    }

    public func preview(_ text: String) throws -> Preview {
        let read = NoticeText(text)
        let old = read.notice.flatMap { notice in known.first { $0.year == notice.year && !$0.provisional } }
        let moved = try read.notice.map { notice in
            try reading.store.movedDays(
                by: reading.store.calendar.adding(notice), in: notice.year, limit: Self.most)
        }
        return Preview(
            text: text, problems: read.problems, notice: read.notice, replaces: old?.number, moved: moved ?? [])
    }

    /// - Throws: `Refusal` where the text can't be read.
    public func record(_ text: String, _ request: Request) throws -> HolidayNotice {
        let read = NoticeText(text)
        guard let notice = read.notice else { throw Refusal(of: "text", read.problems.joined(separator: "；")) }
        let draft = Draft(.calendarNoticeReceived, day: request.today, notice.fields)
        try OfficeRegister(reading.store).record(draft, request)
        return notice
    }
}
