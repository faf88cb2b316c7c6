public import Docket
public import LegalCalendar

/// 机关事项: what an organ has to do each year or part of a year, whatever cases there are: a report, a training, a notice to be entered
/// (第十九条、第二十一条). Pure, like what a case asks for; because it never ends, between two days that are given.
public struct OfficeDuties: Sendable {
    /// Of a docket without any entry: offices, aims and the calendar are the same for both.
    private let bare: Derivation
    private let entries: [Entry]

    private var rules: Rules { bare.rules }
    private var organisation: Organisation { bare.organisation }

    /// - Parameter entries: of the office docket; those that fulfil nothing may be left out.
    public init(_ entries: [Entry], rules: Rules, calendar: LegalCalendar, organisation: Organisation) {
        self.entries = entries
        bare = Derivation(
            file: CaseFile(entries: [], organisation: organisation, procedure: rules.procedure), rules: rules,
            calendar: calendar, organisation: organisation)
    }

    /// The kinds of entry that fulfil any of them.
    public static func kinds(_ rules: Rules) -> Set<KindName> {
        Set(rules.recurring.flatMap(\.norm.fulfilledBy.triggers).map(\.kind))
    }

    /// Those that have opened by the last of these days and were not over before the first, in the order of their due days, undated last.
    public func duties(from first: CivilDay, through last: CivilDay) -> [Duty] {
        var duties = rules.recurring.flatMap { norm, cycle in
            cycle.turns(from: first, through: last).filter { norm.inForce.covers($0.opens) }.flatMap { turn in
                organs(norm, on: turn.opens).map { duty(norm, cycle, turn, of: $0) }
            }
        }
        bare.advise(&duties)
        return duties.sorted {
            ($0.due ?? .distantFuture, $0.opened.day, $0.key) < ($1.due ?? .distantFuture, $1.opened.day, $1.key)
        }
    }

    /// Whose it is: of the measures' own articles the organ that issued them and each that applies them; what an office chose is its own;
    /// a statute's each government's that answers here.
    private func organs(_ norm: Norm, on day: CivilDay) -> [String] {
        let issuer = (rules.main.issuer ?? organisation.government).map(organisation.canonical)
        guard norm.rulebook == rules.main.id, norm.provenance.cite != .office else {
            return norm.provenance.cite == .office
                ? [issuer].compactMap(\.self)
                : organisation.currentNames.filter { bare.holders.isSetUp($0) }
        }
        let others = organisation.currentNames.filter { name in
            name != issuer && bare.holders.isSetUp(name) && organisation.application(of: name, on: day) != nil
        }
        return [issuer].compactMap(\.self) + others
    }

    private func duty(_ norm: Norm, _ cycle: Cycle, _ turn: Cycle.Turn, of organ: String) -> Duty {
        var duty = Duty(
            norm: norm, context: Context(), discriminators: [organ, turn.title],
            opened: Duty.Event(day: turn.opens, sequence: 0, kind: Cycle.kind), since: turn.opens)
        duty.organ = organ
        // The period is counted from the day before, so that it holds the day on which it is first asked for.
        duty.from = turn.opens.adding(days: -1)
        duty.deadline = norm.within.map { bare.calendar.deadline(from: turn.opens.adding(days: -1), within: $0) }
        duty.fulfilled = fulfilled(norm, cycle, turn, organ)
        duty.units =
            Function(rawValue: norm.bearer).flatMap { function in
                bare.holders.holder(of: function, for: organ, on: duty.fulfilled?.day)
                    ?? bare.holders.holder(of: function, for: organ)
            }.map { [$0] } ?? []
        return duty
    }

    /// The first entry of it: for the year it is about where the entry says a year, else within its turn.
    private func fulfilled(_ norm: Norm, _ cycle: Cycle, _ turn: Cycle.Turn, _ organ: String) -> Duty.Event? {
        let wanted = norm.fulfilledBy.triggers
        if wanted.contains(where: { $0.kind == .calendarNoticeReceived }),
            bare.calendar.knownYears.contains(turn.year)
        {
            return Duty.Event(day: turn.opens, sequence: 0, kind: .calendarNoticeReceived)
        }
        let found = entries.first { entry in
            let item = CaseFile.Item(entry: entry, context: Context())
            let said = cycle.unit == .year ? entry["year"]?.integer : nil
            let isMeant = said.map { $0 == turn.year } ?? (turn.opens <= entry.day && entry.day < turn.next)
            return isMeant && isOf(entry, organ, norm)
                && wanted.contains {
                    $0.kind == entry.kind && bare.lookup.allHold($0.conditions, in: Context(), trigger: item)
                }
        }
        return found.map { Duty.Event(day: $0.day, sequence: $0.sequence, kind: $0.kind) }
    }

    /// Of the organ for which whoever recorded it holds the function.
    private func isOf(_ entry: Entry, _ organ: String, _ norm: Norm) -> Bool {
        if let named = entry["organ"]?.text { return organisation.canonical(named) == organ }
        guard !entry.unit.isEmpty, let function = Function(rawValue: norm.bearer) else { return true }
        return bare.holders.organs(of: function, in: entry.unit).contains(organ)
            || bare.holders.organs(of: .intakeOffice, in: entry.unit).contains(organ)
    }
}
