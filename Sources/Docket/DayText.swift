public import LegalCalendar

/// 日期和时间的写法: days and hours as people write them. A text says one day, or it says none: a day is never guessed from a part.
public struct DayText: Sendable {
    /// A day that begins a text, and what stands behind it.
    public static func leading(_ text: Substring) -> (day: CivilDay, rest: Substring)? {
        var rest = text
        guard let year = number(&rest, digits: 4...4) ?? chineseYear(&rest) else { return nil }
        if let day = compact(year, &rest, text) { return (day, rest) }
        guard take("-/.年", &rest) != nil, let month = number(&rest, digits: 1...2) ?? chinese(&rest) else { return nil }
        guard take("-/.月", &rest) != nil, let day = number(&rest, digits: 1...2) ?? chinese(&rest) else { return nil }
        if take("日号", &rest) == nil, let next = rest.first, next.isDecimal { return nil }
        return CivilDay(year: year, month: month, day: day).map { ($0, rest) }
    }

    /// 20260210
    private static func compact(_ year: Int, _ rest: inout Substring, _ whole: Substring) -> CivilDay? {
        let digits = rest.prefix { $0.isDecimal }
        guard digits.count == 4, let number = Int(digits) else { return nil }
        rest = rest.dropFirst(4)
        return CivilDay(year: year, month: number / 100, day: number % 100)
    }

    /// 时刻 that begins a text: 09:30, 下午2时30分, 晚上七点半, 十四时. Nil where the hour is not understood: no hour is nought by guess.
    public static func clock(_ text: Substring) -> (hour: Int, minute: Int, rest: Substring)? {
        var rest = text
        let part = DayPart.allCases.first { word in
            guard rest.hasPrefix(word.rawValue) else { return false }
            rest = rest.dropFirst(word.rawValue.count).drop { $0 == " " }
            return true
        }
        guard let said = number(&rest, digits: 1...2) ?? chinese(&rest), (0...24).contains(said) else { return nil }
        rest = rest.drop { $0 == " " }
        guard let mark = take(":：时点時點", &rest) else { return nil }
        let minute: Int
        if ":：".contains(mark) {
            guard let value = number(&rest, digits: 2...2) else { return nil }
            minute = value
            if rest.first == ":", rest.dropFirst().first?.isDecimal == true {
                rest = rest.dropFirst()
                guard number(&rest, digits: 2...2) != nil else { return nil }
            }
        } else {
            minute = minutes(&rest)
        }
        guard let hour = part.map({ $0.hour(said) }) ?? (said < 24 ? said : nil), (0..<60).contains(minute) else {
            return nil
        }
        return (hour, minute, rest)
    }

    static func isNumeral(_ character: Character) -> Bool { character.isDecimal || "零〇一二三四五六七八九十".contains(character) }

    /// A number of hours, or a part of the day with one behind it.
    static func beginsHour(_ text: Substring) -> Bool {
        let part = DayPart.allCases.first { text.hasPrefix($0.rawValue) }
        let rest = text.dropFirst(part?.rawValue.count ?? 0).drop { $0 == " " }
        let numeral = rest.prefix(while: isNumeral)
        guard !numeral.isEmpty else { return false }
        let mark = rest.dropFirst(numeral.count).first { $0 != " " }
        return part != nil || mark.map { "时時点點:：".contains($0) } == true
    }

    /// 30分, 三十分, 半, 一刻, 整, or nothing.
    private static func minutes(_ rest: inout Substring) -> Int {
        for (word, value) in [("半", 30), ("一刻", 15), ("三刻", 45), ("整", 0), ("钟", 0), ("正", 0)]
        where rest.hasPrefix(word) {
            rest = rest.dropFirst(word.count)
            return value
        }
        var ahead = rest.drop { $0 == " " }
        if ahead.first == "零" || ahead.first == "〇" { ahead = ahead.dropFirst() }
        guard let value = number(&ahead, digits: 1...2) ?? chinese(&ahead) else { return 0 }
        _ = take("分", &ahead)
        rest = ahead
        return value
    }

    private enum DayPart: String, CaseIterable {
        case night = "凌晨", earlyMorning = "早上", earlyMorning2 = "早晨", morning = "上午", noon = "中午", afternoon = "下午"
        case dusk = "傍晚", evening = "晚上", evening2 = "晚间", evening3 = "夜间", early = "早", late = "晚"

        /// On the clock of a day; nil where word and hour contradict each other (上午14时).
        func hour(_ said: Int) -> Int? {
            switch self {
            case .night: (0...6).contains(said) ? said : said == 12 ? 0 : nil
            case .earlyMorning, .earlyMorning2, .early: (4...11).contains(said) ? said : nil
            case .morning: (5...12).contains(said) ? said : nil
            case .noon: (11...14).contains(said) ? said : (1...2).contains(said) ? said + 12 : nil
            case .afternoon: (12...19).contains(said) ? said : (1...7).contains(said) ? said + 12 : nil
            case .dusk, .evening, .evening2, .evening3, .late:
                (17...23).contains(said) ? said : (5...11).contains(said) ? said + 12 : nil
            }
        }
    }

    /// 星期二, 周二, （星期二）: says nothing more than the day.
    static func withoutWeekday(_ text: Substring) -> Substring {
        var rest = text.drop { $0 == " " || $0 == "（" }
        guard let word = ["星期", "周", "礼拜"].first(where: { rest.hasPrefix($0) }) else { return text.drop { $0 == " " } }
        rest = rest.dropFirst(word.count)
        guard let day = rest.first, "一二三四五六日天".contains(day) else { return text }
        return rest.dropFirst().drop { $0 == "）" || $0 == " " }
    }

    private static func take(_ characters: String, _ rest: inout Substring) -> Character? {
        let ahead = rest.drop { $0 == " " }
        guard let first = ahead.first, characters.contains(first) else { return nil }
        rest = ahead.dropFirst().drop { $0 == " " }
        return first
    }

    private static func number(_ rest: inout Substring, digits: ClosedRange<Int>) -> Int? {
        let found = rest.prefix(digits.upperBound).prefix { $0.isDecimal }
        guard digits.contains(found.count), let value = Int(found) else { return nil }
        rest = rest.dropFirst(found.count)
        return value
    }

    /// 二〇二六; the circle that stands for nought is read as many things.
    private static func chineseYear(_ rest: inout Substring) -> Int? {
        var (value, count, ahead) = (0, 0, rest)
        while count < 4, let character = ahead.first {
            ahead = ahead.dropFirst()
            if character == "@" { continue }
            guard let digit = Self.digit(character) else { return nil }
            (value, count) = (value * 10 + digit, count + 1)
        }
        guard count == 4 else { return nil }
        rest = ahead
        return value
    }

    private static func digit(_ character: Character) -> Int? {
        if "〇○零口ОOo0".contains(character) { return 0 }
        return Array("一二三四五六七八九").firstIndex(of: character).map { $0 + 1 }
    }

    /// 三十一
    private static func chinese(_ rest: inout Substring) -> Int? {
        let found = rest.prefix(3).prefix { "一二三四五六七八九十".contains($0) }
        guard !found.isEmpty, let value = ChineseNumeral.value(found) else { return nil }
        rest = rest.dropFirst(found.count)
        return value
    }
}

extension CivilDay {
    /// Reads what people type: 2026-02-10, 2026-2-10, 2026/2/10, 2026.2.10, 2026年2月10日, 二〇二六年二月十日, 20260210, with or
    /// without the day of the week. Nil for anything that says more or less than one day.
    public static func read(_ text: String) -> CivilDay? {
        let clean = text.folded.trimmingBlanks
        guard let (day, rest) = DayText.leading(clean[...]), DayText.withoutWeekday(rest).isEmpty else { return nil }
        return day
    }

    /// `2026-04-08` or `2026-04-08 09:30`, normalised; 2026年4月8日下午2时30分 too. Nil where day or hour are not understood.
    public static func readMoment(_ text: String) -> String? {
        let clean = text.folded.trimmingBlanks
        guard let (day, behind) = DayText.leading(clean[...]) else { return nil }
        var rest = DayText.withoutWeekday(behind)
        if rest.first == "T" || rest.first == "," || rest.first == "，" { rest = rest.dropFirst().drop { $0 == " " } }
        guard !rest.isEmpty else { return day.description }
        guard let (hour, minute, tail) = DayText.clock(rest), tail.allSatisfy({ $0 == " " }) else { return nil }
        return moment(day, hour, minute)
    }

    static func moment(_ day: CivilDay, _ hour: Int, _ minute: Int) -> String {
        "\(day) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    /// The one moment that a line of a paper says: a day, and an hour somewhere behind it; nil where either is not understood.
    public static func moment(in line: String) -> String? {
        guard let (day, behind) = days(in: line).first else { return nil }
        var rest = behind
        while let first = rest.first, first != "。" {
            // The first hour that is spoken of is the one that is meant: where it is not understood, none is.
            if DayText.beginsHour(rest) { return DayText.clock(rest).map { moment(day, $0.hour, $0.minute) } }
            rest = DayText.isNumeral(first) ? rest.drop(while: DayText.isNumeral) : rest.dropFirst()
        }
        return nil
    }

    /// Every day that a line of a paper says in full, with what stands behind it. Lines are short: see `DocumentReading`.
    public static func days(in line: String) -> [(day: CivilDay, rest: Substring)] {
        var (found, rest) = ([(day: CivilDay, rest: Substring)](), line.folded[...])
        while !rest.isEmpty {
            if let first = rest.first, first.isDecimal || "一二".contains(first),
                let (day, behind) = DayText.leading(rest)
            {
                found.append((day, behind))
                rest = behind
            } else {
                rest = rest.first?.isDecimal == true ? rest.drop { $0.isDecimal } : rest.dropFirst()
            }
        }
        return found
    }
}
