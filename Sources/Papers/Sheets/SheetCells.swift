import Docket
import LegalCalendar

/// 单元格: the rows of one sheet. Every number in it comes from outside: none is added to or used as a place before it is checked.
struct SheetCells {
    let strings: [String]
    let dates: [Bool]
    /// Days from 1970-01-01 back to the table's day nought.
    let epoch: Int

    private(set) var rows: [SheetReader.Row] = []
    private(set) var hiddenLines: [Int] = []
    /// The cell that is being read; a column of nil stands where nothing is read from.
    private var cell = Cell()
    private var cells: [String] = []
    private var (line, count) = (0, 0)
    private var merges: [Merge] = []

    private struct Cell {
        var column: Int?
        var type = "n"
        var style = 0
        var value = ""
    }

    private struct Merge {
        let lines: ClosedRange<Int>
        let column: Int
    }

    /// What the format allows for lines; what an office's list may have of columns and cells.
    private static let (lastLine, widest, mostCells) = (1_048_576, 200, 3_000_000)

    init(strings: [String], dates: [Bool], epoch: Int) {
        (self.strings, self.dates, self.epoch) = (strings, dates, epoch)
    }

    mutating func read(_ sheet: [UInt8]) throws {
        var (scanner, isValue) = (try XMLScanner(sheet), false)
        while let event = try scanner.next() {
            switch event {
            case .open("row", let tag, let isWhole): try openRow(tag, isWhole)
            case .close("row"): closeRow()
            case .open("c", let tag, let isWhole): try openCell(tag, isWhole)
            case .close("c"): try put()
            case .open("v", _, let isWhole), .open("t", _, let isWhole): isValue = !isWhole
            case .close("v"), .close("t"): isValue = false
            case .open("mergeCell", let tag, _): try merge(XMLScanner.attribute("ref", in: tag) ?? "")
            case .text(let text): if isValue { cell.value += text }
            default: break
            }
        }
        try fill()
    }

    private mutating func openRow(_ tag: ArraySlice<UInt8>, _ isWhole: Bool) throws {
        let said = XMLScanner.attribute("r", in: tag)
        let number = said.map { Int($0) ?? 0 } ?? line + 1
        guard number > line, number <= Self.lastLine else {
            throw SheetReader.Failure(description: "行号不对：\(said ?? String(line + 1))")
        }
        (line, cells, cell) = (number, [], Cell(column: -1))
        if !isWhole, ["1", "true"].contains(XMLScanner.attribute("hidden", in: tag) ?? "") {
            hiddenLines.append(number)
        }
    }

    private mutating func closeRow() {
        if cells.contains(where: { !$0.isEmpty }) { rows.append(.init(line: line, cells: cells)) }
    }

    private mutating func openCell(_ tag: ArraySlice<UInt8>, _ isWhole: Bool) throws {
        let column =
            if let place = XMLScanner.attribute("r", in: tag) { Self.column(place) } else { cell.column.map { $0 + 1 } }
        let style = XMLScanner.attribute("s", in: tag).flatMap { Int($0) } ?? 0
        cell = Cell(column: column, type: XMLScanner.attribute("t", in: tag) ?? "n", style: style)
        if isWhole { try put() }
    }

    private mutating func put() throws {
        let text = shown(cell)
        // A column far out is only looked at where something stands in it.
        guard !text.isEmpty else { return }
        guard let column = cell.column, (0..<Self.widest).contains(column) else {
            throw SheetReader.Failure(description: "第\(line)行的列太多")
        }
        try note(column + 1 - cells.count)
        while cells.count <= column { cells.append("") }
        cells[column] = text
    }

    private mutating func note(_ more: Int) throws {
        count += max(1, more)
        guard count <= Self.mostCells else { throw SheetReader.Failure(description: "表格过大，请分成几个文件") }
    }

    /// `AB12` → 27; nil for what is no place of a table.
    private static func column(_ place: String) -> Int? {
        let letters = place.utf8.prefix { (65...90).contains($0) }
        guard (1...3).contains(letters.count) else { return nil }
        return letters.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
    }

    /// `C2:C9`: what stands in the first cell is seen in all lines of its column. Further columns stay empty: one text, one place.
    private mutating func merge(_ range: String) throws {
        let ends = range.split(separator: ":").map(String.init)
        guard ends.count == 2, let column = Self.column(ends[0]), column < Self.widest else { return }
        let lines = ends.map { Int($0.drop { !$0.isDecimal }) ?? 0 }
        guard lines[0] >= 1, lines[1] <= Self.lastLine, lines[0] < lines[1] else { return }
        guard merges.count < Self.mostCells else { throw SheetReader.Failure(description: "表格过大，请分成几个文件") }
        merges.append(Merge(lines: lines[0]...lines[1], column: column))
    }

    private mutating func fill() throws {
        let places = Dictionary(rows.enumerated().map { ($0.element.line, $0.offset) }, uniquingKeysWith: { $1 })
        for merge in merges {
            guard let first = places[merge.lines.lowerBound], rows[first].cells.indices.contains(merge.column) else {
                continue
            }
            let text = rows[first].cells[merge.column]
            for place in rows[(first + 1)...].indices {
                guard merge.lines.contains(rows[place].line) else { break }
                try note(merge.column + 1 - rows[place].cells.count)
                while rows[place].cells.count <= merge.column { rows[place].cells.append("") }
                if rows[place].cells[merge.column].isEmpty { rows[place].cells[merge.column] = text }
            }
        }
    }

    private func shown(_ cell: Cell) -> String {
        switch cell.type {
        case "s": return Int(cell.value).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? ""
        case "b": return cell.value == "1" ? "是" : "否"
        case "d": return cell.value.replacing("T00:00:00", with: "").replacing("T", with: " ")
        case "n":
            guard let number = Double(cell.value), number.isFinite else { return cell.value }
            if dates.indices.contains(cell.style), dates[cell.style], (1..<2_958_466).contains(number) {
                return day(number)
            }
            return number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : cell.value
        default: return cell.value
        }
    }

    /// A fraction of a day is an hour: 2026-04-08 09:30.
    private func day(_ number: Double) -> String {
        let minutes = Int((number * 1440).rounded())
        let day = CivilDay(number: minutes / 1440 - epoch).description
        let (hour, minute) = (minutes % 1440 / 60, minutes % 60)
        guard hour > 0 || minute > 0 else { return day }
        return "\(day) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
