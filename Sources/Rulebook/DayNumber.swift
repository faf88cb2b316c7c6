import Docket
import LegalCalendar

/// 条文中的日数: every number of days, months or years in the text, with the norm that carries it.
public struct DayNumber: Sendable, Hashable {
    public let source: String
    public let cite: String
    /// 二日内
    public let words: String
    /// The ids of the norms that cite this paragraph and count this number.
    public let norms: [String]
}

extension Rulebook {
    public var dayNumbers: [DayNumber] {
        articles.sorted { $0.key < $1.key }.flatMap { source, articles in
            articles.flatMap { dayNumbers(of: $0, source: source) }
        }
    }

    /// Articles with text, but neither a norm nor a reason for none.
    public var silentArticles: [Article] {
        articles.sorted { $0.key < $1.key }.flatMap { $0.value }.filter { article in
            !provenances.contains { $0.provenance.file == article.file && $0.provenance.cite.article == article.number }
                && !nones.contains {
                    $0.provenance.file == article.file && $0.provenance.cite.article == article.number
                }
        }
    }

    /// Paragraphs of an article of which neither a norm nor a reason speaks.
    public func silentParagraphs(_ article: Article, source: String) -> [Int] {
        let cites = (provenances.map(\.provenance) + nones.map(\.provenance)).filter {
            $0.source == source && $0.file == article.file && $0.cite.article == article.number
        }.map(
            \.cite)
        // A reason may stand for the whole article, whatever its paragraphs.
        if cites.contains(where: { $0.paragraph == nil }) { return [] }
        return article.paragraphs.indices.map { $0 + 1 }.filter { number in !cites.contains { $0.paragraph == number } }
    }

    private func dayNumbers(of article: Article, source: String) -> [DayNumber] {
        article.paragraphs.enumerated().flatMap { index, paragraph in
            ([paragraph.text] + paragraph.items).flatMap { text in
                text.matches(of: /([一二三四五六七八九十百]+)(个月|个工作日|日|年)(以内|之内|内|前)?/).compactMap { match -> DayNumber? in
                    let before = text[..<match.range.lowerBound].last
                    guard before != "第", let count = ChineseNumeral.value(match.1) else { return nil }
                    let paragraphNumber = article.paragraphs.count > 1 ? index + 1 : nil
                    let carrying = norms.filter { norm in
                        norm.provenance.source == source && norm.provenance.cite.article == article.number
                            && norm.provenance.file == article.file && norm.within?.countsBack == (match.3 == "前")
                            && (norm.provenance.cite.paragraph ?? 1) == index + 1 && norm.within?.count == count
                    }
                    let cite = article.heading + (paragraphNumber.map { "第\(ChineseNumeral.string($0))款" } ?? "")
                    return DayNumber(source: source, cite: cite, words: String(match.0), norms: carrying.map(\.id))
                }
            }
        }
    }
}
