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

    public struct Revision: Sendable, Hashable {
        public let first: Entry
        public let by: Entry
    }

    public private(set) var chronicle = Chronicle()
    /// 程序: which go on, which is meant where nobody says.
    public private(set) var instances = Instances()
    /// 待确认: facts of another unit that a handling unit recorded; shown, never counted until that unit or the intake office confirms.
    public internal(set) var pending: [Item] = []
    /// Entries that a correction struck out; shown, never counted.
    public internal(set) var struck: [Entry] = []
    /// 更正: by the sequence of what was put right, what was first written and the newest correction of it.
    public internal(set) var revisions: [Int: Revision] = [:]
    private var things: [ThingKind: Things] = [:]
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
        change(.defendant) { $0.remove(where: isMeant) }
    }

    /// The one way in which things change.
    mutating func change(_ kind: ThingKind, _ body: (inout Things) -> Void) {
        body(&things[kind, default: Things()])
        if Instances.things.contains(kind) { instances = Instances(self) }
    }

    mutating func append(_ item: Item) {
        chronicle.append(item)
        if Instances.entries.contains(item.kind) { instances = Instances(self) }
    }

    mutating func sort() { chronicle.sort() }

    public func things(_ kind: ThingKind, in scope: String? = nil) -> [Thing] {
        let all = things[kind]?.all ?? []
        return scope == nil ? all : all.filter { $0.scope == nil || $0.scope == scope }
    }

    public func thing(_ kind: ThingKind, _ id: String, in scope: String? = nil) -> Thing? {
        things[kind]?.first(id, in: scope)
            ?? (kind == .defendant ? left.first { $0.id == id && (scope == nil || $0.scope == scope) } : nil)
    }

    func has(_ kind: ThingKind, _ id: String) -> Bool { things[kind]?.contains(id) ?? false }
    func has(_ kind: ThingKind, _ id: String, in scope: String?) -> Bool {
        things[kind]?.contains(id, in: scope) ?? false
    }

    /// 待指明: entries of which it is not known what they concern.
    public var unsettled: [Item] { items.filter { $0.choices.contains { !$0.value.isEmpty } } }

    /// 最新一条: the sequence of whatever changed the docket last; 0 while it is empty.
    public var lastSequence: Int { items.map { $0.correctedBy ?? $0.sequence }.max() ?? 0 }

    public var items: [Item] { chronicle.items }
    public func items(of kinds: KindName...) -> [Item] { chronicle.of(kinds) }
    public func items(among kinds: some Sequence<KindName>) -> [Item] { chronicle.of(kinds) }
    public func first(_ kind: KindName) -> Item? { chronicle.first(kind) }
    public func last(_ kind: KindName) -> Item? { chronicle.last(kind) }

    /// How many entries of these kinds concern a thing.
    func count(_ kinds: some Sequence<KindName>, _ thing: ThingKind, _ id: String) -> Int {
        chronicle.count(kinds, thing, id)
    }

    /// 待另行立案的裁定: by which the court below begins anew, and under whose number nothing has come yet.
    public var rulingsToFollow: [Thing] {
        let used = instances.all.compactMap { $0["started-by"]?.text ?? $0.parent }
        return things(.decision).filter { ruling in
            ruling["starts"] != nil && !used.contains(ruling.id)
                && !(ruling["starts"] == "remand" && used.contains(ruling["proceeding"]?.text ?? ""))
        }
    }

    /// The case's first notice: internal measures apply by its day.
    public var notice: Item? { first(.noticeReceived) }

    /// A suit; what is applied for, claimed or recommended has no instance, no hearing and no judgment of its own.
    /// 民事案件: the first number that says which it is; one of enforcement, and one that follows no rule, says nothing.
    public var isCivil: Bool {
        instances.all.lazy.compactMap(\.number).map { CaseNumber($0) }.first {
            $0.isCivil || $0.standing == .valid && $0.type?.hasPrefix("执") != true
        }?.isCivil ?? false
    }

    public var isSuit: Bool { instances.all.contains { $0.instance != nil } }

    /// What opened a docket that no complaint did; nil for a suit.
    public var opening: Item? { notice == nil ? items.first { Vocabulary.traits($0.kind).docket != nil } : nil }

    /// 案号 as lists show it: of the newest proceeding that has one; there are words where none has, so that a link is never empty.
    public var shownNumber: String { instances.numbered?.number.map { CaseNumber($0).shown } ?? CaseNumber.pending }

    /// 案号, else 收文编号: what a case is called in a letter or a table about it.
    public var reference: String {
        instances.numbered?.number.map { CaseNumber($0).shown } ?? notice?.entry["intake-number"]?.text
            ?? CaseNumber.pending
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
        let defendants = things(.defendant, in: instances.first?.id).map(\.id)
        let who = plaintiffs.first.map { plaintiffs.count > 1 ? "\($0)等\(plaintiffs.count)人" : $0 } ?? "（原告待补录）"
        return "\(who)诉\(defendants.isEmpty ? "（被告待补录）" : defendants.map(name).joined(separator: "、"))"
    }

    /// The proceeding that a court's number names.
    public func proceeding(numbered number: String) -> Thing? {
        let wanted = CaseNumber(number).normalised
        return instances.all.first { $0.number.map { CaseNumber($0).normalised } == wanted }
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

    /// The units now responsible: those of the newest assignment, else those to which the papers were forwarded.
    public func units(in proceeding: String?) -> [Thing] { things(.unit, in: proceeding) }
}
