import Docket
import LegalCalendar

/// 识读: what the words of a paper suggest for its entry. Suggestions with the line they stand in, never facts: a clerk confirms each.
public struct DocumentReading: Sendable {
    public struct Suggestion: Sendable, Hashable {
        /// A field of the entry's form, or `day`.
        public let field: String
        public let value: String
        /// Index of the line it was read from.
        public let line: Int
    }

    public let lines: [String]
    /// The entry that such a paper is recorded as; nil if its words do not say.
    public let kind: String?
    public let paperKind: String
    public let suggestions: [Suggestion]
    /// 案号 as they stand in the text.
    public let caseNumbers: [String]
    public let checkCodes: [String]

    public init(_ text: String) {
        // A page has some forty lines of forty characters; what is far beyond that is no letter.
        lines = text.split(whereSeparator: \.isNewline).prefix(2000).map { Self.tidied($0.prefix(400)) }.filter {
            !$0.isEmpty
        }
        // 传 / 票: a heading set wide comes apart into lines of a character or two.
        .reduce(into: []) { lines, line in
            if line.count <= 2, let last = lines.last, last.count <= 4, lines.count < 10 {
                lines[lines.count - 1] = last + line
            } else {
                lines.append(line)
            }
        }
        let sort = DocumentSort.of(lines)
        (kind, paperKind) = (sort?.entry, sort?.paper ?? "other")
        (caseNumbers, checkCodes) = (Self.numbers(lines), Self.codes(lines))
        suggestions = LineReader(lines: lines, kind: sort?.entry).suggestions
    }

    /// 裁判结果 that can be read from a ruling, by the codes of the rulebooks.
    public static var outcomes: Set<String> { Ruling.outcomes }

    /// A machine that reads puts blanks between Chinese characters; a reader does not.
    static func tidied(_ line: some StringProtocol) -> String {
        line.split(whereSeparator: \.isWhitespace).reduce(into: "") { tidy, word in
            if let before = tidy.last, let after = word.first, before.isASCII, after.isASCII { tidy.append(" ") }
            tidy += word
        }
    }

    /// （2026）宁05行初12号, whatever the brackets were read as.
    private static func numbers(_ lines: [String]) -> [String] {
        var found: [String] = []
        // A number may be broken by the end of a line.
        for line in lines + zip(lines, lines.dropFirst()).map({ $0 + $1 }) {
            for match in line.matches(
                of: /((?:19|20)\d\d)\s*[^\s\d\u{4e00}-\u{9fff}]\s*([^\s（）()号，。]{1,12}?)\s*(\d{1,6})\s*号/)
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

/// 来文种类, by the words of its heading; the heading stands near the top.
struct DocumentSort {
    let words: [String]
    let entry: String?
    let paper: String

    private static let all = [
        DocumentSort(words: ["应诉通知书", "起诉状", "举证通知书"], entry: "notice-received", paper: "notice"),
        DocumentSort(words: ["传票", "开庭通知"], entry: "hearing-notified", paper: "summons"),
        DocumentSort(words: ["判决书", "裁定书", "调解书"], entry: "decision-received", paper: "judgment"),
        DocumentSort(words: ["司法建议书"], entry: "recommendation-received", paper: "other"),
        DocumentSort(words: ["上诉状"], entry: "appeal-received", paper: "other"),
        DocumentSort(words: ["收文签批单", "批示"], entry: "opined", paper: "instruction"),
        DocumentSort(words: ["应诉任务转送", "转送（交办）单"], entry: "forward-received", paper: "dispatch-slip"),
        DocumentSort(words: ["审批单"], entry: "opined", paper: "approval-slip"),
        DocumentSort(words: ["请示"], entry: "submitted-for-approval", paper: "approval-request"),
        DocumentSort(words: ["回复函", "复函"], entry: "recommendation-replied", paper: "advice-reply"),
        DocumentSort(words: ["电话记录单"], entry: nil, paper: "phone-record"),
        DocumentSort(words: ["答辩状"], entry: nil, paper: "defence"),
        DocumentSort(words: ["授权委托书"], entry: nil, paper: "poa"),
        DocumentSort(words: ["身份证明书"], entry: nil, paper: "legal-rep-cert"),
    ]

    /// The heading that comes first in the paper; of several in one line the first of the list.
    static func of(_ lines: [String]) -> DocumentSort? {
        for line in lines.prefix(25) {
            if let sort = all.first(where: { sort in sort.words.contains { line.contains($0) } }) { return sort }
        }
        return nil
    }
}
