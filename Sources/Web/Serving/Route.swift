public import Casework
import HTTPTypes
import Store

/// 路由: a method, a path, who may ask for it, and what answers. A route without a policy can't be written.
public struct Route: Sendable {
    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    /// 正文上限: how many bytes a form may have; no more are read, and none before it is known who sends them.
    enum Body: Int, Sendable {
        case signIn = 16_384
        case form = 1_048_576
        /// Four files of the largest size, with what stands around them.
        case scans = 210_763_776
    }

    public let method: Method
    public let path: String
    public let action: Action
    let upTo: Body
    let lane: Workers.Lane
    let handler: @Sendable (Exchange) async throws -> Reply

    init(
        _ method: Method, _ path: String, may action: Action, upTo: Body = .form, lane: Workers.Lane = .page,
        _ handler: @escaping @Sendable (Exchange) async throws -> Reply
    ) {
        (self.method, self.path, self.action) = (method, path, action)
        (self.upTo, self.lane, self.handler) = (upTo, lane, handler)
    }

    /// As the command `routes` and the log call it.
    public var key: String { "\(method.rawValue) \(path)" }
}
