public import Docket
public import LegalCalendar

/// 推导: all duties of a file under its rules, also for days to come. Pure, and without a today.
public struct Derivation: Sendable {
    public let file: CaseFile
    public let rules: Rules
    public let calendar: LegalCalendar
    public let organisation: Organisation
    public let holders: Holders
    let organs: Organs
    public let judgments: Judgments
    let lookup: Lookup
    /// Entries, and behind them 时点 whose day is known: they end and pause duties as entries do.
    var timeline: Chronicle
    /// 中间层级的审批, by their sequences: they fulfil and open nothing.
    let passing: Set<Int>
    /// 诉讼类别: civil only where the measures govern civil suits.
    public let branch: Branch
    /// 不属本办法: a civil or criminal number brings no duties.
    public let isForeign: Bool
    /// 届满适用决定: until when the measures that ended on a day go on to be applied to this case.
    let transition: (end: CivilDay, until: CivilDay?)?
    let endedSpans: [String: [(from: Place, until: Place?)]]

    /// 原届满日: by the key of a duty, the day by which it was judged when it was closed.
    let kept: [String: CivilDay]

    public init(
        file: CaseFile, rules: Rules, calendar: LegalCalendar, organisation: Organisation,
        kept: [String: CivilDay] = [:]
    ) {
        self.kept = kept
        self.file = file
        timeline = file.chronicle
        let rules = rules.under(organisation)
        self.rules = rules
        self.calendar = calendar
        transition = Self.transition(of: file, rules, organisation)
        self.organisation = organisation
        holders = Holders(organisation, rules)
        organs = Organs(file, holders)
        judgments = Judgments(file: file, rules: rules)
        lookup = Lookup(file: file, judgments: judgments, organisation: organisation, calendar: calendar)
        let ended = transition
        passing = Self.passing(lookup, rules) { Self.ruleDay($0, ended) }
        let numbers = file.instances.all.compactMap(\.number).map { CaseNumber($0).standing }
        branch =
            file.isCivil && rules.includesCivil(on: file.items.first.map { Self.ruleDay($0.day, ended) })
            ? .civil : .administrative
        isForeign = branch == .administrative && !numbers.isEmpty && numbers.allSatisfy { $0 == .foreign }
        endedSpans = Self.endedSpans(of: file)
    }

    /// The same docket under another calendar.
    public func under(_ calendar: LegalCalendar) -> Derivation {
        Derivation(file: file, rules: rules, calendar: calendar, organisation: organisation, kept: kept)
    }

    /// The same docket under other rules and another register of offices.
    public func under(_ rules: Rules, _ organisation: Organisation) -> Derivation {
        Derivation(file: file, rules: rules, calendar: calendar, organisation: organisation, kept: kept)
    }

    /// In the order of their due days, undated last.
    public func duties() -> [Duty] {
        guard !isForeign else { return [] }
        let duties = derived()
        let late = lateAdoptions(duties)
        return late.isEmpty ? duties : Self.sorted(keepingWhatWasJudged(duties, late))
    }

    private func derived() -> [Duty] {
        var found = Found()
        for item in file.items { open(by: item, into: &found) }
        let moments = moments(found.duties).map(\.trigger)
        var known = self
        for moment in moments where moment.isDayKnown { known.timeline.append(moment) }
        for moment in moments { known.open(by: moment, into: &found) }
        var duties = found.duties.map(known.settled)
        limitByOthers(&duties)
        advise(&duties)
        return Self.sorted(duties)
    }

    private static func sorted(_ duties: [Duty]) -> [Duty] {
        duties.sorted { left, right in
            (left.due ?? .distantFuture, left.opened.sequence, left.key) < (
                right.due ?? .distantFuture, right.opened.sequence, right.key
            )
        }
    }

    struct Found {
        var duties: [Duty] = []
        private var places: [String: Int] = [:]

        /// - Parameter instead: whether it takes the place of an older one of the same key.
        mutating func add(_ duty: Duty, instead: (Duty) -> Bool) {
            guard let place = places[duty.key] else {
                places[duty.key] = duties.count
                duties.append(duty)
                return
            }
            if instead(duties[place]) { duties[place] = duty }
        }
    }

    private func open(by item: CaseFile.Item, into found: inout Found) {
        guard !passing.contains(item.sequence) else { return }
        for index in rules.byTrigger[branch]?[item.kind] ?? [] {
            let norm = rules.norms[index]
            // What could be of any of several things opens nothing of them.
            if norm.per.contains(where: { item.choices[$0] != nil }) { continue }
            for context in contexts(of: norm, for: item) where applies(norm, to: item, in: context) {
                guard let force = force(of: norm, for: item, in: context) else { continue }
                var duty = opened(norm, by: item, in: context)
                duty.standing = force
                found.add(duty, instead: { self.gaveWay($0, to: item) })
            }
        }
    }

    private func applies(_ norm: Norm, to item: CaseFile.Item, in context: Context) -> Bool {
        guard !isOver(norm, item, context),
            norm.when.contains(where: {
                $0.kind == item.kind && lookup.allHold($0.conditions, in: context, trigger: item)
            }),
            lookup.allHold(norm.conditions, in: context, trigger: item),
            norm.exceptions.isEmpty || !lookup.allHold(norm.exceptions, in: context, trigger: item)
        else { return false }
        return true
    }

    /// 施行期间: by the day of what opens the duty. A relay that the end of the measures cuts off goes on, as a reminder only, until other
    /// measures are adopted; where the measures carry out a statute, the statute's own norm stands back while they are in force. For an organ
    /// that is not the measures' own and has not said that it applies them, their legs are a reminder too, and the statute speaks for itself
    /// (第二十五条).
    private func force(of norm: Norm, for item: CaseFile.Item, in context: Context) -> Duty.Standing? {
        let deciding = norm.inForce.by.lazy.compactMap { lookup.day($0, in: context, trigger: item) }.first ?? item.day
        let ruled = ruleDay(deciding)
        let isOwn = rules.isMeasures(norm.rulebook)
        let isOthers = rules.main.issuer != nil && isByAnalogy(organ(of: item, in: context), on: deciding)
        if rules.carrier(of: norm, on: ruled) != nil, !isOthers { return nil }
        if norm.inForce.covers(isOwn ? ruled : deciding), rules.holds(norm.rulebook, on: ruled) {
            guard isOthers, isOwn else { return rules.isChosen(norm, on: deciding) ? .binding : nil }
            return norm.carries == nil ? .byAnalogy : nil
        }
        let begun = file.items.first?.day ?? deciding
        let isCut =
            isOwn && norm.carries == nil && norm.inForce.covers(begun) && rules.holds(norm.rulebook, on: begun)
            && !rules.hasSuccessor(on: ruled)
        return isCut && norm.inForce.through.map { $0 < deciding } ?? false ? .past : nil
    }

    /// Whether an organ is not the one that issued the measures, and has not said that it applies them.
    private func isByAnalogy(_ organ: String, on day: CivilDay) -> Bool {
        guard let issuer = rules.main.issuer, organisation.canonical(issuer) != organ, organisation.unit(organ) != nil
        else { return false }
        return organisation.application(of: organ, on: day) == nil
    }

    private func opened(_ norm: Norm, by item: CaseFile.Item, in context: Context) -> Duty {
        let discriminators = norm.perTrigger.map {
            lookup.value($0, in: context, trigger: item)?.words.joined(separator: "+") ?? "-"
        }
        var duty = Duty(
            norm: norm, context: context, discriminators: discriminators,
            opened: Duty.Event(day: item.day, sequence: item.sequence, kind: item.kind), since: since(item))
        duty.isComputed = rules.vocabulary.kind(item.kind) == nil
        duty.organ = organ(of: item, in: context)
        bear(&duty)
        // A lead names its organ; who must answer is that organ, not whoever handles the case.
        if norm.perTrigger.contains(where: { $0.description == "trigger.organ" }), let organ = item.entry["organ"]?.text
        {
            duty.units = [organisation.canonical(organ)]
        }
        if let unit = norm.borneBy.flatMap({ lookup.value($0, in: context, trigger: item)?.text }) {
            let known = organisation.canonical(unit)
            (duty.units, duty.isProposed) = ([organisation.current(known) ?? known], false)
        }
        date(&duty, trigger: item)
        if !norm.notAfter.isEmpty { limited(&duty, trigger: item) }
        return duty
    }

    private func since(_ item: CaseFile.Item) -> CivilDay {
        guard rules.vocabulary.kind(item.kind) == nil, let decision = item.context.first(.decision) else {
            return item.day
        }
        return min(file.thing(.decision, decision)?.openedOn ?? item.day, item.day)
    }

    /// The due day: a day stated on a paper, else the period from the first start day that is known.
    private func date(_ duty: inout Duty, trigger: CaseFile.Item) {
        let (norm, context) = (duty.norm, duty.context)
        if let by = norm.by, let day = lookup.day(by, in: context, trigger: trigger) {
            duty.statedBy = by
            (duty.from, duty.fromPath) = (day, by)
            duty.deadline = calendar.deadline(from: day, within: .daysNoRoll(0))
            duty.isStatedOnRestDay = !PathFields.isAppointment(by) && calendar.isRest(day)
            pause(&duty)
            return
        }
        let within = norm.said.flatMap { lookup.period($0, in: context, trigger: trigger) } ?? norm.within
        let known = trigger.isDayKnown ? trigger : nil
        guard let path = norm.from.first(where: { lookup.day($0, in: context, trigger: known) != nil }),
            let day = lookup.day(path, in: context, trigger: known)
        else {
            if within != nil || norm.said != nil { duty.missing = within == nil ? norm.by : norm.from.last }
            return
        }
        (duty.from, duty.fromPath) = (restart(norm, context, after: day) ?? day, path)
        if let within, let from = duty.from {
            duty.deadline = calendar.deadline(from: from, within: within)
            pause(&duty)
        } else if norm.said != nil {
            duty.missing = norm.by
        }
        if let late = norm.lateNotice, let due = duty.due,
            let known = lookup.day(late.of, in: context, trigger: trigger)
        {
            duty.lateNotice = known >= due.adding(days: -late.within.count)
        }
    }

    /// 时效中断: the period begins again on the last interruption.
    private func restart(_ norm: Norm, _ context: Context, after day: CivilDay) -> CivilDay? {
        guard let within = norm.within, !norm.restartsOn.isEmpty else { return nil }
        var start = day
        for item in file.items(among: norm.restartsOn.map(\.kind))
        where item.day > start && norm.restartsOn.contains(where: { matches($0, item, context, strictly: false) }) {
            // What has lapsed is not revived.
            if item.day <= calendar.due(from: start, within: within) { start = item.day }
        }
        return start == day ? nil : start
    }
}

extension CivilDay {
    static let distantFuture = CivilDay(number: Int(Int32.max))
}
