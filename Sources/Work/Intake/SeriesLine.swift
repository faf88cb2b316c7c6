import Docket
import LegalCalendar

/// 批量登记的一行: one case as it stands in a list: its number, who sues, and the day it came where that is its own.
public struct SeriesLine: Sendable, Hashable {
    /// 一点就改: what one click makes of the line.
    public enum Mending: Sendable, Hashable {
        /// Another number.
        case number(String)
        /// Each plaintiff in a case of his own.
        case split
        /// Not in this list.
        case drop
    }

    /// 问题: what is wrong, or has to be looked at, and how it can be mended.
    public struct Remark: Sendable, Hashable {
        public let text: String
        public let mendings: [Mending]

        init(_ text: String, _ mendings: [Mending] = []) { (self.text, self.mendings) = (text, mendings) }
    }

    /// As it was written.
    public var number: String
    /// One a case or several, parted by 、.
    public var plaintiffs: String
    /// Empty where it came on the day of all.
    public var day: String
    /// 要改: it cannot be recorded so.
    public var wrong: [Remark] = []
    /// 请看一眼
    public var doubtful: [Remark] = []

    public init(number: String, plaintiffs: String, day: String) {
        (self.number, self.plaintiffs, self.day) = (number, plaintiffs, day)
    }

    public var names: [String] { PartyNames.split(plaintiffs) }
    public var shown: String { CaseNumber(number).shown }
    var normalised: String { CaseNumber(number).normalised }
    /// Nothing stands in it.
    public var isEmpty: Bool { [number, plaintiffs, day].allSatisfy { $0.trimmingBlanks.isEmpty } }

    /// As it is sent along from step to step.
    public var text: String { [number, plaintiffs, day].map(Self.plain).joined(separator: "\t") }

    private static func plain(_ text: String) -> String {
        String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 }).trimmingBlanks
    }
}

// MARK: - 粘贴

extension SeriesLine {
    /// Lines of a list as it is pasted, in any order of columns: a number is known by its form, a day by being one; what is left are
    /// names. Names of columns and numbers of rows are left out.
    public static func lines(_ text: String) -> [SeriesLine] {
        unquoted(text).split(whereSeparator: \.isNewline).prefix(mostLines).compactMap {
            line(String($0.prefix(longest)))
        }
    }

    /// More than anybody registers at once are counted no further; no line of a list is longer.
    private static let (mostLines, longest) = (2000, 400)

    /// A cell of several lines comes in quotation marks: its lines are names side by side.
    private static func unquoted(_ text: String) -> String {
        guard text.contains("\"") else { return text }
        let isPaired = text.count(where: { $0 == "\"" }).isMultiple(of: 2)
        var (result, isInside) = ("", false)
        for mark in text {
            if mark == "\"" {
                isInside.toggle()
            } else {
                result.append(isPaired && isInside && mark.isNewline ? "、" : mark)
            }
        }
        return result
    }

    /// Lines as `text` of them sends them along: nothing in them is guessed again.
    public static func kept(_ text: String) -> [SeriesLine] {
        text.split(whereSeparator: \.isNewline).map { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            func part(_ place: Int) -> String { parts.indices.contains(place) ? parts[place] : "" }
            return SeriesLine(number: part(0), plaintiffs: part(1), day: part(2))
        }.filter { !$0.isEmpty }
    }

    private static func line(_ text: String) -> SeriesLine? {
        var (line, unread) = (SeriesLine(number: "", plaintiffs: "", day: ""), [String]())
        var names: [String] = []
        let (number, rest) = number(in: text)
        let marks = marks(rest.joined())
        let found = rest.flatMap { cells($0, marks) }
        // The names of the columns are no case.
        guard !number.isEmpty || !found.contains(where: isHeading) else { return nil }
        line.number = number
        var days: [String] = []
        for cell in found where !isOrdinal(cell) {
            if CivilDay.read(cell) != nil || looksLikeDay(cell) {
                days.append(cell)
            } else if isNoName(cell) {
                unread.append(cell)
            } else {
                names.append(cell)
            }
        }
        // Of several none is chosen: together they are no day, and have to be mended.
        line.day = days.joined(separator: "、")
        line.plaintiffs = names.joined(separator: "、")
        if !unread.isEmpty {
            line.doubtful.append(Remark("没有用到：\(unread.joined(separator: "、"))"))
        }
        return line.isEmpty && unread.isEmpty ? nil : line
    }

    /// What parts the cells of a line: of a sheet tabs, else commas, else blanks.
    private static func marks(_ text: String) -> Set<Character> {
        if text.contains("\t") { return ["\t"] }
        let commas: Set<Character> = [",", "，", ";", "；"]
        return text.contains(where: commas.contains) ? commas : [" ", "　"]
    }

    private static func cells(_ text: String, _ marks: Set<Character>) -> [String] {
        text.split(whereSeparator: marks.contains).map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
    }

    /// A number stands from a bracket with a year to its 号, however it is spelt.
    private static func number(in text: String) -> (number: String, rest: [String]) {
        guard text.contains("号") else { return ("", [text]) }
        var start = text.startIndex
        while let open = text[start...].firstIndex(where: { "（([〔【［".contains($0) }) {
            // No number is longer.
            let behind = text[text.index(after: open)...].prefix(40)
            let year = behind.prefix { $0.isNumber || $0 == " " }.filter { $0 != " " }
            if year.count == 4, let end = behind.firstIndex(of: "号"), !behind[..<end].contains("\t") {
                var last = behind.index(after: end)
                // 号之一
                if text[last...].first == "之" {
                    last = text[last...].dropFirst().drop { "一二三四五六七八九十".contains($0) }.startIndex
                }
                return (String(text[open..<last]), [String(text[..<open]), String(text[last...])])
            }
            start = text.index(after: open)
        }
        return ("", [text])
    }

    private static func isOrdinal(_ cell: String) -> Bool {
        let bare = cell.folded.filter { !"第行件.、，号".contains($0) }
        return !bare.isEmpty && bare.count <= 4 && bare.allSatisfy(\.isDecimal)
    }

    /// 男、汉族、12000、35岁: what stands in a list beside a name.
    private static func isNoName(_ cell: String) -> Bool {
        !cell.contains(where: \.isLetter) || cell.filter(\.isDecimal).count >= 6 || ["男", "女"].contains(cell)
            || cell.hasSuffix("族") && cell.count <= 4
            || cell.first?.isNumber == true && "元岁万亩".contains(cell.last ?? " ")
    }

    /// 2026-02-31, 2月10日, 46063: meant as a day, whether it is one or not.
    private static func looksLikeDay(_ cell: String) -> Bool {
        let text = cell.folded
        if let number = Int(text), (36_526...73_050).contains(number) { return true }
        let parts = text.split(whereSeparator: { "-/.月日号 ".contains($0) })
        if (2...3).contains(parts.count), text.contains(where: { "-/.月".contains($0) }),
            parts.allSatisfy({ $0.count <= 4 && $0.allSatisfy(\.isDecimal) })
        {
            return true
        }
        let year = text.prefix { $0.isDecimal }
        return year.count == 4 && (year.hasPrefix("19") || year.hasPrefix("20"))
            && text.dropFirst(4).first.map { "-/.年".contains($0) } == true
    }

    private static func isHeading(_ cell: String) -> Bool {
        ["序号", "案号", "原告", "原告姓名", "姓名", "当事人", "收到日期", "收文日期"].contains(cell.foldedTight)
    }
}
