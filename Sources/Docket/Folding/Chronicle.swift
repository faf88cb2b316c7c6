/// 经过: a case's entries in the order of legal days, found by their kind and by what they concern without reading all of them.
public struct Chronicle: Sendable {
    public private(set) var items: [CaseFile.Item] = []
    private var places: [KindName: [Int]] = [:]
    private var mentions: [Mention: Int] = [:]

    private struct Mention: Hashable {
        let kind: KindName
        let thing: ThingKind
        let id: String
    }

    public mutating func append(_ item: CaseFile.Item) {
        places[item.kind, default: []].append(items.count)
        for (thing, ids) in item.context.ids {
            for id in ids { mentions[Mention(kind: item.kind, thing: thing, id: id), default: 0] += 1 }
        }
        items.append(item)
    }

    /// By legal day, ties by sequence: what was told late stands where it belongs.
    mutating func sort() {
        items.sort { ($0.day, $0.sequence) < ($1.day, $1.sequence) }
        places = Dictionary(grouping: items.indices) { items[$0].kind }
    }

    public func of(_ kinds: some Sequence<KindName>) -> [CaseFile.Item] {
        let found = Set(kinds).compactMap { places[$0] }
        return (found.count == 1 ? found[0] : found.flatMap(\.self).sorted()).map { items[$0] }
    }

    public func first(_ kind: KindName) -> CaseFile.Item? { places[kind]?.first.map { items[$0] } }
    public func last(_ kind: KindName) -> CaseFile.Item? { places[kind]?.last.map { items[$0] } }

    /// How many entries of these kinds concern a thing.
    func count(_ kinds: some Sequence<KindName>, _ thing: ThingKind, _ id: String) -> Int {
        kinds.reduce(0) { $0 + (mentions[Mention(kind: $1, thing: thing, id: id)] ?? 0) }
    }
}
