public import Docket
public import LegalCalendar

/// 规范: a duty, a right or a watched limit, as an article gives it. A class, because every duty of every case points at one.
public final class Norm: Sendable, Hashable {
    public enum Force: String, Sendable, Hashable {
        /// 义务: missed, it is overdue.
        case duty
        /// 权利: used, or it lapses.
        case right
        /// 关注: the court's or the opponent's limit; a reminder only.
        case watch
    }

    public struct LateNotice: Sendable, Hashable {
        public let of: Path
        public let within: Period
        public let note: String
    }

    /// 不计入的期间: from an entry of one kind until one of others; while it lasts, the end is not known.
    public struct Pause: Sendable, Hashable {
        public let from: Trigger
        public let until: [KindName]
    }

    public let id: String
    public let rulebook: String
    public let force: Force
    public let provenance: Provenance
    public let bearer: String
    public let what: String
    public let consequence: String?
    public let inForce: InForce
    public let when: [Trigger]
    /// 周期 in place of a trigger: a duty of the office docket, which comes round whatever is recorded.
    public let every: Cycle?
    public let conditions: [Condition]
    public let exceptions: [Condition]
    /// Identity: ids of things, and `trigger.` fields.
    public let per: [ThingKind]
    public let perTrigger: [Path]
    /// Each entry that opens it is a duty of its own, told apart by its day, and fulfilled only by what comes after.
    public let perEntry: Bool
    public let from: [Path]
    public let by: Path?
    public let within: Period?
    /// A period that the paper itself sets, where it does: `60 days`. It wins over `within`.
    public let said: Path?
    public let pauses: [Pause]
    public let fulfilledBy: Fulfilment
    /// What was done before the duty opened fulfils it too.
    public let countsEarlier: Bool
    public let waivedBy: [Trigger]
    public let replacedBy: [Trigger]
    /// What makes the miss no breach, all of it or any of it.
    public let excusedBy: Fulfilment
    /// What takes the excuse away again.
    public let excuseLostBy: [Trigger]
    public let restartsOn: [Trigger]
    public let lateNotice: LateNotice?
    public let ground: String?
    /// The statutory norm that an article of the measures carries out: while it is in force, the statute's own is not counted beside it.
    public let carries: String?
    /// What a status is called here: `lapsed: 未要求上诉`.
    public let words: [DutyStatus: String]
    /// 待核: why its text or its days are still to be checked.
    public let toCheck: String?
    public let readings: Readings
    /// 承担者由字段写明: the unit that a field names, such as whoever made the act; `bearer` is the handling unit then.
    public let borneBy: Path?
    /// 且不迟于
    public let notAfter: [Limit]

    init(
        id: String,
        rulebook: String,
        force: Force,
        provenance: Provenance,
        bearer: String,
        what: String,
        consequence: String?,
        inForce: InForce,
        when: [Trigger],
        every: Cycle?,
        conditions: [Condition],
        exceptions: [Condition],
        per: [ThingKind],
        perTrigger: [Path],
        perEntry: Bool,
        from: [Path],
        by: Path?,
        within: Period?,
        said: Path?,
        pauses: [Pause],
        fulfilledBy: Fulfilment,
        countsEarlier: Bool,
        waivedBy: [Trigger],
        replacedBy: [Trigger],
        excusedBy: Fulfilment,
        excuseLostBy: [Trigger],
        restartsOn: [Trigger],
        lateNotice: LateNotice?,
        ground: String?,
        carries: String?,
        words: [DutyStatus: String],
        toCheck: String?,
        readings: Readings,
        borneBy: Path?,
        notAfter: [Limit]
    ) {
        self.id = id
        self.rulebook = rulebook
        self.force = force
        self.provenance = provenance
        self.bearer = bearer
        self.what = what
        self.consequence = consequence
        self.inForce = inForce
        self.when = when
        self.every = every
        self.conditions = conditions
        self.exceptions = exceptions
        self.per = per
        self.perTrigger = perTrigger
        self.perEntry = perEntry
        self.from = from
        self.by = by
        self.within = within
        self.said = said
        self.pauses = pauses
        self.fulfilledBy = fulfilledBy
        self.countsEarlier = countsEarlier
        self.waivedBy = waivedBy
        self.replacedBy = replacedBy
        self.excusedBy = excusedBy
        self.excuseLostBy = excuseLostBy
        self.restartsOn = restartsOn
        self.lateNotice = lateNotice
        self.ground = ground
        self.carries = carries
        self.words = words
        self.toCheck = toCheck
        self.readings = readings
        self.borneBy = borneBy
        self.notAfter = notAfter
        name = rulebook == "national" ? "national/\(id)" : id
    }

    /// True if the end of its proceeding ends it.
    public var endsWithProceeding: Bool {
        waivedBy.contains { trigger in
            trigger.conditions.contains { $0.path.description == "decision.ends-proceeding" }
        }
    }

    /// The same norm of the same loaded rulebook.
    public static func == (left: Norm, right: Norm) -> Bool { left === right }
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

    /// `national/submit-evidence` for statutory norms, the bare id for a city's own.
    public let name: String
}
