/// XML 逐项读取: tags and text of a part in their order, without a tree; entities are the five of XML and numbers, nothing else is expanded.
struct XMLScanner {
    struct Failure: Error, Sendable, CustomStringConvertible {
        let description: String
    }

    enum Event {
        /// With its attributes as written; `isWhole` if it closes itself.
        case open(name: String, attributes: ArraySlice<UInt8>, isWhole: Bool)
        case close(name: String)
        case text(ArraySlice<UInt8>)
    }

    private let bytes: [UInt8]
    private var at = 0

    /// - Throws: for any document type.
    init(_ bytes: [UInt8]) throws(Failure) {
        guard bytes.firstRange(of: Array("<!DOCTYPE".utf8)) == nil, bytes.firstRange(of: Array("<!ENTITY".utf8)) == nil
        else { throw Failure(description: "文件含有 DOCTYPE，不能使用") }
        self.bytes = bytes
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
            while at < bytes.count, bytes[at] != UInt8(ascii: "<") { at += 1 }
            return .text(bytes[start..<at])
        }
        guard let end = bytes[at...].firstIndex(of: UInt8(ascii: ">")) else { throw Failure(description: "表格文件不完整") }
        at = end + 1
        let inner = bytes[(start + 1)..<end]
        guard let first = inner.first else { throw Failure(description: "表格文件有误") }
        if first == UInt8(ascii: "?") || first == UInt8(ascii: "!") { return nil }
        if first == UInt8(ascii: "/") { return .close(name: Self.name(inner.dropFirst())) }
        let isWhole = inner.last == UInt8(ascii: "/")
        return .open(name: Self.name(inner), attributes: inner, isWhole: isWhole)
    }

    /// Without the prefix: `x:row` is `row`.
    private static func name(_ tag: ArraySlice<UInt8>) -> String {
        let name = tag.prefix { !($0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 || $0 == UInt8(ascii: "/")) }
        return String(decoding: name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name, as: UTF8.self)
    }

    static func attribute(_ name: String, in tag: ArraySlice<UInt8>) -> String? {
        guard let range = tag.firstRange(of: Array(" \(name)=\"".utf8)),
            let end = tag[range.upperBound...].firstIndex(of: UInt8(ascii: "\""))
        else { return nil }
        return text(tag[range.upperBound..<end])
    }

    /// Characters as read: entities resolved.
    static func text(_ raw: ArraySlice<UInt8>) -> String {
        let string = String(decoding: raw, as: UTF8.self)
        guard string.contains("&") else { return string }
        var (result, rest) = ("", string[...])
        while let amp = rest.firstIndex(of: "&") {
            result += rest[..<amp]
            guard let end = rest[amp...].firstIndex(of: ";") else { return result + rest[amp...] }
            let name = rest[rest.index(after: amp)..<end]
            let known = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"]
            if let character = known[String(name)] {
                result += character
            } else if name.hasPrefix("#"), let scalar = number(name.dropFirst()) {
                result.unicodeScalars.append(scalar)
            }
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func number(_ text: Substring) -> Unicode.Scalar? {
        (text.hasPrefix("x") ? UInt32(text.dropFirst(), radix: 16) : UInt32(text)).flatMap(Unicode.Scalar.init)
    }
}
