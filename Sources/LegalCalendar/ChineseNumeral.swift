/// 中文数字: the numerals in which articles and periods are written, up to 9999.
public enum ChineseNumeral: Sendable {
    private static let digits: [Character] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    private static let units: [Character: Int] = ["十": 10, "百": 100, "千": 1000]

    /// 15 → 十五, 110 → 一百一十
    public static func string(_ number: Int) -> String {
        guard number > 0, number < 10_000 else { return String(number) }
        if number < 20, number >= 10 { return "十" + (number == 10 ? "" : String(digits[number - 10])) }
        var result = ""
        var skipped = false
        for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = number / unit % 10
            if digit == 0 {
                skipped = !result.isEmpty
                continue
            }
            if skipped { result.append("零") }
            skipped = false
            result.append(digits[digit])
            result += name
        }
        return result
    }

    /// 十五 → 15; nil for anything that is no such numeral.
    public static func value(_ text: some StringProtocol) -> Int? {
        guard !text.isEmpty else { return nil }
        var (total, pending) = (0, 0)
        for character in text {
            if let unit = units[character] {
                total += max(pending, pending == 0 && total == 0 ? 1 : pending) * unit
                pending = 0
            } else if let digit = digits.firstIndex(of: character) {
                pending = digit
            } else {
                return nil
            }
        }
        return total + pending
    }
}
