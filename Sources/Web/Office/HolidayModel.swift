import Docket
import LegalCalendar
import Store
import Work

/// 放假通知 as a page shows it.
struct HolidayModel: PageModel {
    struct Known: PageModel {
        let year: Int
        let number: String
        let days: String
        /// Nil where the notice has not come yet.
        let waits: String?
    }

    struct Strip: PageModel {
        let name: String
        let count: Int
        let days: [Day]
    }

    struct Day: PageModel {
        let date: String
        let week: String
        /// 休, 班; empty for a plain working day.
        let mark: String
        let style: String
    }

    struct Read: PageModel {
        let year: Int
        let number: String
        let replaces: String?
        let strips: [Strip]
        let moved: Moved?
        let text: String
    }

    struct Moved: PageModel {
        let count: Int
        let rows: [MovedRow]
    }

    struct MovedRow: PageModel {
        let number: String
        let path: String
        let what: String
        let cite: String
        let old: String
        let new: String
    }

    struct Problems: PageModel {
        let rows: [String]
    }

    let title = "放假通知"
    let known: [Known]
    /// Nil where nothing was pasted, or it could not be read.
    let read: Read?
    let problems: Problems?
    let text: String

    init(_ known: [HolidayNotice], _ preview: HolidayNotices.Preview?) {
        self.known = known.map(Known.init)
        text = preview?.text ?? ""
        problems = preview.flatMap { $0.problems.isEmpty ? nil : Problems(rows: $0.problems) }
        read = preview.flatMap { preview in preview.notice.map { Read($0, preview) } }
    }
}

extension HolidayModel.Known {
    fileprivate init(_ notice: HolidayNotice) {
        (year, number) = (notice.year, notice.number)
        days = notice.rest.map { span in
            let last = span.first == span.last ? "" : "至\(span.last.shortChinese)"
            return "\(span.name)\(span.first.shortChinese)\(last)"
        }.joined(separator: "，")
        waits = notice.provisional ? "还没有录入，涉及这一年的日子只能暂计" : nil
    }
}

extension HolidayModel.Read {
    fileprivate init(_ notice: HolidayNotice, _ preview: HolidayNotices.Preview) {
        (year, number, replaces, text) = (notice.year, notice.number, preview.replaces, preview.text)
        strips = notice.rest.map { HolidayModel.Strip($0, notice) }
        moved =
            preview.moved.isEmpty
            ? nil
            : HolidayModel.Moved(
                count: preview.moved.count,
                rows: preview.moved.map { day in
                    HolidayModel.MovedRow(
                        number: day.number, path: SiteURL.docket(day.caseID), what: day.what, cite: day.cite,
                        old: day.old?.chinese ?? "没有日期", new: day.new?.chinese ?? "没有日期")
                })
    }
}

extension HolidayModel.Strip {
    /// The holiday with the days before and after it, as far as they are moved or make it longer.
    fileprivate init(_ span: HolidayNotice.Span, _ notice: HolidayNotice) {
        (name, count) = (span.name, span.last.days(since: span.first) + 1)
        let near = notice.makeUp.filter {
            abs($0.days(since: span.first)) <= 14 || abs($0.days(since: span.last)) <= 14
        }
        let first = min(near.first ?? span.first, span.first).adding(days: -1)
        let last = max(near.last ?? span.last, span.last).adding(days: 1)
        days = (first.number...last.number).map { number in
            let day = CivilDay(number: number)
            let isRest = span.first <= day && day <= span.last
            let isMakeUp = notice.makeUp.contains(day)
            return HolidayModel.Day(
                date: "\(day.month)/\(day.day)", week: String(day.weekdayChinese.suffix(1)),
                mark: isRest || !isMakeUp && day.isWeekend ? "休" : isMakeUp ? "班" : "",
                style: isRest ? "done" : isMakeUp ? "now" : "")
        }
    }
}
