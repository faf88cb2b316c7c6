import LegalCalendar

/// 条的序号: 第二条, and 第二条之一 that was put in after it.
public struct ArticleNumber: Sendable, Hashable, Comparable, CustomStringConvertible, ExpressibleByIntegerLiteral {
    public let main: Int
    /// 之一、之二; 0 for the article itself.
    public let inserted: Int

    public init(_ main: Int, inserted: Int = 0) { (self.main, self.inserted) = (main, inserted) }
    public init(integerLiteral main: Int) { self.init(main) }

    /// `2` or `2-1`, as commands and addresses have it.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(parts.count), let main = parts[0], main > 0 else { return nil }
        guard parts.count == 2 else {
            self.init(main)
            return
        }
        guard let inserted = parts[1], inserted > 0 else { return nil }
        self.init(main, inserted: inserted)
    }

    public var description: String { inserted == 0 ? "\(main)" : "\(main)-\(inserted)" }

    /// 第二条之一
    public var chinese: String {
        "第\(ChineseNumeral.string(main))条" + (inserted == 0 ? "" : "之\(ChineseNumeral.string(inserted))")
    }

    public static func < (one: ArticleNumber, other: ArticleNumber) -> Bool {
        (one.main, one.inserted) < (other.main, other.inserted)
    }
}
