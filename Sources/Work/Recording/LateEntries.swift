import Casework
public import Docket
import LegalCalendar
public import Rulebook
public import Store

/// 补录: several acts of the past on one case, in the order in which they were done, with one scan and one reason; all or none.
public struct LateEntries: Sendable {
    /// One of the acts, as its own form asks for it.
    public struct Part: Sendable {
        public let place: Int
        public let form: EntryForm
        public let inputs: [EntryInput]
        public let day: String
    }

    public static let most = 6

    public let parts: [Part]
    private let reading: Reading
    private let caseID: String

    /// What a form records, one after the other; a judgment and a notice have forms that lead through them.
    public static func takes(_ kind: Kind?) -> Bool {
        guard let kind else { return false }
        let others: Set<KindName> = [
            .noticeReceived, .corrected, .decisionReceived, .paperWithdrawn, .registeredInError, .closed, .archived,
        ]
        return !kind.traits.hasOwnPage && !others.contains(kind.name)
    }

    /// - Parameter typed: what stands in the forms so far; each follows from the acts before it.
    /// - Returns: nil where one of them is recorded by no form.
    public init?(
        _ kinds: [KindName], on caseID: String, _ derivation: Derivation, _ reading: Reading,
        typed: TypedFields, errors: [String: String] = [:]
    ) throws {
        guard !kinds.isEmpty, kinds.count <= Self.most else { return nil }
        (self.reading, self.caseID) = (reading, caseID)
        var (parts, now) = ([Part](), derivation)
        for (place, name) in kinds.enumerated() {
            guard Self.takes(derivation.rules.vocabulary.kind(name)),
                let form = EntryForm(name, on: caseID, now, reading, asked: { _ in nil })
            else { return nil }
            let own = Self.own(typed, place)
            let wrong = Self.own(TypedFields(errors.map { ($0.key, $0.value) }), place).byName
            let shown = try form.inputs(own, link: TypedFields(), errors: wrong).main
            parts.append(
                Part(place: place, form: form, inputs: form.groups(shown).flatMap(\.inputs), day: own["day"] ?? ""))
            var said = own.isEmpty ? TypedFields(shown.map { ($0.name, $0.value) }) : own
            if CivilDay.read(said["day"] ?? "") == nil {
                said.pairs.removeAll { $0.name == "day" }
                said.pairs.append(("day", reading.today.description))
            }
            // What can't be read yet moves nothing for the next.
            guard let draft = try? Self.draft(form, said) else { continue }
            now = EntryTrial.adding(draft, to: now, reading).after
        }
        self.parts = parts
    }

    /// `1.text`: what belongs to the second act.
    private static func own(_ typed: TypedFields, _ place: Int) -> TypedFields {
        TypedFields(
            typed.pairs.filter { $0.name.hasPrefix("\(place).") }.map {
                (String($0.name.dropFirst("\(place).".count)), $0.value)
            })
    }

    /// The act and the field that a name of this form means; nil for what is shared.
    public static func field(_ name: String) -> (place: Int, field: String)? {
        guard let point = name.firstIndex(of: "."), let place = Int(name[..<point]), (0..<most).contains(place) else {
            return nil
        }
        return (place, String(name[name.index(after: point)...]))
    }

    private static func draft(_ form: EntryForm, _ typed: TypedFields) throws(Refusal) -> Draft {
        var said = typed
        said.pairs.removeAll { pair in form.hidden.keys.contains(pair.name) }
        said.pairs += form.hidden.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        for (index, paper) in form.papers.enumerated() {
            said.pairs += [
                ("papers.\(index).kind", paper.kind), ("papers.\(index).version", String(paper.version)),
                ("papers.\(index).digest", paper.digest ?? ""),
            ]
        }
        return try EntryDraft.draft(said, of: form.kind, in: form.derivation.rules.vocabulary)
    }

    // MARK: - 登记

    /// - Parameters:
    ///   - shared: 补录原因, 实际作出人, 原件存放处, 载体.
    ///   - scans: kept once, the paper of each.
    /// - Throws: `NotRecorded`, with the act and the field that are wrong.
    public func record(_ typed: TypedFields, scans: [Value], _ request: Request) throws {
        try NotRecorded.unless {
            let reason = (typed["late-reason"] ?? "").trimmingBlanks
            guard !reason.isEmpty else { throw Refusal(of: "late-reason", "请填写补录原因，如：停电、系统维护") }
            var drafts: [Draft] = []
            for part in parts {
                var draft = try read(part, typed)
                let own = isOwn(part.form)
                for (name, value) in try shared(typed, part.form.kind)
                where draft.fields[name] == nil && (name != "by" || !own) {
                    draft.fields[name] = value
                }
                let papers = (draft.fields["papers"]?.list ?? []) + scans
                if !papers.isEmpty { draft.fields["papers"] = .list(papers) }
                drafts.append(draft)
            }
            if let place = drafts.indices.dropFirst().first(where: { drafts[$0].day < drafts[$0 - 1].day }) {
                throw Refusal(
                    of: "\(place).day", "第\(place + 1)件“\(parts[place].form.kind.title)”早于前一件，请按发生的先后填写")
            }
            try reading.store.record(drafts, on: caseID, request)
        }
    }

    /// What the reader does in his own function, or anybody may tell, was done by nobody else.
    private func isOwn(_ form: EntryForm) -> Bool {
        guard form.kind.nature == .act else { return true }
        guard form.kind.name != .opined else { return false }
        let decision = Decision(derivation: form.derivation, today: reading.today)
        return reading.reader.has(any: decision.competent(form.kind).functions)
    }

    private func read(_ part: Part, _ typed: TypedFields) throws(Refusal) -> Draft {
        do throws(Refusal) {
            return try Self.draft(part.form, Self.own(typed, part.place))
        } catch {
            throw Refusal(
                error.violations.map {
                    .init(
                        code: $0.code, field: $0.field.map { "\(part.place).\($0)" },
                        message: "第\(part.place + 1)件“\(part.form.kind.title)”：\($0.message)", cite: $0.cite)
                })
        }
    }

    private func shared(_ typed: TypedFields, _ kind: Kind) throws(Refusal) -> [String: Value] {
        let names = ["late-reason", "original", "medium", "by.name", "by.post"]
        let said = TypedFields(names.compactMap { name in typed[name].map { (name, $0) } })
        return try EntryDraft.fields(said, of: kind, in: reading.store.rules.vocabulary)
    }
}
