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
        guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-:".contains($0)) }) else {
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
