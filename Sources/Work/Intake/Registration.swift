import Casework
public import Docket
public import LegalCalendar
public import Rulebook
public import Store

/// 收文登记: the form of a notice that opens a case, and what it would bring about before it is recorded.
public struct Registration: Sendable {
    /// 当事人、被诉行为: what is asked of every notice, as its paper goes.
    private static let groups: [(title: String, hint: String, names: [String])] = [
        ("当事人", "", [plaintiffs, "plaintiffs.0.kind", "third-parties.0.name", "plaintiffs.0.representative"]),
        ("被诉行为", "决定由谁承办", ["act.title", "act.maker", "act.made-on", "reconsideration", "sued"]),
    ]
    /// 来文和程序, behind the day and the files.
    private static let arrival = ["number", "court", "instance", "procedure"]
    private static let more = [
        "third-parties.1.name", "defendants.0.organ", "defendants.0.standing", "defendants.0.received-on",
        "defendants.1.organ", "defendants.1.standing", "defendants.1.received-on", "act.kind", "act.field",
        "act.document-number", "cause", "claims", "judge", "judge-phone", "court-clerk", "court-clerk-phone",
        "first-arrived-on", "first-arrived-at", "evidence-due-on", "service-method", "intake-number", "note",
    ]
    private static let plaintiffs = "plaintiffs.0.name"

    public struct Group: Sendable, Hashable {
        public let title: String
        public let hint: String
        public let inputs: [EntryInput]
    }

    public struct Inputs: Sendable, Hashable {
        public let arrival: [EntryInput]
        public let groups: [Group]
        public let more: [EntryInput]

        public var all: [EntryInput] { arrival + groups.flatMap(\.inputs) + more }
    }

    public let kind: Kind
    let store: CaseStore
    private let reading: Reading
    /// 应诉机关 whose post the reader takes in.
    private let organ: String

    /// - Returns: nil where the vocabulary has no notices.
    public init?(_ reading: Reading) {
        guard let kind = reading.store.rules.vocabulary.kind(.noticeReceived) else { return nil }
        (self.kind, self.reading, store) = (kind, reading, reading.store)
        organ = reading.ownOrgan ?? ""
    }

    /// - Parameter link: what the link that led here says: confirmed line by line in the inbox.
    public func inputs(_ typed: TypedFields, link: TypedFields, errors: [String: String]) -> Inputs {
        let usual = [
            "instance": "first", "procedure": "ordinary",
            "defendants.0.organ": organ, "defendants.0.standing": "defendant",
            "plaintiffs.0.kind": "citizen", "service-method": "direct",
        ]
        let said = link.byName.filter { TypedFields.knows($0.key, kind) }
        let inputs = EntryInputs(
            kind: kind, typed: typed, suggested: said.merging(usual) { said, _ in said }, errors: errors)
        let groups = Self.groups.map { group in
            Group(
                title: group.title, hint: group.hint, inputs: inputs(group.names).map { Self.joined($0, typed, said) })
        }
        return Inputs(arrival: inputs(Self.arrival), groups: groups, more: inputs(Self.more))
    }

    /// 原告 stand in one box, one a line, however many there are: none is lost on the way, and a list can be pasted.
    private static func joined(_ input: EntryInput, _ typed: TypedFields, _ said: [String: String]) -> EntryInput {
        guard input.name == plaintiffs else { return input }
        func name(_ place: Int) -> String? {
            typed.isEmpty ? said["plaintiffs.\(place).name"] : typed["plaintiffs.\(place).name"]
        }
        let names = (0..<mostPlaintiffs).compactMap(name).map(\.trimmingBlanks).filter { !$0.isEmpty }
        return EntryInput(
            name: input.name, title: "原告（一行一人，或者用顿号隔开，可以整段粘贴）", value: names.joined(separator: "\n"),
            isRequired: true, error: input.error, control: .text, isWide: true, isUnit: false)
    }

    /// As many as a form may have rows; more are refused, never left out.
    private static let mostPlaintiffs = 1000

    /// 王某、赵某、钱某 in one field are three plaintiffs.
    public static func withEachPlaintiff(_ typed: TypedFields) -> TypedFields {
        let names = PartyNames.lines(typed["plaintiffs.0.name"] ?? "")
        guard names.count > 1 else { return typed }
        let others = (1..<mostPlaintiffs).compactMap { typed["plaintiffs.\($0).name"] }.map { $0.trimmingBlanks }.filter
        {
            !$0.isEmpty
        }
        var each = typed
        each.pairs = typed.pairs.filter { !($0.name.hasPrefix("plaintiffs.") && $0.name.hasSuffix(".name")) }
        for (index, name) in (names + others).enumerated() {
            each.pairs.append(("plaintiffs.\(index).name", name))
        }
        return each
    }

    /// 登记后产生的: units and reason, the first days, and what is asked; nothing is written yet.
    public struct Preview: Sendable {
        public let title: String
        public let questions: [String]
        public let isForeign: Bool
        /// 复议情况 was not chosen: on it depends who is to handle the case.
        public let lacksReconsideration: Bool
        /// Who is to handle it, with the article that says so; nil where none does.
        public let proposal: ProposedAssignment?
        /// 引用 of that article.
        public let cite: String?
        public let duties: [Row]
        /// 以往败诉 of those who would handle it.
        public let losses: [LossHistory.Cause]
    }

    public struct Row: Sendable, Hashable {
        public let what: String
        public let due: CivilDay
        public let cite: String
        public let units: [String]
        /// 系统建议 a day before the due day.
        public let advice: CivilDay?
    }

    /// 王某，男，1960年生: taken as one name, and told.
    private static func unclear(_ draft: Draft) -> [String] {
        (draft.fields["plaintiffs"]?.list ?? []).compactMap { $0["name"]?.text }.filter(PartyNames.isUnclear).map {
            "“\($0)”作一名原告登记；是几个人的，一行写一人，性别、出生日期不用写"
        }
    }

    /// - Throws: what keeps it from being recorded.
    public func preview(_ draft: Draft, _ request: Request) throws -> Preview {
        let (derivation, asked) = try store.preview(draft, request)
        let questions = asked.map(\.message) + Self.unclear(draft)
        let proposal = derivation.proposedAssignment(in: derivation.file.instances.first?.id)
        let duties = derivation.duties().filter { $0.norm.force == .duty }
        return Preview(
            title: derivation.file.title, questions: questions, isForeign: derivation.isForeign,
            lacksReconsideration: draft.fields["reconsideration"] == nil, proposal: proposal,
            cite: proposal.map { derivation.rules.citation($0.norm.provenance) },
            duties: duties.compactMap { duty in
                guard let due = duty.due else { return nil }
                return Row(
                    what: duty.norm.what, due: due, cite: derivation.rules.citation(duty.norm.provenance),
                    units: duty.units, advice: duty.advice.flatMap { $0.day < due ? $0.day : nil })
            },
            losses: try LossHistory(
                reading, units: proposal?.shares.map(\.unit) ?? [], act: draft.fields["act"]
            ).causes)
    }
}
