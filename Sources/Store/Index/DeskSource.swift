import Casework
import Docket

/// 待办的来处: one index from which rows of a desk come.
enum DeskSource: Sendable {
    enum Whose: Sendable {
        case unit(String)
        /// A function of an organ; nil for those who serve all of them.
        case function(Function, String?)
        case bearer(Function, String?)

        var isUnit: Bool { if case .unit = self { true } else { false } }

        var conditions: [(text: String, value: SQLValue)] {
            switch self {
            case .unit(let name): [("unit = ?", .text(name))]
            case .function(let function, let organ): Self.held("function", function, organ)
            case .bearer(let function, let organ): Self.held("bearer", function, organ)
            }
        }

        private static func held(_ column: String, _ function: Function, _ organ: String?) -> [(String, SQLValue)] {
            [("\(column) = ?", .text(function.rawValue))] + (organ.map { [("organ = ?", .text($0))] } ?? [])
        }
    }

    /// Which duties of a bearer are meant.
    enum Which: Sendable {
        case all
        /// 行为: what is decided, and recorded for who decided it.
        case acts
        case kinds([KindName])
    }

    /// - only: cases with which he has to do in this way alone; nil where the rows say whose they are.
    case steps(Whose, only: CaseScope.Key?)
    case duties(Whose, only: CaseScope.Key?, Which)

    /// Of duties also those that only a later day closes: they are looked up by that day, for there are few.
    var parts: [(source: DeskSource, isClosing: Bool)] {
        if case .duties = self { [(self, false), (self, true)] } else { [(self, false)] }
    }
}
