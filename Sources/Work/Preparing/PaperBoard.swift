public import Casework
public import Docket
import LegalCalendar
public import Papers
public import Rulebook
import Store

/// 案件材料: the checklist of the measures, what is there with its drafts, and what can be made from the docket.
public struct PaperBoard: Sendable {
    let derivation: Derivation
    /// 第几条, where an article says which papers there must be.
    public var heading: String { derivation.rules.heading(ofApproval: "defence") ?? "" }
    let reading: Reading
    let caseID: String
    public let scope: PaperScope
    let maker: PaperMaker
    private let values: [String: PaperValue]
    private let sight: Sight

    public init(
        _ derivation: Derivation, of caseID: String, _ scope: PaperScope, _ reading: Reading, _ maker: PaperMaker
    ) {
        (self.derivation, self.caseID, self.scope) = (derivation, caseID, scope)
        (self.reading, self.maker) = (reading, maker)
        sight = reading.sight(derivation)
        values = PaperFields.values(
            derivation, proceeding: scope.proceeding, unit: scope.unit, day: reading.today)
    }

    private var reader: Actor { reading.reader }
    public var mayRecord: Bool { sight.mayRecord }
    public var maySubmit: Bool { sight.standing.relations[.handlingUnit] != nil }
    public var checklist: Checklist { Checklist(derivation, unit: scope.unit, proceeding: scope.proceeding) }

    /// 可以生成的: kinds of which there is a template, in the order of the regulation's papers.
    public var makeable: [String] {
        guard mayRecord else { return [] }
        return PaperKind.all.map(\.id).filter {
            maker.templates[$0] != nil && PaperGap.mayMake($0, derivation, reading)
        }
    }

    public func gaps(of kind: String) -> [PaperGap] { PaperGap.all(kind, in: values, derivation, reading, scope) }

    // MARK: - 全部材料

    /// A paper that the reader sees, with what he may do with it.
    public struct Row: Sendable, Hashable {
        public let paper: CasePapers.Paper
        /// 审级
        public let instance: String?
        public let mayReclass: Bool
        public let mayWithdraw: Bool
        /// 案件数据已变: of the text that stands, until it has gone to the court.
        public let changes: [PaperChanges.Change]
    }

    /// The newest first.
    public var rows: [Row] {
        get throws {
            let papers = CasePapers(file: derivation.file)
            let decision = Decision(derivation: derivation, today: reading.today)
            return try papers.all.filter(sight.sees).reversed().map { paper in
                Row(
                    paper: paper,
                    instance: paper.proceeding.flatMap { derivation.file.thing(.proceeding, $0)?["kind"]?.text }.map {
                        Words.title($0)
                    },
                    mayReclass: Reclassification.isAllowed(paper, derivation, reading),
                    mayWithdraw: decision.mayWithdraw(paper, reader),
                    changes: try changes(paper, papers))
            }
        }
    }

    private func changes(_ paper: CasePapers.Paper, _ papers: CasePapers) throws -> [PaperChanges.Change] {
        guard sight.sees(inner: paper.unit, by: paper.entry.unit),
            papers.newest(paper.kind, unit: paper.unit, proceeding: paper.proceeding)?.entry.sequence
                == paper.entry.sequence, !isFiled(paper)
        else { return [] }
        return try maker.changes(
            paper.kind, of: caseID, derivation, since: paper.entry.sequence, proceeding: paper.proceeding,
            unit: paper.unit)
    }

    private func isFiled(_ paper: CasePapers.Paper) -> Bool {
        derivation.file.items(of: .filedWithCourt).contains { item in
            item.sequence > paper.entry.sequence && item.isOf(unit: paper.unit)
                && item.isOf(proceeding: paper.proceeding)
                && (item.entry["papers"]?.list ?? []).contains { $0["kind"]?.text == paper.kind }
        }
    }

    // MARK: - 先问后印

    /// What papers must say and only the handling unit can, asked for before they are printed.
    public struct Ask: Sendable, Hashable {
        public let title: String
        public let why: String
        public let kind: KindName
        public let action: String
    }

    public var asks: [Ask] {
        guard maySubmit else { return [] }
        var asks: [Ask] = []
        if scope.isInstance(derivation.file), values["head"] == nil || values["agents"] == nil {
            asks.append(
                Ask(
                    title: "谁出庭、谁代理还没有填写", why: "负责人身份证明书、授权委托书要写明；先填建议，再生成、打印。",
                    kind: .appearanceProposed, action: "填写出庭应诉人员建议"))
        }
        if owesReport, values["report-causes"] == nil {
            asks.append(
                Ask(
                    title: "败诉案件分析报告还没有写", why: "原因分析、整改措施由承办单位写；先写内容，再生成、打印。",
                    kind: .lossReportDrafted, action: "写报告内容"))
        }
        return asks
    }

    private var owesReport: Bool {
        derivation.duties().contains { duty in
            duty.norm.fulfilledBy.triggers.contains { $0.kind == .lossReportSubmitted } && duty.fulfilled == nil
                && duty.ended == nil && duty.context.first(.proceeding) == scope.proceeding
        }
    }
}
