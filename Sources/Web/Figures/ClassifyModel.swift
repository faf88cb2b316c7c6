import LegalCalendar
import Oversight
import Rulebook
import Work

/// 案件分类 as a page shows it.
struct ClassifyModel: PageModel {
    struct Select: PageModel {
        let name: String
        let title: String
        let options: [ChoiceModel]
        let isSuggested: Bool
    }

    struct Check: PageModel {
        let name: String
        let title: String
        let isChecked: Bool
    }

    struct Row: PageModel {
        let caseID: String
        let number: String
        let title: String
        let path: String
        let act: String
        let received: String
        let isLate: Bool
        let isTicked: Bool
        let selects: [Select]
        let checks: [Check]
    }

    let title = "案件分类"
    let problem: String?
    let figures = SiteURL.figures
    /// 何时以前确认
    let due: String
    /// 只列哪一期; nil for all.
    let period: LinkModel?
    let rows: [Row]
    let pages: PagesModel?
    let isEmpty: Bool

    /// - Parameter typed: what was sent and could not be recorded.
    init(_ list: Classification, typed: ClassifyForm?, problem: String?) {
        self.problem = problem
        due = list.rule?.because ?? ""
        period = list.question.map { question in
            LinkModel(
                title: [question.title, question.filter.organ].compactMap(\.self).joined(separator: "　"),
                path: SiteURL.classify(nil, page: nil))
        }
        rows = list.rows.map { Self.row($0, list.dictionaries, typed) }
        pages = PagesModel(previous: list.page.previous, next: list.next) {
            SiteURL.classify(list.question, page: $0)
        }
        isEmpty = rows.isEmpty && list.next == nil && list.page.previous == nil
    }

    private static func row(_ row: Classification.Row, _ dictionaries: [FactDictionary], _ typed: ClassifyForm?) -> Row
    {
        let selects = dictionaries.map { dictionary in
            let said = typed?.word(dictionary.field, of: row.caseID)
            let chosen = said ?? row.chosen[dictionary.field] ?? ""
            let none = ChoiceModel(value: "", title: "未确认", isSelected: chosen.isEmpty)
            return Select(
                name: ClassifyForm.name(dictionary.field, row.caseID), title: dictionary.title,
                options: [none]
                    + dictionary.words.map {
                        ChoiceModel(value: $0.word, title: $0.word, isSelected: $0.word == chosen)
                    },
                isSuggested: said == nil && row.suggested.contains(dictionary.field))
        }
        let checks = Classification.flags.map { flag in
            Check(
                name: ClassifyForm.name(flag, row.caseID), title: FactField.field(flag, of: .instance)?.title ?? flag,
                isChecked: typed.map { $0.word(flag, of: row.caseID) != nil } ?? row.flags.contains(flag))
        }
        return Row(
            caseID: row.caseID, number: row.number, title: row.title, path: SiteURL.docket(row.caseID),
            act: [row.unit, row.act].filter { !$0.isEmpty }.joined(separator: "　"), received: row.received.chinese,
            isLate: row.isLate, isTicked: typed?.isTicked(row.caseID) ?? false, selects: selects, checks: checks)
    }
}
