/// 打印队列: papers waiting to become PDF. A job is one person's, and gone after a day.
public struct PrintJob: Sendable, Hashable {
    public enum State: String, Sendable { case waiting, working, done, failed }

    public let id: String
    public let account: String
    public let name: String
    public let state: State
    /// Why it failed.
    public let message: String
    /// How many jobs stand before it.
    public let before: Int
}
