/// 随机数: from the system's generator.
public enum Randomness: Sendable {
    public static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        // Eight bytes a call: each call asks the kernel.
        let words = (0..<(count + 7) / 8).map { _ in generator.next() }
        return (0..<count).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> (8 * UInt64($0 % 8))) }
    }

    public static func hex(bytes count: Int) -> String {
        bytes(count).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// A code that is read aloud and typed: no letter that looks like a digit.
    public static func code() -> String {
        let letters = Array("ABCDEFGHJKMNPQRSTUVWXYZ23456789")
        var generator = SystemRandomNumberGenerator()
        let picked = (0..<12).map { _ in letters.randomElement(using: &generator)! }
        return "\(String(picked[0..<4]))-\(String(picked[4..<8]))-\(String(picked[8..<12]))"
    }
}
