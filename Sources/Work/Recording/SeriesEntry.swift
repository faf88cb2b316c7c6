import Casework
public import Docket
import LegalCalendar
public import Rulebook
public import Store

/// 一并登记: one entry typed once for the ticked cases of a series; each case gets an entry of its own, about its own hearing, decision
/// or submission, with its own papers.
public struct SeriesEntry: Sendable {
    /// 不能一并登记
    public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
        public let description: String
    }

    /// One of the ticked cases.
    public struct Member: Sendable {
        public let caseID: String
        public let derivation: Derivation
        let form: EntryForm
        /// Which things the entry is about, as the desk has it.
        let about: String
        /// What its own docket says where the others say something else: filled in by itself.
        var own: [String: String] = [:]
    }

    public let kind: Kind
    public private(set) var members: [Member]
    /// Fields in which the dockets differ, and which somebody has to say.
    private var unsuggested: Set<String> = []
    private let reading: Reading

    /// What a form records can be recorded on many; what has a page of its own is made there, but for a leader's consent.
    static func takes(_ kind: Kind?) -> Bool {
        guard let kind else { return false }
        return !kind.traits.hasOwnPage
            && ![.noticeReceived, .corrected, .returned, .related, .paperWithdrawn].contains(kind.name)
    }

    /// - Parameter cases: as they were ticked; one that is not the reader's to see does not exist.
    public init(_ name: KindName, on cases: [String], _ reading: Reading) throws {
        guard let kind = reading.store.rules.vocabulary.kind(name), Self.takes(kind),
            !Vocabulary.standard.isOffice(name)
        else { throw Failure(description: "这个事项不能一并登记，请在各案单独登记") }
        guard !cases.isEmpty else { throw Failure(description: "请勾选要一并登记的案件") }
        guard cases.count <= SeriesBoard.most else {
            throw Failure(description: "一次最多一并登记\(SeriesBoard.most)件，请分几次")
        }
        let desk = try Desk(reading.store, of: reading.reader, today: reading.today)
        let waiting = Dictionary(grouping: try desk.rows(of: cases), by: \.caseID)
        (self.kind, self.reading) = (kind, reading)
        var seen: Set<String> = []
        members = try cases.filter { seen.insert($0).inserted }.map { caseID in
            guard let derivation = try reading.view(caseID) else {
                throw Failure(description: "勾选的案件里有一件不在您的办理范围内，请重新勾选")
            }
            let number = derivation.file.shownNumber
            guard reading.sight(derivation).mayRecord else {
                throw Failure(description: "\(number)您可以看、不能登记，请不要勾选")
            }
            let about = waiting[caseID]?.first { $0.kind == name }?.about ?? ""
            let asked = Self.pairs(about)
            guard let form = EntryForm(name, on: caseID, derivation, reading, asked: { asked[$0] }) else {
                throw Failure(description: "这个事项不能一并登记，请在各案单独登记")
            }
            guard form.asked.isEmpty else {
                throw Failure(description: "\(number)要先说明是哪一次开庭、哪一份裁判或者哪一件，请单独登记这一件")
            }
            let level = asked["level"].flatMap { kind.field("level") == nil ? nil : ["level": $0] }
            return Member(caseID: caseID, derivation: derivation, form: form, about: about, own: level ?? [:])
        }
        setApart()
    }

    private static func pairs(_ about: String) -> [String: String] {
        let pairs = about.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        return Dictionary(
            pairs.filter { $0.count == 2 }.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    }

    /// 标题、审级、层级: what each docket alone can say, and nobody asserts: 关于提请审批张某诉……的请示.
    private static let mechanical: Set<String> = ["title", "proceeding", "level"]

    /// Where the dockets suggest different things, those that are mechanical are filled in by each; of all others nothing is suggested.
    private mutating func setApart() {
        let defaults = members.map(\.form.defaults)
        let differing = Set(members.flatMap(\.form.names)).union(["proceeding"]).filter { name in
            Set(defaults.map { $0[name] ?? "" }).count > 1
        }
        for place in members.indices {
            members[place].own.merge(
                defaults[place].filter { differing.contains($0.key) && Self.mechanical.contains($0.key) }
            ) { said, _ in said }
        }
        unsuggested = differing.subtracting(Self.mechanical)
    }

    private var first: Member { members[0] }
    private var own: Set<String> { Set(members.flatMap(\.own.keys)) }

    /// 各案自行填写的: each with what stands in it, case by case, as far as they are listed.
    public var apart: [(title: String, values: [(number: String, value: String)])] {
        own.sorted().filter { $0 != "proceeding" }.map { name in
            (
                EntryInputs.title(name, of: kind) ?? name,
                members.prefix(Self.listed).map { ($0.derivation.file.shownNumber, $0.own[name] ?? "") }
            )
        }
    }

    /// 各案原有不同的: fields in which nothing is suggested, with what the dockets would have.
    public var differing: [(title: String, values: [String])] {
        unsuggested.sorted().map { name in
            var seen: Set<String> = []
            let values = members.compactMap { $0.form.defaults[name] }.filter {
                !$0.isEmpty && seen.insert($0).inserted
            }
            return (EntryInputs.title(name, of: kind) ?? name, Array(values.prefix(Self.listed)))
        }
    }

    private static let listed = 10

    /// 所见: what the form was made from, case by case: which thing each entry is about, and which papers go along. Where it is another
    /// when the form comes back, nothing is recorded.
    public var pin: String {
        let all = members.flatMap { member in
            [member.caseID, member.about]
                + member.form.papers.flatMap { [$0.kind, String($0.version), $0.digest ?? ""] }
        }
        return Digest(of: Array(all.joined(separator: "\u{1e}").utf8)).hex
    }

    /// Papers that go along, case by case.
    public var papers: Int { members.reduce(0) { $0 + $1.form.papers.count } }
    public var basis: String? { first.form.basis }
    public var notes: [String] { get throws { try first.form.notes } }
    public var units: [String] { first.derivation.organisation.currentNames }

    public func inputs(_ typed: TypedFields, errors: [String: String]) throws -> EntryForm.Inputs {
        var shown = typed
        if typed.isEmpty, !unsuggested.isEmpty {
            shown = TypedFields(first.form.defaults.filter { !unsuggested.contains($0.key) }.map { ($0.key, $0.value) })
            shown.pairs += unsuggested.map { ($0, "") }
        }
        let inputs = try first.form.inputs(shown, link: TypedFields(), errors: errors)
        let hidden = Set(members.flatMap(\.form.hidden.keys)).union(own)
        return EntryForm.Inputs(
            main: inputs.main.filter { !hidden.contains($0.name) },
            more: inputs.more.filter { !hidden.contains($0.name) })
    }

    /// The groups in which it is filled in.
    public func groups(_ main: [EntryInput]) -> [EntryForm.Group] { first.form.groups(main) }
    /// 收到裁判: its usual outcomes; each party's day is a case's own.
    public var decision: DecisionForm? { DecisionForm(first.form) }

    // MARK: - 登记

    /// Records it on all of them, or on none.
    /// - Parameter scans: what came with the form, kept once for all.
    /// - Throws: `NotRecorded`, with the case that refuses.
    public func record(_ typed: TypedFields, scans: [Value], _ request: Request) throws {
        try NotRecorded.unless {
            let drafts = try members.map { member -> (caseID: String?, drafts: [Draft]) in
                (member.caseID, [try draft(member, typed, scans)])
            }
            do {
                try reading.store.record(several: drafts, request)
            } catch let failure as NotOfAll {
                throw told(failure)
            } catch let asked as AskedOfSeveral { throw NotRecorded.asked(together(asked)) }
        }
    }

    private func draft(_ member: Member, _ typed: TypedFields, _ scans: [Value]) throws(Refusal) -> Draft {
        let said = member.own.merging(member.form.hidden) { _, hidden in hidden }
        let apart = Set(own).union(said.keys)
        // Papers are the case's own and what came with the form; a form names no others.
        var all = TypedFields(typed.pairs.filter { !apart.contains($0.name) && !$0.name.hasPrefix("papers.") })
        all.pairs += said.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        for (place, paper) in member.form.papers.enumerated() {
            all.pairs += [
                ("papers.\(place).kind", paper.kind), ("papers.\(place).version", String(paper.version)),
                ("papers.\(place).digest", paper.digest ?? ""),
            ]
        }
        all = try DecisionForm(member.form)?.plain(all) ?? all
        var draft = try EntryDraft.draft(all, of: kind, in: reading.store.rules.vocabulary)
        let papers = (draft.fields["papers"]?.list ?? []) + scans
        if !papers.isEmpty { draft.fields["papers"] = .list(papers) }
        return draft
    }

    /// The same question of several cases is asked once, with whose it is.
    private func together(_ asked: AskedOfSeveral) -> [Question] {
        var (order, numbers) = ([Question](), [Question: [String]]())
        for (place, question) in asked.questions {
            if numbers[question] == nil { order.append(question) }
            numbers[question, default: []].append(members[place].derivation.file.shownNumber)
        }
        return order.map { one in
            let whose = numbers[one] ?? []
            let named = whose.prefix(3).joined(separator: "、") + (whose.count > 3 ? "等\(whose.count)件" : "")
            return Question(code: one.code, message: "\(named)：\(one.message)")
        }
    }

    /// Which of them it was.
    private func told(_ failure: NotOfAll) -> any Error {
        let number = members[failure.place].derivation.file.shownNumber
        switch failure.reason {
        case let refusal as Refusal:
            return Refusal(
                refusal.violations.map {
                    .init(code: $0.code, field: $0.field, message: "\(number)：\($0.message)", cite: $0.cite)
                })
        case is Conflict:
            return Refusal(of: nil, "\(number)：打开本页之后，有人已登记同一步骤，请回到系列案重新勾选")
        default: return failure.reason
        }
    }
}
