public import Docket
public import LegalCalendar
public import Rulebook

/// 期限变动: a due day that other rules, another calendar or another program give than the one a case's lists were made by.
public struct MovedDay: Sendable, Hashable {
    public let caseID: String
    public let number: String
    public let what: String
    /// The norm's name, and the article.
    public let norm: String
    public let cite: String
    /// Nil: there was no such duty, or none with a day.
    public let old: CivilDay?
    public let new: CivilDay?
    /// Done, ended or lapsed by the lists as they are.
    public let isClosed: Bool
    /// 约束力的变化; nil where it is as it was.
    public var becomes: Duty.Standing?
    /// There was no such duty, or there is none any more.
    public var isNew = false
    public var isGone = false
}

extension CaseStore {
    /// What making the lists anew would move, case by case; nothing is written. Reads lists that an older program made.
    public func movedDays(_ found: (MovedDay) throws -> Void) throws {
        for id in try engine.read({ try $0.rows("SELECT case_id FROM case_index ORDER BY case_id") }) {
            guard let caseID = id.text("case_id"), let derivation = try derivation(caseID) else { continue }
            let rows = try engine.read {
                try $0.rows(
                    "SELECT duty_key, name, what, cite, due, closed_on FROM duty_index WHERE case_id = ? AND force <> 'watch'",
                    [.text(caseID)])
            }
            for day in Self.moved(rows, derivation, caseID) { try found(day) }
        }
    }

    /// What another calendar would move of what is open and due about a year; nothing is written.
    public func movedDays(by calendar: LegalCalendar, in year: Int, limit: Int) throws -> [MovedDay] {
        let ids = try engine.read {
            try $0.rows(
                """
                SELECT DISTINCT case_id FROM duty_index
                WHERE due >= ? AND due <= ? AND closed_on IS NULL AND force <> 'watch' ORDER BY due LIMIT ?
                """, [.text("\(year - 1)-12-01"), .text("\(year + 1)-01-31"), .integer(limit)])
        }
        return try ids.compactMap { $0.text("case_id") }.flatMap { caseID -> [MovedDay] in
            guard let derivation = try derivation(caseID) else { return [] }
            let number = derivation.file.instances.all.lazy.compactMap(\.number).first ?? caseID
            let new = Dictionary(
                derivation.under(calendar).duties().map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
            return derivation.duties().filter { $0.norm.force != .watch && $0.fulfilled == nil && $0.ended == nil }
                .compactMap { duty in
                    guard let other = new[duty.key], other.due != duty.due else { return nil }
                    return MovedDay(
                        caseID: caseID, number: number, what: duty.norm.what, norm: duty.norm.name,
                        cite: derivation.rules.citation(duty.norm.provenance), old: duty.due, new: other.due,
                        isClosed: false)
                }
        }
    }

    /// What an entry of the office docket would move of what is open; nothing is written.
    /// - Parameter since: what opened before that day does not move.
    /// - Returns: of the first cases only, where `isAll` is false.
    public func movedDays(recording entry: Entry, since: CivilDay, limit: Int) throws -> (
        days: [MovedDay], isAll: Bool
    ) {
        let after = Organisation(entries: try officeEntries() + [entry])
        let ids = try engine.read {
            try $0.rows(
                """
                SELECT DISTINCT case_id FROM duty_index
                WHERE opens >= ? AND closed_on IS NULL AND force <> 'watch' ORDER BY case_id LIMIT ?
                """, [.text(since.description), .integer(limit + 1)])
        }
        let days = try ids.prefix(limit).compactMap { $0.text("case_id") }.flatMap { caseID -> [MovedDay] in
            guard let before = try derivation(caseID) else { return [] }
            return Self.moved(from: before, to: before.under(before.rules, after), caseID)
        }
        return (days, ids.count <= limit)
    }

    /// What other rules would move of what is open, if they spoke in place of those; nothing is written.
    /// - Parameter adoption: of a version that is not adopted here yet.
    public func movedDays(
        from old: Rules, to new: Rules, adopting adoption: Adoption? = nil, _ found: (MovedDay) throws -> Void
    ) throws {
        let organisation = try self.organisation()
        let after = adoption.map(organisation.adopting) ?? organisation
        let ids = try engine.read {
            try $0.rows(
                "SELECT DISTINCT case_id FROM duty_index WHERE closed_on IS NULL AND force <> 'watch' ORDER BY case_id")
        }
        for caseID in ids.compactMap({ $0.text("case_id") }) {
            guard let known = try derivation(caseID) else { continue }
            for day in Self.moved(
                from: known.under(old, organisation), to: known.under(new, after), caseID)
            { try found(day) }
        }
    }

    /// 施行日至登记日之间产生的期限: what opened under a version before anybody here knew of it, of every case, the first of them.
    public func opened(from first: CivilDay, before known: CivilDay, knowing rulebook: String, limit: Int) throws
        -> [MovedDay]
    {
        let ids = try engine.read {
            try $0.rows(
                "SELECT DISTINCT case_id FROM duty_index WHERE opens >= ? AND opens < ? ORDER BY case_id LIMIT ?",
                [.text(first.description), .text(known.description), .integer(limit)])
        }
        return try ids.compactMap { $0.text("case_id") }.flatMap { caseID -> [MovedDay] in
            guard let derivation = try derivation(caseID) else { return [] }
            return derivation.openedBefore(knowing: rulebook, derivation.duties()).map { duty in
                Self.row(duty, duty.due, duty.due, derivation, caseID)
            }
        }
    }

    private static func moved(from before: Derivation, to after: Derivation, _ caseID: String) -> [MovedDay] {
        func open(_ derivation: Derivation) -> [String: Duty] {
            let duties = derivation.duties().filter {
                $0.norm.force != .watch && $0.fulfilled == nil && $0.ended == nil
            }
            return Dictionary(duties.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        }
        let (old, new) = (open(before), open(after))
        return Set(old.keys).union(new.keys).sorted().compactMap { key -> MovedDay? in
            let (was, becomes) = (old[key], new[key])
            guard let duty = becomes ?? was, was?.due != becomes?.due || was?.standing != becomes?.standing else {
                return nil
            }
            var row = row(duty, was?.due, becomes?.due, becomes == nil ? before : after, caseID)
            (row.isNew, row.isGone) = (was == nil, becomes == nil)
            row.becomes = was?.standing == becomes?.standing ? nil : becomes?.standing
            return row
        }
    }

    private static func row(
        _ duty: Duty, _ old: CivilDay?, _ new: CivilDay?, _ derivation: Derivation, _ caseID: String
    ) -> MovedDay {
        MovedDay(
            caseID: caseID, number: derivation.file.instances.all.lazy.compactMap(\.number).first ?? caseID,
            what: duty.norm.what, norm: duty.norm.name, cite: derivation.rules.citation(duty.norm.provenance), old: old,
            new: new, isClosed: duty.fulfilled != nil || duty.ended != nil)
    }

    private static func moved(_ rows: [SQLRow], _ derivation: Derivation, _ caseID: String) -> [MovedDay] {
        let number = derivation.file.instances.all.lazy.compactMap(\.number).first ?? caseID
        let old = Dictionary(
            rows.map { ($0.text("duty_key") ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        let duties = derivation.duties().filter { !$0.isAwaited && !$0.lateNotice && $0.norm.force != .watch }
        let new = Dictionary(duties.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        return Set(old.keys).union(new.keys).sorted().compactMap { key in
            let (row, duty) = (old[key], new[key])
            let days = (row?.text("due").flatMap { CivilDay($0) }, duty?.due)
            guard days.0 != days.1 else { return nil }
            return MovedDay(
                caseID: caseID, number: number, what: duty?.norm.what ?? row?.text("what") ?? "",
                norm: duty?.norm.name ?? row?.text("name") ?? "",
                cite: duty.map { derivation.rules.citation($0.norm.provenance) } ?? row?.text("cite") ?? "",
                old: days.0, new: days.1, isClosed: row?.text("closed_on") != nil)
        }
    }
}
