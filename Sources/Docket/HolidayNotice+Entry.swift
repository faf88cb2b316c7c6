public import LegalCalendar

/// 录入的放假通知: a notice as an entry of the office docket has it.
extension HolidayNotice {
    /// Nil for an entry that has no days, or that contradicts itself.
    public init?(_ entry: Entry) {
        guard entry.kind == .calendarNoticeReceived, let year = entry["year"]?.integer,
            let number = entry["number"]?.text
        else { return nil }
        let rest = (entry["rest"]?.list ?? []).compactMap { span -> Span? in
            guard let name = span["name"]?.text, let first = span["first"]?.day, let last = span["last"]?.day else {
                return nil
            }
            return Span(name: name, first: first, last: last)
        }
        let makeUp = (entry["make-up"]?.words ?? []).compactMap { CivilDay($0) }
        self.init(year: year, number: number, rest: rest, makeUp: makeUp)
        if rest.isEmpty || contradiction != nil { return nil }
    }

    /// What the entry says.
    public var fields: [String: Value] {
        [
            "year": .integer(year), "number": .text(number),
            "rest": .list(
                rest.map {
                    .object([
                        "name": .text($0.name), "first": .text($0.first.description),
                        "last": .text($0.last.description),
                    ])
                }),
            "make-up": .list(makeUp.map { .text($0.description) }),
        ]
    }
}

extension LegalCalendar {
    /// With what was entered here: a notice takes the place of the country's of the same year, the last one counts.
    public func adding(_ entries: [Entry]) -> LegalCalendar {
        entries.compactMap { HolidayNotice($0) }.reduce(self) { $0.adding($1) }
    }

    /// With a notice in place of the one that there is of its year.
    public func adding(_ notice: HolidayNotice) -> LegalCalendar {
        let kept = notices.filter { $0.region != nil || $0.year != notice.year }
        return LegalCalendar(notices: kept + [notice], region: region)
    }
}
