import Docket
import Rulebook
import Work

/// 核对结果 as a page: each difference with what was found of it.
struct DifferencesModel: PageModel {
    struct Row: PageModel {
        let place: String
        let number: String
        let title: String
        let path: String?
        let line: Int?
        let what: String
        let theirs: String
        let ours: String
        let finding: String
        let findings: [ChoiceModel]
        let reasonName: String
        let reason: String
        let earlier: String?
    }

    struct Count: PageModel {
        let title: String
        let count: Int
    }

    let title = "核对结果"
    let problem: String?
    let name: String
    let scope: String
    let columns: String
    let agreed: Int
    let counts: [Count]
    let unread: String?
    let rows: [Row]
    /// How many are shown, where there are more.
    let more: Int?
    let seen: Int
    let isEmpty: Bool
    let back = SiteURL.comparing
    let action: String
    let paper: String

    init(_ result: ComparisonRegister.Result, _ form: CompareForm?, problem: String? = nil, _ rules: Rules) {
        self.problem = problem
        name = result.list.title
        scope = result.list.scope(rules)
        columns = result.list.columns
        agreed = result.agreed
        let kinds = Dictionary(grouping: result.rows) { Self.group($0.difference.kind) }
        counts = ["只在名单里", "只在本系统", "内容不同", "不在同一期间", "名单里重复"].compactMap { name in
            kinds[name].map { Count(title: name, count: $0.count) }
        }
        unread = result.unread.isEmpty ? nil : result.unread.prefix(20).map(String.init).joined(separator: "、")
        rows = result.rows.prefix(Self.most).enumerated().map { Self.row($0, $1, form) }
        more = result.rows.count > Self.most ? Self.most : nil
        seen = form?.seen ?? result.lastNote
        isEmpty = rows.isEmpty
        action = SiteURL.comparison(result.list.sequence)
        paper = SiteURL.differences(result.list.sequence)
    }

    /// More are not read on one page.
    private static let most = 500

    private static func group(_ kind: ListDifference.Kind) -> String {
        if case .field = kind { "内容不同" } else { kind.title }
    }

    private static func row(_ place: Int, _ row: ComparisonRegister.Row, _ form: CompareForm?) -> Row {
        let difference = row.difference
        let finding = form?.finding(difference) ?? row.note.finding
        return Row(
            place: String(place + 1), number: difference.number.isEmpty ? "（没有案号）" : difference.number,
            title: difference.title, path: difference.caseID.map { SiteURL.docket($0) }, line: difference.line,
            what: difference.kind.title, theirs: difference.theirs, ours: difference.ours,
            finding: CompareForm.finding(difference),
            findings: DifferenceNotes.Note.findings.map {
                ChoiceModel(value: $0, title: Words.title($0, field: "finding"), isSelected: $0 == finding)
            }, reasonName: CompareForm.reason(difference), reason: form?.reason(difference) ?? row.note.reason,
            earlier: row.earlier.map { "上次：\(Words.title($0.finding, field: "finding"))　\($0.reason)" })
    }
}
