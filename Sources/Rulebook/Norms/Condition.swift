public import Docket
public import LegalCalendar

/// 路径: `proceeding.kind`, a field of the corrected file seen from one context.
public struct Path: Sendable, Hashable, CustomStringConvertible {
    public enum Subject: String, Sendable, Hashable, CaseIterable {
        case `case`, notice, proceeding, defendant, party, unit, part, hearing, decision, performance, recommendation,
            submission, trigger
    }

    public let subject: Subject
    /// What follows the first dot; `notice.act.maker` goes on into an object.
    public let field: String
    let steps: [String]

    public init?(_ text: String) {
        let words = text.split(separator: ".").map(String.init)
        guard words.count >= 2, let subject = Subject(rawValue: words[0]) else { return nil }
        self.subject = subject
        steps = Array(words.dropFirst())
        field = steps.joined(separator: ".")
    }

    public var description: String { "\(subject.rawValue).\(field)" }
}

/// 条件: one field and what it must be. All conditions of a norm must hold.
public struct Condition: Sendable, Hashable {
    public enum Test: Sendable, Hashable {
        case oneOf([String])
        case present
        case absent
        case from(CivilDay)
        case through(CivilDay)
    }

    public let path: Path
    public let test: Test
}

/// 触发: a kind of entry, or a moment, with conditions on it.
public struct Trigger: Sendable, Hashable {
    public let kind: KindName
    public let conditions: [Condition]
}

/// What fulfils a duty: any one of these, or all of them.
public struct Fulfilment: Sendable, Hashable {
    public let triggers: [Trigger]
    public let needsAll: Bool
}

/// 施行期间
public struct InForce: Sendable, Hashable {
    public var from: CivilDay?
    public var through: CivilDay?
    /// The day that decides, first known.
    public var by: [Path]

    public func covers(_ day: CivilDay) -> Bool {
        (from.map { $0 <= day } ?? true) && (through.map { day <= $0 } ?? true)
    }
}
