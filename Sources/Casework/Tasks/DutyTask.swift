public import Docket
public import LegalCalendar
public import Rulebook

/// 待办: what somebody can do next for a duty: an entry that is missing, about which things, and who may record it.
public struct DutyTask: Sendable, Hashable {
    /// 由谁办: a function of the organ, with the unit that holds it; for a unit's own work the unit.
    public struct Doer: Sendable, Hashable {
        public let function: Function
        /// Nil for a lawyer, who is known by his account.
        public let unit: String?

        public init(function: Function, unit: String?) { (self.function, self.unit) = (function, unit) }
    }

    public enum Standing: Sendable, Hashable {
        /// It can be done now by whoever is named.
        case offered
        /// 拟承办: told to the unit to which the case will be given; nobody does it yet.
        case proposed
        /// 承办单位未落实: nobody holds it, so that the intake office has it.
        case unassigned
        /// 等待他人: owed by whoever is named, who waits for others.
        case waits(String)
    }

    /// Nil where there is nothing to record yet.
    public let kind: KindName?
    public internal(set) var title: String
    /// 应诉机关: whose function it is.
    public let organ: String
    public let doers: [Doer]
    /// Ids of things, by the names entries use for them.
    public let about: [ThingKind: String]
    /// Kinds of papers the entry must carry.
    public let papers: [String]
    /// The entry that is to be confirmed or made plain.
    public let entry: Int?
    /// 报批事项, where it is another than the defence.
    public var matter: String?
    /// 审批层级: which of several.
    public let level: String?
    /// The duties it serves, the most urgent first.
    public internal(set) var duties: [Duty]
    public let standing: Standing
    /// 退回的理由: why it is to be done again.
    public var reason: String?
    /// Who made what it follows, and may not do it himself.
    public let barred: Set<String>

    /// The duty whose days it carries.
    public var duty: Duty? { duties.first }
    /// 稳妥日: the earliest of what is advised for any of them.
    public var safeBy: CivilDay? {
        duties.filter { !$0.lateNotice && $0.norm.force != .right }.compactMap(\.safeBy).min() ?? duty?.safeBy
    }
    public var isOffered: Bool { kind != nil && (standing == .offered || standing == .unassigned) }
    /// 权利: nothing is late if it is not used. Where yes and no are both to be said, as with an appeal, silence is no answer, and it stands
    /// with what is owed.
    public var isRight: Bool {
        guard let norm = duty?.norm, norm.force == .right else { return false }
        let kinds = norm.fulfilledBy.triggers.map(\.kind)
        return !kinds.contains { kind in !Set(Vocabulary.traits(kind).excludes).isDisjoint(with: kinds) }
    }

    /// The same for another duty too.
    func serving(_ duty: Duty) -> DutyTask {
        var task = self
        if !task.duties.contains(duty) { task.duties.append(duty) }
        return task
    }

    /// What the page of its entry is asked for, by the names of fields.
    public var query: [String: String] {
        var query = Dictionary(uniqueKeysWithValues: about.map { ($0.key.rawValue, $0.value) })
        query["paper"] = papers.first
        query["entry"] = entry.map(String.init)
        query["level"] = level
        query["matter"] = matter
        return query
    }
}
