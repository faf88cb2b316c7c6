/// 校验码 as people and machines read it: small letters, other dashes, and the letters that look like figures.
public enum CheckCode: Sendable {
    public static func normalised(_ text: String) -> String? {
        let like: [Character: Character] = [
            "O": "0", "o": "0", "Q": "0", "I": "1", "l": "1", "|": "1", "S": "5", "Z": "2", "G": "6",
        ]
        let digits = text.compactMap { character -> Character? in
            if "-－—–_ 　·.".contains(character) { return nil }
            return like[character] ?? character.uppercased().first
        }
        guard digits.count == 8, digits.allSatisfy({ $0.isHexDigit && $0.isASCII }) else { return nil }
        return "\(String(digits.prefix(4)))-\(String(digits.suffix(4)))"
    }
}
