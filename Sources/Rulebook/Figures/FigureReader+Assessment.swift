import Docket

/// 读考核项
extension FigureReader {
    func assessment(_ raw: Raw, _ counts: [FigureCount], _ indicators: [Indicator]) throws(SourceError)
        -> AssessmentItem
    {
        try check(raw, "考核项", ["item", "title", "points", "says", "indicator", "count", "shortfall"])
        guard let points = raw["points"]?.scalar.flatMap({ Int($0) }), points > 0 else {
            throw fail("points 应是大于零的分值：\(raw["points"]?.scalar ?? "")", raw["points"] ?? raw)
        }
        let (indicator, count) = (raw["indicator"]?.scalar, raw["count"]?.scalar)
        guard indicator == nil || count == nil else { throw fail("考核项写 indicator 或者 count，只写一个", raw) }
        if let indicator, !(indicators + known.indicators).contains(where: { $0.id == indicator }) {
            throw fail("没有指标 \(indicator)", raw["indicator"])
        }
        if count != nil { _ = try self.count("count", raw, counts) }
        return AssessmentItem(
            id: try word("item", raw), title: try word("title", raw), points: points, says: raw["says"]?.scalar ?? "",
            indicator: indicator, count: count,
            shortfall: raw["shortfall"] == nil ? [] : try parts("shortfall", raw, counts))
    }

    func draft(_ raw: Raw) throws(SourceError) -> FigureDraft {
        try check(raw, "备稿", ["draft", "every", "done", "because"])
        let paper = try word("draft", raw)
        guard PaperKind.kind(paper) != nil else { throw fail("没有这种文书：\(paper)", raw["draft"]) }
        let said = try word("every", raw)
        guard let every = FigureDraft.Every(rawValue: said) else {
            throw fail(
                "every 写 \(FigureDraft.Every.allCases.map(\.rawValue).joined(separator: "、"))：\(said)", raw["every"])
        }
        let done = KindName(try word("done", raw))
        guard Vocabulary.standard.isOffice(done) else { throw fail("没有这种机关事项：\(done.rawValue)", raw["done"]) }
        return FigureDraft(paper: paper, every: every, done: done, because: raw["because"]?.scalar ?? "")
    }
}
