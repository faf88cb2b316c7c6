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

    /// Every field of the kind, with what the entry said; first what it left open.
    public func inputs(_ typed: TypedFields, errors: [String: String]) -> [EntryInput] {
        var said = TypedFields(of: item.entry.fields, kind)
        said.pairs.removeAll { $0.name == Vocabulary.idField }
        let asked = item.choices.keys.sorted { $0.rawValue < $1.rawValue }
        let first = asked.map { Findable.field($0, of: kind) } + said.names
        var seen: Set<String> = []
        let names = (first + EntryInputs.names(of: kind) + ["by.name", "by.post"]).filter { seen.insert($0).inserted }
        let choices = asked.map { (Findable.field($0, of: kind), titles($0)) }
        return EntryInputs(
            kind: kind, typed: typed, suggested: said.byName, errors: errors,
            choices: Dictionary(choices, uniquingKeysWith: { first, _ in first }))(names)
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
        if let entry {
            guard entry.day <= reading.today else {
                throw Refusal([.init(code: "future-day", field: "day", message: "日期晚于今天，还没有发生的事不能登记")])
            }
            fields["entry"] = .object([
                "kind": .text(kind.name.rawValue), "day": .text(entry.day.description), "fields": .object(entry.fields),
            ])
        } else if item.kind == .noticeReceived {
            throw Refusal(of: "strike", "收文登记不能划去；整件误登的，请登记“误登”")
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
