import Docket

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
