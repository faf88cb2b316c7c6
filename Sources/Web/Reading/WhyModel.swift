import LegalCalendar
import Rulebook
import Work

struct WhyModel: PageModel {
    struct Article: PageModel {
        let cite: String
        let text: String
        let path: String
    }

    struct Advice: PageModel {
        let day: String
        let because: String
        let room: String?
    }

    /// 两种理解
    struct Reading: PageModel {
        let sides: [Side]
        let because: String?
    }

    struct Side: PageModel {
        let title: String
        let due: String
        let isChosen: Bool
    }

    let title: String
    let `case`: CaseLine
    let badge: DueBadge
    let due: String
    let status: String?
    let notes: [String]
    let units: String
    let start: String
    let stated: String?
    let missing: String?
    let steps: [String]
    let weeks: [DayStrip.Week]
    let articles: [Article]
    let notices: [String]
    let readings: [Reading]
    let consequence: String?
    let advice: Advice?
    let receipt: String

    init(_ argument: DutyArgument, _ line: CaseLine, today: CivilDay) {
        let duty = argument.duty
        (title, `case`) = (duty.norm.what, line)
        badge = DueBadge(
            DueMark(
                due: duty.limit, advice: duty.limit == nil ? duty.safeBy : nil, today: today,
                isUndated: duty.missing != nil))
        due = duty.due.map { "至迟\($0.chinese)（含当日）" } ?? "没有届满日"
        status = duty.status(on: today).map(duty.words)
        (notes, units) = (argument.notes, duty.units.joined(separator: "、"))
        (start, missing) = (argument.start, argument.missing)
        stated = argument.isStated ? "这一天写在文书上，直接适用，不再推算。" : nil
        steps = argument.argument?.steps.map(\.text) ?? []
        weeks = argument.argument.map { DayStrip.weeks($0) } ?? []
        articles = argument.articles.map { article in
            Article(
                cite: article.cite, text: article.text,
                path: article.place.map { SiteURL.article($0.source, $0.article) } ?? SiteURL.rules)
        }
        notices = argument.notices
        readings = argument.readings.map { reading in
            Reading(
                sides: reading.sides.map {
                    Side(title: $0.title, due: $0.due.map { "至迟\($0.chinese)" } ?? "没有届满日", isChosen: $0.isChosen)
                }, because: reading.because)
        }
        consequence = duty.norm.consequence
        advice = duty.advice.map {
            Advice(day: $0.day.chinese, because: $0.because, room: $0.leaves.map { "留出\($0.chinese)" })
        }
        receipt = argument.receipt
    }
}
