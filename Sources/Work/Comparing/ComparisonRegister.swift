import Casework
import Docket
import LegalCalendar
import Oversight
import Papers
public import Rulebook
public import Store

/// 与法院数据核对: lists of a court, a region or last year, each against ours of the same period; every difference with what was found of it.
public struct ComparisonRegister: Sendable {
    /// A list longer than this is compared in parts.
    public static let most = 3000

    /// 一处差异, with what was said of it.
    public struct Row: Sendable, Hashable {
        public let difference: ListDifference
        public let note: DifferenceNotes.Note
        /// Said when one of the two sides read otherwise.
        public let earlier: DifferenceNotes.Note?
    }

    /// 核对结果
    public struct Result: Sendable {
        public let list: ComparedList
        public let rows: [Row]
        public let agreed: Int
        public let unread: [Int]
        /// The entry by which the notes stand as they do.
        public let lastNote: Int
    }

    private let reading: Reading
    private var store: CaseStore { reading.store }

    public init(_ reading: Reading) { self.reading = reading }

    /// 由谁核对: organs whose oversight is his unit's.
    public var organs: [String] {
        guard reading.reader.has(.oversightOffice) else { return [] }
        return reading.holders.organs(of: .oversightOffice, in: reading.reader.unit).sorted()
    }

    /// By which of their days cases can be counted.
    public var counts: [FigureCount] { store.rules.figures.counts.filter { $0.of == .instance } }

    /// Courts that stand in the figures.
    public func courts() throws -> [String] {
        let received = store.rules.figures.flow.map { [$0.received] } ?? []
        let all = FigurePeriod(first: CivilDay(year: 1990, month: 1, day: 1)!, last: reading.today)
        let sums = try store.figureSums(reading.scope, in: all, counts: Set(received), today: reading.today)
        return Set(sums.map(\.place.court)).subtracting([""]).sorted()
    }

    private func own(_ kind: KindName) throws -> [Entry] {
        let present = reading.holders.organisation.present
        return StandingEntries.of(
            try store.officeEntries(of: [kind.rawValue, KindName.corrected.rawValue])
        ).filter { $0.kind == kind && present($0.unit) == present(reading.reader.unit) }
    }

    /// Those of his unit, the newest first.
    public func lists() throws -> [ComparedList] {
        organs.isEmpty
            ? []
            : try own(.listCompared).reversed().map {
                ComparedList(entry: $0, organisation: reading.holders.organisation)
            }
    }

    public func list(_ sequence: Int) throws -> ComparedList? { try lists().first { $0.sequence == sequence } }

    // MARK: - 核对

    /// - Returns: by which the list is found again.
    /// - Throws: `Refusal` naming the field.
    public func record(
        _ order: ComparedList.Order, _ file: OldLedgerFile, _ mapping: OldLedgerMapping, _ request: Request
    ) throws -> ComparedList {
        guard !order.title.isEmpty else { throw Refusal(of: "title", "请写明是哪里的名单") }
        guard counts.contains(where: { $0.id == order.count }) else { throw Refusal(of: "count", "请选择按什么计入") }
        if let organ = order.question.filter.organ, !organs.contains(organ) {
            throw Refusal(of: "organ", "只能核对本机关的：\(organs.joined(separator: "、"))")
        }
        guard file.rows.count <= Self.most else {
            throw Refusal(of: "file", "名单有\(file.rows.count)行，一次最多核对\(Self.most)行，请分季度、分法院核对")
        }
        let rows = Self.rows(file, mapping)
        guard !rows.isEmpty else { throw Refusal(of: "file", "名单里没有案件") }
        let kept = try store.files.put(CanonicalJSON.bytes(.list(rows.map(\.value))))
        let (period, filter) = (order.question.period, order.question.filter)
        var fields: [String: Value] = [
            "title": .text(order.title), "count": .text(order.count), "first": .text(period.first.description),
            "last": .text(period.last.description), "rows": .integer(rows.count), "table": .text(kept.id),
            "digest": .text(kept.digest.hex),
            "columns": .text(
                ListColumn.allCases.filter { mapping.columns[$0.rawValue] != nil }.map(\.title).joined(separator: "、")),
        ]
        fields["organ"] = filter.organ.map { .text($0) }
        fields["court"] = filter.court.map { .text($0) }
        fields["instance"] = filter.kind.map { .text($0) }
        try reading.record(.listCompared, as: .oversightOffice, from: [.listCompared], request) { _ in fields }
        guard let made = try lists().first(where: { $0.entry.request == request.id }) else {
            throw Refusal(of: "file", "名单没有记下，请重新打开本页")
        }
        return made
    }

    /// Without the lines that are sums.
    private static func rows(_ file: OldLedgerFile, _ mapping: OldLedgerMapping) -> [ListedRow] {
        file.rows.compactMap { row in
            let values = mapping.row(row.cells)
            let isSum = row.cells.contains(where: OldLedgerPlan.isSumWord)
            let named = ListedRow(
                line: row.line, values: ListColumn.allCases.reduce(into: [:]) { $0[$1] = values[$1.rawValue] })
            return isSum && named.number.isEmpty || named.values.isEmpty ? nil : named
        }
    }

    /// Against what there is now: what has been recorded since is in it.
    public func result(_ list: ComparedList) throws -> Result {
        guard let table = list.entry["table"]?.text, let period = list.period,
            let digest = list.entry["digest"]?.text.flatMap({ Digest(hex: $0) })
        else { throw Refusal(of: "file", "这份名单没有存放") }
        let rows = (try JSONReader.value(try store.files.get(table, digest: digest)).list ?? []).map(ListedRow.init)
        let own = try own(list, period)
        let comparison = try ListComparison(
            rows, own, rules: store.rules, organisation: reading.holders.organisation, today: reading.today
        ) { number in
            guard let id = try store.caseID(number: number), let view = try reading.view(id) else { return nil }
            return OwnRow.all(id, view, organ: list.organ).first { $0.number == number }
        }
        let explained = try self.own(.differenceExplained)
        let notes = DifferenceNotes(explained)
        return Result(
            list: list,
            rows: comparison.differences.map {
                Row(difference: $0, note: notes.note($0) ?? .none, earlier: notes.earlier($0))
            }, agreed: comparison.agreed, unread: comparison.unread, lastNote: explained.map(\.sequence).max() ?? 0)
    }

    private func own(_ list: ComparedList, _ period: FigurePeriod) throws -> [OwnRow] {
        let found = try store.figureCases(
            reading.scope, FigurePart(list.count), list.filter, in: period, today: reading.today, limit: Self.most + 1,
            offset: 0)
        guard found.count <= Self.most else {
            throw Refusal(of: "file", "这一期间本系统有\(Self.most)件以上，请分季度、分法院核对")
        }
        let counted = Set(found.map { "\($0.caseID)|\($0.fact.split(separator: "|").first ?? "")" })
        var seen: Set<String> = []
        return try found.map(\.caseID).filter { seen.insert($0).inserted }.flatMap { id in
            try reading.view(id).map { OwnRow.all(id, $0, organ: list.organ) } ?? []
        }.filter { counted.contains("\($0.caseID)|\($0.proceeding)") }
    }

    // MARK: - 说明

    /// What was found of these differences; one entry for all that changed.
    /// - Returns: how many were recorded.
    public func explain(_ result: Result, _ said: [ListDifference: DifferenceNotes.Note], _ request: Request) throws
        -> Int
    {
        let changed = result.rows.compactMap { row -> Value? in
            guard let note = said[row.difference], note != row.note else { return nil }
            return .object([
                "key": .text(row.difference.key), "difference": .text(row.difference.kind.id),
                "values": .text(row.difference.values), "finding": .text(note.finding), "reason": .text(note.reason),
            ])
        }
        guard said.values.allSatisfy({ DifferenceNotes.Note.findings.contains($0.finding) }) else {
            throw Refusal(of: "finding", "没有这种认定，请从列表里选")
        }
        if let bare = said.first(where: {
            $0.value.finding != DifferenceNotes.Note.none.finding && $0.value.reason.isEmpty
        }) {
            throw Refusal(of: "reason", "\(bare.key.number.isEmpty ? bare.key.title : bare.key.number)：请写明原因")
        }
        try reading.record(.differenceExplained, as: .oversightOffice, from: [.differenceExplained], request) { _ in
            guard !changed.isEmpty else { throw Refusal(of: "finding", "没有改动") }
            let last = try own(.differenceExplained).map(\.sequence).max() ?? 0
            guard request.seen >= last, result.lastNote == last else {
                throw Refusal(of: "finding", "打开本页之后，有人记下了别的说明，请看过最新的再记")
            }
            return ["differences": .list(changed)]
        }
        return changed.isEmpty ? said.count : changed.count
    }
}
