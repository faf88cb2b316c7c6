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
    private let progress: Progress
    private let steps: [Progress.Step]
    private let keys: [(key: CaseScope.Key, until: CivilDay?)]
    /// For each step the duty whose days it carries.
    private var served: [Duty?] = []

    private init(_ caseID: String, _ derivation: Derivation) {
        (self.caseID, self.derivation) = (caseID, derivation)
        duties = derivation.duties()
        listed = duties.filter { !$0.isAwaited }
        progress = Progress(derivation: derivation)
        steps = progress.steps
        keys = Participants.keys(of: derivation)
        served = steps.map(served)
    }

    /// What the tables should have of a case, computed without a lock.
    static func rows(_ caseID: String, _ derivation: Derivation) -> [IndexTable: [[SQLValue]]] {
        let index = CaseIndex(caseID, derivation)
        return [
            .cases: [index.docket], .readers: index.readers, .numbers: index.numbers,
            .duties: index.listed.flatMap(index.rows), .steps: index.steps.enumerated().map(index.step),
            .hearings: index.file.things(.hearing).map(index.hearing), .books: index.books,
        ]
    }

    /// Writes what is different; no rows at all for a case that is no more.
    static func write(_ caseID: String, _ rows: [IndexTable: [[SQLValue]]], _ connection: any Connection) throws {
        let old = try connection.rows("SELECT place, words FROM case_index WHERE case_id = ?", [.text(caseID)]).first
        for table in IndexTable.allCases { try table.replace(caseID, with: rows[table] ?? [], connection) }
        let new = rows[.cases]?.first.map { (place: $0[1], words: $0.last ?? .null) }
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

    private var docket: [SQLValue] {
        let stage = progress.stage
        return [
            .text(caseID), place, .text(file.title), .text(file.notice?.entry["act"]?["title"]?.text ?? ""),
            .text(file.shownNumber), .text(file.notice?.entry["intake-number"]?.text ?? ""),
            .text((file.instances.numbered ?? file.instances.current)?["court"]?.text ?? ""),
            .text(file.notice?.day.description ?? ""), .text(stage.rawValue), .text(progress.holder),
            .integer(duties.contains(where: \.provisional) ? 1 : 0),
            // What a requirement found depends on no day after it happened.
            .integer(derivation.leads([], on: file.items.last?.day ?? CivilDay(number: 0)).isEmpty ? 0 : 1),
            .optional(Set<Stage>([.closed, .foreign, .registeredInError]).contains(stage) ? nil : idleFrom),
            .text(CaseWords.text(words, of: keys.map(\.key.text))),
        ]
    }

    /// 没有下一步: the day from which nothing is open, nothing to be done and no hearing to come; nil as long as something is.
    private var idleFrom: String? {
        let open = listed.filter { closedOn($0) == nil }
        // A right that has lapsed is nothing to do any more.
        let lasting = open.filter { $0.norm.force != .right || $0.limit == nil }
        // Whoever waits for a court to go on has a reason to wait.
        guard steps.isEmpty, lasting.isEmpty, derivation.pausesRunning(on: .farthest).isEmpty else { return nil }
        let days = open.compactMap(\.limit) + file.things(.hearing).compactMap { $0["day"]?.day }
        return days.max().map { $0.adding(days: 1).description } ?? "0000-00-00"
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

    /// 依据: by analogy where the organ has not said that it applies the measures.
    private func cite(_ duty: Duty) -> String {
        (duty.standing == .byAnalogy ? "参照" : "") + derivation.rules.citation(duty.norm.provenance)
    }

    /// The due day of a duty that names a ground, where it was or will have been missed.
    private func late(_ duty: Duty, closed: CivilDay?) -> CivilDay? {
        guard duty.norm.force == .duty, derivation.rules.ground(of: duty.norm) != nil, excusedOn(duty) == nil,
            let due = duty.limit, duty.fulfilled.map({ $0.day > due }) ?? true, closed.map({ $0 > due }) ?? true
        else { return nil }
        return due
    }

    /// The day from which it is for today. 退回: what was sent back waits now.
    private static func near(_ kind: KindName?, due: CivilDay?, safeBy: CivilDay?) -> SQLValue {
        if kind == .submittedForApproval, due == nil { return .text("0000-00-00") }
        return .optional([due, safeBy].compactMap(\.self).min()?.description)
    }

    /// One row a unit.
    private func rows(_ duty: Duty) -> [[SQLValue]] {
        let (todo, closed, due) = (Todo(duty, derivation), closedOn(duty), duty.limit)
        let safeBy = duty.lateNotice ? nil : duty.safeBy
        let covering = zip(steps, served).filter { $0.1?.norm.name == duty.norm.name }.map(\.0)
        let isUnassigned = todo?.isUnassigned == true && !progress.findsUnit(for: duty)
        let bearer = isUnassigned ? Function.intakeOffice.rawValue : duty.bearer
        let bearers = Function(rawValue: bearer).map(CaseStore.desks) ?? []
        let isCovered = covering.contains { bearers.contains($0.function) }
        // What was watched and done concerns no list.
        guard duty.fulfilled == nil || duty.norm.force != .watch else { return [] }
        let intake =
            duty.isProposed || isUnassigned ? derivation.holders.holder(of: .intakeOffice, for: duty.organ) : nil
        return (duty.units.isEmpty ? [""] : duty.units).map { unit in
            [
                .text(caseID), .text(duty.key), .text(unit), .text(duty.norm.name), .text(duty.norm.what),
                .text(cite(duty)), .text(duty.norm.force.rawValue),
                .text(bearer), .text(duty.organ), .text(intake ?? unit), .text(duty.opened.day.description),
                .optional(due?.description), .optional(safeBy?.description),
                Self.near(todo?.kind, due: due, safeBy: safeBy), .optional(closed?.description),
                .optional(late(duty, closed: closed)?.description), .integer(duty.norm.force == .right ? 1 : 0),
                .integer(duty.missing == nil ? 0 : 1), .integer(duty.isProposed && !isUnassigned ? 1 : 0),
                .integer(duty.provisional ? 1 : 0), .text(duty.norm.within?.chinese ?? ""),
                .optional(duty.from?.description), .text(todo?.kind.rawValue ?? ""),
                .text(todo.map(Self.about) ?? ""), .integer(todo?.isAct == true ? 1 : 0),
                .integer(covering.contains { $0.unit == unit } ? 1 : 0), .integer(isCovered ? 1 : 0),
                .integer(isUnassigned ? 1 : 0),
            ]
        }
    }

    /// What the page of a duty is asked for, as the text of a query: `decision=D1&unit=市自然资源局`.
    private static func about(_ todo: Todo) -> String {
        let things = todo.about.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue)=\($0.value)" }
        return (things + todo.papers.map { "paper=\($0)" }).joined(separator: "&")
    }

    /// The duty whose days a step carries.
    private func served(by step: Progress.Step) -> Duty? {
        let norm = step.duty.flatMap { derivation.rules.norm(named: $0) }
        return duties.last { duty in
            duty.norm == norm && duty.fulfilled == nil && duty.ended == nil
                && (step.unit == nil || duty.units.contains(step.unit!))
                && (step.submission == nil || duty.context.first(.submission) == nil
                    || duty.context.first(.submission) == step.submission)
        }
    }

    private func step(_ place: Int, _ step: Progress.Step) -> [SQLValue] {
        let duty = served[place]
        return [
            .text(caseID), .integer(place), .text(step.kind.rawValue), .text(step.title), .text(step.function.rawValue),
            .text(step.organ),
            .text(step.unit ?? ""), .text(step.submission ?? ""), .text(duty?.norm.name ?? ""),
            .text(duty.map(cite) ?? ""), .text(duty?.norm.within?.chinese ?? ""),
            .optional(duty?.from?.description), .optional(duty?.limit?.description),
            .optional(duty?.safeBy?.description), Self.near(step.kind, due: duty?.limit, safeBy: duty?.safeBy),
        ]
    }

    /// Who is to appear: as decided for this hearing, else as proposed for its proceeding.
    private func hearing(_ hearing: Thing) -> [SQLValue] {
        let proceeding = hearing["proceeding"]?.text
        let heads = derivation.organs(in: proceeding).map {
            derivation.appearance(of: $0, in: proceeding, at: hearing.id)
        }
        let decided = heads.filter(\.isDecided).compactMap { $0.head?["name"]?.text }
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
