/// 不予受理: the regulation says no. Names the article; shown with the form again and what was typed.
public struct Refusal: Error, Sendable, Hashable, CustomStringConvertible {
    public struct Violation: Sendable, Hashable {
        /// Stable: `shape`, `future-day`, `not-competent`, or the id of the requirement.
        public let code: String
        public let field: String?
        public let message: String
        /// 第十条第三款; nil where only the shape is wrong.
        public let cite: String?

        public init(code: String, field: String? = nil, message: String, cite: String? = nil) {
            self.code = code
            self.field = field
            self.message = message
            self.cite = cite
        }
    }

    public let violations: [Violation]

    public init(_ violations: [Violation]) { self.violations = violations }

    public var description: String {
        violations.map { $0.message + ($0.cite.map { "（依据\($0)）" } ?? "") }.joined(separator: "；")
    }
}
