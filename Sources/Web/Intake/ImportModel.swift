import Casework
import Docket
import Papers
import Store
import Work

/// 迁入旧台账 as a page.
struct ImportModel: PageModel {
    /// A file that has been read.
    struct Plan: PageModel {
        let kept: String
        let name: String
        let rows: Int
        let sheets: Sheets?
        let mapping: [Column]
        let unused: String?
        let inUseFrom: String
        /// 试算; nil while columns are missing without which no row is a case.
        let trial: Trial?
        let canWrite: Bool
    }

    struct Sheets: PageModel {
        let rows: [Sheet]
    }

    struct Sheet: PageModel {
        let name: String
        let selected: Bool
    }

    struct Column: PageModel {
        let column: String
        let options: [Option]
        let isRequired: Bool
        let sample: String?
    }

    struct Option: PageModel {
        let value: String
        let title: String
        let selected: Bool
    }

    struct Trial: PageModel {
        let new: Int
        let known: Int
        /// 有问题的行数
        let bad: Int
        let remarks: [String]
        let problems: Lines?
        let questions: Lines?
    }

    struct Lines: PageModel {
        let rows: [String]
        /// How many are not shown.
        let more: Int?
        /// How many lines of the file they are about.
        let lines: Int
    }

    let title = "迁入旧台账"
    let columns = OldLedger.columns
    let problem: String?
    let plan: Plan?

    init(problem: String? = nil) { (self.problem, plan) = (problem, nil) }

    init(
        _ file: OldLedgerFile, _ mapping: OldLedgerMapping, _ plan: OldLedgerPlan?, _ kept: Upload, inUseFrom: String
    ) {
        let sheets = file.sheets.filter { !$0.isHidden }.map { Sheet(name: $0.name, selected: $0.name == file.chosen) }
        problem = nil
        self.plan = Plan(
            kept: kept.file, name: kept.name, rows: file.rows.count,
            sheets: sheets.count > 1 ? Sheets(rows: sheets) : nil,
            mapping: OldLedger.columns.map { Column($0, file, mapping) },
            unused: mapping.unused.joined(separator: "、"), inUseFrom: inUseFrom,
            trial: plan.map { Trial($0, file) },
            canWrite: plan.map { $0.problems.isEmpty && !$0.dockets.isEmpty } ?? false)
    }
}

extension ImportModel.Column {
    fileprivate init(_ column: String, _ file: OldLedgerFile, _ mapping: OldLedgerMapping) {
        let chosen = mapping.columns[column]
        self.column = column
        options =
            [.init(value: "", title: "（没有这一列）", selected: chosen == nil)]
            + file.header.enumerated().filter { !$0.element.isEmpty }.map { index, name in
                .init(value: String(index), title: name, selected: chosen == index)
            }
        isRequired = OldLedgerMapping.required.contains(column)
        sample = file.sample(chosen)
    }
}

extension ImportModel.Trial {
    private static let shown = 200

    fileprivate init(_ plan: OldLedgerPlan, _ file: OldLedgerFile) {
        func lines(_ all: [OldLedger.Problem]) -> ImportModel.Lines? {
            guard !all.isEmpty else { return nil }
            return .init(
                rows: all.prefix(Self.shown).map(\.description),
                more: all.count > Self.shown ? all.count - Self.shown : nil, lines: Set(all.map(\.line)).count)
        }
        (new, known, bad) = (plan.dockets.count, plan.known, Set(plan.problems.map(\.line)).count)
        remarks = Array((file.remarks + plan.remarks).prefix(20))
        (problems, questions) = (lines(plan.problems), lines(plan.questions))
    }
}
