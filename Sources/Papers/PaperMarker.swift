/// 占位符: `{{name}}`, or the begin or end of a section.
struct Marker {
    /// Empty for a text, `#`, `^` or `/`.
    let sign: String
    let name: String

    /// What stands between the braces.
    init?(_ inner: some StringProtocol) {
        let text = inner.filter { !$0.isWhitespace }
        guard let first = text.first else { return nil }
        sign = "#^/".contains(first) ? String(first) : ""
        name = String(text.dropFirst(sign.count))
        guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else {
            return nil
        }
    }

    /// A paragraph that holds a section's mark and nothing else.
    init?(whole text: String) {
        let trimmed = text.filter { !$0.isWhitespace }
        guard trimmed.hasPrefix("{{"), trimmed.hasSuffix("}}"), let marker = Marker(trimmed.dropFirst(2).dropLast(2)),
            !marker.sign.isEmpty
        else { return nil }
        self = marker
    }

    /// A text that begins with a section.
    init?(leading text: String) {
        guard text.hasPrefix("{{#") || text.hasPrefix("{{^"), let end = text.firstRange(of: "}}"),
            let marker = Marker(text[text.index(text.startIndex, offsetBy: 2)..<end.lowerBound])
        else {
            return nil
        }
        self = marker
    }

    /// As many braces open as close, always in twos: no placeholder begins in one run and ends in another.
    static func areWhole(in text: String) -> Bool {
        var (depth, run, last) = (0, 0, UInt8(0))
        for byte in text.utf8 {
            guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") else {
                if run % 2 != 0 { return false }
                (run, last) = (0, 0)
                continue
            }
            if byte != last, run % 2 != 0 { return false }
            run = byte == last ? run + 1 : 1
            last = byte
            depth += byte == UInt8(ascii: "{") ? 1 : -1
            if depth < 0 { return false }
        }
        return depth == 0 && run % 2 == 0
    }

    static func next(in text: Substring) -> (before: Substring, marker: Marker, after: Substring)? {
        var from = text.startIndex
        while let open = text[from...].firstRange(of: "{{"), let close = text[open.upperBound...].firstRange(of: "}}") {
            if let marker = Marker(text[open.upperBound..<close.lowerBound]) {
                return (text[..<open.lowerBound], marker, text[close.upperBound...])
            }
            from = open.upperBound
        }
        return nil
    }

    /// What lies between a section's begin and its end, with sections of the same name inside.
    static func section(_ marker: Marker, in text: Substring) -> (inner: Substring, beyond: Substring)? {
        var (depth, rest) = (1, text)
        while let (before, other, after) = next(in: rest) {
            if other.name == marker.name, !other.sign.isEmpty { depth += other.sign == "/" ? -1 : 1 }
            if depth == 0 { return (text[..<before.endIndex], after) }
            rest = after
        }
        return nil
    }
}

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
