public import Casework
import Docket
import LegalCalendar
import Rulebook
public import Store

/// 收到裁判: what the form of a judgment asks besides its fields: the usual outcomes of each part at one click, and the days on which the
/// others received it.
public struct DecisionForm: Sendable {
    /// 一份文书的常见结果
    public struct Usual: Sendable, Hashable {
        public let document: String
        public let title: String
        public let outcomes: [Outcome]
    }

    public struct Outcome: Sendable, Hashable {
        public let code: String
        public let title: String
    }

    /// 他方: whose day of service is not our own.
    public struct Party: Sendable, Hashable {
        public let place: Int
        public let name: String
        /// 原告、第三人、被告
        public let side: String
        public let day: String
        public let error: String?
    }

    /// More are recorded one by one as they become known.
    private static let mostParties = 12
    private static let rows = 2

    private let form: EntryForm

    /// - Returns: nil for a form that records no decision.
    public init?(_ form: EntryForm) {
        guard form.kind.name == .decisionReceived else { return nil }
        self.form = form
    }

    private var instance: String {
        form.proceeding.flatMap { form.file.thing(.proceeding, $0)?["kind"]?.text } ?? "first"
    }

    public var usual: [Usual] {
        let rules = form.derivation.rules
        return rules.usualOutcomes(in: instance).map { document, codes in
            Usual(
                document: document, title: Words.title(document, field: "document", kind: .decisionReceived),
                outcomes: codes.map { Outcome(code: $0, title: rules.outcomeTitle($0)) })
        }
    }

    /// 分部分判: where the act and its reconsideration are both sued.
    public var hasParts: Bool {
        form.file.things(.defendant, in: form.proceeding).count > 1 || form.file.notice?.entry["sued"]?.text == "both"
    }

    private var parties: [Thing] {
        let own = form.side
        let all = form.file.things(.party, in: form.proceeding).filter { $0.id != own }
        return all.count <= Self.mostParties ? all : []
    }

    /// - Parameter typed: `service.0.day` and the like.
    public func others(_ typed: TypedFields, errors: [String: String]) -> [Party] {
        parties.enumerated().map { place, party in
            Party(
                place: place, name: party.id,
                side: Words.title(party["side"]?.text ?? "plaintiff", field: "side"),
                day: typed["service.\(place).day"] ?? "", error: errors["service.\(place).day"])
        }
    }

    /// Names that only this form has.
    public static func has(_ name: String) -> Bool {
        let parts = name.split(separator: ".").map(String.init)
        return parts.count == 2 && parts[0] == "quick" && Int(parts[1]) != nil
            || parts.count == 3 && parts[0] == "service" && Int(parts[1]) != nil && ["day", "party"].contains(parts[2])
    }

    // MARK: - 所填

    /// What was ticked, as if it had been chosen from the list.
    /// - Throws: a refusal where both say something, and not the same.
    public func plain(_ typed: TypedFields) throws(Refusal) -> TypedFields {
        var plain = TypedFields(typed.pairs.filter { !Self.has($0.name) })
        for row in 0..<Self.rows {
            guard let ticked = typed["quick.\(row)"], !ticked.isEmpty else { continue }
            let name = "outcomes.\(row).outcome"
            // What was ticked for another kind of paper stands out of sight.
            if let document = typed["document"], let own = usual.first(where: { $0.document == document }),
                !own.outcomes.contains(where: { $0.code == ticked })
            {
                throw Refusal(
                    of: name, "勾选的“\(form.derivation.rules.outcomeTitle(ticked))”不是\(own.title)的常见结果，请重新选择")
            }
            let chosen = typed[name] ?? ""
            guard chosen.isEmpty || chosen == ticked else {
                throw Refusal(of: name, "勾选的和列表里选的不是同一个结果，请只留一个")
            }
            plain.pairs.removeAll { $0.name == name }
            plain.pairs.append((name, ticked))
            let part = "outcomes.\(row).part"
            if (plain[part] ?? "").isEmpty {
                plain.pairs.removeAll { $0.name == part }
                plain.pairs.append((part, "whole"))
            }
        }
        return plain
    }

    /// 他方收到裁判: one entry for each day that is known, about the decision that the first draft is.
    /// - Throws: a refusal for a day that is none, or that has not come.
    public func services(_ typed: TypedFields, of decision: Draft) throws(Refusal) -> [Draft] {
        var drafts: [Draft] = []
        let about = EntryTrial.adding(decision, to: form.derivation, form.reading).item?.context.first(.decision)
        for (place, party) in parties.enumerated() {
            let name = "service.\(place).day"
            let text = (typed[name] ?? "").trimmingBlanks
            // The list of parties may have changed since the page was made: a day belongs to the name beside it.
            guard !text.isEmpty, typed["service.\(place).party"] == party.id else { continue }
            guard let day = CivilDay.read(text) else { throw Refusal(of: name, "\(party.id)：没有这一天：\(text)") }
            guard day <= form.today else { throw Refusal(of: name, "\(party.id)收到的日期\(day.chinese)晚于今天") }
            var fields: [String: Value] = ["party": .text(party.id)]
            fields["decision"] = about.map { .text($0) }
            drafts.append(Draft(.servedOnParty, day: day, fields))
        }
        return drafts
    }
}
