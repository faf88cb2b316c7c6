import Casework
import Docket
public import LegalCalendar
import Rulebook
import Store

/// 谁来承办: the unit or units that the measures give for a suit, from four answers; where they give none, what is reported to have it
/// decided. Nothing is recorded.
public struct HandlingFinder: Sendable {
    /// 四个问题的答案
    public struct Answers: Sendable, Hashable {
        /// 复议情况, 诉讼请求针对: words of a notice.
        public let reconsideration: String
        public let sued: String
        /// 作出单位; empty where it is not known.
        public let maker: String
        /// 还有谁是被告; empty for nobody.
        public let other: String

        public init(reconsideration: String, sued: String, maker: String, other: String) {
            (self.reconsideration, self.sued) = (reconsideration, sued)
            (self.maker, self.other) = (maker.trimmingBlanks, other.trimmingBlanks)
        }
    }

    public struct Share: Sendable, Hashable {
        public let unit: String
        public let part: String?
        /// The unit named on the paper, which it carries on for.
        public let succeeds: String?
    }

    public let shares: [Share]
    public let reason: String
    /// 第四条第二款, with its words; nil where no row of the measures holds.
    public let cite: String?
    public let clause: String?
    /// The clause that says who carries on for a unit that was abolished; where one of them does.
    public let succession: String?
    /// 报请确定的请示, to be completed by a person; nil where somebody is named.
    public let draft: [String]?
    /// 作出单位 is none that is recorded here.
    public let isUnknownMaker: Bool

    public init(_ answers: Answers, on day: CivilDay, _ reading: Reading) throws {
        let trial = try NoticeTrial(
            day: day, instance: "first", reconsideration: answers.reconsideration, sued: answers.sued,
            maker: answers.maker, other: answers.other, reading)
        let (derivation, rules) = (trial.derivation, trial.derivation.rules)
        let proposal = derivation.proposedAssignment(in: derivation.file.instances.first?.id)
        shares = (proposal?.shares ?? []).map {
            Share(
                unit: $0.unit, part: $0.part == "whole" ? nil : Words.title($0.part, field: "part"),
                succeeds: $0.succeeds)
        }
        reason = proposal?.norm.reason ?? ""
        let provenance = proposal?.norm.provenance
        let article = provenance.flatMap(rules.article)
        cite = provenance.map(rules.citation)
        clause = article?.paragraph(provenance?.cite.paragraph ?? 1)?.text
        succession = shares.contains { $0.succeeds != nil } ? article?.paragraph(1)?.text : nil
        isUnknownMaker = !answers.maker.isEmpty && derivation.organisation.unit(answers.maker) == nil
        draft =
            shares.isEmpty
            ? Self.draft(
                answers,
                referrer: proposal?.refer.map { function in
                    derivation.holder(of: function, in: derivation.file.instances.first?.id)
                        ?? rules.title(of: function)
                }, cite: cite.map { "\(rules.quoted(rules.main.title))\($0)" }, reading.ownOrgan ?? "") : nil
    }

    private static func draft(_ answers: Answers, referrer: String?, cite: String?, _ organ: String) -> [String] {
        let reconsideration = Words.title(answers.reconsideration, field: "reconsideration", kind: .noticeReceived)
        let sued = Words.title(answers.sued, field: "sued", kind: .noticeReceived)
        return [
            "关于报请确定〔原告〕诉\(organ)〔案由〕案应诉事务承办单位的请示",
            "\(organ)：",
            "〔某年某月某日〕收到〔法院〕〔案号〕应诉通知书，〔原告〕诉\(organ)〔被诉行政行为〕。该案复议情况：\(reconsideration)；诉讼请求针对：\(sued)；"
                + "行政行为作出单位：\(answers.maker.isEmpty ? "〔不明确，写明已查明的情况〕" : answers.maker)。",
            "按照\(cite ?? "〔条款〕")，本案应诉事务承办单位不明确。经研究，建议由〔单位〕承办，理由是〔该单位的职责、保存的材料、与被诉行为的关系〕。",
            "妥否，请批示。",
            "\(referrer ?? "〔报请单位〕")　〔日期〕",
        ]
    }
}
