public import Docket
public import LegalCalendar
public import Store

/// 催办、督办: one entry for each chosen row of the ledger, all or none.
public struct Urging: Sendable {
    /// 不能催办: what is wrong with what was chosen.
    public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        case nothingChosen
        case noSuchCase(String)
        case noSuchDay(String)
        case past(CivilDay)

        public var description: String {
            switch self {
            case .nothingChosen: "请勾选要催办、督办的事项"
            case .noSuchCase(let id): "没有这个案件：\(id.prefix(40))"
            case .noSuchDay(let text): "反馈期限：没有这一天：\(text)"
            case .past(let day): "反馈期限 \(day.chinese) 已经过了"
            }
        }
    }

    /// 台账的一行, as a form sends it back: case, duty and unit.
    public struct Target: Sendable, Hashable {
        public let caseID: String
        public let dutyKey: String
        public let unit: String

        public init(caseID: String, dutyKey: String, unit: String) {
            (self.caseID, self.dutyKey, self.unit) = (caseID, dutyKey, unit)
        }

        /// `C12|intake-forward|P1|市政府办公室`: a duty's key has bars of its own.
        public init?(_ text: String) {
            let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            guard parts.count >= 3 else { return nil }
            self.init(
                caseID: parts[0], dutyKey: parts[1..<(parts.count - 1)].joined(separator: "|"),
                unit: parts[parts.count - 1])
        }

        public var text: String { "\(caseID)|\(dutyKey)|\(unit)" }
    }

    public let kind: KindName
    public let targets: [Target]
    public let how: String
    public let words: String
    /// 反馈期限, of a supervision.
    public let answerBy: CivilDay?

    /// - Parameters:
    ///   - supervises: 督办 instead of 催办.
    ///   - answerBy: a day as somebody typed it; empty for none.
    public init(
        _ targets: [Target], supervises: Bool, how: String, words: String, answerBy: String, _ reading: Reading
    ) throws {
        guard !targets.isEmpty else { throw Failure.nothingChosen }
        for target in targets where try !reading.maySee(target.caseID) {
            throw Failure.noSuchCase(target.caseID)
        }
        let day = answerBy.isEmpty ? nil : CivilDay.read(answerBy)
        if supervises, !answerBy.isEmpty, day == nil { throw Failure.noSuchDay(answerBy) }
        if supervises, let day, day < reading.today { throw Failure.past(day) }
        kind = supervises ? .supervisionIssued : .urged
        self.targets = targets
        self.how = how.isEmpty ? "系统" : how
        self.words = words.isEmpty ? "请按期办理并反馈" : words
        self.answerBy = supervises ? day : nil
    }

    /// How many entries were recorded.
    public func record(in store: CaseStore, _ request: Request) throws -> Int {
        try store.batch(
            targets.map { ($0.caseID, Draft(kind, day: request.today, fields(of: $0))) }, request)
    }

    private func fields(of target: Target) -> [String: Value] {
        var fields: [String: Value] = [
            "whom": .text(target.unit), "duty": .text(target.dutyKey), "text": .text(words),
        ]
        if kind == .urged { fields["how"] = .text(how) }
        if let answerBy { fields["due-on"] = .text(answerBy.description) }
        if !target.unit.isEmpty { fields["unit"] = .text(target.unit) }
        // What the duty is told apart by says which proceeding is meant.
        for part in target.dutyKey.split(separator: "|").dropFirst() {
            guard let thing = Self.things[part.first ?? " "], Int(part.dropFirst()) != nil else { continue }
            fields[thing.rawValue] = .text(String(part))
        }
        return fields
    }

    private static let things: [Character: ThingKind] = ["P": .proceeding, "D": .decision, "H": .hearing]
}
