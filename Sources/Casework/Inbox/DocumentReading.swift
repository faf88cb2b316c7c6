public import Docket
import LegalCalendar

/// 识读: what the words of a paper suggest for its entry. Suggestions with the line they stand in, never facts: a clerk confirms each.
public struct DocumentReading: Sendable, Hashable {
    public struct Suggestion: Sendable, Hashable {
        /// A field of the entry's form, or `day`.
        public let field: String
        public let value: String
        /// Index of the line it was read from.
        public let line: Int
    }

    public let lines: [String]
    /// The entry that such a paper is recorded as; nil if its words do not say.
    public let kind: KindName?
    public let paperKind: String
    public let suggestions: [Suggestion]
    /// 案号 as they stand in the text.
    public let caseNumbers: [String]
    public let checkCodes: [String]

    public init(_ text: String) {
        lines = Self.lines(text)
        let sort = DocumentSort.of(lines)
        (kind, paperKind) = (sort?.entry, sort?.paper ?? "other")
        (caseNumbers, checkCodes) = (Self.numbers(lines), Self.codes(lines))
        suggestions = LineReader(lines: lines, kind: sort?.entry).suggestions
    }

    /// Characters that are read: a long judgment has some forty thousand. Of what is longer the beginning says what it is and the
    /// end when it was made.
    private static let (most, end) = (60_000, 20_000)
    /// What looks for words looks at so many characters at a time: the time it takes grows with the text and not faster.
    private static let longest = 200

    private static func lines(_ text: String) -> [String] {
        let read = text.count > most ? text.prefix(most - end) + "\n" + text.suffix(end) : text[...]
        return read.split(whereSeparator: \.isNewline).flatMap { pieces(of: tidied($0.prefix(most))) }.reduce(into: [])
        { lines, line in
            // 传 / 票: a heading set wide comes apart into lines of a character or two.
            if line.count <= 2, let last = lines.last, last.count <= 4, lines.count < 10 {
                lines[lines.count - 1] = last + line
            } else {
                lines.append(line)
            }
        }
    }

    /// A long paragraph at the ends of its sentences, each piece with as many of them as it holds; all of it is read.
    private static func pieces(of line: String) -> [String] {
        guard line.utf8.count > longest else { return line.isEmpty ? [] : [line] }
        var (pieces, current) = ([String](), "")
        var count = 0
        for sentence in sentences(line) {
            if count + sentence.count > longest, count > 0 {
                pieces.append(current)
                (current, count) = ("", 0)
            }
            current += sentence
            count += sentence.count
        }
        return count > 0 ? pieces + [current] : pieces
    }

    private static func sentences(_ line: String) -> [Substring] {
        var (found, rest) = ([Substring](), line[...])
        while !rest.isEmpty {
            let window = rest.prefix(longest)
            let end = window.lastIndex(where: { "。；;".contains($0) }).map { rest.index(after: $0) } ?? window.endIndex
            found.append(rest[..<end])
            rest = rest[end...]
        }
        return found
    }

    /// 裁判结果 that can be read from a ruling, by the codes of the rulebooks.
    public static var outcomes: Set<String> { Ruling.outcomes }

    /// A machine that reads puts blanks between Chinese characters; a reader does not.
    static func tidied(_ line: some StringProtocol) -> String {
        String(line).folded.split(whereSeparator: \.isWhitespace).reduce(into: "") { tidy, word in
            if let before = tidy.last, let after = word.first, before.isASCII, after.isASCII { tidy.append(" ") }
            tidy += word
        }
    }

    /// （2026）宁05行初12号, whatever the brackets were read as.
    private static func numbers(_ lines: [String]) -> [String] {
        var found: [String] = []
        // A number may be broken by the end of a line.
        for line in lines + zip(lines, lines.dropFirst()).map({ String($0.suffix(40) + $1.prefix(40)) }) {
            for match in line.matches(
                of: /((?:19|20)[0-9]{2})\s*[^\s0-9\p{Han}]\s*([^\s（）号，。]{1,12}?)\s*([0-9]{1,6})\s*号/)
            {
                let number = CaseNumber("（\(match.1)）\(match.2)\(match.3)号")
                if number.standing == .valid || number.standing == .foreign, !found.contains(number.written) {
                    found.append(number.written)
                }
            }
        }
        return found
    }

    private static func codes(_ lines: [String]) -> [String] {
        lines.flatMap { line in
            line.matches(of: /校\s*验\s*码\s*[：:]?\s*([0-9A-Za-z|]{4}\s*[-－—–]\s*[0-9A-Za-z|]{4})/).map { String($0.1) }
        }
    }
}

extension DocumentReading {
    /// 法院短信: what stands on top of a message that was pasted, so that it is read as one.
    public static var messageTitle: String { DocumentSort.message }

    /// In the form in which it is handed from one process to another and kept.
    public var value: Value {
        var object: [String: Value] = [
            "lines": .list(lines.map { .text($0) }), "paper": .text(paperKind),
            "numbers": .list(caseNumbers.map { .text($0) }), "codes": .list(checkCodes.map { .text($0) }),
            "suggestions": .list(
                suggestions.map {
                    .object(["field": .text($0.field), "value": .text($0.value), "line": .integer($0.line)])
                }),
        ]
        object["kind"] = kind.map { .text($0.rawValue) }
        return .object(object)
    }

    public init(_ value: Value) {
        let lines = (value["lines"]?.list ?? []).compactMap(\.text)
        self.lines = lines
        (kind, paperKind) = (value["kind"]?.text.map { KindName($0) }, value["paper"]?.text ?? "other")
        caseNumbers = (value["numbers"]?.list ?? []).compactMap(\.text)
        checkCodes = (value["codes"]?.list ?? []).compactMap(\.text)
        suggestions = (value["suggestions"]?.list ?? []).compactMap { item in
            guard let field = item["field"]?.text, let text = item["value"]?.text, let line = item["line"]?.integer,
                lines.indices.contains(line)
            else { return nil }
            return Suggestion(field: field, value: text, line: line)
        }
    }
}
