import Casework
import Docket
public import LegalCalendar
public import Rulebook

/// 裁判: result, service on each party, and the day of effect, computed or confirmed.
public struct DecisionSummary: Sendable, Hashable {
    /// 败诉 of any part, and whether of the whole.
    public enum Loss: Sendable, Hashable { case whole, part }

    public enum Effect: Sendable, Hashable {
        case on(CivilDay, isConfirmed: Bool)
        /// Days of service are missing.
        case undated
        /// Somebody appealed.
        case none
    }

    /// 判决书、裁定书
    public let document: String
    public let number: String
    /// By part where there are several.
    public let outcomes: [String]
    public let loss: Loss?
    public let servedOn: CivilDay?
    /// Parties whose day of service is not known.
    public let unserved: [String]
    public let effect: Effect

    public static func all(_ derivation: Derivation, _ duties: [Duty]) -> [DecisionSummary] {
        let effects = derivation.effects(duties)
        return derivation.file.things(.decision).map { decision in
            let effect = effects.first { $0.decision == decision.id }
            return DecisionSummary(
                decision, derivation,
                effect: effect.map { moment in
                    moment.day.map { .on($0, isConfirmed: moment.isConfirmed) } ?? .undated
                } ?? .none)
        }
    }

    private init(_ decision: Thing, _ derivation: Derivation, effect: Effect) {
        let file = derivation.file
        document = Words.title(decision["document"]?.text ?? "judgment")
        number =
            decision["number"]?.shownNumber
            ?? decision["proceeding"]?.text.flatMap { file.thing(.proceeding, $0)?.number } ?? ""
        outcomes = file.things(.part, in: decision.id).map { part in
            let words = (part["outcomes"]?.list ?? []).compactMap(\.text).map(derivation.rules.outcomeTitle)
                .joined(separator: "、")
            return part.id == "whole" ? words : "\(Words.title(part.id, field: "part"))：\(words)"
        }
        let counts = Set((derivation.judgments.counts[decision.id] ?? [:]).values)
        loss = counts.contains(.loss) ? .whole : counts.contains(.partialLoss) ? .part : nil
        servedOn = decision["served-on"]?.day
        unserved = file.things(.party, in: decision["proceeding"]?.text).map(\.id).filter {
            file.served[decision.id]?[$0] == nil
        }
        self.effect = effect
    }
}
