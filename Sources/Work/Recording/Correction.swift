public import Casework
public import Docket
import LegalCalendar
public import Rulebook
public import Store

/// 更正: a new entry that replaces or strikes an old one; both stay in the docket.
public struct Correction: Sendable {
    public let item: CaseFile.Item
    public let kind: Kind
    let caseID: String
    let derivation: Derivation
    let reading: Reading

    /// - Returns: nil for an entry that the reader does not see.
    public init?(_ sequence: Int, on caseID: String, _ derivation: Derivation, _ reading: Reading) {
        guard
            let item = (derivation.file.items + derivation.file.pending).first(where: { $0.sequence == sequence }),
            let kind = derivation.rules.vocabulary.kind(item.kind),
            reading.sight(derivation).sees(item.entry)
        else { return nil }
        (self.item, self.kind, self.caseID) = (item, kind, caseID)
        (self.derivation, self.reading) = (derivation, reading)
    }

    /// 更正的各项: what the entry said or left open, each with what it said; the rest of the kind may be added.
    public struct Inputs: Sendable, Hashable {
        public struct Said: Sendable, Hashable {
            public let input: EntryInput
            /// 原为; nil where it said nothing.
            public let was: String?
            public let isChanged: Bool
        }

        public let said: [Said]
        public let rest: [EntryInput]

        public var all: [EntryInput] { said.map(\.input) + rest }
    }

    public func inputs(_ typed: TypedFields, errors: [String: String]) -> Inputs {
        var said = TypedFields(of: item.entry.fields, kind)
        // 材料 go along as they are: what a paper is called is put right where the papers stand.
        said.pairs.removeAll { $0.name == Vocabulary.idField || $0.name.hasPrefix("papers.") }
        let asked = item.choices.keys.sorted { $0.rawValue < $1.rawValue }
        let first = asked.map { Findable.field($0, of: kind) } + said.names
        var seen: Set<String> = []
        let names = first.filter { seen.insert($0).inserted }
        let others = (EntryInputs.names(of: kind) + ["by.name", "by.post"]).filter { seen.insert($0).inserted }
        let choices = Dictionary(
            asked.map { (Findable.field($0, of: kind), titles($0)) }, uniquingKeysWith: { first, _ in first })
        func inputs(_ typed: TypedFields) -> EntryInputs {
            EntryInputs(kind: kind, typed: typed, suggested: said.byName, errors: errors, choices: choices)
        }
        let old = Dictionary(
            inputs(TypedFields())(names).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let shown = inputs(typed)(names).map { input in
            let was = old[input.name]?.shown ?? ""
            return Inputs.Said(input: input, was: was.isEmpty ? nil : was, isChanged: input.shown != was)
        }
        return Inputs(said: shown, rest: inputs(typed)(others))
    }

    /// 改动: what is typed otherwise than it was said, as a person reads it.
    public func changes(_ typed: TypedFields) -> [String] {
        guard !typed.isEmpty else { return [] }
        let inputs = inputs(typed, errors: [:])
        let day = typed["day"] ?? ""
        let was = item.day
        let moved = CivilDay.read(day).flatMap { $0 == was ? nil : "发生日期：\(was.chinese) → \($0.chinese)" }
        let said = inputs.said.filter(\.isChanged).map { one in
            "\(one.input.title)：\(one.was ?? "没有写") → \(one.input.shown.isEmpty ? "不写" : one.input.shown)"
        }
        let added = inputs.rest.filter { !$0.shown.isEmpty }.map { "\($0.title)：没有写 → \($0.shown)" }
        return [moved].compactMap(\.self) + said + added
    }

    /// 指明所涉: the things of which one is meant.
    private func titles(_ thing: ThingKind) -> [(code: String, title: String)] {
        let scope = thing == .performance ? item.context.first(.decision) : nil
        return (item.choices[thing] ?? []).compactMap { id in
            derivation.file.thing(thing, id, in: scope).map { (id, derivation.file.title(of: $0)) }
        }
    }

    /// - Throws: where no reason is given, or it is not the reader's to correct.
    public func check(why: String) throws(Refusal) {
        guard !why.isEmpty else { throw Refusal(of: "why", "请填写更正的理由") }
        guard Decision(derivation: derivation, today: reading.today).mayCorrect(item.entry, reading.reader) else {
            throw Refusal([Decision.notTheRecorder])
        }
    }

    /// - Parameters:
    ///   - entry: what it should have said; nil strikes it.
    ///   - why: 更正理由
    public func draft(_ entry: Draft?, why: String) throws(Refusal) -> Draft {
        try check(why: why)
        var fields: [String: Value] = ["replaces": .integer(item.sequence), "reason": .text(why)]
        if var entry {
            if entry.fields["papers"] == nil { entry.fields["papers"] = item.entry["papers"] }
            guard entry.day <= reading.today else {
                throw Refusal([.init(code: "future-day", field: "day", message: "日期晚于今天，还没有发生的事不能登记")])
            }
            fields["entry"] = .object([
                "kind": .text(kind.name.rawValue), "day": .text(entry.day.description), "fields": .object(entry.fields),
            ])
        } else if item.kind == .noticeReceived {
            throw Refusal(of: "strike", "收文登记不能划去；整件登记错的，请登记“登记错误”")
        }
        return Draft(.corrected, day: reading.today, fields)
    }

    /// 期限变动: what it would do to days that people reckon with; said before it is done.
    public func moves(_ draft: Draft) throws -> [String] {
        let entries = try reading.store.caseEntries(caseID)
        let after = Entry(
            caseID: caseID, sequence: (entries.map(\.sequence).max() ?? 0) + 1, actor: reading.reader.account,
            kind: .corrected, day: draft.day, fields: draft.fields)
        let rules = derivation.rules
        // Both as the reader may see them: what is hidden from him moves no day before his eyes.
        func seen(_ entries: [Entry]) -> Derivation {
            CaseView(
                entries, reader: reading.reader, rules: rules, calendar: derivation.calendar,
                organisation: derivation.organisation
            ).derivation
        }
        let (now, then) = (seen(entries), seen(entries + [after]))
        let (old, new) = (Self.dues(now), Self.dues(then))
        return Set(old.keys).union(new.keys).sorted().compactMap { key -> String? in
            guard old[key]?.due != new[key]?.due, let duty = old[key] ?? new[key] else { return nil }
            func day(_ duty: Duty?) -> String { duty?.due?.chinese ?? "没有" }
            return "\(duty.norm.what)（\(rules.citation(duty.norm.provenance))）：\(day(old[key])) → \(day(new[key]))"
        }
    }

    private static func dues(_ derivation: Derivation) -> [String: Duty] {
        Dictionary(
            derivation.duties().filter { $0.due != nil && $0.norm.force != .watch }.map { ($0.key, $0) },
            uniquingKeysWith: { first, _ in first })
    }
}
