import Casework
public import Docket
public import LegalCalendar
import Rulebook
public import Store

/// 移交: all that somebody handles goes to a colleague, one entry a case, all or none; what is left with him is counted.
public struct Handover: Sendable {
    public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
        public let description: String
    }

    /// 承办人 of the unit
    public struct Person: Sendable, Hashable {
        public let name: String
        public let count: Bounded
        /// Nobody of that name signs in for the unit: whoever has left.
        public let isGone: Bool
    }

    /// One of his cases, with what a successor must know.
    public struct Row: Sendable {
        public let docket: CaseRow
        /// The unit's own, the nearest first.
        public let tasks: [DeskRow]
        public let hearings: [HearingRow]
        /// 同案的其他承办人
        public let others: [String]
        /// Whether the reader may record on it.
        public let mayRecord: Bool
    }

    /// More are not handed over at once.
    public static let most = 200
    private static let people = 200

    public let unit: String
    public let people: [Person]
    /// 可接替的: who signs in for the unit, and whom it has named before.
    public let successors: [String]
    /// 移交人
    public let from: String?
    public let rows: [Row]
    private let reading: Reading

    /// - Returns: nil for who is no handler of a unit.
    public init?(_ reading: Reading, from: String?) throws {
        guard reading.reader.has(.handlingUnit) else { return nil }
        (self.reading, unit) = (reading, reading.reader.unit)
        let organisation = reading.holders.organisation
        let accounts = try reading.store.accounts().filter {
            !$0.isDisabled && $0.functions.contains(.handlingUnit)
                && organisation.present($0.unit) == reading.reader.unit
        }
        let names = Set(accounts.map(\.display))
        people = try reading.store.handlers(of: unit, limit: Self.people).map {
            Person(name: $0.name, count: $0.count, isGone: !names.contains($0.name))
        }
        let known = names.union(people.map(\.name))
        let chosen = from.flatMap { known.contains($0) ? $0 : nil }
        self.from = chosen
        successors = known.filter { $0 != from }.sorted()
        rows = try chosen.map { try Self.rows(of: $0, reading.reader.unit, reading) } ?? []
    }

    private static func rows(of name: String, _ unit: String, _ reading: Reading) throws -> [Row] {
        let store = reading.store
        let dockets = try store.cases(
            handledBy: name, in: unit, reading.scope, today: reading.today, limit: most)
        let ids = dockets.map(\.caseID)
        let desk = try Desk(store, of: reading.reader, today: reading.today)
        let tasks = Dictionary(grouping: try desk.rows(of: ids), by: \.caseID)
        let hearings = Dictionary(
            grouping: try store.hearings(reading.scope, from: reading.today).filter { ids.contains($0.caseID) },
            by: \.caseID)
        return try dockets.map { docket in
            let standing = try store.standing(of: reading.reader, to: docket.caseID, today: reading.today)
            return Row(
                docket: docket, tasks: (tasks[docket.caseID] ?? []).filter { !$0.isProposed },
                hearings: hearings[docket.caseID] ?? [],
                others: try reading.view(docket.caseID).map { others(of: name, unit, $0) } ?? [],
                mayRecord: standing.map { Access.may(reading.reader, .record, $0) == .allow } ?? false)
        }
    }

    private static func others(of name: String, _ unit: String, _ derivation: Derivation) -> [String] {
        derivation.file.handlers.filter { derivation.organisation.present($0.unit) == unit && $0.name != name }
            .map(\.name).sorted()
    }

    // MARK: - 登记

    /// 移交日期, as it was typed.
    public static func day(_ typed: String, today: CivilDay) throws(Failure) -> CivilDay {
        let text = typed.trimmingBlanks
        guard let day = CivilDay.read(text) else {
            throw Failure(description: text.isEmpty ? "请填写移交日期" : "没有这一天：\(text)，请按 2026-02-10 填写")
        }
        guard day <= today else { throw Failure(description: "移交日期 \(day.chinese) 晚于今天") }
        return day
    }

    /// - Parameters:
    ///   - cases: as they were ticked.
    ///   - notes: 逐案交代的事, by case.
    ///   - scans: 双方签名的移交清单, kept once for all.
    /// - Throws: `Failure` for what is not said; `NotRecorded` with the case that refuses.
    public func record(
        _ cases: [String], to successor: String, on day: CivilDay, note: String, notes: [String: String],
        scans: [Value], _ request: Request
    ) throws {
        guard let from else { throw Failure(description: "请选择移交人") }
        let successor = successor.foldedName
        guard !successor.isEmpty else { throw Failure(description: "请写明接替人") }
        guard successor != from else { throw Failure(description: "接替人不能是移交人自己") }
        let known = Set(rows.filter(\.mayRecord).map(\.docket.caseID))
        let chosen = cases.filter(known.contains)
        guard !chosen.isEmpty, chosen.count == cases.count else {
            throw Failure(description: cases.isEmpty ? "请勾选要移交的案件" : "勾选的案件有变动，请看过以后重新勾选")
        }
        try NotRecorded.unless {
            let drafts = try chosen.map { caseID -> (caseID: String?, drafts: [Draft]) in
                guard let derivation = try reading.view(caseID) else {
                    throw Failure(description: "勾选的案件有变动，请看过以后重新勾选")
                }
                let said = [note, notes[caseID] ?? ""].map(\.trimmingBlanks).filter { !$0.isEmpty }
                return (
                    caseID,
                    self.drafts(derivation, from, to: successor, on: day, said.joined(separator: "；"), scans)
                )
            }
            do { try reading.store.record(several: drafts, request) } catch let failure as NotOfAll {
                throw Self.told(failure, chosen, rows)
            }
        }
    }

    /// One entry for each instance in which he was named; who handles it with him stays.
    private func drafts(
        _ derivation: Derivation, _ from: String, to successor: String, on day: CivilDay, _ note: String,
        _ scans: [Value]
    ) -> [Draft] {
        let items = derivation.file.naming().filter { item in
            derivation.organisation.present(item.namingUnit) == unit
                && (item.entry["persons"]?.list ?? []).contains { $0["name"]?.text == from }
        }
        return items.map { item in
            let persons = (item.entry["persons"]?.list ?? []).filter { $0["name"]?.text != successor }.map {
                person -> Value in
                guard person["name"]?.text == from, var fields = person.object else { return person }
                // His post was his own.
                (fields["name"], fields["post"]) = (.text(successor), nil)
                return .object(fields)
            }
            var fields: [String: Value] = ["persons": .list(persons), "replaces": .text(from)]
            fields["proceeding"] = item.context.first(.proceeding).map { .text($0) }
            if !note.isEmpty { fields["handover"] = .text(note) }
            if !scans.isEmpty { fields["papers"] = .list(scans) }
            return Draft(.staffAssigned, day: day, fields)
        }
    }

    /// Which of them it was.
    private static func told(_ failure: NotOfAll, _ chosen: [String], _ rows: [Row]) -> any Error {
        let row = rows.first { $0.docket.caseID == chosen[failure.place] }
        let number = row?.docket.number ?? ""
        guard let refusal = failure.reason as? Refusal else { return failure.reason }
        return Refusal(
            refusal.violations.map {
                .init(code: $0.code, field: $0.field, message: "\(number)：\($0.message)", cite: $0.cite)
            })
    }
}
