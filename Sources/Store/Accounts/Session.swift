public struct Session: Sendable {
    public let account: Account
    public let csrf: String
    /// Signed in by a one-time code: nothing but setting a password is allowed.
    public let mustSetPassword: Bool
}
