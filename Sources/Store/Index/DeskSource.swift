import Casework
import Docket
import LegalCalendar

/// 待办的来处: one way in which tasks are a person's.
enum DeskSource: Sendable {
    /// What a unit does itself.
    case unit(String)
    /// A function of an organ.
    case function(Function, of: String)
    /// 法律顾问室: serves whoever has no counsel of its own.
    case serving(Function, unit: String)
    /// 律师: in the cases to which he was assigned.
    case account(Function, CaseScope.Key)

    /// - Parameters:
    ///   - name: of the table in the statement.
    ///   - day: on which whoever was assigned must still be; nil for whenever.
    ///   - isOfCase: the row is found by its case; an index of whose tasks they are would walk a whole desk for each row.
    func condition(_ name: String, isOfCase: Bool = false, on day: CivilDay? = nil) -> (
        text: String, arguments: [SQLValue]
    ) {
        func column(_ column: String) -> String { isOfCase ? "(\(name).\(column) || '')" : "\(name).\(column)" }
        let own = "\(column("function")) = ?"
        return switch self {
        case .unit(let unit):
            (
                "\(column("function")) = 'handling-unit' AND \(column("unit")) = ?", [.text(unit)]
            )
        case .function(let function, let organ):
            ("\(own) AND \(column("organ")) = ?", [.text(function.rawValue), .text(organ)])
        case .serving(let function, let unit):
            ("\(own) AND \(column("unit")) = ?", [.text(function.rawValue), .text(unit)])
        case .account(let function, let key):
            (
                """
                \(own) AND EXISTS (SELECT 1 FROM case_reader AS a WHERE a.case_id = \(name).case_id AND a.reader = ?
                  AND (a.until IS NULL OR a.until >= ?))
                """, [.text(function.rawValue), .text(key.text), .text(day?.description ?? "")]
            )
        }
    }
}
