import Casework
import Docket
public import LegalCalendar
import Oversight
public import Rulebook
public import Store

/// 案件分类: field, kind of act and matter of each case, suggested from act and unit, confirmed by the office that oversees. A blank stops no
/// registration and is counted as such until then.
public struct Classification: Sendable {
    /// 一案, as it was registered and as it could be.
    public struct Row: Sendable, Hashable {
        public let caseID: String
        public let number: String
        public let title: String
        public let act: String
        public let unit: String
        public let received: CivilDay
        /// Whether it should have been confirmed by now.
        public let isLate: Bool
        /// By field, what stands there or is suggested.
        public let chosen: [String: String]
        /// Fields whose word is only suggested.
        public let suggested: Set<String>
        /// 是、否 that were confirmed with a part of it.
        public let flags: Set<String>
    }

    /// 一案的确认, as a form sends it.
    public struct Confirmation: Sendable, Hashable {
        public let caseID: String
        /// By field, a word of its dictionary.
        public let words: [String: String]
        public let flags: [String: Bool]

        public init(caseID: String, words: [String: String], flags: [String: Bool]) {
            (self.caseID, self.words, self.flags) = (caseID, words, flags)
        }
    }

    /// What cannot be confirmed.
    public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        case nothingChosen
        case noSuchCase(String)
        case noSuchWord(title: String, String)
        case nothingSaid(number: String)

        public var description: String {
            switch self {
            case .nothingChosen: "请勾选要确认的案件"
            case .noSuchCase(let id): "没有这个案件，或者不由您确认：\(id.prefix(40))"
            case .noSuchWord(let title, let word): "\(title)没有“\(word.prefix(40))”，请从列表里选"
            case .nothingSaid(let number): "\(number)：请至少选一项分类"
            }
        }
    }

    /// 是、否 that are confirmed with them.
    public static let flags = ["document-review", "compensation"]

    public let question: FigureQuestion?
    public let rule: Classifying?
    public let rows: [Row]
    public let page: ListPage
    public let next: Int?
    public let dictionaries: [FactDictionary]
    private let reading: Reading

    /// - Parameter question: of which period and organ; nil for all.
    public init(_ reading: Reading, _ question: FigureQuestion? = nil, page number: Int?) throws {
        (self.reading, self.question) = (reading, question)
        let book = reading.store.rules.figures
        dictionaries = book.dictionaries.filter { FactField.field($0.field, of: .instance) != nil }
        let page = ListPage(number, size: 15)
        self.page = page
        rule = book.classifying
        guard let rule else {
            (rows, next) = ([], nil)
            return
        }
        // Of each organ that he oversees one after another: those that he only watches are not his to confirm.
        var found: [FigureCase] = []
        let ever = FigurePeriod(first: CivilDay(year: 1990, month: 1, day: 1)!, last: reading.today)
        let (period, only) = (question?.period ?? ever, question?.filter.organ)
        for organ in reading.holders.organs(of: .oversightOffice, in: reading.reader.unit).sorted()
        where only.map({ $0 == organ }) ?? true {
            let left = page.offset + page.asking - found.count
            guard left > 0 else { break }
            found += try reading.store.figureCases(
                reading.scope, rule.part, FigureFilter(organ: organ), in: period, today: reading.today, limit: left,
                offset: 0)
        }
        found = Array(found.dropFirst(page.offset))
        var seen: Set<String> = []
        // Several instances of a case are classified once.
        rows = try page.rows(found).filter { seen.insert($0.caseID).inserted }.compactMap { one in
            guard Self.oversees(reading, one.place.organ), let view = try reading.view(one.caseID) else { return nil }
            return Self.row(one, view, book, isLate: rule.isOver(one.day, on: reading.today))
        }
        next = page.next(found)
    }

    /// 由谁确认: who oversees the organ that is sued.
    private static func oversees(_ reading: Reading, _ organ: String) -> Bool {
        reading.holds(.oversightOffice, of: organ)
    }

    private static func row(_ one: FigureCase, _ view: Derivation, _ book: FigureBook, isLate: Bool) -> Row {
        let act = view.file.notice?.entry["act"]
        let title = act?["title"]?.text ?? ""
        let unit = act?["maker"]?.text ?? one.place.unit
        // What was confirmed of it in part stands before what the notice says.
        let confirmed = view.file.items(of: .classificationConfirmed).map(\.entry)
        func said(_ field: String) -> String? {
            confirmed.last { $0[field] != nil }?[field]?.text
                ?? ["field": act?["field"]?.text, "act": act?["kind"]?.text][field] ?? nil
        }
        var (chosen, suggested) = ([String: String](), Set<String>())
        for dictionary in book.dictionaries where FactField.field(dictionary.field, of: .instance) != nil {
            let text = said(dictionary.field) ?? ""
            if let word = dictionary.word(for: text) {
                chosen[dictionary.field] = word
            } else if let word = dictionary.suggestion(act: text + title, unit: unit) {
                chosen[dictionary.field] = word
                suggested.insert(dictionary.field)
            }
        }
        return Row(
            caseID: one.caseID, number: one.number, title: one.title, act: title, unit: unit, received: one.day,
            isLate: isLate, chosen: chosen, suggested: suggested,
            flags: Set(Self.flags.filter { flag in confirmed.last { $0[flag] != nil }?[flag]?.flag == true }))
    }

    // MARK: - 确认

    /// One entry a case, all or none.
    /// - Returns: how many were recorded.
    public func confirm(_ all: [Confirmation], _ request: Request) throws -> Int {
        guard !all.isEmpty else { throw Failure.nothingChosen }
        let drafts = try all.map { one in (one.caseID, try draft(one, today: request.today)) }
        return try reading.store.batch(drafts, request)
    }

    private func draft(_ one: Confirmation, today: CivilDay) throws -> Draft {
        guard let view = try reading.view(one.caseID), !view.isForeign,
            view.file.instances.all.contains(where: { proceeding in
                view.answering(in: proceeding.id).contains { Self.oversees(reading, $0) }
            })
        else { throw Failure.noSuchCase(one.caseID) }
        var fields: [String: Value] = [:]
        for dictionary in dictionaries {
            guard let word = one.words[dictionary.field], !word.isEmpty else { continue }
            guard dictionary.has(word) else { throw Failure.noSuchWord(title: dictionary.title, word) }
            fields[dictionary.field] = .text(word)
        }
        guard !fields.isEmpty else {
            throw Failure.nothingSaid(number: view.file.notice?.entry["number"]?.text ?? one.caseID)
        }
        for flag in Self.flags { fields[flag] = .flag(one.flags[flag] ?? false) }
        return Draft(.classificationConfirmed, day: today, fields)
    }
}
