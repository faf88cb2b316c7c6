import Casework
import Docket
import LegalCalendar
public import Rulebook

/// 试算的填写: what was typed, read into a supposition; what can't be read keeps what was typed and says why.
public struct SuppositionForm: Sendable {
    public struct Input: Sendable, Hashable {
        public let name: String
        public let title: String
        public let value: String
        public let error: String?
        /// Empty for a line to type in.
        public let choices: [Choice]
    }

    public struct Choice: Sendable, Hashable {
        public let value: String
        public let title: String
        public let isSelected: Bool
    }

    private let typed: [String: String]
    private let rules: Rules
    public private(set) var supposition = Supposition()
    private var errors: [String: String] = [:]

    private static var days: [(name: String, title: String, path: WritableKeyPath<Supposition, CivilDay?>)] {
        [
            ("served", "收到（送达）应诉通知书、起诉状副本", \.served), ("handed-on", "转送承办单位", \.forwarded),
            ("signed", "承办单位签收", \.signed), ("submitted", "提请审批", \.submitted), ("filed", "提交法院", \.filed),
        ]
    }
    private static var later: [(name: String, title: String, path: WritableKeyPath<Supposition, CivilDay?>)] {
        [
            ("decided", "收到裁判", \.decided), ("appealed", "提起上诉", \.appealed),
        ]
    }

    /// - Parameter typed: by the names of fields.
    public init(_ typed: [String: String], _ rules: Rules) {
        (self.typed, self.rules) = (typed, rules)
        for field in Self.days + Self.later {
            guard let text = said(field.name) else { continue }
            guard let day = CivilDay.read(text) else {
                errors[field.name] = "没有这一天：\(text)，请按 2026-02-10 填写"
                continue
            }
            supposition[keyPath: field.path] = day
        }
        if let text = said("hearing") {
            supposition.hearing = CivilDay.readMoment(text)
            if supposition.hearing == nil { errors["hearing"] = "没有这个时间：\(text)，请按 2026-02-10 09:30 填写" }
        }
        if let document = said("document"), Self.documents.contains(document) { supposition.document = document }
        if let outcome = said("outcome"), rules.outcome(outcome) != nil { supposition.outcome = outcome }
        if let measures = said("measures"), rules.allVersions.contains(where: { $0.id == measures }) {
            supposition.measures = measures
        }
        if supposition.decided == nil, supposition.outcome != nil, errors["decided"] == nil {
            errors["decided"] = "选了裁判结果的，请填写收到裁判的日期"
        }
        if supposition.appealed != nil, supposition.decided == nil { missingDecision = true }
    }

    /// 上诉而没有裁判: only a case that has one can be appealed.
    private var missingDecision = false

    public var isTyped: Bool { !typed.isEmpty }
    public var hasErrors: Bool { !errors.isEmpty }

    /// The same, with what this very case contradicts: no decision to appeal, or something recorded before it would have been served.
    public func checked(against derivation: Derivation) -> SuppositionForm {
        var form = self
        if missingDecision, derivation.file.things(.decision).isEmpty {
            form.errors["appealed"] = "本案还没有裁判，请同时填写收到裁判的日期"
        }
        if let served = supposition.served, let next = Supposition.firstAfterNotice(derivation), next.day < served {
            let what = derivation.rules.vocabulary.title(next.kind)
            form.errors["served"] = "\(next.day.chinese)已经登记了“\(what)”，收到日期不能更晚"
        }
        return form
    }

    public var inputs: [Input] {
        Self.days.map { line($0.name, $0.title) } + [line("hearing", "开庭（已有开庭通知的是改期）")]
            + [
                line("decided", "收到裁判"),
                choice("document", "裁判文书", Self.documents.map { ($0, Words.title($0, field: "document")) }),
            ]
            + [
                choice(
                    "outcome", "裁判结果", [("", "不写明")] + rules.outcomeCodes.map { ($0.code, rules.outcomeTitle($0.code)) }
                )
            ]
            + [line("appealed", "提起上诉")] + versions
    }

    /// 后续版本: those that are not in force by themselves for this reader.
    private var versions: [Input] {
        let others = rules.allVersions.dropFirst()
        guard !others.isEmpty else { return [] }
        return [
            choice(
                "measures", "假如施行",
                [("", "现在的办法")] + others.map { ($0.id, "\($0.title)（\($0.number)）") })
        ]
    }

    private static let documents = ["judgment", "ruling"]

    private func said(_ name: String) -> String? {
        let text = (typed[name] ?? "").trimmingBlanks
        return text.isEmpty ? nil : text
    }

    private func line(_ name: String, _ title: String) -> Input {
        Input(name: name, title: title, value: typed[name] ?? "", error: errors[name], choices: [])
    }

    private func choice(_ name: String, _ title: String, _ all: [(String, String)]) -> Input {
        var seen: Set<String> = []
        return Input(
            name: name, title: title, value: typed[name] ?? "", error: errors[name],
            choices: all.filter { seen.insert($0.0).inserted }.map {
                Choice(value: $0.0, title: $0.1, isSelected: $0.0 == (typed[name] ?? ""))
            })
    }
}
