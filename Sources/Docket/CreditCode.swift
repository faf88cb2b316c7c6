/// 统一社会信用代码 (GB 32100-2015): seventeen characters and one that checks them.
public enum CreditCode: Sendable {
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

    /// Small letters and blanks as people type them are forgiven.
    public static func normalised(_ text: String) -> String {
        text.filter { !$0.isWhitespace && $0 != "-" }.uppercased()
    }

    public static func isValid(_ text: String) -> Bool {
        let values = normalised(text).map { alphabet.firstIndex(of: $0) }
        guard values.count == 18, !values.contains(nil) else { return false }
        var (sum, weight) = (0, 1)
        for value in values.dropLast() {
            sum += value! * weight
            weight = weight * 3 % 31
        }
        return (31 - sum % 31) % 31 == values[17]
    }
}
