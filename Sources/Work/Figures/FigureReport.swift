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
        // Whose report it is: a county's own where its office asks for it.
        let organ =
            board.question.filter.organ ?? OfficeRegister.organ(of: reading.reader, reading.holders)
            ?? reading.store.rules.main.issuer ?? organisation.government ?? ""
        let own = LocalWords.values(reading.store.rules) { function in
            reading.holders.holder(of: function, for: organ).map(organisation.fullName)
        }
        return own.mapValues { PaperValue.text($0) }.merging([
            "year": .text(String(board.question.year)), "government": .text(organisation.fullName(organ)),
            "date": .text(board.today.chinese), "figures-volume": Self.list(volume + (try section(.volume))),
            "figures-appearance": Self.list(try section(.appearance)),
            "figures-losses": Self.list(try section(.losses)),
            "figures-recommendations": Self.list(try section(.recommendations)),
            "figures-training": Self.list(try section(.training)), "figures-notes": Self.list(notes),
            "figures-units": .list(units),
        ]) { _, figure in figure }
    }

    private static func list(_ lines: [String]) -> PaperValue { .list(lines.map { ["text": .text($0)] }) }

    private var period: String {
        let first = board.question.period.first
        let last = min(board.question.period.last, board.today)
        return "\(first.chinese)至\(last.chinese)"
    }

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
        return lines
    }

    /// The sentences of a section, each where there is any of it, with the cases that it names.
    private func section(_ section: FigureSentence.Section) throws -> [String] {
        try board.book.sentences.filter { $0.section == section }.flatMap { one -> [String] in
            guard let said = one.count.flatMap({ say(one, count: $0) }) ?? one.indicator.flatMap({ say(one, rate: $0) })
            else { return [] }
            return [said] + (try cases(one.named, one.naming))
        }
    }

    private func say(_ one: FigureSentence, count: String) -> String? {
        let value = board.figures.value(FigurePart(count), board.question.filter)
        return value == 0 ? nil : one.says.replacing("{n}", with: String(value))
    }

    private func say(_ one: FigureSentence, rate id: String) -> String? {
        guard let value = board.values.first(where: { $0.indicator.id == id }), value.rate.denominator > 0 else {
            return nil
        }
        let words = [
            "{n}": String(value.rate.numerator), "{of}": String(value.rate.denominator),
            "{rate}": Self.words(value.rate),
            "{before}": value.before.denominator == 0 ? "" : "，上年同期\(Self.words(value.before))",
        ]
        return words.reduce(one.says) { $0.replacing($1.key, with: $1.value) }
    }

    private static func words(_ rate: Rate) -> String { "\(rate.percent ?? "—")（\(rate.fraction)）" }

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
            return "\(row.found.number)（\(FigureWords.unit(unit))，\(row.told.replacing("　", with: "、"))）"
        }
        let rest = count > rows.count ? "等\(count)件" : ""
        return ["\(what)：\(told.joined(separator: "；"))\(rest)。"]
    }

    /// 各单位: one row each, in the order of the table.
    private var units: [[String: PaperValue]] {
        let names = Set(board.units + (board.tables.first?.rows.map(\.unit) ?? []).filter { !$0.isEmpty }).sorted()
        let head = board.values.first { $0.indicator.id == "head-appearance" }?.indicator
        let loss = board.values.first { $0.indicator.id == "loss" }?.indicator
        let limits = board.values.first { $0.indicator.id == "internal-limits" }?.indicator
        let rows = names.compactMap { unit -> [String: PaperValue]? in
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
        // What nobody has been given yet is received all the same: the sum is that of the text.
        let all = board.figures.value(FigurePart(board.flow?.flow.received ?? "received"), board.question.filter)
        let told = names.reduce(0) { sum, unit in
            var filter = board.question.filter
            filter.unit = unit
            return sum + board.figures.value(FigurePart(board.flow?.flow.received ?? "received"), filter)
        }
        func row(_ unit: String, _ count: Int, _ rates: [String]) -> [String: PaperValue] {
            [
                "unit": .text(unit), "received": .text(String(count)), "appeared": .text(rates[0]),
                "lost": .text(rates[1]),
                "in-time": .text(rates[2]),
            ]
        }
        guard !rows.isEmpty, all > told else { return rows }
        let sums = [head, loss, limits].map { one in
            one.map { board.figures.rate($0, board.question.filter).fraction } ?? "—"
        }
        return rows + [row(FigureWords.unit(""), all - told, ["—", "—", "—"]), row("合计", all, sums)]
    }
}
