/// 案内之物, of one kind: in the order in which they came to be known, found by id.
struct Things: Sendable {
    private(set) var all: [Thing] = []
    private var places: [String: [Int]] = [:]

    /// - Parameter scope: nil for whichever it lies in; a thing that lies in none is found in any.
    func first(_ id: String, in scope: String?) -> Thing? {
        places[id]?.lazy.map { all[$0] }.first { scope == nil || $0.scope == nil || $0.scope == scope }
    }

    func contains(_ id: String) -> Bool { places[id] != nil }
    func contains(_ id: String, in scope: String?) -> Bool { places[id]?.contains { all[$0].scope == scope } ?? false }

    mutating func append(_ thing: Thing) {
        places[thing.id, default: []].append(all.count)
        all.append(thing)
    }

    /// - Parameter scope: exactly this one, where it is said.
    mutating func update(_ id: String, in scope: String?, _ change: (inout [String: Value]) -> Void) {
        guard let place = places[id]?.first(where: { scope == nil || all[$0].scope == scope }) else { return }
        change(&all[place].fields)
    }

    mutating func remove(where isMeant: (Thing) -> Bool) {
        let kept = all.filter { !isMeant($0) }
        self = Things()
        for thing in kept { append(thing) }
    }
}
