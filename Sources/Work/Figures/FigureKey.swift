import Oversight
public import Rulebook

/// 数字的地址: which parts of which counts a figure is made of, as a link names it: `heard;head=appeared,staff`.
public struct FigureKey: Sendable, Hashable {
    /// 存量: what had come before the period and had not ended before it; or had not by its end.
    public enum Stock: String, Sendable, Hashable { case before, after }

    /// No figure is made of more.
    private static let most = 12

    public let parts: [FigurePart]
    public let stock: Stock?

    public init(_ parts: [FigurePart], stock: Stock? = nil) { (self.parts, self.stock) = (parts, stock) }

    /// - Throws: nothing; nil for what names no count of the book.
    public init?(_ texts: [String], stock: String?, in book: FigureBook) {
        var parts: [FigurePart] = []
        for text in texts {
            let pieces = text.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
            guard let count = pieces.first.flatMap(book.count) else { return nil }
            var only: [String: Set<String>] = [:]
            for piece in pieces.dropFirst() {
                let pair = piece.split(separator: "=", maxSplits: 1).map(String.init)
                guard pair.count == 2, count.by.contains(pair[0]) else { return nil }
                only[pair[0]] = Set(pair[1].split(separator: ",").map { Self.plain(String($0)) })
            }
            parts.append(FigurePart(count.id, only: only))
        }
        guard (1...Self.most).contains(parts.count) else { return nil }
        let known = stock.map { Stock(rawValue: $0) }
        if let known, known == nil { return nil }
        self.init(parts, stock: known ?? nil)
    }

    public var texts: [String] {
        parts.map { part in
            ([part.count]
                + part.only.sorted { $0.key < $1.key }.map {
                    "\($0.key)=\($0.value.sorted().map(Self.marked).joined(separator: ","))"
                })
                .joined(separator: ";")
        }
    }

    /// A word may have the marks by which an address is read: 处罚,罚款.
    private static let marks = [("%", "%25"), (",", "%2C"), (";", "%3B"), ("=", "%3D")]

    private static func marked(_ word: String) -> String {
        marks.reduce(word) { $0.replacing($1.0, with: $1.1) }
    }

    private static func plain(_ word: String) -> String {
        marks.reversed().reduce(word) { $0.replacing($1.1, with: $1.0) }
    }
}
