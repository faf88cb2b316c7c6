import Docket
import Foundation
public import LegalCalendar
import Synchronization

/// 时钟: the only place where a page learns what day it is. In a demo the day can be moved; instants go with it.
public final class Clock: Sendable {
    private let demoDay: Mutex<CivilDay?>

    public init(demo day: CivilDay? = nil) { demoDay = Mutex(day) }

    /// Real milliseconds UTC: what sessions live by, also in a demo.
    public var real: Int { Int(Date().timeIntervalSince1970 * 1000) }

    public var today: CivilDay { demoDay.withLock { $0 } ?? CivilDay(instant: real) }

    /// What entries record: the demo's day with the real time of day.
    public var instant: Int {
        guard let day = demoDay.withLock({ $0 }) else { return real }
        return day.instant + (real + 8 * 3_600_000) % 86_400_000
    }

    public func move(to day: CivilDay) { demoDay.withLock { $0 = day } }
}
