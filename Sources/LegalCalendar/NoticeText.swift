/// 放假通知的文字: the State Council's notice as it is published, read into days. What can't be read is said, never guessed.
public struct NoticeText: Sendable {
    /// What was read; nil where something is wrong.
    public let notice: HolidayNotice?
    /// Each with the words it is about.
    public let problems: [String]

    /// The holidays that a whole notice names.
    private static let holidays = ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"]

    public init(_ text: String) {
        let lines = Self.plain(text).split(whereSeparator: \.isNewline).map(String.init)
        let whole = lines.joined()
        var problems: [String] = []
        guard let year = Self.year(whole) else {
            (notice, self.problems) = (nil, ["没有读到年份：应有“关于2027年部分节假日安排的通知”这样的标题"])
            return
        }
        let number = whole.firstMatch(of: /国办发明电[〔\[(]\d{4}[〕\])]\d+号/).map { String($0.output) }
        if number == nil { problems.append("没有读到文号，例如：国办发明电〔2026〕7号") }
        var (rest, makeUp) = ([HolidayNotice.Span](), [CivilDay]())
        for section in Self.sections(lines) {
            var reader = Section(section.name, section.text, year: year)
            reader.read()
            problems += reader.problems
            rest += reader.span.map { [$0] } ?? []
            makeUp += reader.makeUp
        }
        let named = rest.map(\.name).joined()
        let lacking = Self.holidays.filter { !named.contains($0) }
        if !lacking.isEmpty { problems.append("没有读到\(lacking.joined(separator: "、"))的放假日期") }
        let found = HolidayNotice(year: year, number: number ?? "", rest: rest, makeUp: makeUp.sorted())
        if problems.isEmpty, let wrong = found.contradiction { problems.append(wrong) }
        (notice, self.problems) = (problems.isEmpty ? found : nil, problems)
    }

    /// Without blanks, one sign for each meaning.
    private static func plain(_ text: String) -> String {
        let signs: [Character: Character] = [":": "：", ";": "；", ",": "，", "(": "（", ")": "）"]
        let digits = Dictionary(uniqueKeysWithValues: zip("０１２３４５６７８９", "0123456789"))
        return String(
            text.compactMap { sign -> Character? in
                if sign.isNewline { return "\n" }
                return sign.isWhitespace ? nil : digits[sign] ?? signs[sign] ?? sign
            })
    }

    private static func year(_ text: String) -> Int? {
        text.firstMatch(of: /关于(\d{4})年部分节假日/).flatMap { Int($0.1) }
    }

    /// A section that was broken into lines is one.
    private static func sections(_ lines: [String]) -> [(name: String, text: String)] {
        var sections: [(name: String, text: String)] = []
        for line in lines {
            if let section = section(line) {
                sections.append(section)
            } else if let last = sections.indices.last {
                sections[last].text += line
            }
        }
        return sections
    }

    /// 一、元旦：… ; two holidays that fall together stand in one.
    private static func section(_ line: String) -> (name: String, text: String)? {
        guard let mark = line.firstIndex(of: "：") else { return nil }
        var name = line[..<mark]
        if let number = name.firstIndex(of: "、"), !holidays.contains(where: { name[..<number].contains($0) }) {
            name = name[name.index(after: number)...]
        }
        let parts = name.split { "、和及".contains($0) }.map(String.init)
        guard !parts.isEmpty, parts.allSatisfy(holidays.contains) else { return nil }
        return (parts.joined(separator: "、"), String(line[line.index(after: mark)...]))
    }
}

/// 一个节日的一段.
private struct Section {
    let name: String
    let text: String
    let year: Int
    var span: HolidayNotice.Span?
    var makeUp: [CivilDay] = []
    var problems: [String] = []

    init(_ name: String, _ text: String, year: Int) { (self.name, self.text, self.year) = (name, text, year) }

    mutating func read() {
        for sentence in text.split(whereSeparator: { "。；".contains($0) }).map(String.init) {
            if sentence.contains("上班") {
                makeUp += days(in: sentence)
            } else if sentence.contains("放假"), span == nil {
                readSpan(sentence)
            }
        }
        if span == nil { problems.append("\(name)：没有读到放假的起止日期") }
    }

    private mutating func readSpan(_ sentence: String) {
        let plain = sentence.replacing(/（[^）]*）/, with: "")
        let range = plain.firstMatch(
            of: /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日?(?:至|到|—|－|-|~|～)(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/)
        let single = plain.firstMatch(of: /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/)
        let days: (CivilDay?, CivilDay?)
        if let range {
            let month = Int(range.2)!
            let first = day(range.1.flatMap { Int($0) }, month, Int(range.3)!)
            let last = day(
                range.4.flatMap { Int($0) } ?? (range.5 == nil ? first?.year : nil),
                range.5.flatMap { Int($0) } ?? month,
                Int(range.6)!)
            days = (first, last)
        } else if let single {
            let only = day(single.1.flatMap { Int($0) }, Int(single.2)!, Int(single.3)!)
            days = (only, only)
        } else {
            days = (nil, nil)
        }
        guard let first = days.0, let last = days.1, first <= last else { return }
        span = HolidayNotice.Span(name: name, first: first, last: last)
        check(sentence, first, last)
    }

    /// 共N天, and the days of the week in brackets: what the notice says twice it must say alike.
    private mutating func check(_ sentence: String, _ first: CivilDay, _ last: CivilDay) {
        let count = last.days(since: first) + 1
        let said = (text.firstMatch(of: /共(\d+)天/) ?? text.firstMatch(of: /放假(\d+)天/)).flatMap { Int($0.1) }
        if let said, said != count { problems.append("\(name)：写明共\(said)天，起止日期却是\(count)天") }
        _ = days(in: sentence)
    }

    /// Every day that a sentence names; a day of the week beside it must be that day's.
    private mutating func days(in sentence: String) -> [CivilDay] {
        var found: [CivilDay] = []
        var month: Int?
        for match in sentence.matches(of: /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:（([^）]*)）)?/) {
            month = match.2.flatMap { Int($0) } ?? month
            guard let month, let day = day(match.1.flatMap { Int($0) }, month, Int(match.3)!) else {
                problems.append("\(name)：没有“\(match.output.0)”这一天")
                continue
            }
            if let week = match.4?.firstMatch(of: /(?:周|星期)([一二三四五六日天])/)?.1,
                !day.weekdayChinese.hasSuffix(week == "天" ? "日" : String(week))
            {
                problems.append("\(name)：\(day.chinese)是\(day.weekdayChinese)，通知写的是周\(week)")
            }
            found.append(day)
        }
        return found
    }

    /// Without a year it is the notice's; December beside 元旦 is of the year before.
    private func day(_ said: Int?, _ month: Int, _ day: Int) -> CivilDay? {
        CivilDay(year: said ?? (name.hasPrefix("元旦") && month == 12 ? year - 1 : year), month: month, day: day)
    }
}
