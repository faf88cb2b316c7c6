/// 所涉之物: the ids of the things an entry concerns; several of one kind where it concerns several.
public struct Context: Sendable, Hashable {
    public private(set) var ids: [ThingKind: [String]] = [:]

    public init(_ ids: [ThingKind: [String]] = [:]) { self.ids = ids }

    public subscript(kind: ThingKind) -> [String] {
        get { ids[kind] ?? [] }
        set { ids[kind] = newValue.isEmpty ? nil : newValue }
    }

    public func first(_ kind: ThingKind) -> String? { ids[kind]?.first }
}
