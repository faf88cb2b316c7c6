import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Work

/// 与法院数据核对 as a page: lists that were compared, and a new one.
struct CompareModel: PageModel {
    struct List: PageModel {
        let title: String
        let path: String
        let day: String
        let rows: Int
        let scope: String
    }

    struct Field: PageModel {
        let name: String
        let title: String
        let options: [ChoiceModel]
    }

    struct Column: PageModel {
        let name: String
        let title: String
        let options: [ChoiceModel]
        let sample: String?
    }

    /// 已读的文件: which of its columns is which.
    struct File: PageModel {
        let kept: String
        let name: String
        let rows: Int
        let columns: [Column]
        let unused: String?
        let remarks: [String]
    }

    let title = "与法院数据核对"
    let problem: String?
    let figures = SiteURL.figures
    let action = SiteURL.comparing
    let listName: String
    let selects: [Field]
    let file: File?
    let lists: [List]
    let mayCompare: Bool

    init(
        _ register: ComparisonRegister, _ form: CompareForm, file: (OldLedgerFile, OldLedgerMapping, Upload)? = nil,
        problem: String? = nil, _ rules: Rules, today: CivilDay
    ) throws {
        self.problem = problem
        listName = form.title
        mayCompare = !register.organs.isEmpty
        lists = try register.lists().prefix(50).map {
            List(
                title: $0.title, path: SiteURL.comparison($0.sequence), day: $0.day.chinese, rows: $0.rows,
                scope: $0.scope(rules))
        }
        selects = try Self.selects(register, form, today)
        self.file = file.map { Self.file($0, $1, $2) }
    }

    private static func selects(_ register: ComparisonRegister, _ form: CompareForm, _ today: CivilDay) throws
        -> [Field]
    {
        func field(_ name: String, _ title: String, _ all: [(String, String)]) -> Field {
            let chosen = form.value(name) ?? all.first?.0
            return Field(
                name: name, title: title,
                options: all.map { ChoiceModel(value: $0.0, title: $0.1, isSelected: $0.0 == chosen) })
        }
        return [
            field("count", "按什么计入", register.counts.map { ($0.id, $0.title) }),
            field("year", "年度", (0...5).map { (String(today.year - $0), "\(today.year - $0)年") }),
            field("span", "时段", FigureQuestion.Span.all.map { ($0.code, $0.title) }),
            field("organ", "被告", register.organs.map { ($0, $0) }),
            field("court", "法院", [("", "全部")] + (try register.courts().map { ($0, $0) })),
            field(
                "instance", "审级",
                [("", "全部")]
                    + ["first", "second", "retrial-review", "retrial", "remand"].map {
                        ($0, FigureWords.title($0, of: "kind"))
                    }),
        ]
    }

    private static func file(_ file: OldLedgerFile, _ mapping: OldLedgerMapping, _ kept: Upload) -> File {
        let columns = ListColumn.allCases.map { column in
            let chosen = mapping.columns[column.rawValue]
            return Column(
                name: CompareForm.column(column), title: column.title,
                options: [ChoiceModel(value: "", title: "（没有这一列）", isSelected: chosen == nil)]
                    + file.header.enumerated().filter { !$0.element.isEmpty }.map {
                        ChoiceModel(value: String($0.offset), title: $0.element, isSelected: $0.offset == chosen)
                    }, sample: file.sample(chosen))
        }
        let unused = mapping.unused.joined(separator: "、")
        return File(
            kept: kept.file, name: kept.name, rows: file.rows.count, columns: columns,
            unused: unused.isEmpty ? nil : unused, remarks: file.remarks)
    }
}
