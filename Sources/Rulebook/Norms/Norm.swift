public import Docket
public import LegalCalendar

/// Where a norm stands: which rulebook, which article, which line.
public struct Provenance: Sendable, Hashable {
    /// The rulebook's id, for a statute the file's: `zhongwei-2022-3`, `administrative-litigation-law`.
    public let source: String
    public let cite: Citation
    public let file: String
    public let line: Int
    /// 办公室约定: the office's own reason, where no article says it.
    public var because: String?

    /// `zhongwei-2022-3/10`
    public var article: String { "\(source)/\(cite.article)" }
}

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
        readings: Readings
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

/// 时点: a day nobody records, found by a named check.
public struct Moment: Sendable, Hashable {
    public let id: String
    public let provenance: Provenance
    public let per: ThingKind
    public let check: String
    /// The rights whose lapse it waits for.
    public let of: [String]
    public let otherwise: String?
    /// The day itself, where it stands in a field.
    public let by: Path?
    /// Of several moments of one id the first whose conditions hold is meant.
    public let conditions: [Condition]
    /// Entries that settle the day, whatever was computed.
    public let confirmedBy: [Trigger]
    /// Entries that take back what defers it.
    public let withdrawnBy: [Trigger]
    /// Kinds of proceedings that review the decision: while there is one, it does not come.
    public let reviewedIn: [String]
}

/// 裁判结果: how an outcome counts.
public struct OutcomeNorm: Sendable, Hashable {
    public enum Counts: String, Sendable, Hashable, CaseIterable {
        case loss, partialLoss = "partial-loss", win, neutral, pending, inherit, none
    }
    public enum Appeal: String, Sendable, Hashable { case judgment, ruling, none }

    public let code: String
    public let title: String
    public let provenance: Provenance
    public let counts: Counts
    /// True if it ends the proceeding.
    public let ends: Bool
    /// 指令继续审理: the proceeding below goes on.
    public let reopens: Bool
    /// 移送: another court goes on.
    public let moves: Bool
    /// 指令立案: the court below opens the suit.
    public let starts: String?
    /// 撤诉: it ends the proceeding for those who took it back.
    public let withdraws: Bool
    /// 履行方: `government` or `opponent` has to do what it says.
    public let orders: String?
    /// 终结再审程序: what was retried is in force again.
    public let restores: Bool
    /// 不准许撤诉: what was taken back goes on.
    public let refuses: Bool
    /// 中止: hearings that were set are not held on their days.
    public let halts: Bool
    public let appeal: Appeal
    /// Kinds of proceeding whose decisions of this outcome can be appealed.
    public let appealIn: [String]
    /// No longer offered: another word took its place; what was recorded with it keeps its meaning.
    public let isRetired: Bool
    /// It never stands alone: another outcome beside it says how the case ended.
    public let isBare: Bool
    public let readings: Readings

    public var effect: Procedure.Effect {
        .init(
            ends: ends, reopens: reopens, appeal: appeal == .none ? nil : appeal.rawValue, appealIn: appealIn,
            inherits: counts == .inherit, moves: moves, starts: starts, withdraws: withdraws, orders: orders,
            restores: restores, halts: halts, refuses: refuses,
            title: title)
    }
}

/// 取决于哪些理解: by reading of a clause, the choices under which the norm holds.
public struct Readings: Sendable, Hashable {
    let only: [String: [String]]

    /// Under no choice at all it holds: nobody loses a duty because nobody decided how to read a clause.
    func hold(_ choices: [String: String]) -> Bool {
        only.allSatisfy { reading, words in choices[reading].map(words.contains) ?? true }
    }
}

/// 承办: one row of the decision table that names the handling units.
public struct AssignmentNorm: Sendable, Hashable {
    public struct Share: Sendable, Hashable {
        public enum Source: Sendable, Hashable {
            case path(Path)
            case function(Function)
            /// The units of the proceeding below.
            case parent
        }

        public let to: Source
        public let part: String
        public let role: String
    }

    public let id: String
    public let provenance: Provenance
    public let conditions: [Condition]
    public let shares: [Share]
    /// Nobody can be named: who refers, and to whom.
    public let refer: Function?
    public let reason: String
}

/// 权限: which functions may do an act.
public struct CompetenceNorm: Sendable, Hashable {
    public let id: String
    public let provenance: Provenance
    public let of: [Trigger]
    public let by: [Function]
    public let onBehalf: [Function]
}

/// 要求: what must be so before an act, found by a named check.
public struct RequirementNorm: Sendable, Hashable {
    public let id: String
    public let provenance: Provenance
    public let of: [Trigger]
    public let check: String
    public let after: [Trigger]
    /// The list a check looks at, its limit, and what an item of it must be: any one of these.
    public let field: Path?
    public let count: Int?
    public let items: [[ItemTest]]
    public let inForce: InForce
    public let message: String
    /// A requirement on a fact never refuses: it leaves a finding.
    public let isFinding: Bool
}

/// 一项须是: a field of an item of a list, and the words it may be.
public struct ItemTest: Sendable, Hashable {
    public let field: String
    public let words: [String]
}

/// 审批: who decides on a matter.
public struct ApprovalNorm: Sendable, Hashable {
    public let matter: String
    public let provenance: Provenance
    public let by: [Function]
    public let papers: [String]
}

/// 追责情形
public struct GroundNorm: Sendable, Hashable {
    public let ground: String
    /// Fields of the lead that a person must fill in before this ground can be spoken of: 造成不利后果.
    public let needs: [String]
    public let provenance: Provenance
    public let what: String
    /// Statutory duties whose breach it speaks of; the measures' own name their ground themselves.
    public let of: [String]
}

/// 必备内容: what a paper of a kind must say: because an article says so, or because the office chose it.
public struct ContentNorm: Sendable, Hashable {
    public enum Ground: Sendable, Hashable {
        case law(Provenance)
        /// The office's own reason; a reminder as any aim is.
        case office(String)

        var isLaw: Bool {
            if case .law = self { true } else { false }
        }

        func text(_ citation: (Provenance) -> String) -> String {
            switch self {
            case .law(let provenance): citation(provenance)
            case .office(let reason): reason
            }
        }
    }

    public let paper: String
    public let fields: [String]
    public let ground: Ground
}

/// An article, or a paragraph, that binds nobody by a norm, and why.
public struct NoneNorm: Sendable, Hashable {
    public let provenance: Provenance
    public let reason: String
}

/// 系统建议: what the office chose; a reminder, never overdue, never a finding.
public struct Aim: Sendable, Hashable {
    public let of: String
    public let leaves: Period?
    public let before: String?
    public let within: Period?
    public let conditions: [Condition]
    public let because: String
    public let file: String
    public let line: Int?
}

/// 举证要素: what the maker of a kind of act has to prove; the office's own list, an aid and no rule.
public struct Burden: Sendable, Hashable {
    public let element: String
    /// `authority`, `facts`, `procedure` or `application`
    public let group: String
    /// Words of the kind or title of the act; empty for every act.
    public let acts: [String]
    public let because: String

    public func concerns(kind: String, title: String) -> Bool {
        acts.isEmpty || acts.contains { kind.contains($0) || title.contains($0) }
    }
}

/// 理解: how the office reads an ambiguous clause.
public struct Interpretation: Sendable, Hashable {
    public let of: String
    public let choose: String
    public let because: String
    public let file: String
    public let line: Int?
}
