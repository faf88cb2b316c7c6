import Docket

/// 读逐年对照、类案和培训对象。
extension FigureReader {
    func trend(_ raw: Raw, _ counts: [FigureCount]) throws(SourceError) -> FigureTrend {
        try check(raw, "逐年对照", ["trend", "title", "part", "by", "years", "because"])
        guard let part = try parts("part", raw, counts).first, let count = counts.first(where: { $0.id == part.count })
        else { throw fail("缺少 part", raw) }
        let said = try word("by", raw)
        let by: FigureTrend.By? =
            switch said {
            case "unit": .unit
            case "area": .area
            case "court": .court
            default: count.by.contains(said) ? .field(said) : nil
            }
        guard let by else {
            throw fail("by 可以写 unit、area、court 或者 \(count.id) 的 \(count.by.joined(separator: "、"))：\(said)", raw["by"])
        }
        return FigureTrend(
            id: try word("trend", raw), title: try word("title", raw), part: part, by: by,
            years: try years(raw, most: FigureTrend.most), because: raw["because"]?.scalar ?? "")
    }

    private func years(_ raw: Raw, most: Int) throws(SourceError) -> Int {
        guard let years = raw["years"]?.scalar.flatMap({ Int($0) }), (2...most).contains(years) else {
            throw fail("years 写 2 到 \(most) 的年数", raw["years"] ?? raw)
        }
        return years
    }

    func similar(_ raw: Raw, _ counts: [FigureCount]) throws(SourceError) -> SimilarRule {
        try check(raw, "similar", ["count", "by", "kind", "except", "least", "because"])
        let count = try count("count", raw, counts)
        let by = words(raw["by"])
        guard !by.isEmpty, by.allSatisfy(count.by.contains), Set(by).count == by.count else {
            throw fail("by 应写 \(count.by.joined(separator: "、")) 中的几项", raw["by"] ?? raw)
        }
        guard let least = raw["least"]?.scalar.flatMap({ Int($0) }), (2...100).contains(least) else {
            throw fail("least 写 2 到 100 的件数", raw["least"] ?? raw)
        }
        return SimilarRule(
            count: count.id, by: by, kind: raw["kind"]?.scalar, except: words(raw["except"]), least: least,
            because: raw["because"]?.scalar ?? "")
    }

    func training(_ raw: Raw) throws(SourceError) -> TrainingRule {
        try check(raw, "training", ["functions", "because"])
        var functions: [Function] = []
        for said in words(raw["functions"]) {
            guard let function = Function(rawValue: said) else { throw fail("没有职能 \(said)", raw["functions"]) }
            functions.append(function)
        }
        guard !functions.isEmpty else { throw fail("functions 应写一个职能或几个职能", raw["functions"] ?? raw) }
        return TrainingRule(functions: functions, because: raw["because"]?.scalar ?? "")
    }
}
