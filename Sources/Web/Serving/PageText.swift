import Mustache

/// 页面的一部分: what a template can read: a text, a flag, a list, an object.
protocol PagePart {}

extension Bool: PagePart {}
extension Array: PagePart where Element == any PagePart {}

/// 页面节点: one object of a page. A type of its own, because asking a dictionary for its conformance at every name costs more than the page.
struct PageNode: MustacheParent, PagePart {
    private let values: [String: any PagePart]

    init(values: [String: any PagePart]) { self.values = values }

    /// Where both say something this one does.
    func over(_ other: PageNode) -> PageNode { PageNode(values: values.merging(other.values) { own, _ in own }) }

    func child(named name: String) -> Any? { values[name] }
}

/// 页面文字: empty, it hides the section over it and lets no outer value of its name show through.
struct PageText: MustacheCustomRenderable, MustacheParent, PagePart {
    static let nothing = PageText(renderText: "")

    /// A text has no parts; said here, it is not asked for them by reflection.
    func child(named _: String) -> Any? { nil }

    let renderText: String
    var isNull: Bool { renderText.isEmpty }
}

/// 转义: the five characters that mean something in HTML, byte by byte; a text without them stays as it is.
struct PageEscape: MustacheContentType {
    static let name = "PAGE"

    func escapeText(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.contains(where: { Self.replacements($0) != nil }) else {
                return String(decoding: bytes, as: UTF8.self)
            }
            var escaped: [UInt8] = []
            escaped.reserveCapacity(bytes.count + 32)
            for byte in bytes {
                if let replacement = Self.replacements(byte) {
                    escaped += replacement.utf8
                } else {
                    escaped.append(byte)
                }
            }
            return String(decoding: escaped, as: UTF8.self)
        }
    }

    private static func replacements(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
