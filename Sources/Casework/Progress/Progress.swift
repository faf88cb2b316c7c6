public import Docket
import LegalCalendar
public import Rulebook

/// 进展: where a case stands, who is working on it, and the steps that come next. Steps, not rules: days and articles stay in the rulebook.
public struct Progress: Sendable {
    /// 下一步: one thing to do, by whom, on which page.
    public struct Step: Sendable, Hashable {
        public let kind: KindName
        public let title: String
        public let function: Function
        /// The unit that does it, for a handling unit's step.
        public let unit: String?
        /// 应诉机关: whose function it is.
        public var organ = ""
        /// The unit that holds the function there; nil where nobody does.
        public var holder: String?
        /// The submission it is about; of an entry to be corrected its number.
        public let submission: String?
        /// The duty it serves, by name.
        public let duty: String?

        /// Whether it is to find the unit that handles the case.
        public var findsUnit: Bool {
            [.opined, .handlingReferred, .handlingAssigned, .forwarded].contains(kind)
        }
    }

    public let derivation: Derivation
    private let file: CaseFile
    private let proceeding: Thing?

    public init(derivation: Derivation) {
        self.derivation = derivation
        file = derivation.file
        proceeding = derivation.file.instances.current
    }

    /// 应诉机关 that answer in the current proceeding.
    private var organs: [String] { derivation.answering(in: proceeding?.id) }

    /// Whether something was recorded for an organ; where one alone answers, for it.
    private func has(_ kind: KindName, for organ: String) -> Bool {
        has(kind) { organs.count == 1 || derivation.organ(of: $0) == organ }
    }

    private func has(_ kind: KindName, _ test: (CaseFile.Item) -> Bool = { _ in true }) -> Bool {
        file.items.contains {
            $0.kind == kind && ($0.context[.proceeding].isEmpty || $0.context.first(.proceeding) == proceeding?.id)
                && test($0)
        }
    }

    /// A suit or what follows one; a recommendation, a reconsideration or a claim has duties but not these steps.
    public var isSuit: Bool {
        proceeding.map { !["recommendation", "reconsideration", "compensation"].contains($0["kind"]?.text ?? "first") }
            ?? false
    }

    public var stage: Stage {
        if file.registeredInError { return .registeredInError }
        if derivation.isForeign { return .foreign }
        if has(.archived) || has(.closed) { return .closed }
        if file.things(.decision).contains(where: {
            $0["proceeding"]?.text == proceeding?.id && derivation.judgments.ending.contains($0.id)
        }) {
            return .judged
        }
        if has(.hearingHeld) || (isFiled && !file.things(.hearing).isEmpty) { return .hearing }
        let steps = Set(self.steps.map(\.kind))
        if isFiled { return .hearing }
        if steps.contains(.filedWithCourt) && has(.sealedPapersForwarded) { return .filing }
        if has(.approved), steps.contains(.sealed) || steps.contains(.sealedPapersForwarded) { return .sealing }
        if steps.contains(.approved) { return .approving }
        if has(.forwardReceived) { return .preparing }
        if has(.forwarded) { return .forwarded }
        return has(.opined, Self.isInstruction) ? .instructed : .registered
    }

    private static let marks: [Stage: [KindName]] = [
        .registered: [.noticeReceived, .docketed], .instructed: [.opined], .forwarded: [.forwarded],
        .preparing: [.submittedForApproval], .approving: [.approved],
        .sealing: [.sealed], .filing: [.filedWithCourt], .hearing: [.hearingHeld], .judged: [.decisionReceived],
        .closed: [.closed, .archived],
    ]

    /// Whether the docket has in this proceeding what a stage is about.
    public func happened(_ stage: Stage) -> Bool { (Self.marks[stage] ?? []).contains { has($0) } }

    private static func isInstruction(_ item: CaseFile.Item) -> Bool { item.entry["step"]?.text == "instruction" }

    private func isInstructed(_ organ: String) -> Bool {
        has(.opined) { Self.isInstruction($0) && (organs.count == 1 || derivation.organ(of: $0) == organ) }
    }

    private func filed(_ unit: String) -> Bool {
        has(.filedWithCourt) { $0.context[.unit].isEmpty || $0.context[.unit].contains(unit) }
    }

    private var isFiled: Bool {
        let units = derivation.responsible(in: proceeding?.id).map(\.unit)
        return has(.filedWithCourt) && units.allSatisfy(filed)
    }

    /// 现由某单位办理: who has the next step.
    public var holder: String {
        if isFiled || file.registeredInError || derivation.isForeign { return "" }
        let holders = steps.prefix(1).map {
            $0.unit ?? $0.holder ?? $0.function.title
        }
        return holders.first ?? ""
    }
}

extension Progress {
    /// All open next steps, the most urgent chain first.
    public var steps: [Step] {
        (confirmations + unsettled + ownSteps).map { step in
            var step = step
            if step.organ.isEmpty {
                let unit = step.unit ?? step.submission.flatMap { file.thing(.submission, $0)?["unit"]?.text }
                step.organ = derivation.organ(answeringFor: unit, in: proceeding?.id)
            }
            step.holder = step.unit ?? derivation.holders.holder(of: step.function, for: step.organ)
            return step
        }
    }

    /// Whether a next step is to find the unit that owes a duty: the steps are those of the current proceeding.
    public func findsUnit(for duty: Duty) -> Bool {
        duty.context.first(.proceeding).map { $0 == proceeding?.id } ?? true && steps.contains(where: \.findsUnit)
    }

    /// 指明所涉: an entry that could mean two things waits with whoever recorded it.
    private var unsettled: [Step] {
        file.unsettled.map { item in
            let what = item.choices.keys.compactMap { ThingKind.words[$0] }.sorted().joined(separator: "、")
            let function = Function(rawValue: item.entry.role) ?? .intakeOffice
            return Step(
                kind: .corrected,
                title: "指明所涉\(what)：\(derivation.rules.vocabulary.title(item.kind))（\(item.day.shortChinese)）",
                function: function,
                unit: function == .handlingUnit ? derivation.organisation.canonical(item.entry.unit) : nil,
                submission: String(item.sequence), duty: nil)
        }
    }

    /// 待确认: what another unit recorded of a unit waits on that unit's desk.
    private var confirmations: [Step] {
        file.pending.compactMap { item in
            let other = (item.entry["unit"] ?? item.entry["defendant"])?.text
            return other.map { unit in
                Step(
                    kind: .factConfirmed,
                    title:
                        "确认\(item.entry.unit)登记的“\(derivation.rules.vocabulary.title(item.kind))”（\(item.day.shortChinese)）",
                    function: .handlingUnit, unit: derivation.organisation.canonical(unit), submission: nil, duty: nil)
            }
        }
    }

    private var ownSteps: [Step] {
        guard isSuit, !file.registeredInError, !derivation.isForeign else { return [] }
        if isEnded { return otherSubmissions }
        return organs.flatMap(steps(for:)) + (has(.forwarded) ? otherSubmissions : [])
    }

    /// What the offices of one organ and its units do next.
    private func steps(for organ: String) -> [Step] {
        let shares = derivation.responsible(in: proceeding?.id).filter {
            derivation.organ(answeringFor: $0.unit, in: proceeding?.id) == organ
        }
        func own(_ step: Step) -> Step {
            var step = step
            step.organ = organ
            return step
        }
        let isForwarded = has(.forwarded, for: organ)
        if !isInstructed(organ) && !isForwarded {
            let instruction = own(
                Step(
                    kind: .opined, title: "登记批示", function: .intakeOffice, unit: nil, submission: nil,
                    duty: "intake-forward"))
            return shares.isEmpty ? [own(referral), instruction] : [instruction]
        }
        if shares.isEmpty { return [own(referral)] }
        guard isForwarded else {
            return [
                own(
                    Step(
                        kind: .forwarded, title: "转送承办单位", function: .intakeOffice, unit: nil, submission: nil,
                        duty: "intake-forward"))
            ]
        }
        var seen: Set<String> = []
        return shares.map(\.unit).filter { seen.insert($0).inserted }.flatMap(steps(of:))
    }

    /// 其他报批: an appeal, a retrial, a reply goes the same way: approved, then sealed by another.
    private var otherSubmissions: [Step] {
        file.things(.submission).filter { $0["proceeding"]?.text == proceeding?.id && $0["matter"]?.text != "defence" }
            .compactMap { submission in
                func done(_ kind: KindName) -> Bool {
                    file.items.contains { $0.kind == kind && $0.context.first(.submission) == submission.id }
                }
                if done(.returned) || done(.sealed) { return nil }
                return done(.approved)
                    ? Step(
                        kind: .sealed, title: "登记用印", function: .sealKeeper, unit: nil, submission: submission.id,
                        duty: nil)
                    : Step(
                        kind: .approved, title: "审批报送材料", function: .intakeOffice, unit: nil,
                        submission: submission.id, duty: nil)
            }
    }

    private var isEnded: Bool {
        file.things(.decision).contains {
            $0["proceeding"]?.text == proceeding?.id && derivation.judgments.ending.contains($0.id)
        }
    }

    private var referral: Step {
        has(.handlingReferred)
            ? Step(
                kind: .handlingAssigned, title: "确定承办单位", function: .intakeOffice, unit: nil, submission: nil,
                duty: nil)
            : Step(
                kind: .handlingReferred, title: "报请确定承办单位", function: .oversightOffice, unit: nil, submission: nil,
                duty: "refer-handling")
    }

    private func has(_ kind: KindName, of unit: String) -> Bool {
        has(kind) { $0.context[.unit].isEmpty || $0.context[.unit].contains(unit) }
    }

    private func steps(of unit: String) -> [Step] {
        if filed(unit) { return [] }
        func step(
            _ kind: KindName, _ title: String, _ function: Function, _ submission: String? = nil, _ duty: String? = nil
        ) -> Step {
            Step(
                kind: kind, title: title, function: function, unit: function == .handlingUnit ? unit : nil,
                submission: submission, duty: duty)
        }
        let receipt = has(.forwardReceived, of: unit) ? [] : [step(.forwardReceived, "签收批示件", .handlingUnit)]
        let submission = file.things(.submission).last {
            $0["proceeding"]?.text == proceeding?.id && $0["unit"]?.text == unit && $0["matter"]?.text == "defence"
        }
        func done(_ kind: KindName) -> Bool {
            file.items.contains { $0.kind == kind && $0.context.first(.submission) == submission?.id }
        }
        guard let submission, !done(.returned) else {
            if submission == nil, !receipt.isEmpty { return receipt }
            let staffed = has(.staffAssigned, of: unit)
            let returned = submission.flatMap { submission in
                file.items.last { $0.kind == .returned && $0.context.first(.submission) == submission.id }
            }
            let why = returned.map {
                "改正后再次提请审批（\($0.day.shortChinese)退回：\(String(($0.entry["reason"]?.text ?? "").prefix(60)))）"
            }
            let prepare = step(.submittedForApproval, why ?? "备齐材料并提请审批", .handlingUnit, nil, "prepare-defence")
            return (staffed ? [prepare] : [step(.staffAssigned, "确定承办人", .handlingUnit), prepare]) + receipt
        }
        // Papers that were handed in go on, signed for or not.
        return relay(submission, done, step) + receipt
    }

    private func relay(
        _ submission: Thing, _ done: (KindName) -> Bool, _ step: (KindName, String, Function, String?, String?) -> Step
    ) -> [Step] {
        if !done(.approved) { return [step(.approved, "审批应诉材料", .intakeOffice, submission.id, "approve-and-seal")] }
        if !done(.sealed) { return [step(.sealed, "登记用印", .sealKeeper, submission.id, "approve-and-seal")] }
        if !done(.sealedPapersForwarded) {
            return [
                step(.sealedPapersForwarded, "转送用印材料", .intakeOffice, submission.id, "approve-and-seal"),
                step(.filedWithCourt, "登记提交法院", .handlingUnit, submission.id, "submit-evidence"),
            ]
        }
        return [step(.filedWithCourt, "登记提交法院", .handlingUnit, submission.id, "submit-evidence")]
    }
}
