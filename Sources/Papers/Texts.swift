/// 段落文字: the texts of a paragraph's runs, so that a placeholder may be split over several of them, as Word likes to do.
struct Texts {
    private(set) var paragraph: WordNode

    init(_ paragraph: WordNode) { self.paragraph = paragraph }

    /// Takes a piece of text away, wherever its characters lie.
    mutating func remove(_ piece: String) throws(WordNode.Failure) {
        let joined = paragraph.shown
        guard let range = joined.firstRange(of: piece) else { return }
        let start = joined.unicodeScalars.distance(from: joined.startIndex, to: range.lowerBound)
        try replace(start..<start + piece.unicodeScalars.count, with: "")
    }

    /// Replaces every placeholder from left to right; what was filled in is never read again.
    mutating func fill(_ fill: (Marker, String?) throws(WordNode.Failure) -> String) throws(WordNode.Failure) {
        var from = 0
        while true {
            let joined = paragraph.shown
            guard
                let start = joined.unicodeScalars.index(joined.startIndex, offsetBy: from, limitedBy: joined.endIndex),
                let (before, marker, after) = Marker.next(in: joined[start...])
            else { return }
            guard marker.sign != "/" else { throw .init(description: "{{/\(marker.name)}} 没有对应的开头") }
            let begin = from + before.unicodeScalars.count
            var end = joined.unicodeScalars.distance(from: joined.startIndex, to: after.startIndex)
            var inner: String?
            if !marker.sign.isEmpty {
                guard let (section, beyond) = Marker.section(marker, in: after) else {
                    throw .init(description: "{{\(marker.sign)\(marker.name)}} 没有结束")
                }
                inner = String(section)
                end = joined.unicodeScalars.distance(from: joined.startIndex, to: beyond.startIndex)
            }
            let text = try fill(marker, inner)
            try replace(begin..<end, with: text)
            // Breaks of a line are tags, not characters that are shown.
            from = begin + text.replacing(Texts.lineBreak, with: "").unicodeScalars.count
        }
    }

    static let lineBreak = "</w:t><w:br/><w:t xml:space=\"preserve\">"

    /// The new text stands where the old one began; the runs it ran through keep the rest of theirs.
    private mutating func replace(_ range: Range<Int>, with text: String) throws(WordNode.Failure) {
        var (offset, isPlaced) = (0, false)
        func walk(_ node: WordNode) -> WordNode {
            guard case .element(let name, let open, let children, let close) = node else { return node }
            guard name == "w:t" else {
                return .element(name: name, open: open, children: children.map(walk), close: close)
            }
            let old = Array(node.shown.unicodeScalars)
            let here = offset..<offset + old.count
            offset += old.count
            guard here.overlaps(range) || (range.isEmpty && here.contains(range.lowerBound)) else { return node }
            let head = Self.string(old[..<max(0, min(old.count, range.lowerBound - here.lowerBound))])
            let tail = Self.string(old[max(0, min(old.count, range.upperBound - here.lowerBound))...])
            let middle = isPlaced ? "" : text
            isPlaced = true
            return WordNode.element(
                name: name, open: Self.keepingBlanks(open), children: [.text(head + middle + tail)], close: close)
        }
        let filled = walk(paragraph)
        // A break of a line closed and opened the text: read the paragraph anew, so that offsets count what is shown.
        paragraph = text.contains(Self.lineBreak) ? try WordNode.parse(filled.written).first ?? filled : filled
    }

    static func keepingBlanks(_ open: String) -> String {
        open.contains("xml:space") ? open : open.replacing("<w:t", with: "<w:t xml:space=\"preserve\"")
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
