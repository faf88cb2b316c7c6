/// 元: amounts of money as people write them; stored in whole fen.
public enum Yuan: Sendable {
    /// `12,345.00`
    public static func text(fen: Int) -> String {
        let digits = String(fen / 100)
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { grouped += "," }
            grouped.append(digit)
        }
        let rest = fen % 100
        return grouped + (rest < 10 ? ".0" : ".") + String(rest)
    }

    /// Reads `12345`, `12,345.6元`, `￥1.5万元`. Nil for anything else, for less than nothing and for parts of a fen: nothing is rounded.
    public static func fen(_ text: String) -> Int? {
        var rest = text.trimmingBlanks[...]
        for mark in ["¥", "￥", "人民币"] where rest.hasPrefix(mark) { rest = rest.dropFirst(mark.count) }
        if rest.hasSuffix("元") { rest = rest.dropLast() }
        let isTenThousands = rest.hasSuffix("万")
        if isTenThousands { rest = rest.dropLast() }
        let parts = String(rest).replacing("，", with: ",").trimmingBlanks.split(
            separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count) else { return nil }
        // A comma that does not part thousands may be somebody's decimal point.
        let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
        guard groups.dropFirst().allSatisfy({ $0.count == 3 }), groups.count == 1 || groups[0].count <= 3 else {
            return nil
        }
        guard (groups + parts.dropFirst()).allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        let (whole, fraction) = (groups.joined(), parts.count == 2 ? parts[1] : "")
        let places = isTenThousands ? 6 : 2
        guard whole.count <= 12, fraction.count <= places else { return nil }
        return Int(whole + fraction + String(repeating: "0", count: places - fraction.count))
    }
}
