import Docket
import Synchronization

/// 登录限次: five wrong passwords for one name from one place shut that place out for a quarter of an hour, and twenty for any names.
/// The name itself is never locked: who has signed in from a browser before is known by that browser, and goes on while others guess.
final class SignInLimiter: Sendable {
    /// From where somebody signs in.
    struct Place: Sendable {
        /// The other end of the connection.
        let address: String
        /// A browser from which this very account has signed in before.
        let isKnownBrowser: Bool
        let browser: String
    }

    enum Answer: Sendable { case go, wait }

    private struct Count {
        var failures = 0
        var since = 0
        var running = 0
    }

    private static let (window, perName, perPlace, atOnce) = (15 * 60_000, 5, 20, 3)
    private let counts = Mutex<[String: Count]>([:])

    private func keys(_ name: String, _ place: Place) -> [(key: String, most: Int)] {
        if place.isKnownBrowser { return [("browser \(place.browser)", Self.perName)] }
        return [("name \(place.address) \(name)", Self.perName), ("place \(place.address)", Self.perPlace)]
    }

    /// Before the password is looked at: guessing costs the guesser his turn, not others theirs.
    func enter(_ name: String, _ place: Place, instant: Int) -> Answer {
        counts.withLock { counts in
            if counts.count > 50_000 {
                counts = counts.filter { instant - $0.value.since < Self.window || $0.value.running > 0 }
            }
            let keys = keys(name, place)
            for (key, most) in keys {
                var count = counts[key] ?? Count(since: instant)
                if instant - count.since >= Self.window || instant < count.since {
                    count = Count(since: instant, running: count.running)
                }
                counts[key] = count
                // Guesses sent all at once count before they are answered.
                guard count.failures + count.running < most, count.running < Self.atOnce else { return .wait }
            }
            for (key, _) in keys { counts[key]?.running += 1 }
            return .go
        }
    }

    func leave(_ name: String, _ place: Place, fits: Bool, instant: Int) {
        counts.withLock { counts in
            for (key, _) in keys(name, place) {
                counts[key]?.running -= 1
                if fits, key.hasPrefix("name") || key.hasPrefix("browser") { counts[key]?.failures = 0 }
                if !fits { counts[key]?.failures += 1 }
            }
        }
    }
}
