import Docket
import LegalCalendar
import Synchronization

/// 工作台存稿: the list of a desk as last rendered, for as long as the journal and the day stand still. Nothing in it belongs to one session.
final class DeskShelf: Sendable {
    struct Key: Hashable {
        let function: Function
        let unit: String
        let today: CivilDay
        /// The journal's head: any entry, of any stream, makes a new list.
        let head: Int
        /// Cases that wait to be derived anew: each one done makes a new list.
        let stale: Int
    }

    private let lists = Mutex<[Key: String]>([:])

    /// After the indexes were derived anew: what was rendered meanwhile may be of the old ones.
    func clear() { lists.withLock { $0.removeAll() } }

    func list(_ key: Key, _ render: () throws -> String) rethrows -> String {
        if let list = lists.withLock({ $0[key] }) { return list }
        let list = try render()
        lists.withLock { lists in
            if lists.contains(where: {
                $0.key.head != key.head || $0.key.today != key.today || $0.key.stale != key.stale
            }) {
                lists.removeAll()
            }
            lists[key] = list
        }
        return list
    }
}
