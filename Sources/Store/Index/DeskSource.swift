import Casework
import Docket

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

    /// - Parameter name: of the table in the statement.
    func condition(_ name: String) -> (text: String, arguments: [SQLValue]) {
        switch self {
        case .unit(let unit): ("\(name).function = 'handling-unit' AND \(name).unit = ?", [.text(unit)])
        case .function(let function, let organ):
            ("\(name).function = ? AND \(name).organ = ?", [.text(function.rawValue), .text(organ)])
        case .serving(let function, let unit):
            ("\(name).function = ? AND \(name).unit = ?", [.text(function.rawValue), .text(unit)])
        case .account(let function, let key):
            (
                """
                \(name).function = ? AND EXISTS (SELECT 1 FROM case_reader AS a WHERE a.case_id = \(name).case_id AND a.reader = ?)
                """, [.text(function.rawValue), .text(key.text)]
            )
        }
    }
}
