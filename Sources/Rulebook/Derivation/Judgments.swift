public import Docket

/// 裁判如何计: what follows from the outcome norms for each decision and its parts.
public struct Judgments: Sendable {
    /// By decision and part, the most adverse outcome; 部分败诉 where a loss stands beside a win.
    public internal(set) var counts: [String: [String: OutcomeNorm.Counts]] = [:]
    public internal(set) var ending: Set<String> = []
    public internal(set) var appealable: [String: Bool] = [:]

    public init(file: CaseFile, rules: Rules) {
        for decision in file.things(.decision) {
            let proceeding = decision["proceeding"]?.text.flatMap { file.thing(.proceeding, $0) }
            var norms: [OutcomeNorm] = []
            for part in file.things(.part, in: decision.id) {
                let codes = (part["outcomes"]?.list ?? []).compactMap(\.text)
                let ofPart = codes.compactMap { rules.outcome($0) }
                norms += codes.compactMap { rules.procedural[$0] }
                let inherited = proceeding?.parent.flatMap { counts(of: part.id, inProceeding: $0, file: file) }
                counts[decision.id, default: [:]][part.id] = Self.mostAdverse(
                    ofPart.map { $0.counts == .inherit ? inherited ?? .inherit : $0.counts })
            }
            // An outcome nobody coded ends nothing: the conservative reading keeps duties alive.
            if norms.isEmpty ? decision["document"]?.text == "mediation" : norms.contains(where: \.ends) {
                ending.insert(decision.id)
            }
            let kind = proceeding?["kind"]?.text
            // A judgment whose outcome nobody coded is still a judgment: the right to appeal is not lost by that.
            let uncoded = norms.isEmpty && decision["document"]?.text == "judgment"
            appealable[decision.id] =
                decision["appealable"]?.flag
                ?? Self.isAppealable(uncoded ? Array(rules.procedural.values) : norms, decision: decision, kind: kind)
        }
    }

    private func counts(of part: String, inProceeding proceeding: String, file: CaseFile) -> OutcomeNorm.Counts? {
        file.things(.decision).last { $0["proceeding"]?.text == proceeding }.flatMap {
            counts[$0.id]?[part] ?? counts[$0.id]?["whole"]
        }
    }

    private static func mostAdverse(_ all: [OutcomeNorm.Counts]) -> OutcomeNorm.Counts {
        if all.contains(.loss) { return all.contains(.win) ? .partialLoss : .loss }
        return [.partialLoss, .pending, .win, .neutral, .inherit].first { all.contains($0) } ?? .none
    }

    private static func isAppealable(_ norms: [OutcomeNorm], decision: Thing, kind: String?) -> Bool {
        norms.contains { norm in
            norm.appeal != .none && norm.appeal.rawValue == decision["document"]?.text
                && norm.appealIn.contains(kind ?? "first")
        }
    }
}
