import Casework
public import Docket
import LegalCalendar
public import Rulebook

/// 出庭应诉提示卡: what the leader who appears needs on one page: the dispute, who sits beside, what is taken along, what the law asks of him.
public struct HearingCard: Sendable, Hashable {
    public struct Paper: Sendable, Hashable {
        public let title: String
        public let isThere: Bool
    }

    private static let takenAlong = ["head-cert", "poa", "defence", "evidence-list", "basis-list"]

    public let organ: String
    public let time: String
    public let place: String?
    public let court: String?
    /// 出庭负责人 with his post; nil while nobody is named.
    public let head: String?
    public let agents: [String]
    public let dispute: String
    public let act: String
    public let claims: String?
    /// 我方要点: what the lawyer said, else the legal section.
    public let opinion: String?
    public let papers: [Paper]
    /// Requirements that the decision on who appears does not meet, with their articles.
    /// 法定要求 that the card reminds of; nil where no rulebook says any.
    public let note: String?
    public let warnings: [String]
    /// 化解余地: terms of a mediation that was opened.
    public let terms: String?

    /// Whose cards there are: those who are sued and answer here.
    public static func organs(_ derivation: Derivation, _ hearing: Thing) -> [String] {
        derivation.organs(in: hearing["proceeding"]?.text)
    }

    public init(_ derivation: Derivation, _ hearing: Thing, of organ: String) {
        let (file, rules) = (derivation.file, derivation.rules)
        let proceeding = hearing["proceeding"]?.text
        func isOwn(_ item: CaseFile.Item) -> Bool { derivation.isOf(organ: organ, item, in: proceeding) }
        func newest(_ kind: KindName) -> Entry? {
            file.items.last { $0.kind == kind && $0.isOf(proceeding: proceeding) && isOwn($0) }?.entry
        }
        let appearance = derivation.appearance(of: organ, in: proceeding, at: hearing.id)
        let notice = file.notice?.entry
        self.organ = organ
        note = derivation.rules.note(.appearanceCard)
        (time, place) = (hearing["at"]?.text ?? hearing["day"]?.text ?? "", hearing["place"]?.text)
        court = proceeding.flatMap { file.thing(.proceeding, $0)?["court"]?.text }
        let isAway = appearance.isUnavailable ? "（不能出庭，待另行确定）" : ""
        head = appearance.head.map { "\($0["name"]?.text ?? "")　\($0["post"]?.text ?? "")\(isAway)" }
        agents = appearance.agents.map {
            "\($0["name"]?.text ?? "")（\(Words.title($0["kind"]?.text ?? "staff"))）"
        }
        dispute = file.title
        act = ["maker", "title", "document-number"].compactMap { notice?["act"]?[$0]?.text }.joined(separator: "　")
        claims = notice?["claims"]?.text
        opinion = (newest(.lawyerOpinionGiven)?["opinion"] ?? newest(.legalOpinionHeard)?["opinion"])?.text
        let all = CasePapers(file: file).all.filter { paper in
            (paper.proceeding == nil || paper.proceeding == proceeding)
                && (paper.unit == nil || derivation.organ(of: paper.unit, in: proceeding) == organ)
        }
        papers = Self.takenAlong.map { kind in
            Paper(title: PaperKind.title(kind), isThere: all.contains { $0.kind == kind })
        }
        let decided = file.items.filter {
            $0.kind == .appearanceDecided && $0.context.first(.hearing) == hearing.id && isOwn($0)
        }
        warnings = rules.requirements.filter { requirement in
            requirement.isFinding && decided.contains { derivation.isBroken(requirement, by: $0) }
        }.map { "\($0.message)（\(rules.citation($0.provenance))）" }
        terms = newest(.mediationOpened)?["terms"]?.text
    }
}
