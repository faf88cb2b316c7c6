public import Casework
import Docket
public import LegalCalendar
public import Rulebook
public import Store

/// 登记后产生的期限和事项: what would follow if what stands in a form were recorded now. Records nothing.
public struct EntryTrial: Sendable {
    public struct Row: Sendable, Hashable {
        public let what: String
        /// 当事人: whose, where it is of one of them.
        public let whose: String?
        public let cite: String
        public let units: [String]
        /// Nil: it has no day.
        public let due: CivilDay?
        /// 原为; nil where it is new or stays.
        public let was: CivilDay?
        /// 暂计: it rests on a day that is not known yet.
        public let isProvisional: Bool
        /// The day from which it runs is not known.
        public let isUndated: Bool
        public let isLate: Bool
    }

    /// 新的义务, 移动的期限, 权利
    public let duties: [Row]
    public let rights: [Row]
    /// 办结的事项
    public let done: [String]
    /// 不再需要的
    public let gone: [String]
    /// 裁判: how it counts and when it takes effect; nil for anything else.
    public let decision: DecisionSummary?
    /// 登记后由谁接着办
    public let next: [String]
    /// Whether what was typed is enough to tell anything.
    public let isEnough: Bool

    private init() {
        (duties, rights, done, gone, next) = ([], [], [], [], [])
        (decision, isEnough) = (nil, false)
    }

    /// Nothing can be told yet.
    public static let unknown = EntryTrial()

    /// - Parameter drafts: as they would be recorded, one after the other.
    public init(_ drafts: [Draft], on derivation: Derivation, _ reading: Reading) {
        var after = derivation
        var decided: String?
        for draft in drafts {
            let added = Self.adding(draft, to: after, reading)
            after = added.after
            if draft.kind == .decisionReceived { decided = added.item?.context.first(.decision) }
        }
        let (old, new) = (derivation.duties(), after.duties())
        let rows = WhatIf.changes(old, new, derivation, after, on: reading.today)
        let byKey = Dictionary(new.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        func row(_ row: WhatIf.Row) -> Row {
            let duty = byKey[row.key]
            return Row(
                what: row.what, whose: duty?.context.first(.party), cite: row.cite, units: row.units, due: row.new,
                was: row.isNew ? nil : row.old, isProvisional: duty?.provisional ?? false,
                isUndated: duty?.due == nil && duty?.missing != nil, isLate: row.becomesLate)
        }
        let standing = rows.filter { !$0.isGone && !$0.isDone && !$0.isLateNoMore }
        duties = standing.filter { !$0.isRight }.map(row)
        rights = standing.filter(\.isRight).map(row)
        done = Self.once(rows.filter(\.isDone).map(\.what))
        gone = Self.once(rows.filter { $0.isGone && !$0.isDone }.map(\.what))
        decision = zip(after.file.things(.decision), DecisionSummary.all(after, new)).first { $0.0.id == decided }?.1
        func steps(_ derivation: Derivation, _ duties: [Duty]) -> [NextStep] {
            NextStep.all(Tasks(derivation, duties), reading).filter { !$0.isRight }
        }
        let before = Set(steps(derivation, old).map { [$0.who, $0.title] })
        next = Self.once(steps(after, new).filter { !before.contains([$0.who, $0.title]) }.map(\.who))
        isEnough = true
    }

    private static func once(_ all: [String]) -> [String] {
        all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The case as it would be, and the entry in its place there: entries stand by their days, so that the newest is not the last. Nil for
    /// one that waits to be confirmed.
    static func adding(_ draft: Draft, to derivation: Derivation, _ reading: Reading) -> (
        after: Derivation, item: CaseFile.Item?
    ) {
        let entries = derivation.file.items.map(\.entry)
        let reader = reading.reader
        let role = Decision(derivation: derivation, today: reading.today).role(
            of: reader, recording: draft.kind, draft.fields)
        var entry = Entry(
            sequence: (entries.map(\.sequence).max() ?? 0) + 1, actor: reader.account, role: role.rawValue,
            unit: reader.unit, kind: draft.kind, day: draft.day, fields: draft.fields)
        if let kind = Vocabulary.traits(draft.kind).opens {
            // What it opens gets the id that the journal will give it, also where it happened before what is there.
            let taken = Set(derivation.file.things(kind).map(\.id))
            let id = kind.freeID { taken.contains($0) }.id
            var marked = entry
            marked.fields[Vocabulary.idField] = .text(id)
            let opened = derivation.supposing(entries + [marked]).file.things(kind)
            if opened.contains(where: { $0.id == id && $0.openedBy == entry.sequence }) { entry = marked }
        }
        let after = derivation.supposing(entries + [entry])
        return (after, after.file.items.first { $0.sequence == entry.sequence })
    }
}

extension EntryForm {
    /// What would be recorded from what stands in the form.
    /// - Throws: a refusal for what can't be typed.
    public func drafts(_ typed: TypedFields) throws(Refusal) -> [Draft] {
        let decision = DecisionForm(self)
        let draft = try EntryDraft.draft(
            try decision?.plain(typed) ?? typed, of: kind, in: derivation.rules.vocabulary)
        return [draft] + (try decision?.services(typed, of: draft) ?? [])
    }

    /// Without what such an entry nearly always says nothing is told of it.
    public func trial(_ drafts: [Draft]) -> EntryTrial {
        guard let fields = drafts.first?.fields else { return .unknown }
        let isEnough = kind.traits.expected.allSatisfy { wanted in
            wanted.split(separator: "|").contains { fields[String($0)] != nil || $0 == "papers" }
        }
        return isEnough ? EntryTrial(drafts, on: derivation, reading) : .unknown
    }
}
