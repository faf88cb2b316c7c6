import Casework
import Docket
import LegalCalendar
import Oversight
import Work

/// 核对的表单: what a list is of, which of its columns is which, and what was found of each difference.
struct CompareForm: Sendable {
    static let names: Set<String> = [
        "file", "kept", "step", "title", "count", "year", "span", "organ", "court", "instance",
    ]

    private let form: Form

    init(_ form: Form) { self.form = form }

    static func column(_ column: ListColumn) -> String { "column.\(column.rawValue)" }
    /// With what both sides say: what is typed is said of just that.
    private static func name(_ difference: ListDifference) -> String {
        [difference.kind.id, difference.place, difference.values].joined(separator: ".")
    }

    static func finding(_ difference: ListDifference) -> String { "finding.\(name(difference))" }
    static func reason(_ difference: ListDifference) -> String { "reason.\(name(difference))" }
    static func isNote(_ name: String) -> Bool { name.hasPrefix("finding.") || name.hasPrefix("reason.") }

    var title: String { (form["title"] ?? "").trimmingBlanks }
    func value(_ name: String) -> String? { form[name] }
    var seen: Int? { form["seen"].flatMap { Int($0) } }
    func finding(_ difference: ListDifference) -> String? { form[Self.finding(difference)] }
    func reason(_ difference: ListDifference) -> String? { form[Self.reason(difference)]?.trimmingBlanks }

    /// As chosen on the page; guessed where a file was just read.
    func mapping(_ file: OldLedgerFile) -> OldLedgerMapping {
        guard form["step"] == "compare" else { return OldLedgerMapping(header: file.header, guess: ListColumn.guess) }
        let chosen = ListColumn.allCases.compactMap { column in
            form[Self.column(column)].flatMap { Int($0) }.map { (column.rawValue, $0) }
        }
        return OldLedgerMapping(
            header: file.header, chosen: Dictionary(chosen, uniquingKeysWith: { first, _ in first }))
    }

    func order(today: CivilDay) throws -> ComparedList.Order {
        func said(_ name: String) -> String? { form[name].flatMap { $0.isEmpty ? nil : $0 } }
        guard let year = said("year").flatMap({ Int($0) }), (FigureQuery.firstYear...today.year).contains(year) else {
            throw Refusal(of: "year", "请选择年度")
        }
        guard let span = FigureQuestion.Span(said("span") ?? "year") else { throw Refusal(of: "span", "请选择时段") }
        let filter = FigureFilter(organ: said("organ"), court: said("court"), kind: said("instance"))
        return ComparedList.Order(
            title: title, count: said("count") ?? "", question: FigureQuestion(year: year, span: span, filter: filter))
    }

    /// How many differences were sent, whether or not they are there still.
    var sent: Int { form.fields.filter { $0.name.hasPrefix("finding.") }.count }

    func notes(_ rows: [ComparisonRegister.Row]) -> [ListDifference: DifferenceNotes.Note] {
        Dictionary(
            rows.compactMap { row in
                finding(row.difference).map {
                    (row.difference, DifferenceNotes.Note(finding: $0, reason: reason(row.difference) ?? ""))
                }
            }, uniquingKeysWith: { first, _ in first })
    }
}

extension SiteURL {
    static let comparing = "/figures/court"

    static func comparison(_ sequence: Int) -> String { path(comparing, query(["list": String(sequence)])) }
    static func differences(_ sequence: Int) -> String {
        path("/figures/files/differences.docx", query(["list": String(sequence)]))
    }
}
