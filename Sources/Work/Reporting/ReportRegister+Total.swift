import Docket
import LegalCalendar
public import Oversight
public import Rulebook
import Store

extension ReportRegister {
    /// 汇总 is for who receives the reports.
    public func mayTotal(_ organ: String) -> Bool { isOwn(organ) && !below.isEmpty }

    /// 汇总: one's own with what was submitted from below; which are still missing.
    public func total(_ form: FigureForm, _ question: FigureQuestion, of organ: String) throws -> (
        values: [FormCell: FormValue], missing: [String]
    ) {
        let organs = [organ] + under(organ, on: question.period.last)
        let there = try reports(form, question, organs).filter { report in
            [.submitted, .locked].contains(report.stage) || report.name.organ == organ && !report.values.isEmpty
        }
        var sums: [FormCell: Int] = [:]
        for report in there {
            for (cell, value) in report.current { if let count = value.count { sums[cell, default: 0] += count } }
        }
        var values = sums.mapValues { FormValue.count($0) }
        for cell in form.cells {
            guard case .rate(let part, let of)? = form.column(cell)?.source else { continue }
            func beside(_ name: String) -> Int { sums[FormCell(table: cell.table, row: cell.row, column: name)] ?? 0 }
            values[cell] = Rate(beside(part), of: beside(of)).percent.flatMap { FormValue($0) }
        }
        let names = Set(there.map(\.name.organ))
        return (values, organs.filter { !names.contains($0) })
    }

    /// 下级 as they were at the end of a period: what was merged into another since reported for itself.
    private func under(_ organ: String, on day: CivilDay) -> [String] {
        let units = organisation.units.filter { unit in
            unit.from <= day && (unit.through.map { day <= $0 } ?? true)
                && organisation.superior(of: unit.name).map(organisation.present) == organ
                && (reading.holders.isSetUp(organisation.present(unit.name))
                    || elsewhere.contains(organisation.renamed(unit.name)))
        }
        return Set(units.map { organisation.renamed($0.name) }).subtracting([organ]).sorted()
    }
}
