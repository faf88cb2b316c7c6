import LegalCalendar
import Rulebook
import Work

struct SlackModel: PageModel {
    struct Year: PageModel {
        let title: String
        let legs: String
        let limit: String
        let summary: String
        let months: [Month]
    }

    struct Month: PageModel {
        let title: String
        let weeks: [Week]
    }

    struct Week: PageModel {
        let cells: [Cell]
    }

    struct Cell: PageModel {
        let day: Square?
    }

    struct Square: PageModel {
        let number: String
        let slack: String
        let style: String
        let full: String
    }

    let title: String
    let year: String
    let before: String
    let after: String
    let isProvisional: Bool
    let years: [Year]
    let isEmpty: Bool

    init(_ all: [SlackYear], year: Int, _ rules: Rules) {
        title = "\(year)年期限余量"
        (self.year, before, after) = (String(year), SiteURL.slack(year: year - 1), SiteURL.slack(year: year + 1))
        isProvisional = all.contains(where: \.isProvisional)
        years = all.flatMap { report in report.limits.map { Year($0, of: report, rules) } }
        isEmpty = years.isEmpty
    }
}

extension SlackModel.Year {
    fileprivate init(_ limit: SlackYear.Limit, of report: SlackYear, _ rules: Rules) {
        title = report.kind == .answer ? "应诉：收到之日" : "上诉：收到裁判之日"
        let names = report.chain.legs.map { "\($0.what)（\(rules.citation($0.provenance))，\($0.within?.chinese ?? "")）" }
        legs = report.chain.periods + "：" + names.joined(separator: "、")
        let norms = limit.limit.norms
        let cite = norms.first.map { rules.citation($0.provenance) } ?? ""
        self.limit = norms.map(\.what).joined(separator: "、") + "（\(cite)，\(limit.limit.within.chinese)）"
        let (over, bare, all) = (limit.over, limit.bare, limit.days.count)
        let (first, last) = (limit.days.first?.day.shortChinese ?? "", limit.days.last?.day.shortChinese ?? "")
        summary = "\(first)至\(last)共\(all)日：放不下的\(over)日，正好没有余量的\(bare)日，有余量的\(all - over - bare)日。"
        months = Dictionary(grouping: limit.days) { $0.day.month }.sorted { $0.key < $1.key }.map {
            SlackModel.Month(title: "\($0.key)月", $0.value)
        }
    }
}

extension SlackModel.Month {
    fileprivate init(title: String, _ days: [(day: CivilDay, slack: Int)]) {
        self.title = title
        let before = [SlackModel.Cell](repeating: .init(day: nil), count: (days.first?.day.weekday ?? 1) - 1)
        let known = before + days.map { SlackModel.Cell(day: .init($0.day, $0.slack)) }
        let cells = known + [SlackModel.Cell](repeating: .init(day: nil), count: (7 - known.count % 7) % 7)
        weeks = stride(from: 0, to: cells.count, by: 7).map { .init(cells: Array(cells[$0..<$0 + 7])) }
    }
}

extension SlackModel.Square {
    fileprivate init(_ day: CivilDay, _ slack: Int) {
        number = String(day.day)
        self.slack = slack > 0 ? "+\(slack)" : String(slack)
        // The colour is said by the number too.
        style = slack < 0 ? "over" : slack < 2 ? "near" : "fits"
        let words = slack < 0 ? "超过\(-slack)日" : slack == 0 ? "没有余量" : "余\(slack)日"
        full = "\(day.chinese)（\(day.weekdayChinese)）收到：\(words)"
    }
}
