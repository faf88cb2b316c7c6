/// XML 逐项读取: tags and text of a part in their order, without a tree; entities are the five of XML and numbers, nothing else is expanded.
struct XMLScanner {
    struct Failure: Error, Sendable, CustomStringConvertible {
        let description: String
    }

    enum Event {
        /// With its attributes as written; `isWhole` if it closes itself.
        case open(name: String, attributes: ArraySlice<UInt8>, isWhole: Bool)
        case close(name: String)
        case text(String)
    }

    private let bytes: [UInt8]
    private var at = 0

    /// - Throws: for any document type.
    init(_ bytes: [UInt8]) throws(Failure) {
        let bytes = Self.utf8(bytes)
        guard bytes.firstRange(of: Array("<!DOCTYPE".utf8)) == nil, bytes.firstRange(of: Array("<!ENTITY".utf8)) == nil
        else { throw Failure(description: "文件含有 DOCTYPE，不能使用") }
        self.bytes = bytes
    }

    /// Some programs write their parts in UTF-16.
    private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) else { return bytes }
        let (low, high) = bytes[0] == 0xFF ? (0, 1) : (1, 0)
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { place -> UInt16 in
            let (first, second) = (UInt16(bytes[place + low]), UInt16(bytes[place + high]))
            return first | second << 8
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// Nil at the end.
    mutating func next() throws(Failure) -> Event? {
        while at < bytes.count {
            if let event = try one() { return event }
        }
        return nil
    }

    /// Nil for a declaration or a comment, which say nothing of cells.
    private mutating func one() throws(Failure) -> Event? {
        let start = at
        guard bytes[at] == UInt8(ascii: "<") else {
            at = bytes[at...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
            return .text(Self.text(bytes[start..<at]))
        }
        if try span("<!--", "-->") != nil { return nil }
        if try span("<?", "?>") != nil { return nil }
        if let plain = try span("<![CDATA[", "]]>") { return .text(String(decoding: plain, as: UTF8.self)) }
        guard let end = tagEnd() else { throw Failure(description: "表格文件不完整") }
        at = end + 1
        let inner = bytes[(start + 1)..<end]
        guard let first = inner.first else { throw Failure(description: "表格文件有误") }
        if first == UInt8(ascii: "!") { return nil }
        if first == UInt8(ascii: "/") { return .close(name: Self.name(inner.dropFirst())) }
        let isWhole = inner.last == UInt8(ascii: "/")
        return .open(name: Self.name(inner), attributes: inner, isWhole: isWhole)
    }

    /// What stands between two marks; nil if the first is not here.
    private mutating func span(_ open: String, _ close: String) throws(Failure) -> ArraySlice<UInt8>? {
        guard bytes[at...].starts(with: open.utf8) else { return nil }
        let begin = at + open.utf8.count
        guard let end = bytes[begin...].firstRange(of: Array(close.utf8)) else { throw Failure(description: "表格文件不完整") }
        at = end.upperBound
        return bytes[begin..<end.lowerBound]
    }

    /// A `>` inside a quoted attribute ends no tag.
    private func tagEnd() -> Int? {
        var (place, quote) = (at, nil as UInt8?)
        while place < bytes.count {
            let byte = bytes[place]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return place
            }
            place += 1
        }
        return nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }

    /// Without the prefix: `x:row` is `row`.
    private static func name(_ tag: ArraySlice<UInt8>) -> String {
        String(decoding: local(tag.prefix { !isBlank($0) && $0 != UInt8(ascii: "/") }), as: UTF8.self)
    }

    private static func local(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
    }

    /// By its local name, in either kind of quotes: programs differ.
    /// - Parameter prefixed: whether it must bear a prefix, as `r:id` beside `id`.
    static func attribute(_ wanted: String, in tag: ArraySlice<UInt8>, prefixed: Bool = false) -> String? {
        var rest = tag.drop { !isBlank($0) }
        while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
            var name = rest[..<equals].drop(while: isBlank)
            while let last = name.last, isBlank(last) { name.removeLast() }
            rest = rest[(equals + 1)...].drop(while: isBlank)
            guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
                let end = rest.dropFirst().firstIndex(of: quote)
            else { return nil }
            let isPrefixed = name.contains(UInt8(ascii: ":"))
            if local(name).elementsEqual(wanted.utf8), isPrefixed == prefixed {
                return text(rest[(rest.startIndex + 1)..<end])
            }
            rest = rest[(end + 1)...]
        }
        return nil
    }

    /// Characters as read: entities resolved.
    static func text(_ raw: ArraySlice<UInt8>) -> String { text(String(decoding: raw, as: UTF8.self)) }

    static func text(_ string: String) -> String {
        guard string.utf8.contains(UInt8(ascii: "&")) else { return string }
        var (result, rest) = ("", string[...])
        while let amp = rest.firstIndex(of: "&") {
            result += rest[..<amp]
            // The longest name there is has ten characters: what has no end nearby is an ampersand.
            guard let end = rest[amp...].prefix(12).firstIndex(of: ";") else {
                result += "&"
                rest = rest[rest.index(after: amp)...]
                continue
            }
            let name = rest[rest.index(after: amp)..<end]
            if let character = known[String(name)] {
                result += character
            } else if name.hasPrefix("#"), let scalar = number(name.dropFirst()) {
                result.unicodeScalars.append(scalar)
            }
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static let known = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"]

    private static func number(_ text: Substring) -> Unicode.Scalar? {
        let value = text.first == "x" || text.first == "X" ? UInt32(text.dropFirst(), radix: 16) : UInt32(text)
        return value.flatMap(Unicode.Scalar.init)
    }
}
