import Docket
import LegalCalendar

/// 一行: reads one row of an old ledger, gathering all that is wrong with it and all that has to be asked.
struct RowReader {
    let row: [String: String]
    let line: Int
    let today: CivilDay
    private(set) var problems: [OldLedger.Problem] = []
    /// Allowed once a person has looked at it, as on a form.
    private(set) var questions: [OldLedger.Problem] = []

    init(row: [String: String], line: Int, today: CivilDay) {
        (self.row, self.line, self.today) = (row, line, today)
    }

    /// 表格的错误值: what a formula shows that found nothing is no content of a list.
    private static let errors: Set<String> = [
        "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!",
        "#CONNECT!", "#UNKNOWN!", "#GETTING_DATA", "#BUSY!",
    ]

    mutating func checkErrors() {
        for (column, text) in row.sorted(by: { $0.key < $1.key }) {
            let bare = text.foldedTight.uppercased()
            if Self.errors.contains(bare) || Self.errors.contains("#" + bare.drop { $0 == "#" }), bare.hasPrefix("#") {
                complain(column, "是表格的错误值 \(text.trimmingBlanks)，不是内容；请在表格里改正")
            }
        }
    }

    func answer(_ entries: [Entry]) -> Result<OldLedger.Docket, OldLedger.Problems> {
        problems.isEmpty
            ? .success(.init(entries: entries, questions: questions)) : .failure(.init(all: problems))
    }

    mutating func complain(_ column: String, _ message: String) {
        problems.append(.init(line: line, column: column, message: message))
    }

    mutating func ask(_ column: String, _ message: String) {
        questions.append(.init(line: line, column: column, message: message))
    }

    /// 案号, asked about as on the form; 无、待定 say that there is none.
    mutating func number(_ column: String) -> String? {
        guard let text = text(column), !CaseNumber.isPlaceholder(text) else { return nil }
        let number = CaseNumber(text)
        guard number.standing == .malformed else {
            if number.standing == .foreign { ask(column, "“\(text)”不是行政诉讼案号，将登记为“不属本办法”，不产生期限") }
            return text
        }
        let several = text.foldedTight.split(separator: "号").filter { $0.contains("（") && $0.last?.isDecimal == true }
        ask(
            column,
            several.count > 1
                ? "“\(text)”里有不止一个案号：一行只写一个审级的案号，另一审级另起一行；照原样迁入的，按哪一个都查不到" : "“\(text)”不合案号规则，将按原样保存")
        return text
    }

    /// 当事人: 、；and breaks of the line part them. A comma does where names stand on both sides; else it is asked.
    mutating func people(_ column: String) -> [String] {
        // 马某诉中卫市人民政府 names both sides; 上诉人、起诉人、申诉 say who he is, not whom he sues.
        let names = list(column) { text in
            text.firstMatch(of: /[^上起申反公]诉(?![人讼])/).map { String(text[..<text.index(before: $0.range.upperBound)]) }
                ?? text
        }
        return names.flatMap { name -> [String] in
            guard PartyNames.isUnclear(name) else { return PartyNames.split(name) }
            ask(column, "“\(name)”里有逗号，不能判断是几个人：几个人的请用顿号分开；照原样迁入的，算一个人")
            return [name.foldedName]
        }.filter { !$0.isEmpty }
    }

    mutating func text(_ column: String) -> String? {
        guard let text = row[column]?.trimmingBlanks, !text.isEmpty else { return nil }
        guard text.count <= 5000, !text.unicodeScalars.contains("\0") else {
            complain(column, "过长或者含有不可用的字符")
            return nil
        }
        return text
    }

    mutating func list(_ column: String, _ part: (String) -> String = { $0 }) -> [String] {
        part(text(column) ?? "").split(whereSeparator: { "、;；\n".contains($0) }).map { String($0).trimmingBlanks }
            .filter { !$0.isEmpty }
    }

    mutating func day(_ column: String, required: Bool = false, from first: CivilDay? = nil, mayCome: Bool = false)
        -> CivilDay?
    {
        guard let text = text(column) else {
            if required { complain(column, "没有填写") }
            return nil
        }
        // 2025-04-08 09:30 and 2025年4月8日上午9时 say the day too. The cell is one day, or it is refused: a day is never picked out.
        guard let day = CivilDay.read(text) ?? CivilDay.readMoment(text).flatMap({ CivilDay(String($0.prefix(10))) })
        else {
            let several = CivilDay.days(in: String(text.prefix(200))).map(\.day.description)
            complain(column, several.count > 1 ? "写了不止一天（\(several.joined(separator: "、"))），应只写一天" : "没有这一天：\(text)")
            return nil
        }
        if day > today, !mayCome { complain(column, "\(day.description) 晚于今天") }
        if let first, day < first { complain(column, "\(day.description) 早于收到日期") }
        return day
    }

    mutating func choice(_ column: String, _ words: [String: String]) -> Value? {
        guard let text = text(column) else { return nil }
        guard let code = words[text] ?? words[text.foldedTight] else {
            complain(column, "只能是\(words.keys.sorted().joined(separator: "、"))（所填：\(text)）")
            return nil
        }
        return .text(code)
    }

    mutating func unknown(_ column: String, _ text: String, known: [String]) -> String? {
        complain(column, "没有这种裁判结果：\(text)，可以写\(known.joined(separator: "、"))")
        return nil
    }
}
