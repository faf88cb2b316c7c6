import Docket

/// 读字典, and what is done with the words that are missing or come again.
extension FigureReader {
    func dictionary(_ raw: Raw) throws(SourceError) -> FactDictionary {
        try check(raw, "字典", ["dictionary", "title", "words"])
        let field = try word("dictionary", raw)
        // Only what is an open word of a case: those of the program have their own.
        guard FactSubject.allCases.contains(where: { FactField.field(field, of: $0)?.kind == .word([]) }) else {
            throw fail("没有可以用字典的一项 \(field)", raw["dictionary"])
        }
        var words: [FactDictionary.Word] = []
        for one in raw["words"]?.elements ?? [] {
            if one.pairs != nil { try check(one, "字典的一项", ["word", "units", "texts", "was"]) }
            let name = one.pairs == nil ? one.scalar ?? "" : try word("word", one)
            guard !name.isEmpty, !words.contains(where: { $0.word == name }) else {
                throw fail(name.isEmpty ? "字典有空的一项" : "字典里 \(name) 重复", one)
            }
            words.append(
                .init(
                    word: name, units: self.words(one["units"]), texts: self.words(one["texts"]),
                    was: self.words(one["was"])))
        }
        guard !words.isEmpty else { throw fail("缺少 words", raw) }
        let former = words.flatMap(\.was)
        if let twice = former.first(where: { name in
            words.contains { $0.word == name } || former.count(where: { $0 == name }) > 1
        }) {
            throw fail("旧名 \(twice) 不止一处，或者还是字典里的一项", raw["words"])
        }
        return FactDictionary(field: field, title: try word("title", raw), words: words)
    }

    /// 案件分类: of which count, and how long after the month.
    func classifying(_ raw: Raw, _ counts: [FigureCount]) throws(SourceError) -> Classifying {
        try check(raw, "classifying", ["count", "days-after-month", "because"])
        let count = try count("count", raw, counts)
        guard count.of == .instance else { throw fail("\(count.id) 应当数的是案件（of: instance）", raw["count"]) }
        guard let days = raw["days-after-month"]?.scalar.flatMap({ Int($0) }), (0...31).contains(days) else {
            throw fail("days-after-month 写 0 到 31 的天数", raw["days-after-month"] ?? raw)
        }
        return Classifying(part: FigurePart(count.id), daysAfterMonth: days, because: raw["because"]?.scalar ?? "")
    }

    /// 以往败诉: of which count, over how many years.
    func lossHistory(_ raw: Raw, _ counts: [FigureCount]) throws(SourceError) -> LossHistoryRule {
        try check(raw, "loss-history", ["count", "years", "because"])
        let count = try count("count", raw, counts)
        guard count.of == .loss, ["act", "cause"].allSatisfy(count.by.contains) else {
            throw fail("\(count.id) 应当数的是败诉原因（of: loss），按 act、cause 分列", raw["count"])
        }
        guard let years = raw["years"]?.scalar.flatMap({ Int($0) }), (1...10).contains(years) else {
            throw fail("years 写 1 到 10 的年数", raw["years"] ?? raw)
        }
        return LossHistoryRule(count: count.id, years: years, because: raw["because"]?.scalar ?? "")
    }
}
