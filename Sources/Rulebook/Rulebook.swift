public import Docket
public import LegalCalendar

/// 规则集: one measure, or the cited statutes, parsed from literate Markdown. A folder, never a release.
public struct Rulebook: Sendable {
    public let id: String
    /// 办法: the name under which its versions follow each other; its own id where it has none.
    public let measures: String
    public let title: String
    /// 文号
    public let number: String
    public let effective: InForce
    /// Nil for what has no end.
    public let term: Term?
    /// Rulebooks whose norms hold beside these.
    public let extends: [String]
    /// By source: the rulebook's id, or a statute's file without its year.
    public internal(set) var articles: [String: [Article]] = [:]
    public internal(set) var titles: [String: String] = [:]
    /// By source, the title at the head of its file: 中华人民共和国行政诉讼法, where `titles` has the short one.
    public internal(set) var fullTitles: [String: String] = [:]
    public internal(set) var norms: [Norm] = []
    public internal(set) var moments: [Moment] = []
    public internal(set) var outcomes: [OutcomeNorm] = []
    public internal(set) var assignments: [AssignmentNorm] = []
    public internal(set) var competences: [CompetenceNorm] = []
    public internal(set) var requirements: [RequirementNorm] = []
    public internal(set) var approvals: [ApprovalNorm] = []
    public internal(set) var grounds: [GroundNorm] = []
    public internal(set) var contents: [ContentNorm] = []
    public internal(set) var nones: [NoneNorm] = []
    public internal(set) var aims: [Aim] = []
    public internal(set) var burdens: [Burden] = []
    public internal(set) var readings: [Interpretation] = []
    public internal(set) var stages: [Stage] = []
    public let localKinds: [Kind]
    /// 统计口径
    public internal(set) var figures = FigureBook()
    /// 制定机关: whose own measures they are; others apply them by analogy. Nil for statutes, and where the installation's own is meant.
    public let issuer: String?
    public let fallbacks: Fallbacks
    /// 职能在这里的名称: 市政府办公室, 法制局; those that are not named have the general word.
    public let functions: [Function: String]
    /// 期间怎样计算: the article that says so.
    public internal(set) var counting: (source: String, article: ArticleNumber)?
    /// 地区: whose own feasts count in it; nil where only those of the country do.
    public internal(set) var region: String?
    /// 常往来的法院, as suggestions.
    public internal(set) var courts: [String] = []
    /// 常见裁判结果
    public internal(set) var usualOutcomes: [UsualOutcomes] = []
    /// 适用的诉讼: administrative ones, where it says nothing.
    public internal(set) var scope: Set<Branch> = [.administrative]
    /// By a statute's source, which suits it governs.
    public internal(set) var coverage: [String: Set<Branch>] = [:]
    /// 公布日
    public internal(set) var published: CivilDay?
    /// 同时废止的文件, by their names.
    public internal(set) var replaces: [String] = []
    /// 页面上的提示, by the place in which it stands, where no norm carries it.
    public internal(set) var notes: [Note: String] = [:]

    /// Where a note of the rulebook is shown.
    public enum Note: String, Sendable, Hashable, CaseIterable {
        /// 出庭应诉提示卡: what the head must do in court.
        case appearanceCard = "appearance-card"
    }
    /// SM3 over the names and bytes of all its files, in the order of their names.
    public let digest: Digest

    init(
        id: String, measures: String, title: String, number: String, effective: InForce, term: Term?, extends: [String],
        localKinds: [Kind],
        issuer: String?, fallbacks: Fallbacks, functions: [Function: String],
        digest: Digest
    ) {
        (self.issuer, self.fallbacks, self.functions) = (issuer, fallbacks, functions)
        (self.id, self.measures) = (id, measures)
        self.title = title
        self.number = number
        self.effective = effective
        self.term = term
        self.extends = extends
        self.localKinds = localKinds
        self.digest = digest
    }

    /// Every norm's provenance, whatever its form.
    public var provenances: [(form: String, id: String, provenance: Provenance)] {
        var all = norms.map { ($0.force.rawValue, $0.id, $0.provenance) }
        all += moments.map { ("moment", $0.id, $0.provenance) }
        all += outcomes.map { ("outcome", $0.code, $0.provenance) }
        all += assignments.map { ("assignment", $0.id, $0.provenance) }
        all += competences.map { ("competence", $0.id, $0.provenance) }
        all += requirements.map { ("requirement", $0.id, $0.provenance) }
        all += approvals.map { ("approval", $0.matter, $0.provenance) }
        all += grounds.map { ("ground", $0.ground, $0.provenance) }
        for content in contents {
            if case .law(let provenance) = content.ground { all.append(("contents", content.paper, provenance)) }
        }
        return all
    }
}
