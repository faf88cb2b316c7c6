import Docket
import LegalCalendar
import Oversight
public import Papers
import Rulebook
import Store

/// 考核表和述法材料: what was counted, the cases that cost points, the points, and in which cases which head appeared.
public struct AssessmentPaper: Sendable {
    /// Cases named one by one; beyond that their number is told.
    private static let named = 50

    private let reading: Reading
    private let sheet: AssessmentSheet

    public init(_ reading: Reading, _ sheet: AssessmentSheet) { (self.reading, self.sheet) = (reading, sheet) }

    public func values() throws -> [String: PaperValue] {
        let items = sheet.lines.enumerated().map { place, line -> [String: PaperValue] in
            let texts = [
                "order": String(place + 1), "title": line.item.title, "points": String(line.item.points),
                "fact": [line.fact, line.percent].compactMap(\.self).joined(separator: "，"),
                "given": line.mark.map { String($0.points) } ?? "",
                "reason": line.mark.map { $0.reason.isEmpty ? "—" : $0.reason } ?? "",
            ]
            return texts.mapValues { .text($0) }
        }
        let score = sheet.sum.map { "总分\($0)分（满分\(sheet.points)分）。" } ?? "还没有评分（满分\(sheet.points)分）。"
        return [
            "unit": .text(reading.holders.organisation.fullName(sheet.unit)), "year": .text(String(sheet.year)),
            "date": .text(reading.today.chinese), "figures-items": .list(items),
            "figures-course": Self.list([score] + course), "figures-shortfalls": Self.list(try shortfalls()),
            "figures-heads": Self.list(try heads()),
        ]
    }

    private static func list(_ lines: [String]) -> PaperValue { .list(lines.map { ["text": .text($0)] }) }

    private var course: [String] {
        let titles = Dictionary(uniqueKeysWithValues: sheet.lines.map { ($0.item.id, $0.item.title) })
        return sheet.assessment.objections.map { one in
            "\(one.day.chinese)，单位对\(one.item.map { titles[$0] ?? $0 } ?? "考核结果")提出异议：\(one.reason)。"
        } + sheet.assessment.settlements.map { "\($0.day.chinese)，异议处理：\($0.reason)。" }
    }

    private func shortfalls() throws -> [String] {
        try sheet.lines.compactMap { line in
            guard let key = line.shortfallKey else { return nil }
            let rows = try FigureList(reading, sheet.question, key, page: 1).rows.prefix(Self.named)
            let told = rows.map { "\($0.found.number)（\($0.told.replacing("　", with: "、"))）" }
            let rest = line.shortfall > rows.count ? "等\(line.shortfall)件" : ""
            return "\(line.item.title)：\(told.joined(separator: "；"))\(rest)。"
        }
    }

    /// 述法: who appeared in which cases, as the verified entries say.
    private func heads() throws -> [String] {
        let book = reading.store.rules.figures
        guard let count = book.counts.first(where: { $0.of == .instance && $0.by.contains("head") }) else { return [] }
        let found = try reading.store.figureCases(
            reading.scope, FigurePart(count.id, only: ["head": ["appeared"]]), sheet.question.filter,
            in: sheet.question.period, today: reading.today, limit: Self.named * 4, offset: 0)
        var cases: [String: [String]] = [:]
        for one in found {
            guard let view = try reading.view(one.caseID) else { continue }
            let proceeding = one.fact.split(separator: "|").first.map(String.init) ?? ""
            let hearings = view.file.things(.hearing).filter { $0["proceeding"]?.text == proceeding }
            let names = Set(
                hearings.compactMap { hearing -> String? in
                    guard hearing["held-on"] != nil, let head = hearing["head"] else { return nil }
                    return [head["name"]?.text, head["post"]?.text].compactMap(\.self).joined(separator: "　")
                })
            let number = view.file.thing(.proceeding, proceeding)?.number.map { CaseNumber($0).shown } ?? one.number
            for name in names.isEmpty ? ["（未登记姓名）"] : names { cases[name, default: []].append(number) }
        }
        return cases.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { name, numbers in
            "\(name)：出庭\(numbers.count)件（\(numbers.joined(separator: "、"))）。"
        }
    }
}
