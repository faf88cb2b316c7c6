import Docket
import LegalCalendar

/// 条的标题: the ways in which measures number their articles: 第二条, 第二条之一, 第2条, 一、, 1．; a caption or the text itself may follow.
struct ArticleHeading {
    let number: ArticleNumber
    /// What follows the number: the text of the article where it is a sentence, else a caption.
    let rest: String

    /// - Parameter line: a heading without its `#`.
    init?(_ line: String) {
        guard let (numeral, rest) = Self.split(line) else { return nil }
        number = numeral
        self.rest = rest.trimmingBlanks
    }

    /// 一句话: it ends like one; a caption (总则, 收文) does not.
    var isText: Bool { rest.last.map { "。；：;:".contains($0) } ?? false }

    private static func split(_ line: String) -> (ArticleNumber, String)? {
        if let match = line.wholeMatch(of: /(第[^条]{1,12}条(?:之[一二三四五六七八九十]+)?)(?:[\s　]+(.*)|([（【〔(].*))?/) {
            guard let citation = Citation(match.1.filter { !$0.isWhitespace }) else { return nil }
            return (citation.article, String(match.2 ?? match.3 ?? ""))
        }
        if let match = line.wholeMatch(of: /([一二三四五六七八九十百]+)、(.*)/), let number = ChineseNumeral.value(match.1) {
            return (ArticleNumber(number), String(match.2))
        }
        if let match = line.wholeMatch(of: /([0-9]{1,3})[．.、](.*)/), let number = Int(match.1) {
            return (ArticleNumber(number), String(match.2))
        }
        return nil
    }
}
