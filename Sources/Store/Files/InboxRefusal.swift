/// 未收: what came into the watched folder and could not be taken in, for whoever takes in the post.
public struct InboxRefusal: Sendable, Hashable {
    public let id: String
    public let name: String
    public let reason: String
    /// Milliseconds UTC
    public let arrived: Int
}
