import Docket

/// 举证要素: what the maker of a kind of act has to prove; the office's own list, an aid and no rule.
public struct Burden: Sendable, Hashable {
    public let element: String
    /// `authority`, `facts`, `procedure` or `application`
    public let group: String
    /// Words of the kind or title of the act; empty for every act.
    public let acts: [String]
    public let because: String

    public func concerns(kind: String, title: String) -> Bool {
        acts.isEmpty || acts.contains { kind.contains($0) || title.contains($0) }
    }
}
