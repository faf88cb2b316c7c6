/// 规则或情景文件里的错误: names file and line.
public struct SourceError: Error, Sendable, Hashable, CustomStringConvertible {
    public let file: String
    public let line: Int?
    public let message: String

    public init(file: String, line: Int?, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    public var description: String { file.isEmpty ? message : "\(file)\(line.map { ":\($0)" } ?? "")：\(message)" }
}
