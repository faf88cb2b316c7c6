import Docket

/// 待办的来处: one index from which rows of a desk come.
enum DeskSource: Sendable {
    enum Whose: Sendable {
        case unit(String)
        case function(Function)
        case bearer(Function)

        var isUnit: Bool { if case .unit = self { true } else { false } }

        var condition: String {
            switch self {
            case .unit: "unit = ?"
            case .function: "function = ?"
            case .bearer: "bearer = ?"
            }
        }

        var value: SQLValue {
            switch self {
            case .unit(let name): .text(name)
            case .function(let function), .bearer(let function): .text(function.rawValue)
            }
        }
    }

    /// Which duties of a bearer are meant.
    enum Which: Sendable {
        case all
        /// 行为: what is decided, and recorded for who decided it.
        case acts
        case kinds([KindName])
    }

    /// - account: only cases to which it is assigned.
    case steps(Whose, account: String?)
    case duties(Whose, account: String?, Which)

    /// Of duties also those that only a later day closes: they are looked up by that day, for there are few.
    var parts: [(source: DeskSource, isClosing: Bool)] {
        if case .duties = self { [(self, false), (self, true)] } else { [(self, false)] }
    }
}
