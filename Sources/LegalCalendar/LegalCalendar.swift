/// 法定日历: which days are rest days, from the holiday notices of each year.
///
/// A year without a notice counts weekends only, and every result that touches it is provisional.
public struct LegalCalendar: Sendable {
    /// Why a day is what it is: 休 or 班, the holiday's name, and the notice that says so.
    public struct Mark: Sendable, Hashable {
        public let isRest: Bool
        public let holiday: String?
        public let notice: String?
        /// 调休上班
        public var isMakeUp: Bool { !isRest && notice != nil }
    }

    public let notices: [HolidayNotice]
    public let region: String?
    /// Years whose notice is known; all others are provisional.
    public let knownYears: Set<Int>
    private let marks: [CivilDay: Mark]
    let table: DayTable

    /// Notices of a region count only if `region` names it: no statute says that a regional holiday moves a statutory day,
    /// so the earlier day is the safe one (LEGAL.md §2.4).
    public init(notices: [HolidayNotice], region: String? = nil) {
        self.notices = notices
        self.region = region
        let used = notices.filter { $0.region == nil || $0.region == region }
        knownYears = Set(used.filter { $0.region == nil && !$0.provisional }.map(\.year))
        var marks: [CivilDay: Mark] = [:]
        for notice in used {
            for span in notice.rest {
                for number in span.first.number...max(span.first.number, span.last.number) {
                    marks[CivilDay(number: number)] = Mark(isRest: true, holiday: span.name, notice: notice.number)
                }
            }
            for day in notice.makeUp { marks[day] = Mark(isRest: false, holiday: nil, notice: notice.number) }
        }
        self.marks = marks
        table = DayTable(marks: marks.mapValues(\.isRest))
    }

    public func mark(_ day: CivilDay) -> Mark {
        marks[day] ?? Mark(isRest: day.isWeekend, holiday: nil, notice: nil)
    }

    public func isRest(_ day: CivilDay) -> Bool { table.isRest(day) }

    /// 顺延: the day itself if it is a working day, else the first working day after it.
    public func roll(_ day: CivilDay) -> CivilDay { table.next(day) }

    /// The day itself if it is a working day, else the last working day before it.
    public func rollBack(_ day: CivilDay) -> CivilDay { table.previous(day) }

    /// The working day `count` working days away from `day`, not counting `day`; back for a negative count.
    public func workday(_ count: Int, from day: CivilDay) -> CivilDay { table.workday(count, from: day) }

    public func isProvisional(_ day: CivilDay) -> Bool { !knownYears.contains(day.year) }

    /// A short name for the set of notices used, so that a result can be recomputed: the newest notice and the region.
    public var version: String {
        let newest = notices.filter { $0.region == nil && !$0.provisional }.map(\.number).max { left, right in
            notices.first { $0.number == left }!.year < notices.first { $0.number == right }!.year
        }
        return [newest ?? "无放假通知", region].compactMap(\.self).joined(separator: " · ")
    }

    /// Everything that a day may depend on, as text: a corrected notice makes another. What was derived by one text is derived anew
    /// under another.
    public var text: String {
        let lines = notices.map { notice in
            let rest = notice.rest.map { "\($0.name) \($0.first) \($0.last)" }
            return
                ([String(notice.year), notice.number, notice.region ?? "", notice.provisional ? "暂" : ""] + rest
                + notice.makeUp.map(\.description).sorted()).joined(separator: "|")
        }
        return ([region ?? ""] + lines.sorted()).joined(separator: "\n")
    }
}
