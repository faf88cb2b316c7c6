public import LegalCalendar

/// 日历订阅: hearings and due days as iCalendar (RFC 5545), for the calendar a person already uses. No names of parties beyond the case's title.
public struct CalendarFeed: Sendable {
    public struct Event: Sendable, Hashable {
        /// Stable from one reading to the next, so that a moved hearing moves and is not doubled.
        public let id: String
        public let day: CivilDay
        /// `09:30`; nil for a whole day.
        public let time: String?
        public let title: String
        public let place: String
        public let detail: String

        public init(
            id: String, day: CivilDay, time: String? = nil, title: String, place: String = "", detail: String = ""
        ) {
            (self.id, self.day, self.time, self.title, self.place, self.detail) = (id, day, time, title, place, detail)
        }
    }

    private let name: String
    private let events: [Event]

    public init(name: String, events: [Event]) {
        (self.name, self.events) = (name, events)
    }

    /// - Parameter stamp: milliseconds UTC, when the feed was made.
    public func bytes(stamp: Int) -> [UInt8] {
        let made = Self.utc(stamp)
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Yingsu//行政应诉//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            "X-WR-CALNAME:\(Self.escaped(name))",
        ]
        for event in events { lines += Self.lines(event, made) }
        lines.append("END:VCALENDAR")
        return Array((lines.flatMap(Self.folded).joined(separator: "\r\n") + "\r\n").utf8)
    }

    private static func lines(_ event: Event, _ made: String) -> [String] {
        var lines = ["BEGIN:VEVENT", "UID:\(escaped(event.id))@yingsu", "DTSTAMP:\(made)"]
        if let time = event.time, let start = instant(event.day, time) {
            // China has one zone and no summer time: UTC says the same without a zone table.
            lines += ["DTSTART:\(utc(start))", "DTEND:\(utc(start + 3 * 3_600_000))"]
        } else {
            lines += [
                "DTSTART;VALUE=DATE:\(compact(event.day))", "DTEND;VALUE=DATE:\(compact(event.day.adding(days: 1)))",
            ]
        }
        lines.append("SUMMARY:\(escaped(event.title))")
        if !event.place.isEmpty { lines.append("LOCATION:\(escaped(event.place))") }
        if !event.detail.isEmpty { lines.append("DESCRIPTION:\(escaped(event.detail))") }
        return lines + ["END:VEVENT"]
    }

    private static func compact(_ day: CivilDay) -> String { day.description.filter { $0 != "-" } }

    private static func instant(_ day: CivilDay, _ time: String) -> Int? {
        let parts = time.split(separator: ":").compactMap { Int($0) }
        guard parts.count >= 2 else { return nil }
        return day.number * 86_400_000 + (parts[0] * 60 + parts[1]) * 60_000 - 8 * 3_600_000
    }

    private static func utc(_ instant: Int) -> String {
        let day = CivilDay(number: Int((Double(instant) / 86_400_000).rounded(.down)))
        let seconds = (instant - day.number * 86_400_000) / 1000
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(compact(day))T\(two(seconds / 3600))\(two(seconds / 60 % 60))\(two(seconds % 60))Z"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,").replacing(
            "\r\n", with: "\n"
        ).replacing("\n", with: "\\n")
    }

    /// Lines of at most 75 octets, never cut inside a character.
    private static func folded(_ line: String) -> [String] {
        var (lines, current, size) = ([String](), "", 0)
        for character in line {
            let width = String(character).utf8.count
            if size + width > 74 {
                lines.append(current)
                (current, size) = (" ", 1)
            }
            current.append(character)
            size += width
        }
        return lines + [current]
    }
}
