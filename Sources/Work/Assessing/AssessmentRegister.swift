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

    /// Whether he sees those of all units of his government.
    public var seesAll: Bool { !organs(.assessor).union(organs(.oversightOffice)).isEmpty }

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
        let sums = try store.figureSums(reading.scope, in: .year(year), counts: Set(wanted), today: reading.today)
        // What a unit did under another name is its own.
        return Figures(
            book,
            sums.map { sum in
                let place = sum.place
                let unit = place.unit.isEmpty ? "" : organisation.current(place.unit) ?? place.unit
                return FigureSum(
                    count: sum.count, month: sum.month,
                    place: .init(organ: place.organ, unit: unit, court: place.court, kind: place.kind),
                    values: sum.values, amount: sum.amount)
            })
    }

    /// By unit, those of a year; where an entry names none, the year before its day.
    private func assessments(_ year: Int) throws -> [String: Assessment] {
        let raw = try store.officeEntries(of: (Assessment.kinds + [.corrected]).map(\.rawValue))
        let changes = Dictionary(
            raw.compactMap { entry in entry["replaces"]?.integer.map { ($0, entry.sequence) } }, uniquingKeysWith: max)
        let ofYear = StandingEntries.of(raw).filter {
            Assessment.kinds.contains($0.kind) && ($0["year"]?.integer ?? $0.day.year - 1) == year
        }
        return Dictionary(grouping: ofYear) { entry in
            let organ = entry["organ"]?.text ?? entry.unit
            return organisation.current(organ) ?? organisation.canonical(organ)
        }.mapValues { Assessment($0, changes: changes) }
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
        let unit = organisation.current(unit) ?? organisation.canonical(unit)
        guard sees(unit), organisation.unit(unit) != nil else { return nil }
        return AssessmentSheet(
            try figures(year), year: year, unit: unit, try assessments(year)[unit] ?? Assessment([]))
    }

    // MARK: - 办

    /// 评分, or 异议处理 where an objection is open: every item has its points.
    public func score(_ sheet: AssessmentSheet, _ marks: [String: Assessment.Mark], reason: String, _ request: Request)
        throws
    {
        guard try !isAnswered(request) else { return }
        guard scores(sheet.unit) else { throw Refusal(of: "unit", "\(sheet.unit)的考核不由您评分") }
        guard sheet.year <= reading.today.year else { throw Refusal(of: "year", "\(sheet.year)年还没有到") }
        try check(sheet, request)
        for line in sheet.lines {
            guard let mark = marks[line.item.id] else {
                throw Refusal(of: "points.\(line.item.id)", "“\(line.item.title)”没有给分")
            }
            guard (0...line.item.points).contains(mark.points) else {
                throw Refusal(of: "points.\(line.item.id)", "“\(line.item.title)”应在0至\(line.item.points)分之间")
            }
            guard mark.points == line.item.points || !mark.reason.isEmpty else {
                throw Refusal(of: "reason.\(line.item.id)", "“\(line.item.title)”扣了分，请写明依据")
            }
        }
        let settles = sheet.assessment.isContested
        guard !settles || !reason.isEmpty else { throw Refusal(of: "reason", "请写明对异议的答复") }
        let points = sheet.lines.compactMap { line in
            marks[line.item.id].map { mark -> Value in
                var fields: [String: Value] = ["item": .text(line.item.id), "points": .integer(mark.points)]
                fields["reason"] = mark.reason.isEmpty ? nil : .text(mark.reason)
                return .object(fields)
            }
        }
        var fields: [String: Value] = [
            "organ": .text(sheet.unit), "year": .integer(sheet.year), "points": .list(points),
            "score": .integer(sheet.lines.reduce(0) { $0 + (marks[$1.item.id]?.points ?? 0) }),
        ]
        fields[settles ? "reason" : "text"] = reason.isEmpty ? nil : .text(reason)
        try append(settles ? .assessmentSettled : .assessmentScored, .assessor, fields, request)
    }

    /// 异议: to one item, or to the whole.
    public func object(_ sheet: AssessmentSheet, to item: String?, reason: String, _ request: Request) throws {
        guard try !isAnswered(request) else { return }
        guard objects(sheet.unit) else { throw Refusal(of: "unit", "异议由被考核的单位提出") }
        guard sheet.assessment.scoredOn != nil else { throw Refusal(of: "reason", "还没有评分") }
        try check(sheet, request)
        guard !reason.isEmpty else { throw Refusal(of: "reason", "请写明异议的理由") }
        guard item.map({ item in sheet.lines.contains { $0.item.id == item } }) ?? true else {
            throw Refusal(of: "item", "没有这一项")
        }
        var fields: [String: Value] = [
            "organ": .text(sheet.unit), "year": .integer(sheet.year), "reason": .text(reason),
        ]
        fields["item"] = item.map { .text($0) }
        try append(.assessmentObjected, .handlingUnit, fields, request)
    }

    /// Pressed twice: it was recorded the first time.
    private func isAnswered(_ request: Request) throws -> Bool {
        try store.officeEntries(of: Assessment.kinds.map(\.rawValue)).contains { $0.request == request.id }
    }

    private func check(_ sheet: AssessmentSheet, _ request: Request) throws {
        guard request.seen >= sheet.assessment.last else {
            throw Refusal(of: "unit", "打开本页之后，这份考核已有变动，请看过最新的再办")
        }
    }

    private func append(_ kind: KindName, _ role: Function, _ fields: [String: Value], _ request: Request) throws {
        try store.appendOnce(
            Entry(
                stream: .office, instant: request.instant, actor: request.actor.account, role: role.rawValue,
                unit: request.actor.unit, request: request.id, kind: kind, day: reading.today, fields: fields))
    }
}
