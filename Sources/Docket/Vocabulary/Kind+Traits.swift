/// 事项的性质: what a kind is beside its fields. Nothing else keeps a list of kinds.
extension Kind {
    /// 所涉裁判: what an entry has to do with the decision it is about.
    public enum Subject: Sendable, Hashable { case served, appeal, effect, loss, performance, retrial, review }

    public struct Traits: Sendable, Hashable {
        /// 副卷: its words and papers stay in the house, whatever a scan's file is called.
        public var isInner = false
        /// The thing that an entry of it opens.
        public var opens: ThingKind?
        /// 单独立卷: what a docket is called that it opens where no complaint does.
        public var docket: String?
        /// Kinds of things an entry of it is about, which are asked for where several can be meant.
        public var concerns: [ThingKind] = []
        public var subject: Subject?
        /// What happens only in a suit: a hearing, a party, the end.
        public var isOfSuit = false
        /// What it answers: it is about what that was about.
        public var answers: [KindName] = []
        /// What settles the same step: who does one of them must have seen the others.
        public var excludes: [KindName] = []
        /// What happens in court or to the other side is nobody's own, and a confirmation confirms.
        public var isOfNobody = false
        /// Many of these may stand side by side.
        public var isRepeatable = false
        /// It belongs to the docket, not to one proceeding of it.
        public var isOfNoProceeding = false
        /// What is recorded of one of those who are sued, and of no other.
        public var isOfOneDefendant = false
        /// 追责: between the oversight office and the organ that is named.
        public var isOfAccountability = false
        /// 支付: money that the organ has paid; its `amount` is counted.
        public var isPayment = false
        /// 上级监督可见: its words are for who watches from above: what happened, who appeared, how it ended.
        public var isSeenFromAbove = false
        /// 督促: what an office says to another from above.
        public var isOfSupervision = false
        /// What an entry of it nearly always says; `a|b` where one of the two will do.
        public var expected: [String] = []
        /// 原件: the kind of paper that the scan of a signed one is, whatever its file is called.
        public var original: String?
        /// Recorded on a page of its own and not on the common form.
        public var hasOwnPage = false
        /// Fields shown first, in this order; empty where the whole form is.
        public var firstFields: [String] = []
        /// On the button that records it, and on the row of a desk where it is what to do next.
        public var button: String?
        public var task: String?
        /// 这一步: what recording it is called where it is one step of several.
        public var step: String?
    }

    private func with(_ change: (inout Traits) -> Void) -> Kind {
        var kind = self
        change(&kind.traits)
        return kind
    }

    var inner: Kind { with { $0.isInner = true } }
    var ofSuit: Kind { with { $0.isOfSuit = true } }
    var ofNobody: Kind { with { $0.isOfNobody = true } }
    var repeatable: Kind { with { $0.isRepeatable = true } }
    var ofNoProceeding: Kind { with { $0.isOfNoProceeding = true } }
    var ofOneDefendant: Kind { with { $0.isOfOneDefendant = true } }
    var ofAccountability: Kind { with { $0.isOfAccountability = true } }
    var payment: Kind { with { $0.isPayment = true } }
    var seenFromAbove: Kind { with { $0.isSeenFromAbove = true } }
    var ofSupervision: Kind { with { ($0.isOfSupervision, $0.isSeenFromAbove) = (true, true) } }
    var withOwnPage: Kind { with { $0.hasOwnPage = true } }

    func opening(_ thing: ThingKind) -> Kind { with { $0.opens = thing } }
    func docket(_ word: String) -> Kind { with { $0.docket = word } }
    func concerning(_ things: ThingKind...) -> Kind { with { $0.concerns = things } }
    func about(_ subject: Subject) -> Kind { with { $0.subject = subject } }
    func answering(_ kinds: KindName...) -> Kind { with { $0.answers = kinds } }
    func excluding(_ kinds: KindName...) -> Kind { with { $0.excludes = kinds } }
    func expecting(_ fields: String...) -> Kind { with { $0.expected = fields } }
    func signed(_ paper: String) -> Kind { with { $0.original = paper } }
    func first(_ fields: String...) -> Kind { with { $0.firstFields = fields } }
    func button(_ words: String) -> Kind { with { $0.button = words } }
    func task(_ words: String, step: String? = nil) -> Kind { with { ($0.task, $0.step) = (words, step) } }
}
