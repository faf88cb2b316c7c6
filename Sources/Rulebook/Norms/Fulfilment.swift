/// What fulfils a duty: any one of these, or all of them.
public struct Fulfilment: Sendable, Hashable {
    public let triggers: [Trigger]
    public let needsAll: Bool
}
