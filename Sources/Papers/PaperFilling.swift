import Docket

/// 填充: placeholders, lists and conditions of a template. `{{name}}` is a text; `{{#name}}…{{/name}}` is shown for each item of a list, or if a text is there;
/// `{{^name}}…{{/name}}` if it is not. A marker that has a paragraph to itself speaks of whole paragraphs, one in a table's row of the row.
struct PaperFilling {
    /// The innermost scope first.
    private var scopes: [[String: PaperValue]]

    init(_ values: [String: PaperValue]) { scopes = [values] }

    private func value(_ name: String) -> PaperValue? { scopes.lazy.compactMap { $0[name] }.first }

    private func inside(_ item: [String: PaperValue]) -> PaperFilling {
        var inner = self
        inner.scopes.insert(item, at: 0)
        return inner
    }

    /// How often, and in which scopes, a section is shown.
    private func rounds(_ marker: Marker) -> [PaperFilling] {
        let found = value(marker.name)
        switch (marker.sign, found) {
        case ("^", _): return found?.isShown == true ? [] : [self]
        case (_, .list(let items)?): return items.map(inside)
        default: return found?.isShown == true ? [self] : []
        }
    }

    func fill(_ nodes: [WordNode]) throws(WordNode.Failure) -> [WordNode] {
        var (filled, index) = ([WordNode](), 0)
        while index < nodes.count {
            let node = nodes[index]
            if node.name == "w:p", let marker = Marker(whole: node.shown) {
                guard marker.sign != "/" else { throw .init(description: "{{/\(marker.name)}} 没有对应的开头") }
                let end = try Self.end(of: marker, in: nodes, from: index + 1)
                for round in rounds(marker) { filled += try round.fill(Array(nodes[index + 1..<end])) }
                index = end + 1
            } else {
                filled += try fillOne(node)
                index += 1
            }
        }
        return filled
    }

    private static func end(of marker: Marker, in nodes: [WordNode], from start: Int) throws(WordNode.Failure) -> Int {
        var depth = 1
        for index in start..<max(start, nodes.count) where nodes[index].name == "w:p" {
            guard let other = Marker(whole: nodes[index].shown), other.name == marker.name else { continue }
            depth += other.sign == "/" ? -1 : 1
            if depth == 0 { return index }
        }
        throw .init(description: "{{\(marker.sign)\(marker.name)}} 没有结束")
    }

    private func fillOne(_ node: WordNode) throws(WordNode.Failure) -> [WordNode] {
        guard case .element(let name, let open, let children, let close) = node else { return [node] }
        if name == "w:tr", let marker = Marker(leading: node.shown), node.shown.hasSuffix("{{/\(marker.name)}}") {
            let row = WordNode.element(
                name: name, open: open, children: try Self.without(marker, children), close: close)
            var rows: [WordNode] = []
            for round in rounds(marker) { rows += try round.fillOne(row) }
            return rows
        }
        if name == "w:p" { return [try fillParagraph(node)] }
        return [.element(name: name, open: open, children: try fill(children), close: close)]
    }

    /// A row without the marks of its own list.
    private static func without(_ marker: Marker, _ nodes: [WordNode]) throws(WordNode.Failure) -> [WordNode] {
        let (first, last) = ("{{\(marker.sign)\(marker.name)}}", "{{/\(marker.name)}}")
        return try nodes.map { node throws(WordNode.Failure) in
            guard case .element(let name, let open, let children, let close) = node else { return node }
            guard name == "w:p" else {
                return .element(name: name, open: open, children: try without(marker, children), close: close)
            }
            var texts = Texts(node)
            try texts.remove(first)
            try texts.remove(last)
            return texts.paragraph
        }
    }

    private func fillParagraph(_ paragraph: WordNode) throws(WordNode.Failure) -> WordNode {
        if let filled = runByRun(paragraph) { return filled }
        var texts = Texts(paragraph)
        try texts.fill { marker, inner throws(WordNode.Failure) in
            guard let inner else { return self.shown(marker.name) }
            return try self.rounds(marker).map { round throws(WordNode.Failure) in try round.inline(inner) }.joined()
        }
        return texts.paragraph
    }

    /// Where no placeholder is split, each run is filled by itself: nearly always. Nil where one is, or where something is wrong that has to be told.
    private func runByRun(_ node: WordNode) -> WordNode? {
        guard case .element(let name, let open, let children, let close) = node else { return node }
        guard name == "w:t" else {
            var filled: [WordNode] = []
            filled.reserveCapacity(children.count)
            for child in children {
                guard let one = runByRun(child) else { return nil }
                filled.append(one)
            }
            return .element(name: name, open: open, children: filled, close: close)
        }
        let text = node.shown
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) else { return node }
        guard Marker.areWhole(in: text), let filled = try? inline(text) else { return nil }
        return .element(name: name, open: Texts.keepingBlanks(open), children: [.text(filled)], close: close)
    }

    /// A section within one line of text.
    private func inline(_ text: String) throws(WordNode.Failure) -> String {
        var (result, rest) = ("", text[...])
        while let (before, marker, after) = Marker.next(in: rest) {
            result += before
            if marker.sign.isEmpty {
                result += shown(marker.name)
                rest = after
            } else {
                guard let (inner, beyond) = Marker.section(marker, in: after) else {
                    throw .init(description: "{{\(marker.sign)\(marker.name)}} 没有结束")
                }
                for round in rounds(marker) { result += try round.inline(String(inner)) }
                rest = beyond
            }
        }
        return result + rest
    }

    private func shown(_ name: String) -> String {
        guard case .text(let text)? = value(name), !text.isEmpty else {
            return PaperTemplate.escaped("【待填：\(PaperField.title(name))】")
        }
        return PaperTemplate.escaped(text)
    }
}
