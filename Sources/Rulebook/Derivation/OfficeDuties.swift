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
    public func matters(from first: CivilDay, through last: CivilDay) -> [OfficeMatter] {
        var turns: [Cycle.Turn] = []
        var duties: [Duty] = []
        var owed: Set<[String]> = []
        for (norm, cycle) in rules.recurring.reversed() {
            for asked in cycle.turns(from: first, through: last) {
                guard let turn = standing(norm, asked) else { continue }
                for organ in organs(norm, in: turn, asOf: last) {
                    // Two versions ask for the same turn where its day moves between them: the older has it already.
                    let isOwn = rules.isMeasures(norm.rulebook)
                    if isOwn, !owed.insert([norm.id, turn.title, organ]).inserted { continue }
                    duties.append(duty(norm, cycle, turn, of: organ))
                    turns.append(turn)
                }
            }
        }
        bare.advise(&duties)
        return zip(duties, turns).map(OfficeMatter.init).sorted { left, right in
            (left.duty.due ?? .distantFuture, left.duty.opened.day, left.duty.key)
                < (right.duty.due ?? .distantFuture, right.duty.opened.day, right.duty.key)
        }
    }

    /// The turn as a norm asks for it; nil where the norm is not in force when it opens. Where its day moves forward between two versions,
    /// the older would have asked after its end and the newer before its beginning: the newer asks on the day on which it begins.
    private func standing(_ norm: Norm, _ turn: Cycle.Turn) -> Cycle.Turn? {
        if norm.inForce.covers(turn.opens), rules.holds(norm.rulebook, on: turn.opens) { return turn }
        guard rules.isMeasures(norm.rulebook), let begins = rules.inForce(norm.rulebook)?.from,
            turn.opens < begins, begins < turn.next
        else { return nil }
        let missed = rules.recurring.contains { older in
            older.norm.id == norm.id && older.norm.rulebook != norm.rulebook && rules.isMeasures(older.norm.rulebook)
                && older.cycle.turns(from: turn.opens, through: turn.next).contains {
                    $0.title == turn.title && begins <= $0.opens
                }
        }
        return missed ? Cycle.Turn(opens: begins, next: turn.next, year: turn.year, title: turn.title) : nil
    }

    /// Whose it is: of the measures' own articles the organ that issued them and each that applies them, from the opening of the turn to its
    /// end; what an office chose is its own; a statute's each government's that answers here.
    private func organs(_ norm: Norm, in turn: Cycle.Turn, asOf last: CivilDay) -> [String] {
        let names = organisation.currentNames
        guard rules.isMeasures(norm.rulebook) else { return names.filter { bare.holders.isSetUp($0) } }
        let issuer = issuer.map { [$0] } ?? []
        guard norm.provenance.cite != .office else { return issuer }
        let until = min(last, turn.next.adding(days: -1))
        return issuer
            + names.filter { !issuer.contains($0) && isApplying($0, on: turn.opens) && isApplying($0, on: until) }
    }

    /// 制定机关, where it answers here; else the government whose installation this is.
    private var issuer: String? {
        let named = rules.main.issuer.flatMap { organisation.current($0) }.flatMap(organisation.unit)?.name
        return named.flatMap { bare.holders.isSetUp($0) ? $0 : nil } ?? organisation.government
    }

    /// 参照适用, under whatever name the organ had then.
    private func isApplying(_ organ: String, on day: CivilDay) -> Bool {
        organisation.applications.contains { $0.isOn(day) && organisation.current($0.organ) == organ }
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

    /// Of the organ that it names, else of that for which the unit that recorded it held the function on that day.
    private func isOf(_ entry: Entry, _ organ: String, _ norm: Norm) -> Bool {
        if let named = entry["organ"]?.text { return organisation.current(named) == organ }
        guard let function = Function(rawValue: norm.bearer) else { return false }
        let holder = bare.holders.holder(of: function, for: organ, on: entry.day)
        return holder.map { organisation.canonical($0) == organisation.canonical(entry.unit) } ?? false
    }
}
