/// 文字之差: what stands in one .docx and not in another, a line a paragraph.
public struct PaperDifference: Sendable {
    /// Lines of the older text that are no more.
    public let gone: [String]
    /// Lines that have come.
    public let come: [String]

    /// More lines than these are no letter; what lies beyond is not compared.
    private static let most = 2000

    /// - Throws: for what is no .docx that can be read.
    public init(from old: [UInt8], to new: [UInt8]) throws(PaperText.Failure) {
        let (before, after) = (try Self.lines(old), try Self.lines(new))
        let difference = after.difference(from: before)
        gone = difference.removals.compactMap { if case .remove(_, let line, _) = $0 { line } else { nil } }
        come = difference.insertions.compactMap { if case .insert(_, let line, _) = $0 { line } else { nil } }
    }

    private static func lines(_ docx: [UInt8]) throws(PaperText.Failure) -> [String] {
        try PaperText.lines(of: docx).prefix(most).map { line in String(line.prefix(1000)) }.filter { line in
            line.contains { !$0.isWhitespace }
        }
    }
}
