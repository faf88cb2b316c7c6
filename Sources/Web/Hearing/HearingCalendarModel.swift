import LegalCalendar
import Store
import Work

/// 开庭日历 as a page shows it.
struct HearingCalendarModel: PageModel {
    struct Sitting: PageModel {
        let time: String
        let day: String
        let number: String
        let title: String
        let path: String
        let place: String
        let head: String
        /// Nil where the card is not the reader's.
        let card: String?
        let isHeld: Bool
        let isUndecided: Bool
        /// 同日另有（2026）宁05行初9号; nil where nothing stands in its way.
        let conflict: String?
    }

    struct Week: PageModel {
        let cells: [Cell]
    }

    struct Cell: PageModel {
        let number: String
        let style: String
        let sittings: [Sitting]
    }

    let title = "开庭日历"
    let problem: String?
    let period: String
    let before: String
    let after: String
    let spans: [ChoiceModel]
    let now: String
    let weeks: [Week]
    let rows: [Sitting]
    let isEmpty: Bool
    /// Nil where no head is to be in two places.
    let conflicts: String?
    let cut: String?
    let feed = SiteURL.me

    init(_ calendar: HearingCalendar, problem: String?) {
        self.problem = problem
        let (first, last) = (calendar.first, calendar.last)
        period =
            calendar.span == .month
            ? "\(first.year)年\(first.month)月" : "\(first.chinese)至\(last.shortChinese)"
        before = SiteURL.hearings(calendar.span, of: calendar.before)
        after = SiteURL.hearings(calendar.span, of: calendar.after)
        let shown = first <= calendar.today && calendar.today <= last ? calendar.today : first
        spans = HearingCalendar.Span.allCases.map {
            ChoiceModel(
                value: SiteURL.hearings($0, of: shown), title: "按\($0.title)看", isSelected: $0 == calendar.span)
        }
        now = SiteURL.hearings(calendar.span, of: calendar.today)
        weeks = calendar.weeks.map { week in
            Week(
                cells: week.map { day in
                    let styles = [
                        day.isRest ? "rest" : nil, day.day == calendar.today ? "start" : nil,
                        day.isInside ? nil : "outside",
                    ]
                    return Cell(
                        number: day.day.day == 1 || !day.isInside ? day.day.shortChinese : String(day.day.day),
                        style: styles.compactMap(\.self).joined(separator: " "),
                        sittings: day.sittings.map(Sitting.init))
                })
        }
        let all = calendar.sittings
        rows = all.map(Sitting.init)
        isEmpty = rows.isEmpty
        let clashing = all.filter { !$0.conflicts.isEmpty }.count
        conflicts = clashing == 0 ? nil : "有 \(clashing) 次开庭的出庭负责人同一天另有开庭，请及早改定出庭人员或者申请延期"
        cut = calendar.isCut ? "开庭太多，只列出一部分" : nil
    }
}

extension HearingCalendarModel.Sitting {
    init(_ sitting: HearingCalendar.Sitting) {
        let row = sitting.row
        let hour = row.at.split(separator: " ").dropFirst().first.map(String.init)
        time = hour ?? "时间未定"
        day = "\(row.day.shortChinese)（\(row.day.weekdayChinese)）"
        (number, title, place) = (row.number, row.title, row.place)
        path = SiteURL.docket(row.caseID)
        head = row.head.isEmpty ? "出庭负责人未定" : row.head
        card = sitting.mayOpenCard ? SiteURL.card(row.caseID, row.hearing) : nil
        isHeld = row.isHeld
        isUndecided = row.head.isEmpty && !row.isHeld
        // Of a case that is not the reader's only that the day is taken.
        let others = sitting.conflicts.filter { !$0.isEmpty }
        conflict = sitting.conflicts.isEmpty ? nil : "同日另有\(others.isEmpty ? "开庭" : others.joined(separator: "、"))"
    }
}
