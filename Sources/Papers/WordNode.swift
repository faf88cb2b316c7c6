/// 文档树: a part of a .docx, as elements with their tags exactly as written. What a template's filling does not touch is written back byte for byte.
indirect enum WordNode: Sendable {
    case text(String)
    /// A comment, a declaration, or an element that closes itself.
    case raw(String)
    case element(name: String, open: String, children: [WordNode], close: String)

    struct Failure: Error, Sendable, CustomStringConvertible {
        let description: String
    }

    var name: String { if case .element(let name, _, _, _) = self { name } else { "" } }

    /// The text of all `w:t` below, as Word shows it; markup characters still escaped.
    var shown: String {
        switch self {
        case .text, .raw: ""
        case .element("w:t", _, let children, _):
            children.map { if case .text(let text) = $0 { text } else { "" } }.joined()
        case .element(_, _, let children, _): children.map(\.shown).joined()
        }
    }

    var written: String {
        switch self {
        case .text(let text), .raw(let text): text
        case .element(_, let open, let children, let close): open + children.map(\.written).joined() + close
        }
    }

    /// What holds no placeholder as the text it will be written as, so that filling passes over it.
    var settled: WordNode {
        guard case .element(let name, let open, let children, let close) = self else { return self }
        let shown = shown
        guard shown.contains(where: { "{}｛｝﹛﹜".contains($0) }) else { return .raw(written) }
        // Inside a paragraph a placeholder may lie in several runs: those stay as they are.
        return name == "w:p" ? self : .element(name: name, open: open, children: children.map(\.settled), close: close)
    }

    /// - Throws: for what is not well-formed, and for any document type: entities are never expanded here.
    static func parse(_ xml: String) throws(Failure) -> [WordNode] {
        guard !xml.contains("<!DOCTYPE") && !xml.contains("<!ENTITY") else {
            throw Failure(description: "文档含有 DOCTYPE，不能使用")
        }
        var stack: [(name: String, open: String, children: [WordNode])] = [("", "", [])]
        var rest = xml[...]
        while let start = rest.firstIndex(of: "<") {
            if start > rest.startIndex { stack[stack.count - 1].children.append(.text(String(rest[..<start]))) }
            guard let end = try tagEnd(rest, from: start) else { throw Failure(description: "标签没有结束") }
            let tag = String(rest[start...end])
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("</") {
                guard stack.count > 1, stack[stack.count - 1].name == tagName(tag) else {
                    throw Failure(description: "标签不成对：\(tag)")
                }
                let done = stack.removeLast()
                stack[stack.count - 1].children.append(
                    .element(name: done.name, open: done.open, children: done.children, close: tag))
            } else if tag.hasPrefix("<?") || tag.hasPrefix("<!") || tag.hasSuffix("/>") {
                stack[stack.count - 1].children.append(.raw(tag))
            } else {
                guard stack.count < 200 else { throw Failure(description: "文档嵌套过深") }
                stack.append((tagName(tag), tag, []))
            }
        }
        guard stack.count == 1 else { throw Failure(description: "标签没有结束：\(stack[stack.count - 1].name)") }
        if !rest.isEmpty { stack[0].children.append(.text(String(rest))) }
        return stack[0].children
    }

    /// A `>` inside a quoted attribute ends no tag, a comment ends at its own mark.
    private static func tagEnd(_ text: Substring, from start: Substring.Index) throws(Failure) -> Substring.Index? {
        if text[start...].hasPrefix("<!--") {
            return text[start...].firstRange(of: "-->").map { text.index(before: $0.upperBound) }
        }
        var (quote, index) = (nil as Character?, start)
        while index < text.endIndex {
            let character = text[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == ">" {
                return index
            }
            index = text.index(after: index)
        }
        return nil
    }

    private static func tagName(_ tag: String) -> String {
        String(tag.drop { $0 == "<" || $0 == "/" }.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" })
    }
}
