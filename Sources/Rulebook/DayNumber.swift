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
                Self.numbers(in: text).map { number -> DayNumber in
                    let paragraphNumber = article.paragraphs.count > 1 ? index + 1 : nil
                    let carrying = norms.filter { norm in
                        norm.provenance.source == source && norm.provenance.cite.article == article.number
                            && norm.provenance.file == article.file
                            && (norm.provenance.cite.paragraph ?? 1) == index + 1
                            && norm.periods.contains { $0.count == number.count && $0.countsBack == number.isBefore }
                    }
                    let cite = article.heading + (paragraphNumber.map { "第\(ChineseNumeral.string($0))款" } ?? "")
                    return DayNumber(source: source, cite: cite, words: number.words, norms: carrying.map(\.id))
                }
            }
        }
    }

    /// 期间的写法: 二日内, 7日内, 5个工作日, 三个月, 24小时, 每季度.
    struct Number {
        let count: Int
        /// 日、工作日、月、年、小时
        let unit: String
        let words: String
        /// 开庭三日前, 开庭前三日, 提前三日
        let isBefore: Bool
    }

    /// As it is copied from elsewhere: digits in full width and blanks between number and unit; 半个月 is fifteen days, 次日 the next one.
    private static func plain(_ text: String) -> String {
        let wide = Dictionary(uniqueKeysWithValues: zip("０１２３４５６７８９", "0123456789"))
        let narrow = String(text.map { wide[$0] ?? $0 }).replacing("半个月", with: "15日").replacing("次日内", with: "1日内")
        return narrow.replacing(/([0-9一二两三四五六七八九十百])\s+(个|日|天|工作日|小时|月|年)/) { "\($0.output.1)\($0.output.2)" }
    }

    static func numbers(in text: String) -> [Number] {
        let text = plain(text)
        return text.matches(of: /([一二两三四五六七八九十百]+|[0-9]{1,4})(个月|个工作日|工作日|个小时|小时|日|天|年)(以内|之内|内|前)?/)
            .compactMap { match -> Number? in
                let before = text[..<match.range.lowerBound].last
                // 第三日, 2024年1月1日: no period but a day.
                guard before != "第", before?.isNumber != true, before != "月", before != "年",
                    let count = Int(match.1) ?? ChineseNumeral.value(match.1.replacing("两", with: "二")), count < 1000
                else { return nil }
                let unit = String(match.2).replacing("个", with: "").replacing("天", with: "日")
                return Number(
                    count: count, unit: unit, words: String(match.0), isBefore: match.3 == "前" || before == "前")
            }
    }

    private static func isSameDay(_ paragraph: Article.Paragraph) -> Bool {
        ([paragraph.text] + paragraph.items).contains { text in
            ["当日", "当天", "即日", "同日"].contains { text.contains($0) }
        }
    }

    /// Norms whose period is none of those that the text they cite has; a text that has no period contradicts none.
    var misquoted: [(norm: Norm, period: Period, words: [String])] {
        norms.flatMap { norm in norm.periods.compactMap { misquoted(norm, $0) } }
    }

    private func misquoted(_ norm: Norm, _ within: Period) -> (norm: Norm, period: Period, words: [String])? {
        guard norm.provenance.cite != .office,
            let article = articles[norm.provenance.source]?.first(where: {
                $0.number == norm.provenance.cite.article && $0.file == norm.provenance.file
            })
        else { return nil }
        let cited =
            norm.provenance.cite.paragraph.flatMap { article.paragraph($0) }.map { [$0] } ?? article.paragraphs
        let numbers = cited.flatMap { [$0.text] + $0.items }.flatMap(Self.numbers)
        // 当日: there is no number to compare.
        if within.count == 0, cited.contains(where: { Self.isSameDay($0) }) { return nil }
        guard !numbers.isEmpty,
            // What is counted forward is none of the 三日前.
            !numbers.contains(where: {
                $0.count == within.count && $0.unit.suffix(1) == within.unitWord
                    // 工作日 in the text is none other in the norm; 日 may be a working day by another article.
                    && ($0.unit != "工作日" || within.countsWorkdays)
                    && (within.countsBack || !$0.isBefore)
            })
        else { return nil }
        return (norm, within, numbers.map(\.words))
    }
}

extension Period {
    /// 条文里的单位; a statute may say elsewhere that its days are working days (行政强制法第六十九条).
    fileprivate var countsWorkdays: Bool {
        switch self {
        case .workdays, .workdaysBefore: true
        default: false
        }
    }

    fileprivate var unitWord: String {
        switch self {
        case .days, .daysBefore, .daysNoRoll, .workdays, .workdaysBefore: "日"
        case .hours: "时"
        case .months: "月"
        case .years: "年"
        }
    }
}
