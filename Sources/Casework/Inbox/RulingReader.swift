import Docket

/// 裁判主文: what the items after 判决如下 or 裁定如下 come to, each with the line it begins in. What can't be told is left out.
struct RulingReader {
    struct Found {
        let outcome: String
        let line: Int
    }

    private let items: [(text: String, line: Int)]

    init(_ lines: [String]) {
        guard let start = Self.start(lines) else {
            items = []
            return
        }
        var items: [(text: String, line: Int)] = []
        for (index, line) in lines.enumerated().dropFirst(start.line) {
            let text = index == start.line ? start.rest : line
            if text.contains(/^[^；;]{0,6}(?:如不服|审\s*判\s*长|案件受理费|申请费)/) { break }
            for piece in Self.pieces(of: text) {
                // Titles of papers speak of what was done before, not of what is ruled.
                let bare = Self.withoutTitles(piece).replacing("驭回", with: "驳回").replacing("驶回", with: "驳回")
                if items.isEmpty || piece.contains(/^[一二三四五六七八九十]{1,3}\s*[、.．]/) {
                    items.append((bare, index))
                } else if items[items.count - 1].text.utf8.count < 6000 {
                    // What is longer than any item of a ruling adds nothing to what was ruled.
                    items[items.count - 1].text += bare
                }
            }
        }
        self.items = items
    }

    /// A second judgment tells the first; its own ruling comes last. The words may stand over two lines.
    private static func start(_ lines: [String]) -> (line: Int, rest: String)? {
        let words = /(?:判\s*决|裁\s*定)\s*如\s*下\s*[：:]?/
        for index in lines.indices.reversed() {
            if let match = lines[index].matches(of: words).last {
                return (index, String(lines[index][match.range.upperBound...]))
            }
            guard index > 0, lines[index - 1].count > 0 else { continue }
            let (before, joined) = (lines[index - 1], lines[index - 1] + lines[index])
            guard before.firstMatch(of: words) == nil, let match = joined.firstMatch(of: words) else { continue }
            return (index, String(joined[match.range.upperBound...]))
        }
        return nil
    }

    /// 《…》 is left out; one that has no end is kept.
    private static func withoutTitles(_ text: String) -> String {
        var (kept, rest) = ("", text[...])
        while let open = rest.firstIndex(of: "《"), let close = rest[open...].firstIndex(of: "》") {
            kept += rest[..<open]
            rest = rest[rest.index(after: close)...]
        }
        return kept + rest
    }

    /// 一、……；二、…… in one line are two items.
    private static func pieces(of text: String) -> [String] {
        var (pieces, rest) = ([String](), text[...])
        while let cut = rest.firstMatch(of: /[；;。]\s*(?=[一二三四五六七八九十]{1,3}\s*[、.．])/) {
            pieces.append(String(rest[..<cut.range.lowerBound]))
            rest = rest[cut.range.upperBound...]
        }
        pieces.append(String(rest))
        return pieces.map(\.trimmingBlanks).filter { !$0.isEmpty }
    }

    var found: [Found] {
        var found: [Found] = []
        for item in items {
            // 撤销 and, in an item of its own, 重新作出 are one outcome.
            if let last = found.last, ["revoke", "revoke-partial"].contains(last.outcome), Ruling(item.text).isRemake {
                found[found.count - 1] = Found(outcome: last.outcome + "-remake", line: last.line)
                continue
            }
            guard let outcome = Ruling(item.text).outcome, !found.contains(where: { $0.outcome == outcome }) else {
                continue
            }
            found.append(Found(outcome: outcome, line: item.line))
        }
        return found
    }
}
