/// 审级与程序: which proceedings of a case go on, and which one is meant where nobody says.
public struct Instances: Sendable {
    /// In the order in which they came to be known.
    public let all: [Thing]
    /// 进行中的程序: those that no decision has ended and that none follows. One that is reviewed above goes on only if what is reviewed is
    /// known not to have ended it: a ruling on jurisdiction. One that went on elsewhere under another number (移送) is followed by it.
    public let open: [Thing]

    /// 当前程序: the newest that is open, else the newest.
    public var current: Thing? { open.last ?? all.last }
    /// 有案号的程序: the newest that is open and has a number, else the newest that has one.
    public var numbered: Thing? { open.last { $0.number != nil } ?? all.last { $0.number != nil } }
    public var first: Thing? { all.first }
    public var areSeveral: Bool { all.count > 1 }

    /// What a change of may end a proceeding, or let it go on.
    static let things: Set<ThingKind> = [.proceeding, .decision]
    static let entries: Set<KindName> = [.reconsiderationDecided, .retrialOrdered]

    /// Kinds of proceedings that stand in the place of the one below: an enforcement does not.
    private static let standing: Set<String> = ["second", "remand", "retrial", "retrial-review"]

    init() { (all, open) = ([], []) }

    init(_ file: CaseFile) {
        let all = file.things(.proceeding)
        // 指令继续审理: what it sets aside ended nothing, and neither does the review of it stand above any more.
        let reopening = file.things(.decision).filter { $0["reopens"]?.flag == true }
            .compactMap { $0["proceeding"]?.text }
        let reopened = all.filter { reopening.contains($0.id) }
        let setAside = Set(reopened.compactMap { $0["reviews"]?.text })
        let decisions = file.things(.decision).filter { !setAside.contains($0.id) }
        let ended =
            decisions.filter { $0["ends"]?.flag == true }.compactMap { $0["proceeding"]?.text }
            + file.items(of: .reconsiderationDecided).compactMap { $0.context.first(.proceeding) }
            + all.filter { Self.isReviewOver($0, file) }.map(\.id)
        let goesOn = Set(decisions.filter { $0["ends"]?.flag == false }.map(\.id))
        let above = all.filter { thing in
            !goesOn.contains(thing["reviews"]?.text ?? "") && !reopened.contains { $0.id == thing.id }
        }.filter { Self.standing.contains($0["kind"]?.text ?? "first") }.compactMap(\.parent)
        let moved = all.enumerated().filter { place, thing in
            decisions.contains { $0["proceeding"]?.text == thing.id && goesOn.contains($0.id) }
                && all[(place + 1)...].contains { $0.parent == nil && $0["kind"] == thing["kind"] }
        }.map(\.element.id)
        let followed = all.compactMap { $0["continues"]?.text }
        let over = Set(ended).union(above).union(moved).union(followed)
        self.all = all
        open = all.filter { !over.contains($0.id) }
    }

    /// 再审审查 ends with the retrial it leads to.
    private static func isReviewOver(_ review: Thing, _ file: CaseFile) -> Bool {
        guard review["kind"] == "retrial-review" else { return false }
        return file.count([.retrialOrdered], .proceeding, review.id) > 0
            || file.things(.proceeding).contains { retrial in
                retrial["kind"] == "retrial" && retrial.openedOn >= review.openedOn
                    && retrial["reviews"] != nil && retrial["reviews"] == review["reviews"]
            }
    }
}
