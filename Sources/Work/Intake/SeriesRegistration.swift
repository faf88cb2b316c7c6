import Casework
public import Docket
public import LegalCalendar
import Rulebook
public import Store

/// 批量登记: many suits over one act, each with its number and its own clocks. What they share is typed once; all of them are recorded,
/// or none.
public struct SeriesRegistration: Sendable {
    /// More are taken in two lists.
    public static let most = 300

    private static let shared = [
        "court", "instance", "procedure", "service-method", "defendants.0.organ", "act.title", "act.maker",
        "act.made-on", "act.document-number", "reconsideration", "sued",
    ]
    private static let more = [
        "defendants.0.standing", "defendants.1.organ", "defendants.1.standing", "third-parties.0.name", "act.kind",
        "act.field", "cause", "claims", "judge", "judge-phone", "court-clerk", "court-clerk-phone", "evidence-due-on",
        "note",
    ]

    public struct Inputs: Sendable, Hashable {
        public let main: [EntryInput]
        public let more: [EntryInput]
    }

    /// 登记后产生的期限: each case its own; the first and the last day, where they differ.
    public struct Row: Sendable, Hashable {
        public let what: String
        public let cite: String
        public let first: CivilDay
        public let last: CivilDay
    }

    /// 建议承办单位, with how many of the cases.
    public struct Share: Sendable, Hashable {
        public let unit: String
        public let count: Int
        public let reason: String
        public let cite: String
    }

    /// 核对: what was read, and what would follow.
    public struct Checked: Sendable {
        public let lines: [SeriesLine]
        public let duties: [Row]
        public let shares: [Share]
        /// 承办单位不明确: in how many of them.
        public let unclear: Int
        /// What was asked of them and told beside the lines.
        let asked: Set<String>

        public var wrong: Int { lines.count { !$0.wrong.isEmpty } }
        public var doubtful: Int { lines.count { $0.wrong.isEmpty && !$0.doubtful.isEmpty } }
        public var isReady: Bool { wrong == 0 && lines.count > 1 }
    }

    public let kind: Kind
    private let reading: Reading

    /// - Returns: nil where the vocabulary has no notices.
    public init?(_ reading: Reading) {
        let vocabulary = reading.store.rules.vocabulary
        guard let kind = vocabulary.kind(.noticeReceived), vocabulary.kind(.related) != nil else { return nil }
        (self.kind, self.reading) = (kind, reading)
    }

    public func inputs(_ typed: TypedFields, errors: [String: String]) -> Inputs {
        let usual = [
            "instance": "first", "procedure": "ordinary", "defendants.0.organ": reading.ownOrgan ?? "",
            "defendants.0.standing": "defendant", "service-method": "direct",
        ]
        let inputs = EntryInputs(kind: kind, typed: typed, suggested: usual, errors: errors)
        return Inputs(main: inputs(Self.shared), more: inputs(Self.more))
    }

    /// Fields of a form that are of all of them.
    public static func isShared(_ name: String) -> Bool { (shared + more).contains(name) }

    // MARK: - 核对

    /// - Parameter typed: what all of them share; `day` where a line has none of its own.
    /// - Throws: a refusal for what all of them share.
    public func checked(_ lines: [SeriesLine], _ typed: TypedFields, _ request: Request) throws -> Checked {
        guard lines.count > 1 else { throw Refusal(of: "lines", "没有读出两行以上的案件：一行一件，写明案号和原告；只有一件的，用收文登记") }
        guard lines.count <= Self.most else {
            throw Refusal(of: "lines", "读出\(lines.count)行，一次最多登记\(Self.most)件，请分几次登记")
        }
        _ = try EntryDraft.draft(self.typed(lines[0], typed, withDay: false), of: kind, in: vocabulary)
        var checked = SeriesCheck.checked(lines, today: reading.today)
        var (opened, asked) = ([Derivation](), Set<String>())
        for place in checked.indices where checked[place].wrong.isEmpty {
            do {
                opened.append(try opening(&checked[place], typed, request, &asked))
            } catch let refusal as Refusal {
                checked[place].wrong += refusal.violations.map { .init($0.message) }
            }
        }
        let proposals = opened.map { $0.proposedAssignment(in: $0.file.instances.first?.id) }
        return Checked(
            lines: checked, duties: Self.rows(opened), shares: shares(proposals),
            unclear: proposals.count { $0?.isUnclear ?? true }, asked: asked)
    }

    private var vocabulary: Vocabulary { reading.store.rules.vocabulary }

    /// The case of one line, and what would be asked about it.
    private func opening(
        _ line: inout SeriesLine, _ typed: TypedFields, _ request: Request, _ asked: inout Set<String>
    ) throws -> Derivation {
        let (derivation, questions) = try reading.store.preview(draft(line, typed), request)
        for question in questions {
            if question.code == Self.known {
                line.wrong.append(.init(question.message + "；确是另一案的，用收文登记单独登记", [.drop]))
            } else {
                line.doubtful.append(.init(question.message))
                asked.insert(question.code)
            }
        }
        return derivation
    }

    private static func rows(_ opened: [Derivation]) -> [Row] {
        var rows: [String: Row] = [:]
        for derivation in opened {
            for duty in derivation.duties() where duty.norm.force == .duty {
                guard let due = duty.due else { continue }
                let cite = derivation.rules.citation(duty.norm.provenance)
                let known = rows[duty.norm.what]
                rows[duty.norm.what] = Row(
                    what: duty.norm.what, cite: cite, first: min(known?.first ?? due, due),
                    last: max(known?.last ?? due, due))
            }
        }
        return rows.values.sorted { ($0.first, $0.what) < ($1.first, $1.what) }
    }

    private func shares(_ proposals: [ProposedAssignment?]) -> [Share] {
        let all = proposals.compactMap(\.self).filter { !$0.isUnclear }.flatMap { proposal in
            proposal.shares.map { (unit: $0.unit, proposal: proposal) }
        }
        return Dictionary(grouping: all, by: \.unit).map { unit, given in
            let norm = given[0].proposal.norm
            return Share(
                unit: unit, count: given.count, reason: norm.reason,
                cite: reading.store.rules.citation(norm.provenance))
        }.sorted { ($1.count, $0.unit) < ($0.count, $1.unit) }
    }

    // MARK: - 登记

    private func typed(_ line: SeriesLine, _ shared: TypedFields, withDay: Bool = true) -> TypedFields {
        var typed = TypedFields(shared.pairs.filter { Self.isShared($0.name) })
        let own = line.day.trimmingBlanks
        typed.pairs.append(("day", own.isEmpty || !withDay ? shared["day"] ?? "" : own))
        typed.pairs.append(("number", line.number))
        for (place, name) in line.names.enumerated() { typed.pairs.append(("plaintiffs.\(place).name", name)) }
        return typed
    }

    private func draft(_ line: SeriesLine, _ shared: TypedFields, papers: [Value] = []) throws(Refusal) -> Draft {
        var draft = try EntryDraft.draft(typed(line, shared), of: kind, in: vocabulary)
        if !papers.isEmpty { draft.fields["papers"] = .list(papers) }
        return draft
    }

    /// Opens a case for each line and marks all of them as one series, by the number of the first.
    /// - Parameter papers: what came with all of them.
    /// - Returns: the cases.
    /// - Throws: `NotOfAll` for the first line that is refused; a refusal where somebody has registered one of them meanwhile.
    public func record(_ lines: [SeriesLine], _ typed: TypedFields, papers: [Value], _ request: Request) throws
        -> [String]
    {
        // What was told beside the lines is confirmed; a number that somebody has registered meanwhile is not.
        let checked = try checked(lines, typed, request)
        let shown = Request(
            actor: request.actor, id: request.id, seen: request.seen, instant: request.instant, today: request.today,
            confirmed: checked.asked)
        let label = lines.first?.shown ?? ""
        let drafts = try lines.map { line -> (caseID: String?, drafts: [Draft]) in
            let notice = try draft(line, typed, papers: papers)
            let mark = Draft(.related, day: notice.day, ["relation": "series", "to": .text(label)])
            return (nil, [notice, mark])
        }
        do {
            return try reading.store.record(several: drafts, shown)
        } catch let asked as AskedOfSeveral {
            throw Refusal(
                asked.questions.map {
                    .init(code: $0.question.code, field: "lines", message: "第\($0.place + 1)行：\($0.question.message)")
                })
        }
    }

    /// 案号重复: what is asked of a number that is known.
    private static let known = "duplicate-number"
}
