/// 询问: something looks wrong but may be true; it is asked once and then allowed.
public struct Question: Sendable, Hashable {
    public let code: String
    public let message: String

    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }
}
