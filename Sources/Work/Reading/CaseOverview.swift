public import Casework
public import Docket
import LegalCalendar
public import Rulebook
import Store

/// 案件概况: a case as one reader sees it on one day: where it stands, what is due, who and with what.
public struct CaseOverview: Sendable {
    public let derivation: Derivation
    public let duties: [Duty]
    public let tasks: Tasks
    let reading: Reading
    public let sight: Sight

    public init(_ derivation: Derivation, _ reading: Reading) {
        (self.derivation, duties, self.reading) = (derivation, derivation.duties(), reading)
        tasks = Tasks(derivation, duties)
        sight = reading.sight(derivation)
    }

    private var file: CaseFile { derivation.file }
    /// A suit; a docket of another kind has no parties, no hearing and no set of papers.
    private var isSuit: Bool { file.isSuit }
    private var reader: Actor { reading.reader }
    /// 现在的审级
    private var proceeding: Thing? { file.instances.current }

    /// 系列案: how many cases are in its series, itself among them; nil where it is in none that the reader sees.
    public func seriesCount(_ caseID: String) throws -> String? {
        let count = try reading.store.seriesCount(of: caseID, reading.scope, today: reading.today)
        return count.value > 1 ? count.description : nil
    }
    public var steps: [NextStep] { NextStep.all(tasks, reading) }
    public var lines: (open: [DutyLine], past: [DutyLine]) {
        DutyLine.all(derivation, duties, today: reading.today)
    }
    /// 等待法院
    public var waiting: [Waiting] { tasks.waiting(on: reading.today) }
    public var chart: RelayChart? { RelayChart(derivation, duties, today: reading.today) }
    public var timeline: Timeline { Timeline(derivation, sight, today: reading.today) }
    public func mayRecord(_ kind: KindName) -> Bool {
        let recorders = derivation.rules.vocabulary.kind(kind)?.recorders ?? []
        return mayRecord && (recorders.isEmpty || reader.has(any: recorders))
    }
    public var mayRecord: Bool { sight.mayRecord }
    /// 签批单 are of the inner volume.
    public var seesSheets: Bool { sight.mayReadInner }
    public var findings: [Finding] {
        get throws {
            derivation.findings(duties, on: reading.today, inUseFrom: try reading.store.inUseFrom())
        }
    }

    // MARK: - 阶段

    public struct Stop: Sendable, Hashable {
        public enum State: String, Sendable { case done, now, skipped, coming }

        public let title: String
        public let state: State
    }

    public var strip: [Stop] {
        let stages = derivation.stages()
        let place = stages.firstIndex(of: derivation.stage) ?? -1
        return stages.enumerated().map { index, stage in
            // A stage that was passed over has not been done.
            let past: Stop.State = derivation.isDone(stage) ? .done : .skipped
            return Stop(title: stage.title, state: index == place ? .now : index < place ? past : .coming)
        }
    }

    // MARK: - 承办单位

    public struct Handling: Sendable, Hashable {
        public let shares: [ProposedAssignment.Share]
        public let reason: String
    }

    public var handling: Handling {
        let shares = derivation.responsible(in: proceeding?.id)
        let proposal = derivation.proposedAssignment(in: proceeding?.id)
        let reason = proposal.map { "\($0.norm.reason)（\(derivation.rules.citation($0.norm.provenance))）" }
        return Handling(shares: shares, reason: reason ?? "")
    }

    // MARK: - 出庭人员、材料

    /// Each unit's side of the case: who appears for whom, and its papers.
    public struct Side: Sendable {
        /// The defendant; nil where there is one side.
        public let organ: String?
        public let appearance: Appearance
        /// Nil for who sees no paper of the case.
        public let checklist: Checklist?
    }

    /// One side unless several units answer for different defendants; none of a docket that is no suit.
    public var sides: [Side] {
        guard isSuit else { return [] }
        let instance = (file.instances.all.last { $0.instance != nil } ?? proceeding)?.id
        let units = derivation.responsible(in: instance).map(\.unit)
        guard file.things(.defendant, in: instance).count > 1, units.count > 1 else { return [side(nil, instance)] }
        return units.map { side($0, instance) }
    }

    private func side(_ unit: String?, _ proceeding: String?) -> Side {
        let organ = derivation.organ(of: unit, in: proceeding)
        return Side(
            organ: unit == nil ? nil : organ, appearance: derivation.appearance(of: organ, in: proceeding),
            checklist: sight.mayReadPapers ? Checklist(derivation, unit: unit, proceeding: proceeding) : nil)
    }

    /// 签批单 that go round with a matter.
    public var submissions: [Thing] { file.things(.submission) }
}
