import Docket
import LegalCalendar

/// 名单的一行, as it was read.
public struct ListedRow: Sendable, Hashable {
    /// As the file counts.
    public let line: Int
    let values: [ListColumn: String]

    init(line: Int, values: [ListColumn: String]) {
        self.line = line
        self.values = values.mapValues(\.trimmingBlanks).filter { !$0.value.isEmpty }
    }

    subscript(column: ListColumn) -> String { values[column] ?? "" }

    /// 案号 as it is looked up; empty for 无, 待定.
    var number: String {
        CaseNumber.isPlaceholder(self[.number]) ? "" : CaseNumber(self[.number]).normalised
    }

    /// 张某等3人 names the first and how many.
    var plaintiffs: ListedNames { ListedNames(self[.plaintiff]) }

    /// What it is called where it has no number.
    var shown: String {
        let number = number.isEmpty ? "" : CaseNumber(self[.number]).shown
        return [number, self[.plaintiff]].filter { !$0.isEmpty }.joined(separator: "　")
    }

    // MARK: - 存放

    init(_ value: Value) {
        line = value["line"]?.integer ?? 0
        values = ListColumn.allCases.reduce(into: [:]) { $0[$1] = value[$1.rawValue]?.text }
    }

    var value: Value {
        var fields: [String: Value] = ["line": .integer(line)]
        for (column, text) in values { fields[column.rawValue] = .text(text) }
        return .object(fields)
    }
}

/// 名单里的当事人: all of them, or the first and their number.
public struct ListedNames: Sendable, Hashable {
    let names: [String]
    /// 等3人: how many there are; nil where all are named.
    let count: Int?

    public init(_ text: String) {
        // 张某诉中卫市人民政府 names both sides.
        let bare = text.firstMatch(of: /[^上起申反公]诉(?![人讼])/).map {
            String(text[..<text.index(before: $0.range.upperBound)])
        }
        let plain = (bare ?? text).foldedTight
        guard let match = plain.wholeMatch(of: /(.+?)等(\d+|[二三四五六七八九十]+)?人?/) else {
            (names, count) = (PartyNames.split(bare ?? text), nil)
            return
        }
        names = PartyNames.split(String(match.1))
        count = match.2.flatMap { Int($0) ?? ChineseNumeral.value(String($0)) } ?? Int.max
    }

    /// Whether they can be these.
    public func are(_ others: [String]) -> Bool {
        let others = others.map(\.foldedName)
        guard let count else { return Set(names) == Set(others) }
        guard names.allSatisfy(others.contains) else { return false }
        return count == Int.max ? others.count > names.count : others.count == count
    }
}
