public import LegalCalendar

/// 案卷: a docket folded in the order of legal days, with its things. A value of its entries and nothing else.
public struct CaseFile: Sendable {
    /// An entry in its place, with what it concerns.
    public struct Item: Sendable, Hashable {
        public let entry: Entry
        public var context: Context
        /// 指明所涉: things of which it may concern any, while nobody says which; it settles nothing of them.
        public let choices: [ThingKind: [String]]
        /// The correcting entry's sequence, where this is not what was first written.
        public let correctedBy: Int?
        /// False for a computed moment whose day is not known yet.
        public let isDayKnown: Bool

        public init(
            entry: Entry, context: Context, choices: [ThingKind: [String]] = [:], correctedBy: Int? = nil,
            isDayKnown: Bool = true
        ) {
            self.entry = entry
            self.context = context
            self.choices = choices
            self.correctedBy = correctedBy
            self.isDayKnown = isDayKnown
        }

        public var sequence: Int { entry.sequence }
        public var kind: KindName { entry.kind }
        public var day: CivilDay { entry.day }

        /// True if it concerns this unit, or none in particular; of nil everything is.
        public func isOf(unit: String?) -> Bool { concerns(.unit, unit) }
        /// True if it concerns this proceeding, or none in particular; of nil everything is.
        public func isOf(proceeding: String?) -> Bool { concerns(.proceeding, proceeding) }

        private func concerns(_ kind: ThingKind, _ id: String?) -> Bool {
            id.map { context[kind].isEmpty || context[kind].contains($0) } ?? true
        }
    }

    public internal(set) var items: [Item] = []
    /// 待确认: facts of another unit that a handling unit recorded; shown, never counted until that unit or the intake office confirms.
    public internal(set) var pending: [Item] = []
    /// Entries that a correction struck out; shown, never counted.
    public internal(set) var struck: [Entry] = []
    public internal(set) var things: [ThingKind: [Thing]] = [:]
    public internal(set) var fields: [String: Value] = ["major": "unknown"]
    /// By decision, the day on which each party was served.
    public internal(set) var served: [String: [String: CivilDay]] = [:]
    public internal(set) var registeredInError = false
    public let procedure: Procedure

    /// - Parameter procedure: what decisions do to a proceeding; of the rules by which the case is derived.
    public init(entries: [Entry], organisation: Organisation, procedure: Procedure = .unknown) {
        self = Folding(organisation: organisation, procedure: procedure).file(of: entries)
    }

    init(by procedure: Procedure) { self.procedure = procedure }

    /// 已退出的被告: no longer sued; what they owed before stays.
    public private(set) var left: [Thing] = []

    mutating func leave(_ defendant: String, in proceeding: String?) {
        let isMeant: (Thing) -> Bool = { $0.id == defendant && $0.scope == proceeding }
        left += things(.defendant).filter(isMeant)
        things[.defendant]?.removeAll(where: isMeant)
    }

    mutating func removePerformances(of decision: String) {
        things[.performance]?.removeAll { $0.scope == decision }
    }

    public func things(_ kind: ThingKind, in scope: String? = nil) -> [Thing] {
        (things[kind] ?? []).filter { scope == nil || $0.scope == nil || $0.scope == scope }
    }

    public func thing(_ kind: ThingKind, _ id: String, in scope: String? = nil) -> Thing? {
        things(kind, in: scope).first { $0.id == id }
            ?? (kind == .defendant ? left.first { $0.id == id && (scope == nil || $0.scope == scope) } : nil)
    }

    /// 待指明: entries of which it is not known what they concern.
    public var unsettled: [Item] { items.filter { $0.choices.contains { !$0.value.isEmpty } } }

    /// 最新一条: the sequence of whatever changed the docket last; 0 while it is empty.
    public var lastSequence: Int { items.map { $0.correctedBy ?? $0.sequence }.max() ?? 0 }

    public func items(of kinds: KindName...) -> [Item] { items.filter { kinds.contains($0.kind) } }
    public func first(_ kind: KindName) -> Item? { items.first { $0.kind == kind } }
    public func last(_ kind: KindName) -> Item? { items.last { $0.kind == kind } }

    /// The case's first notice: internal measures apply by its day.
    public var notice: Item? { first(.noticeReceived) }

    /// What opened a docket that no complaint did; nil for a suit.
    public var opening: Item? { notice == nil ? items.first { Vocabulary.traits($0.kind).docket != nil } : nil }

    /// 有案号的程序: the newest proceeding that has a number.
    public var numbered: Thing? { things(.proceeding).last { $0.number != nil } }

    /// 案号 as lists show it: of the newest proceeding that has one; there are words where none has, so that a link is never empty.
    public var shownNumber: String { numbered?.number.map { CaseNumber($0).shown } ?? CaseNumber.pending }

    /// 案号, else 收文编号: what a case is called in a letter or a table about it.
    public var reference: String {
        numbered?.number.map { CaseNumber($0).shown } ?? notice?.entry["intake-number"]?.text ?? CaseNumber.pending
    }

    /// 某某诉某机关
    public var title: String { title { $0 } }

    /// - Parameter name: what an organ is called in this place.
    public func title(naming name: (String) -> String) -> String {
        if let opening {
            let number = opening.entry["number"]?.text.map { CaseNumber($0).shown }
            return [Vocabulary.traits(opening.kind).docket, opening.entry["title"]?.text, number].compactMap(\.self)
                .joined(separator: "　")
        }
        let plaintiffs = notice?.entry["plaintiffs"]?.list?.compactMap { $0["name"]?.text } ?? []
        let defendants = things(.defendant, in: things(.proceeding).first?.id).map(\.id)
        let who = plaintiffs.first.map { plaintiffs.count > 1 ? "\($0)等\(plaintiffs.count)人" : $0 } ?? "（原告待补录）"
        return "\(who)诉\(defendants.isEmpty ? "（被告待补录）" : defendants.map(name).joined(separator: "、"))"
    }

    /// The proceeding that a court's number names.
    public func proceeding(numbered number: String) -> Thing? {
        let wanted = CaseNumber(number).normalised
        return things(.proceeding).first { $0.number.map { CaseNumber($0).normalised } == wanted }
    }

    /// 起诉人、上诉人: who brought a proceeding, as far as it is recorded.
    public func starters(of proceeding: String) -> [String] {
        guard let thing = thing(.proceeding, proceeding) else { return [] }
        guard thing["kind"] == "second" else {
            return things(.party, in: proceeding).filter { $0["side"]?.text == "plaintiff" }.map(\.id)
        }
        return items(of: .appealFiled, .appealReceived).filter { item in
            thing["reviews"]?.text.map { item.context[.decision].contains($0) } ?? false
        }.map { $0.context.first(.party) ?? "" }
    }

    /// A proceeding and those it came from, itself first.
    public func lineage(of proceeding: String?) -> [String] {
        var (line, next) = ([String](), proceeding)
        while let id = next, !line.contains(id) {
            line.append(id)
            next = thing(.proceeding, id)?.parent
        }
        return line
    }

    /// The number under which a suit began that another court goes on with (移送); itself for any other.
    public func suit(_ proceeding: String) -> String {
        var (id, seen) = (proceeding, Set<String>())
        while seen.insert(id).inserted, let before = thing(.proceeding, id)?["continues"]?.text { id = before }
        return id
    }

    /// What an entry means that names no proceeding: the newest that is open, else the newest.
    public var currentProceeding: Thing? { openProceedings.last ?? things(.proceeding).last }

    /// Proceedings that no decision has ended and that none follows. One that is reviewed above goes on only if what is reviewed is
    /// known not to have ended it: a ruling on jurisdiction. One that went on elsewhere under another number (移送) is followed by it.
    public var openProceedings: [Thing] {
        let all = things(.proceeding)
        // 指令继续审理: what it sets aside ended nothing, and neither does the review of it stand above any more.
        let reopening = things(.decision).filter { $0["reopens"]?.flag == true }.compactMap { $0["proceeding"]?.text }
        let reopened = all.filter { reopening.contains($0.id) }
        let setAside = Set(reopened.compactMap { $0["reviews"]?.text })
        let decisions = things(.decision).filter { !setAside.contains($0.id) }
        let ended = Set(
            decisions.filter { $0["ends"]?.flag == true }.compactMap { $0["proceeding"]?.text }
                + items(of: .reconsiderationDecided).compactMap { $0.context.first(.proceeding) }
                + all.filter(isReviewOver).map(\.id))
        let goesOn = Set(decisions.filter { $0["ends"]?.flag == false }.map(\.id))
        let above = all.filter { thing in
            !goesOn.contains(thing["reviews"]?.text ?? "") && !reopened.contains { $0.id == thing.id }
        }.filter { Self.stands.contains($0["kind"]?.text ?? "first") }.compactMap(\.parent)
        let moved = all.enumerated().filter { place, thing in
            decisions.contains { $0["proceeding"]?.text == thing.id && goesOn.contains($0.id) }
                && all[(place + 1)...].contains { $0.parent == nil && $0["kind"] == thing["kind"] }
        }.map(\.element.id)
        let followed = Set(all.compactMap { $0["continues"]?.text })
        let over = ended.union(above).union(moved).union(followed)
        return all.filter { !over.contains($0.id) }
    }

    /// Kinds of proceedings that stand in the place of the one below: an enforcement does not.
    private static let stands: Set<String> = ["second", "remand", "retrial", "retrial-review"]

    /// 再审审查 ends with the retrial it leads to.
    private func isReviewOver(_ review: Thing) -> Bool {
        guard review["kind"] == "retrial-review" else { return false }
        return items(of: .retrialOrdered).contains { $0.context[.proceeding].contains(review.id) }
            || things(.proceeding).contains { retrial in
                retrial["kind"] == "retrial" && retrial.openedOn >= review.openedOn
                    && retrial["reviews"] != nil && retrial["reviews"] == review["reviews"]
            }
    }

    /// The units now responsible: those of the newest assignment, else those to which the papers were forwarded.
    public func units(in proceeding: String?) -> [Thing] { things(.unit, in: proceeding) }
}
