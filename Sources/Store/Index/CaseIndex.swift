import Casework
import Docket
import LegalCalendar
import Oversight
import Rulebook

/// 索引: what lists and searches read of a case, written in the transaction of its entries and rebuildable from them.
struct CaseIndex {
    private let caseID: String
    private let derivation: Derivation
    private let duties: [Duty]
    /// Those that stand in lists: what may yet come (待生) does not.
    private let listed: [Duty]
    private let tasks: Tasks
    private let keys: [(key: CaseScope.Key, until: CivilDay?)]

    private init(_ caseID: String, _ derivation: Derivation) {
        (self.caseID, self.derivation) = (caseID, derivation)
        duties = derivation.duties()
        listed = duties.filter { !$0.isAwaited }
        tasks = Tasks(derivation, duties)
        keys = Participants.keys(of: derivation)
    }

    /// What the lists should have of a case; nothing of one that is no more.
    struct Rows: Sendable {
        var tables: [IndexTable: [[SQLValue]]] = [:]
        /// 统计的维度 that its figures name; all cases share them.
        var places: [[SQLValue]] = []
    }

    /// What the tables should have of a case, computed without a lock.
    static func rows(_ caseID: String, _ derivation: Derivation) -> Rows {
        let index = CaseIndex(caseID, derivation)
        let facts = derivation.facts(index.duties)
        let figures = derivation.rules.figures.rows(facts)
        let tables: [IndexTable: [[SQLValue]]] = [
            .cases: [index.docket(facts)], .readers: index.readers, .numbers: index.numbers,
            .series: index.file.series.sorted().map { [.text(caseID), .text($0)] },
            .handlers: index.handlers, .duties: index.listed.flatMap(index.rows),
            .tasks: TaskRows(caseID, index.tasks).all,
            .hearings: index.file.things(.hearing).filter(index.isHeardOrToCome).map(index.hearing),
            .books: index.books, .figures: figures.map { FigureIndex.row(caseID, $0) },
        ]
        return Rows(tables: tables, places: figures.map { FigureIndex.place($0) })
    }

    /// Writes what is different; no rows at all for a case that is no more.
    static func write(_ caseID: String, _ rows: Rows, _ connection: any Connection) throws {
        let old = try connection.rows("SELECT place, words FROM case_index WHERE case_id = ?", [.text(caseID)]).first
        try FigureIndex.add(rows.places, connection)
        for table in IndexTable.allCases {
            let (gone, new) = try table.replace(caseID, with: rows.tables[table] ?? [], connection)
            if table == .figures { try FigureIndex.move(gone, new, connection) }
        }
        let new = rows.tables[.cases]?.first.map { (place: $0[1], words: $0.last ?? .null) }
        try CaseWords(connection: connection).replace(
            old.map { (.integer($0.integer("place") ?? 0), $0.text("words") ?? "") },
            with: new.flatMap { new in if case .text(let words) = new.words { (new.place, words) } else { nil } })
        try connection.run("DELETE FROM stale_case WHERE case_id = ?", [.text(caseID)])
    }

    private var file: CaseFile { derivation.file }

    /// The order of the lists: the day it came, then the entry that opened it; one for which there is no day stands last.
    private var place: SQLValue {
        let opened = ((file.items + file.pending).map(\.sequence) + file.struck.map(\.sequence)).min() ?? 0
        return .integer((file.notice?.day.number ?? 0) << 32 | opened)
    }

    private func docket(_ facts: [Fact]) -> [SQLValue] {
        let stage = tasks.stage
        return [
            .text(caseID), place, .text(file.title), .text(file.notice?.entry["act"]?["title"]?.text ?? ""),
            .text(file.shownNumber), .text(file.notice?.entry["intake-number"]?.text ?? ""),
            .text((file.instances.numbered ?? file.instances.current)?["court"]?.text ?? ""),
            .text(file.notice?.day.description ?? ""), .text(stage.title), .integer(stage.isOver ? 1 : 0),
            .text(tasks.holder), .integer(duties.contains(where: \.provisional) ? 1 : 0),
            // What a requirement found depends on no day after it happened.
            .integer(derivation.leads([], on: file.items.last?.day ?? CivilDay(number: 0)).isEmpty ? 0 : 1),
            .optional(stage.isOver ? nil : idleFrom), .text(facts.lazy.map(\.place.area).first { !$0.isEmpty } ?? ""),
            .text(Self.result(facts)), .text(CaseWords.text(words, of: keys.map(\.key.text))),
        ]
    }

    /// 裁判如何计: of the last instance that was decided, the most adverse of what its defendants got.
    private static func result(_ facts: [Fact]) -> String {
        let decided = facts.filter {
            $0.subject == .instance && $0.day("decided-on") != nil && $0.word("counts") != nil
        }
        let last = decided.compactMap { $0.day("decided-on") }.max()
        let counts = decided.filter { $0.day("decided-on") == last }.compactMap { $0.word("counts") }
        return counts.isEmpty
            ? "" : Judgments.mostAdverse(counts.compactMap(OutcomeNorm.Counts.init(rawValue:))).rawValue
    }

    /// 没有下一步: the day from which it is on nobody's desk and nothing is awaited; nil as long as something is.
    private var idleFrom: String? {
        let (lasting, lapsing) = tasks.standing
        guard !lasting else { return nil }
        return lapsing.map { $0.adding(days: 1).description } ?? "0000-00-00"
    }

    private var readers: [[SQLValue]] {
        keys.map { [.text(caseID), .text($0.key.text), .optional($0.until?.description), place] }
    }

    private var numbers: [[SQLValue]] {
        Set(
            file.instances.all.compactMap(\.number).map { CaseNumber($0).normalised }
                + file.items(of: .noticeReceived).compactMap { $0.entry["intake-number"]?.text?.folded }
        ).sorted().map { [.text(caseID), .text($0)] }
    }

    /// Of a case that is over nobody has anything left to hand over.
    private var handlers: [[SQLValue]] {
        guard !tasks.stage.isOver else { return [] }
        let organisation = derivation.organisation
        return Set(file.handlers.map { [organisation.present($0.unit), $0.name] }).sorted {
            $0.lexicographicallyPrecedes($1)
        }
        .map { [.text(caseID), .text($0[0]), .text($0[1])] }
    }

    /// Lines of the books that the case gives.
    private var books: [[SQLValue]] {
        Book.allCases.flatMap { book in
            file.items.filter { book.kinds.contains($0.kind) }.map {
                [.text(caseID), .text(book.rawValue), .integer($0.sequence), .text($0.day.description)]
            }
        }
    }

    // MARK: - 事项

    /// A duty closes on the day it was fulfilled or ended; a right also when it lapses, which needs no entry and is compared with today.
    private func closedOn(_ duty: Duty) -> CivilDay? {
        [duty.fulfilled?.day, duty.ended?.event.day, excusedOn(duty)].compactMap(\.self).min()
    }

    private func excusedOn(_ duty: Duty) -> CivilDay? { duty.excuseLost == nil ? duty.excused?.day : nil }

    /// The due day of a duty that names a ground, where it was or will have been missed.
    private func late(_ duty: Duty, closed: CivilDay?) -> CivilDay? {
        guard duty.norm.force == .duty, derivation.rules.ground(of: duty.norm) != nil, excusedOn(duty) == nil,
            let due = duty.limit, duty.fulfilled.map({ $0.day > due }) ?? true, closed.map({ $0 > due }) ?? true
        else { return nil }
        return due
    }

    /// One row a unit.
    private func rows(_ duty: Duty) -> [[SQLValue]] {
        let (closed, due) = (closedOn(duty), duty.limit)
        let isUnassigned =
            duty.bearer == Function.handlingUnit.rawValue && duty.units.isEmpty && duty.norm.force != .watch
        let bearer = isUnassigned ? Function.intakeOffice.rawValue : duty.bearer
        // What was watched and done concerns no list.
        guard duty.fulfilled == nil || duty.norm.force != .watch else { return [] }
        let intake =
            duty.isProposed || isUnassigned ? derivation.holders.holder(of: .intakeOffice, for: duty.organ) : nil
        return (duty.units.isEmpty ? [""] : duty.units).map { unit in
            [
                .text(caseID), .text(duty.key), .text(unit), .text(duty.norm.name), .text(duty.norm.what),
                .text(TaskRows.cite(duty, derivation.rules)), .text(duty.norm.force.rawValue),
                .text(bearer), .text(duty.organ), .text(intake ?? unit), .text(duty.opened.day.description),
                .optional(due?.description), .optional(closed?.description),
                .optional(late(duty, closed: closed)?.description), .integer(duty.norm.force == .right ? 1 : 0),
                .integer(duty.isProposed && !isUnassigned ? 1 : 0), .integer(isUnassigned ? 1 : 0),
            ]
        }
    }

    /// What ended before its hearing is heard no more.
    private func isHeardOrToCome(_ hearing: Thing) -> Bool {
        hearing["held-on"] != nil || hearing["head-appeared"] != nil
            || hearing["proceeding"]?.text.map { id in file.instances.open.contains { $0.id == id } } ?? true
    }

    /// Who is to appear: as decided for this hearing, else as proposed for its proceeding.
    private func hearing(_ hearing: Thing) -> [SQLValue] {
        let proceeding = hearing["proceeding"]?.text
        let heads = derivation.organs(in: proceeding).map {
            derivation.appearance(of: $0, in: proceeding, at: hearing.id)
        }
        let decided = heads.filter { $0.isDecided && !$0.isUnavailable }.compactMap { $0.head?["name"]?.text }
        let head = hearing["head"]?["name"]?.text ?? (decided.isEmpty ? nil : decided.joined(separator: "、"))
        return [
            .text(caseID), .text(hearing.id), .text(hearing["day"]?.text ?? ""),
            .text(hearing["at"]?.text ?? hearing["day"]?.text ?? ""), .text(hearing["place"]?.text ?? ""),
            .text(head ?? ""), .integer(hearing["head-appeared"] == nil ? 0 : 1),
        ]
    }

    /// What a case is found by.
    private var words: String {
        var texts = [file.title]
        for item in file.items {
            for field in ["number", "court", "cause", "claims", "intake-number"] {
                texts += item.entry[field]?.words ?? []
            }
            texts += (item.entry["number"]?.text).map { [CaseNumber($0).shown] } ?? []
            texts += [item.entry["act"]?["title"], item.entry["act"]?["maker"]].compactMap { $0?.text }
        }
        texts += file.things(.party).map(\.id) + file.things(.unit).map(\.id)
        // Each once: the same court in ten entries is one.
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }.joined(separator: " ")
    }
}
