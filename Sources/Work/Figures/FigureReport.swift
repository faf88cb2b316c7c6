import Docket
import LegalCalendar
import Oversight
public import Papers
import Rulebook
import Store

/// 年度报告、通报草稿: sentences from the figures of a period, each only where a number carries it. What a person must write stays to be written.
public struct FigureReport: Sendable {
    /// Cases named one by one; beyond that their number is told.
    private static let named = 30

    private let reading: Reading
    private let board: FigureBoard

    public init(_ reading: Reading, _ question: FigureQuestion) throws {
        self.reading = reading
        board = try FigureBoard(reading, question)
    }

    /// For the placeholders of the template.
    public func values() throws -> [String: PaperValue] {
        let organisation = reading.holders.organisation
        let organ = board.question.filter.organ ?? reading.store.rules.main.issuer ?? organisation.government ?? ""
        return [
            "year": .text(String(board.question.year)), "government": .text(organisation.fullName(organ)),
            "date": .text(board.today.chinese), "figures-volume": Self.list(volume),
            "figures-appearance": Self.list(try appearance()), "figures-losses": Self.list(try losses()),
            "figures-recommendations": Self.list(recommendations), "figures-training": Self.list(training),
            "figures-notes": Self.list(notes), "figures-units": .list(units),
        ]
    }

    /// The same sentences, for a page or a test.
    public func sentences() throws -> [String] {
        try volume + appearance() + losses() + recommendations + training + notes
    }

    private static func list(_ lines: [String]) -> PaperValue { .list(lines.map { ["text": .text($0)] }) }

    private var period: String {
        let first = board.question.period.first
        let last = min(board.question.period.last, board.today)
        return "\(first.chinese)至\(last.chinese)"
    }

    private func value(_ count: String, _ only: [String: Set<String>] = [:]) -> Int {
        board.figures.value(FigurePart(count, only: only), board.question.filter)
    }

    private func rate(_ id: String) -> FigureBoard.Value? {
        board.values.first { $0.indicator.id == id && $0.rate.denominator > 0 }
    }

    private static func words(_ rate: Rate) -> String { "\(rate.percent ?? "—")（\(rate.fraction)）" }

    private static func change(_ now: Int, _ before: Int) -> String {
        now == before ? "与上年同期持平" : now > before ? "比上年同期增加\(now - before)件" : "比上年同期减少\(before - now)件"
    }

    // MARK: - 各节

    private var volume: [String] {
        guard let flow = board.flow, flow.stock + flow.received + flow.ended > 0 else { return [] }
        var lines = [
            "\(period)，新收行政应诉案件\(flow.received)件，\(Self.change(flow.received, flow.receivedBefore))；"
                + "旧存\(flow.stock)件，法院审结\(flow.ended)件，未结\(flow.left)件。"
        ]
        if let table = board.tables.first, table.sum.total > 0 {
            let parts = zip(table.table.columns.map(\.title), table.sum.cells) + [("其他", table.sum.rest)]
            let told = parts.filter { $0.1 > 0 }.map { "\($0.0)\($0.1)件" }
            lines.append("裁判生效\(table.sum.total)件，其中\(told.joined(separator: "、"))。")
        }
        if let resolution = rate("resolution") {
            lines.append("以调解、撤诉方式结案\(resolution.rate.numerator)件，实质化解率\(Self.words(resolution.rate))。")
        }
        return lines
    }

    private func appearance() throws -> [String] {
        guard let value = rate("head-appearance") else { return [] }
        var line = "开庭\(value.rate.denominator)件，负责人出庭\(value.rate.numerator)件，出庭应诉率\(Self.words(value.rate))"
        if let before = value.before.percent { line += "，上年同期\(before)（\(value.before.fraction)）" }
        if let principal = rate("principal-appearance") { line += "；其中正职出庭\(principal.rate.numerator)件" }
        let absent = [FigurePart("heard", only: ["head": ["staff", "nobody", "excused", "unknown"]])]
        return [line + "。"] + (try cases(absent, "负责人未出庭"))
    }

    private func losses() throws -> [String] {
        guard let value = rate("loss") else { return [] }
        var line = "生效裁判\(value.rate.denominator)件中败诉、部分败诉\(value.rate.numerator)件，败诉率\(Self.words(value.rate))"
        if let before = value.before.percent { line += "，上年同期\(before)（\(value.before.fraction)）" }
        var lines = [line + "。"] + (try cases(value.indicator.numerator, "败诉、部分败诉"))
        if let report = rate("loss-report") {
            lines.append("应当提交败诉案件分析报告\(report.rate.denominator)件，按期提交\(report.rate.numerator)件。")
        }
        if let performed = rate("performance") {
            lines.append("履行期限届满的生效裁判\(performed.rate.denominator)件，按期履行\(performed.rate.numerator)件。")
        }
        return lines
    }

    private var recommendations: [String] {
        guard let value = rate("recommendation-reply") else { return [] }
        return ["到期应当回复的司法建议\(value.rate.denominator)件，按期书面回复\(value.rate.numerator)件，回复率\(Self.words(value.rate))。"]
    }

    private var training: [String] {
        let (observed, trained, times) = (value("observed"), value("trained"), value("trainings"))
        var lines: [String] = []
        if times > 0 { lines.append("举办行政应诉业务培训\(times)场\(trained > 0 ? "，参加\(trained)人次" : "")。") }
        if observed > 0 { lines.append("组织旁听庭审\(observed)人次。") }
        return lines
    }

    /// 口径: what each rate above was counted by.
    private var notes: [String] {
        let told = board.values.filter { $0.rate.denominator > 0 }.map {
            "\($0.indicator.title)＝\($0.indicator.says)（第\($0.indicator.version)版）"
        }
        return told.isEmpty
            ? [] : ["\(board.reading.title)，数据截至\(board.today.chinese)。" + told.joined(separator: "；") + "。"]
    }

    /// Each by its number, its unit and how it was.
    private func cases(_ parts: [FigurePart], _ what: String) throws -> [String] {
        let count = parts.reduce(0) { $0 + board.figures.value($1, board.question.filter) }
        guard count > 0 else { return [] }
        let rows = try FigureList(reading, board.question, FigureKey(parts), page: 1).rows.prefix(Self.named)
        let told = rows.map { row in
            let unit = row.found.place.unit
            return "\(row.found.number)（\(unit.isEmpty ? "承办单位未落实" : unit)，\(row.told.replacing("　", with: "、"))）"
        }
        let rest = count > rows.count ? "等\(count)件" : ""
        return ["\(what)的案件：\(told.joined(separator: "；"))\(rest)。"]
    }

    /// 各单位: one row each, in the order of the table.
    private var units: [[String: PaperValue]] {
        let names = Set(board.units + (board.tables.first?.rows.map(\.unit) ?? []).filter { !$0.isEmpty }).sorted()
        let head = board.values.first { $0.indicator.id == "head-appearance" }?.indicator
        let loss = board.values.first { $0.indicator.id == "loss" }?.indicator
        let limits = board.values.first { $0.indicator.id == "internal-limits" }?.indicator
        return names.compactMap { unit in
            var filter = board.question.filter
            filter.unit = unit
            let received = board.figures.value(FigurePart(board.flow?.flow.received ?? "received"), filter)
            let rates = [head, loss, limits].map { $0.map { board.figures.rate($0, filter) } ?? Rate(0, of: 0) }
            guard received > 0 || rates.contains(where: { $0.denominator > 0 }) else { return nil }
            return [
                "unit": .text(unit), "received": .text(String(received)), "appeared": .text(rates[0].fraction),
                "lost": .text(rates[1].fraction), "in-time": .text(rates[2].fraction),
            ]
        }
    }
}
