public import Casework
public import Docket
public import LegalCalendar
public import Rulebook

extension CaseStore {
    /// How often the journal may have moved on while a change was made ready, before it is made under the lock.
    private static let attempts = 2

    /// Load, decide, append and index. What takes long is done before the lock is taken; under it only what was made ready is written,
    /// if nothing was recorded meanwhile. A case that does not exist is opened by its first draft.
    public func change(_ caseID: String?, _ request: Request, _ compose: @Sendable (Derivation) throws -> [Draft])
        throws -> Outcome
    {
        for _ in 0..<Self.attempts {
            let plan: ChangePlan
            switch try engine.read({ try self.prepare(caseID, request, compose, $0) }) {
            case .settled(let outcome): return outcome
            case .ready(let ready): plan = ready
            case .mustKeepDays: return try engine.write { try self.change(caseID, request, compose, $0) }
            }
            let isDone = try engine.write { connection in
                guard try Journal(connection: connection).tip().sequence == plan.tip else { return false }
                try plan.write(connection)
                return true
            }
            if isDone { return plan.outcome }
        }
        return try engine.write { try self.change(caseID, request, compose, $0) }
    }

    /// Under a lock that is held.
    func change(
        _ caseID: String?, _ request: Request, _ compose: (Derivation) throws -> [Draft], _ connection: any Connection
    ) throws -> Outcome {
        if let caseID {
            try keepDays(caseID, try Journal(connection: connection).entries(ofCase: caseID), connection)
        }
        switch try prepare(caseID, request, compose, connection) {
        case .settled(let outcome): return outcome
        case .ready(let plan):
            try plan.write(connection)
            return plan.outcome
        case .mustKeepDays: throw StoreError.corrupt("原届满日没有记下")
        }
    }

    private enum Prepared: Sendable {
        /// Answered before, or asked.
        case settled(Outcome)
        case ready(ChangePlan)
        /// The days of what is closed have to be put away first, which is written.
        case mustKeepDays
    }

    /// Writes nothing.
    private func prepare(
        _ caseID: String?, _ request: Request, _ compose: (Derivation) throws -> [Draft], _ connection: any Connection
    ) throws -> Prepared {
        if let answered = try answer(to: request, connection) { return .settled(answered) }
        let journal = Journal(connection: connection)
        let known = try caseID.map { try journal.entries(ofCase: $0) } ?? []
        if let caseID, known.isEmpty { throw StoreError.missing("这个案件：\(caseID)") }
        if let caseID, try KeptDays(connection: connection).isWaiting(caseID) { return .mustKeepDays }
        var derivation = try derive(known, connection)
        var drafts = try compose(derivation)
        guard !drafts.isEmpty else { throw StoreError.missing("要登记的内容") }
        try number(&drafts, connection)
        try nameLawyers(&drafts, connection)
        let tip = try journal.tip()
        let id = caseID ?? "C\(tip.sequence + 1)"
        var (questions, entries) = ([Question](), [Entry]())
        for draft in drafts {
            try checkConflict(draft, derivation, request)
            // Its place after what is known; the journal gives the real number.
            let entry = entry(draft, id, request, derivation, sequence: Int.max / 2 + entries.count)
            questions += try Decision(derivation: derivation, today: request.today).decide(entry, by: request.actor)
            questions += try duplicates(of: entry, except: caseID, for: request, connection)
            questions += try lawyerWithoutAccount(entry, connection)
            entries.append(entry)
            if drafts.count > entries.count { derivation = try derive(known + entries, connection) }
        }
        if known.isEmpty { questions += try nobodyThere(try derive(entries, connection), request, connection) }
        let open = questions.filter { !request.confirmed.contains($0.code) && !request.confirmed.contains("*") }
        guard open.isEmpty else { return .settled(.asked(open)) }
        let numbered = try numbered(entries, after: known, connection)
        let links = Journal.chained(try markingClock(numbered, connection), behind: tip)
        let appended = links.map(\.entry).filter { $0.stream == .case }
        return .ready(
            ChangePlan(
                tip: tip.sequence, links: links, caseID: id,
                rows: CaseIndex.rows(id, try derive(known + appended, connection))))
    }

    /// 编号: what an entry opens keeps the id it has now, whatever is recorded later for an earlier day.
    private func numbered(_ entries: [Entry], after known: [Entry], _ connection: any Connection) throws -> [Entry] {
        var numbered: [Entry] = []
        for var entry in entries {
            if let kind = Vocabulary.traits(entry.kind).opens {
                let before = Set(try derive(known + numbered, connection).file.things(kind).map(\.id))
                let id = kind.freeID { before.contains($0) }.id
                var marked = entry
                marked.fields[Vocabulary.idField] = .text(id)
                let file = try derive(known + numbered + [marked], connection).file
                // Another copy of what is there opens nothing.
                if file.things(kind).contains(where: { $0.id == id && $0.openedBy == entry.sequence }) {
                    entry = marked
                }
            }
            numbered.append(entry)
        }
        return numbered
    }

    private func answer(to request: Request, _ connection: any Connection) throws -> Outcome? {
        guard !request.id.isEmpty,
            let row = try connection.rows("SELECT case_id, last FROM answered WHERE request = ?", [.text(request.id)])
                .first,
            let caseID = row.text("case_id"), let last = row.integer("last")
        else { return nil }
        return .recorded(caseID: caseID, last: last)
    }

    private func entry(
        _ draft: Draft, _ caseID: String, _ request: Request, _ derivation: Derivation, sequence: Int
    ) -> Entry {
        // In which of his functions he acts is said by what he does.
        let role = Decision(derivation: derivation, today: request.today).role(
            of: request.actor, recording: draft.kind, draft.fields)
        // Who names himself as who did it did it himself.
        var fields = draft.fields
        if fields["by"]?["name"]?.text == request.actor.name { fields["by"] = nil }
        return Entry(
            caseID: caseID, sequence: sequence, instant: request.instant, actor: request.actor.account,
            role: role.rawValue,
            unit: request.actor.unit, request: request.id, kind: draft.kind, day: draft.day, fields: fields)
    }

    /// 收文编号 where the clerk left it blank: the next of the year.
    private func number(_ drafts: inout [Draft], _ connection: any Connection) throws {
        for index in drafts.indices
        where drafts[index].kind == .noticeReceived && drafts[index].fields["intake-number"] == nil {
            let year = drafts[index].day.year
            var next =
                try connection.rows(
                    "SELECT count(*) AS n FROM case_index WHERE received_on >= ? AND received_on <= ?",
                    [.text("\(year)-01-01"), .text("\(year)-12-31")]
                ).first?.integer("n") ?? 0
            var number: String
            repeat {
                next += 1
                number = "\(year)-行诉-\(next < 10 ? "00" : next < 100 ? "0" : "")\(next)"
            } while try !connection.rows("SELECT case_id FROM case_number WHERE number = ?", [.text(number)]).isEmpty
            drafts[index].fields["intake-number"] = .text(number)
        }
    }

    private func checkConflict(_ draft: Draft, _ derivation: Derivation, _ request: Request) throws {
        let traits = Vocabulary.traits(draft.kind)
        guard !traits.isRepeatable else { return }
        for item in derivation.file.items(among: [draft.kind] + traits.excludes)
        where item.sequence > request.seen && item.sequence < Int.max / 2 {
            let sameThing = ["unit", "submission", "defendant", "hearing", "decision"].allSatisfy { field in
                guard let mine = draft.fields[field]?.text, let kind = ThingKind(rawValue: field) else { return true }
                let theirs = item.context[kind]
                return theirs.isEmpty || theirs.contains(derivation.organisation.canonical(mine))
                    || theirs.contains(mine)
            }
            guard sameThing else { continue }
            var theirs = item.entry
            // That the step was taken is told; in whose words only to who may read them.
            if !Sight(request.actor, derivation).sees(theirs) { theirs.fields = [:] }
            throw Conflict(theirs: theirs, mine: draft)
        }
    }
}

extension CaseStore {
    /// What a new case would be like, and what would be asked; writes nothing.
    public func preview(_ draft: Draft, _ request: Request) throws -> (derivation: Derivation, questions: [Question]) {
        try engine.read { connection in
            let empty = try self.derive([], connection)
            let entry = self.entry(draft, "", request, empty, sequence: 1)
            var questions = try Decision(derivation: empty, today: request.today).decide(entry, by: request.actor)
            questions += try self.duplicates(of: entry, except: nil, for: request, connection)
            let opened = try self.derive([entry], connection)
            return (opened, questions + (try self.nobodyThere(opened, request, connection)))
        }
    }
}

extension CaseStore {
    /// 启用日: what fell due before it was not this installation's to watch.
    public func inUseFrom() throws -> CivilDay? { try setting("in-use-from").flatMap { CivilDay($0) } }

    /// 迁入: many dockets kept elsewhere, in one transaction and without indexes; `rebuild` makes those.
    public func append(dockets: [[Entry]]) throws {
        try engine.write { connection in
            let journal = Journal(connection: connection)
            for docket in dockets {
                let id = "C\(try journal.tip().sequence + 1)"
                _ = try journal.append(
                    docket.map { entry in
                        var entry = entry
                        (entry.caseID, entry.stream) = (id, .case)
                        return entry
                    })
            }
        }
    }

    /// Opens a case from a docket that was kept elsewhere: entries as they are, in their order, for a demo or an import.
    @discardableResult
    public func open(docket entries: [Entry]) throws -> String {
        try engine.write { connection in
            let journal = Journal(connection: connection)
            let first = try journal.tip().sequence
            let id = "C\(first + 1)"
            var numbered = entries.map { entry in
                var entry = entry
                entry.caseID = id
                entry.stream = .case
                return entry
            }
            // Places in the list become places in the journal, also where an entry names another.
            for index in numbered.indices {
                if let target = numbered[index].fields["replaces"]?.integer {
                    numbered[index].fields["replaces"] = .integer(first + target)
                }
                if let target = numbered[index].fields["carries"]?.integer {
                    numbered[index].fields["carries"] = .integer(first + target)
                }
            }
            let appended = try journal.append(numbered)
            try CaseIndex.write(id, CaseIndex.rows(id, try self.derive(appended, connection)), connection)
            return id
        }
    }
}

/// 拟写入: entries in their places behind a tip, and the lists with them.
private struct ChangePlan: Sendable {
    let tip: Int
    let links: [Journal.Link]
    let caseID: String
    let rows: CaseIndex.Rows

    var outcome: Outcome {
        .recorded(caseID: caseID, last: links.last { $0.entry.stream == .case }?.entry.sequence ?? tip)
    }

    func write(_ connection: any Connection) throws {
        try Journal(connection: connection).write(links)
        for link in links where link.entry.stream == .case { try CaseStore.remember(link.entry, connection) }
        try CaseIndex.write(caseID, rows, connection)
    }
}
