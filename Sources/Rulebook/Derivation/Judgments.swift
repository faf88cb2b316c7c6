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
            for part in file.things(.part, in: decision.id) {
                let codes = (part["outcomes"]?.list ?? []).compactMap(\.text)
                let ofPart = codes.compactMap { rules.outcome($0, on: decision.openedOn) }
                let inherited = reviewed(by: proceeding, file).flatMap { counts(of: part.id, in: $0) }
                if part["untouched"]?.flag == true {
                    counts[decision.id, default: [:]][part.id] = inherited ?? .inherit
                    continue
                }
                counts[decision.id, default: [:]][part.id] = Self.mostAdverse(
                    ofPart.map { $0.counts == .inherit ? inherited ?? .inherit : $0.counts })
            }
            if decision["ends"]?.flag == true { ending.insert(decision.id) }
            appealable[decision.id] = decision["appealable"]?.flag ?? false
        }
    }

    /// The decision that a proceeding reviews; where that was not known, the newest of the one below.
    private func reviewed(by proceeding: Thing?, _ file: CaseFile) -> String? {
        proceeding?["reviews"]?.text
            ?? proceeding?.parent.flatMap { parent in
                file.things(.decision).last { $0["proceeding"]?.text == parent }?.id
            }
    }

    /// 维持 takes over what it affirms: part by part, and as a whole the most adverse of them.
    private func counts(of part: String, in decision: String) -> OutcomeNorm.Counts? {
        guard let below = counts[decision], !below.isEmpty else { return nil }
        if let own = below[part] ?? below["whole"] { return own }
        return part == "whole" ? Self.mostAdverse(Array(below.values)) : nil
    }

    public static func mostAdverse(_ all: [OutcomeNorm.Counts]) -> OutcomeNorm.Counts {
        if all.contains(.loss) { return all.contains(.win) ? .partialLoss : .loss }
        return [.partialLoss, .pending, .win, .neutral, .inherit].first { all.contains($0) } ?? .none
    }

}
