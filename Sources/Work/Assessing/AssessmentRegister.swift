import Casework
import Docket
import LegalCalendar
import Oversight
import Rulebook
public import Store

/// 考核 (第二十条): the office that scores gives points item by item, each unit sees its own, objects, and is answered.
public struct AssessmentRegister: Sendable {
    private let reading: Reading
    private var store: CaseStore { reading.store }
    private var organisation: Organisation { reading.holders.organisation }

    public init(_ reading: Reading) { self.reading = reading }

    private func organs(_ function: Function) -> Set<String> {
        reading.reader.has(function) ? reading.holders.organs(of: function, in: reading.reader.unit) : []
    }

    /// 评分: whether the points of a unit are his to give; nobody scores his own.
    public func scores(_ unit: String) -> Bool {
        unit != reading.reader.unit && organisation.government(of: unit).map(organs(.assessor).contains) ?? false
    }

    /// 考核机构: whether anybody is recorded to score the units of a unit's government.
    public func hasScorer(_ unit: String) -> Bool {
        organisation.government(of: unit).flatMap { organisation.recordedHolder(of: .assessor, for: $0) } != nil
    }

    private func sees(_ unit: String) -> Bool {
        let all = organs(.assessor).union(organs(.oversightOffice))
        return unit == reading.reader.unit || organisation.government(of: unit).map(all.contains) ?? false
    }

    /// 异议 is the unit's own.
    public func objects(_ unit: String) -> Bool { unit == reading.reader.unit && reading.reader.has(.handlingUnit) }

    // MARK: - 看

    private func figures(_ year: Int) throws -> Figures {
        let book = store.rules.figures
        let wanted = book.assessment.flatMap { item -> [String] in
            let rate = item.indicator.flatMap { book.indicator($0, nil, on: FigurePeriod.year(year).last) }
            return (rate.map { $0.numerator + $0.denominator } ?? []).map(\.count) + [item.count].compactMap(\.self)
                + item.shortfall.map(\.count)
        }
        return Figures(
            book, try store.figureSums(scope, in: .year(year), counts: Set(wanted), today: reading.today))
    }

    /// 考核的范围: who scores the units of a government has all their numbers, those of suits against a bureau alone among them; the cases
    /// behind them open as far as he may see them.
    private var scope: CaseScope {
        CaseScope(keys: reading.scope.keys.union(organs(.assessor).map { .above($0) }))
    }

    /// By unit, those of a year; where an entry names none, the year before its day.
    private func assessments(_ year: Int) throws -> [String: Assessment] {
        let raw = try store.officeEntries(of: (Assessment.kinds + [.corrected]).map(\.rawValue))
        let changes = Dictionary(
            raw.compactMap { entry in entry["replaces"]?.integer.map { ($0, entry.sequence) } }, uniquingKeysWith: max)
        return Dictionary(grouping: StandingEntries.of(raw).filter { Self.year($0) == year }, by: unit).mapValues {
            Assessment($0, changes: changes)
        }
    }

    private static func year(_ entry: Entry) -> Int? {
        Assessment.kinds.contains(entry.kind) ? entry["year"]?.integer ?? entry.day.year - 1 : nil
    }

    private func unit(_ entry: Entry) -> String {
        let organ = entry["organ"]?.text ?? entry.unit
        return organisation.present(organ)
    }

    /// What of these entries' rules 机关台账 keeps too: nobody scores his own unit or objects for another, and no item has more than its points.
    func check(_ kind: KindName, _ fields: [String: Value]) throws {
        guard Assessment.kinds.contains(kind), let organ = fields["organ"]?.text.map(organisation.present) else {
            return
        }
        if kind == .assessmentObjected {
            guard objects(organ) else { throw Refusal(of: "organ", "异议由被考核的单位提出，不能替\(organ)提出") }
            return
        }
        guard scores(organ) else { throw Refusal(of: "organ", "\(organ)的考核不由您评分") }
        for one in fields["points"]?.list ?? [] {
            guard let item = one["item"]?.text, let points = one["points"]?.integer,
                let known = store.rules.figures.assessment.first(where: { $0.id == item })
            else { continue }
            guard (0...known.points).contains(points) else {
                throw Refusal(of: "points", "“\(known.title)”应在0至\(known.points)分之间")
            }
        }
    }

    /// Those of the units that the reader sees, by name.
    public func sheets(_ year: Int) throws -> [AssessmentSheet] {
        let (figures, assessments) = (try figures(year), try assessments(year))
        let places = Set(figures.sums.map(\.place.unit)).union(assessments.keys).subtracting([""])
        return places.filter(sees).sorted().map {
            AssessmentSheet(figures, year: year, unit: $0, assessments[$0] ?? Assessment([]))
        }
    }

    /// Nil for a unit that is nothing to the reader.
    public func sheet(_ unit: String, _ year: Int) throws -> AssessmentSheet? {
        let unit = organisation.present(unit)
        guard sees(unit), organisation.unit(unit) != nil else { return nil }
        return AssessmentSheet(
            try figures(year), year: year, unit: unit, try assessments(year)[unit] ?? Assessment([]))
    }

    // MARK: - 办

    /// 评分, or 异议处理 where an objection is open: every item has its points.
    public func score(_ sheet: AssessmentSheet, _ marks: [String: Assessment.Mark], reason: String, _ request: Request)
        throws
    {
        guard scores(sheet.unit) else { throw Refusal(of: "unit", "\(sheet.unit)的考核不由您评分") }
        guard sheet.year <= reading.today.year else { throw Refusal(of: "year", "\(sheet.year)年还没有到") }
        for line in sheet.lines { try check(line, marks[line.item.id]) }
        let settles = sheet.assessment.isContested
        guard !settles || !reason.isEmpty else { throw Refusal(of: "reason", "请写明对异议的答复") }
        var fields: [String: Value] = [
            "points": .list(sheet.lines.compactMap { line in marks[line.item.id].map { Self.value(line, $0) } }),
            "score": .integer(sheet.lines.reduce(0) { $0 + (marks[$1.item.id]?.points ?? 0) }),
        ]
        fields[settles ? "reason" : "text"] = reason.isEmpty ? nil : .text(reason)
        try record(settles ? .assessmentSettled : .assessmentScored, as: .assessor, sheet, fields, request)
    }

    private func check(_ line: AssessmentSheet.Line, _ mark: Assessment.Mark?) throws {
        let (id, title, most) = (line.item.id, line.item.title, line.item.points)
        guard let mark else { throw Refusal(of: "points.\(id)", "“\(title)”没有给分") }
        guard (0...most).contains(mark.points) else {
            throw Refusal(of: "points.\(id)", "“\(title)”应在0至\(most)分之间")
        }
        guard mark.points == most || !mark.reason.isEmpty else {
            throw Refusal(of: "reason.\(id)", "“\(title)”扣了分，请写明依据")
        }
    }

    private static func value(_ line: AssessmentSheet.Line, _ mark: Assessment.Mark) -> Value {
        var fields: [String: Value] = ["item": .text(line.item.id), "points": .integer(mark.points)]
        fields["reason"] = mark.reason.isEmpty ? nil : .text(mark.reason)
        return .object(fields)
    }

    /// 异议: to one item, or to the whole.
    public func object(_ sheet: AssessmentSheet, to item: String?, reason: String, _ request: Request) throws {
        guard objects(sheet.unit) else { throw Refusal(of: "unit", "异议由被考核的单位提出") }
        guard sheet.assessment.scoredOn != nil else { throw Refusal(of: "reason", "还没有评分") }
        guard !reason.isEmpty else { throw Refusal(of: "reason", "请写明异议的理由") }
        guard item.map({ item in sheet.lines.contains { $0.item.id == item } }) ?? true else {
            throw Refusal(of: "item", "没有这一项")
        }
        var fields: [String: Value] = ["reason": .text(reason)]
        fields["item"] = item.map { .text($0) }
        try record(.assessmentObjected, as: .handlingUnit, sheet, fields, request)
    }

    /// What was shown is what it is about: nothing has come since, on the page or while it is recorded.
    private func record(
        _ kind: KindName, as role: Function, _ sheet: AssessmentSheet, _ fields: [String: Value], _ request: Request
    ) throws {
        try reading.record(kind, as: role, from: Assessment.kinds, request) { _ in
            let now = try assessments(sheet.year)[sheet.unit]?.last ?? 0
            guard request.seen >= now, now == sheet.assessment.last else {
                throw Refusal(of: "unit", "打开本页之后，这份考核已有变动，请看过最新的再办")
            }
            return fields.merging(["organ": .text(sheet.unit), "year": .integer(sheet.year)]) { own, _ in own }
        }
    }
}
