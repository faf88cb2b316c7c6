import Casework
import Docket
import LegalCalendar
import Rulebook
import Synchronization

/// 推算存稿: cases as last derived, for as long as they stand still. What is recorded on another case empties nothing: a case is known
/// by its own last entry and by the organisation's.
final class DerivationCache: Sendable {
    struct Key: Hashable {
        let caseID: String
        /// The last entry of the case, and of the office docket.
        let last: Int
        let office: Int
        /// As one reader may see it; nil for the whole case.
        let reader: Actor?
    }

    fileprivate struct Kept {
        let derivation: Derivation
        /// 原届满日, which are no entries: a derivation with others is another.
        let days: [String: CivilDay]
        var used: Int
    }

    fileprivate struct Shelf {
        var all: [Key: Kept] = [:]
        var clock = 0
    }

    private static let most = 256
    private let shelf = Mutex(Shelf())

    func derivation(_ key: Key, kept days: [String: CivilDay], _ derive: () throws -> Derivation) rethrows -> Derivation
    {
        if let known = shelf.withLock({ $0.take(key, days) }) { return known }
        let made = try derive()
        shelf.withLock { $0.put(key, Kept(derivation: made, days: days, used: 0), most: Self.most) }
        return made
    }
}

extension DerivationCache.Shelf {
    fileprivate mutating func take(_ key: DerivationCache.Key, _ days: [String: CivilDay]) -> Derivation? {
        guard let known = all[key], known.days == days else { return nil }
        clock += 1
        all[key]?.used = clock
        return known.derivation
    }

    /// What was longest not asked for makes room, a quarter at a time.
    fileprivate mutating func put(_ key: DerivationCache.Key, _ kept: DerivationCache.Kept, most: Int) {
        clock += 1
        all[key] = kept
        all[key]?.used = clock
        guard all.count > most else { return }
        let oldest = all.values.map(\.used).sorted()[most / 4]
        all = all.filter { $0.value.used > oldest }
    }
}
