/// 形式不符: why a field can't be read, with the field's Chinese name and the line of the file if it came from one.
public struct ShapeError: Error, Sendable, Hashable, CustomStringConvertible {
    public let field: String
    public let message: String
    public let line: Int?

    public init(field: String, message: String, line: Int?) {
        self.field = field
        self.message = message
        self.line = line
    }

    public var description: String { message }
}
