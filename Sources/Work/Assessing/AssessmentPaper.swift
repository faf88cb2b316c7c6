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
    private static let stretch = 200

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
        let part = FigurePart(count.id, only: ["head": ["appeared"]])
        var (cases, offset, isMore) = ([String: [String]](), 0, true)
        while isMore {
            let found = try reading.store.figureCases(
                reading.scope, part, sheet.question.filter, in: sheet.question.period, today: reading.today,
                limit: Self.stretch, offset: offset)
            for one in found {
                guard let view = try reading.view(one.caseID) else { continue }
                let (number, names) = Self.appeared(one, view)
                for name in names { cases[name, default: []].append(number) }
            }
            (offset, isMore) = (offset + found.count, found.count == Self.stretch)
        }
        return cases.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { name, numbers in
            "\(name)：出庭\(numbers.count)件（\(numbers.joined(separator: "、"))）。"
        }
    }

    /// Those of this defendant who came to a hearing of this instance; the other defendant's head is none of them.
    private static func appeared(_ one: FigureCase, _ view: Derivation) -> (number: String, names: Set<String>) {
        let fact = one.fact.split(separator: "|", maxSplits: 1).map(String.init)
        let (proceeding, organ) = (fact.first ?? "", fact.last ?? "")
        let sued = view.file.things(.defendant, in: proceeding).first {
            $0.id == organ || view.organisation.present($0.id) == organ
        }
        let hearings = view.file.things(.hearing).filter {
            $0["proceeding"]?.text == proceeding && $0["held-on"] != nil
                && Hearings.value("head-appeared", of: $0, for: sued?.id)?.flag == true
        }
        let names = Set(
            hearings.map { hearing -> String in
                let head = Hearings.value("head", of: hearing, for: sued?.id)
                let said = [head?["name"]?.text, head?["post"]?.text].compactMap(\.self).joined(separator: "　")
                return said.isEmpty ? "（未登记姓名）" : said
            })
        let number = view.file.thing(.proceeding, proceeding)?.number.map { CaseNumber($0).shown } ?? one.number
        return (number, names.isEmpty ? ["（未登记姓名）"] : names)
    }
}
