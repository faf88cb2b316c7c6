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
        if supposition.decided != nil, supposition.document == nil { errors["document"] = "请选择裁判文书" }
        supposition.proceeding = said("proceeding")
        (supposition.hearingOf, supposition.decisionOf) = (said("hearing-of"), said("decision-of"))
        supposition.appellant = said("appellant")
    }

    /// 指明哪一个: what this case has more than one of.
    private var asked: [Input] = []

    public var isTyped: Bool { !typed.isEmpty }
    public var hasErrors: Bool { !errors.isEmpty }

    /// The same, with what this very case contradicts: no decision to appeal, or something recorded before it would have been served.
    public func checked(against derivation: Derivation) -> SuppositionForm {
        var form = self
        form.ask(of: derivation)
        if supposition.appealed != nil, supposition.decided == nil, supposition.decisions(derivation).isEmpty {
            form.errors["appealed"] = "还没有裁判，请同时填写收到裁判的日期"
        }
        if let served = supposition.served, let next = supposition.firstAfterNotice(derivation), next.day < served {
            let what = derivation.rules.vocabulary.title(next.kind)
            form.errors["served"] = "\(next.day.chinese)已经登记了“\(what)”，收到日期不能更晚"
        }
        return form
    }

    /// Where two are possible it is asked which is meant; what is not one of them is none.
    private mutating func ask(of derivation: Derivation) {
        let file = derivation.file
        func named(_ things: [Thing]) -> [(String, String)] { things.map { ($0.id, file.title(of: $0)) } }
        func ask(_ name: String, _ title: String, _ all: [(String, String)], if isNeeded: Bool) {
            let isKnown = all.contains { $0.0 == typed[name] }
            guard all.count > 1 || typed[name] != nil && !isKnown else { return }
            if isNeeded || typed[name] != nil, !isKnown { errors[name] = "请写明是哪一个" }
            asked.append(choice(name, title, [("", "—")] + all))
        }
        let open = file.instances.open
        ask("proceeding", "哪一个程序", named(open), if: isTyped && open.count > 1)
        let coming = supposition.hearingsToCome(derivation)
        ask(
            "hearing-of", "哪一次开庭", named(coming) + (coming.isEmpty ? [] : [(Supposition.another, "另一次新的开庭")]),
            if: supposition.hearing != nil && coming.count > 1)
        let decisions = supposition.decisions(derivation)
        ask(
            "decision-of", "对哪一份裁判上诉", named(decisions),
            if: supposition.appealed != nil && supposition.decided == nil && decisions.count > 1)
        let appellants = supposition.appellants(derivation)
        ask(
            "appellant", "由哪一个机关上诉", appellants.map { ($0, $0) },
            if: supposition.appealed != nil && appellants.count > 1)
    }

    public var inputs: [Input] {
        asked + Self.days.map { line($0.name, $0.title) } + [line("hearing", "开庭（已有开庭通知的是改期）")]
            + [
                line("decided", "收到裁判"),
                choice(
                    "document", "裁判文书", [("", "—")] + Self.documents.map { ($0, Words.title($0, field: "document")) }),
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
