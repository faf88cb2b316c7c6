import Docket
import LegalCalendar

/// 读统计口径: `figures.yaml` of a rulebook's folder.
struct FigureReader {
    let file: String
    /// Of the rulebooks it extends: an indicator may speak of their counts.
    let known: FigureBook
    /// 义务: what a count of duties may speak of.
    let duties: Set<String>

    func fail(_ message: String, _ raw: Raw?) -> SourceError {
        SourceError(file: file, line: raw?.line, message: message)
    }

    func check(_ raw: Raw, _ what: String, _ keys: [String]) throws(SourceError) {
        for pair in raw.pairs ?? [] where !keys.contains(pair.key) {
            throw fail("\(what)没有 \(pair.key) 这一项，可以写：\(keys.joined(separator: "、"))", pair.value)
        }
    }

    func word(_ key: String, _ raw: Raw) throws(SourceError) -> String {
        guard let word = raw[key]?.scalar, !word.isEmpty else { throw fail("缺少 \(key)", raw[key] ?? raw) }
        return word
    }

    func words(_ raw: Raw?) -> [String] { (raw?.elements ?? []).compactMap(\.scalar).filter { !$0.isEmpty } }

    func book(_ text: String) throws(SourceError) -> FigureBook {
        let raw = try YAMLText.raw(text, file: file)
        try check(
            raw, "统计口径",
            [
                "readings", "dictionaries", "counts", "indicators", "tables", "months", "flow", "flows", "cites",
                "report",
                "classifying", "loss-history", "forms", "assessment", "drafts", "trends", "similar", "training",
            ])
        var book = FigureBook()
        for one in raw["readings"]?.elements ?? [] where one.pairs != nil {
            try check(one, "口径", ["reading", "title"])
            book.readings.append(FigureReading(id: try word("reading", one), title: try word("title", one)))
        }
        for one in raw["dictionaries"]?.elements ?? [] where one.pairs != nil {
            let dictionary = try dictionary(one)
            guard book.dictionary(dictionary.field) == nil else { throw fail("字典 \(dictionary.field) 重复", one) }
            book.dictionaries.append(dictionary)
        }
        for one in raw["counts"]?.elements ?? [] where one.pairs != nil {
            let count = try count(one)
            guard book.count(count.id) == nil else { throw fail("计数项 \(count.id) 重复", one) }
            book.counts.append(count)
        }
        let all = book.counts + known.counts
        for one in raw["indicators"]?.elements ?? [] where one.pairs != nil {
            book.indicators.append(try indicator(one, all, book.indicators))
        }
        for one in raw["tables"]?.elements ?? [] where one.pairs != nil {
            book.tables.append(try table(one, all, book.indicators))
        }
        for one in raw["months"]?.elements ?? [] where one.pairs != nil { book.charts.append(try chart(one, all)) }
        if let flow = raw["flow"] {
            try check(flow, "flow", ["received", "ended"])
            book.flow = FigureFlow(
                received: try count("received", flow, all).id, ended: try count("ended", flow, all).id)
        }
        for one in raw["flows"]?.elements ?? [] where one.pairs != nil {
            try check(one, "flows", ["received", "ended"])
            book.otherFlows.append(
                FigureFlow(received: try count("received", one, all).id, ended: try count("ended", one, all).id))
        }
        book.classifying = try raw["classifying"].map { raw throws(SourceError) in try classifying(raw, all) }
        book.lossHistory = try raw["loss-history"].map { raw throws(SourceError) in try lossHistory(raw, all) }
        for one in raw["drafts"]?.elements ?? [] where one.pairs != nil { book.drafts.append(try draft(one)) }
        for one in raw["trends"]?.elements ?? [] where one.pairs != nil {
            let trend = try trend(one, all)
            guard !book.trends.contains(where: { $0.id == trend.id }) else { throw fail("逐年对照 \(trend.id) 重复", one) }
            book.trends.append(trend)
        }
        book.similar = try raw["similar"].map { raw throws(SourceError) in try similar(raw, all) }
        book.training = try raw["training"].map { raw throws(SourceError) in try training(raw) }
        for one in raw["assessment"]?.elements ?? [] where one.pairs != nil {
            let item = try assessment(one, all, book.indicators)
            guard !book.assessment.contains(where: { $0.id == item.id }) else { throw fail("考核项 \(item.id) 重复", one) }
            book.assessment.append(item)
        }
        for one in raw["forms"]?.elements ?? [] where one.pairs != nil {
            let form = try form(one, all, book)
            guard book.form(form.id, version: form.version) == nil else { throw fail("报表 \(form.id) 重复", one) }
            book.forms.append(form)
        }
        for one in raw["report"]?.elements ?? [] where one.pairs != nil {
            book.sentences.append(try sentence(one, all, book.indicators))
        }
        for pair in raw["cites"]?.pairs ?? [] {
            for id in words(pair.value) {
                guard (book.indicators + known.indicators).contains(where: { $0.id == id }) else {
                    throw fail("没有指标 \(id)", pair.value)
                }
                book.cites[id] = pair.key
            }
        }
        return book
    }

    // MARK: - 计数项

    private func count(_ raw: Raw) throws(SourceError) -> FigureCount {
        try check(raw, "计数项", ["count", "title", "of", "day", "if", "by", "sum", "because"])
        let named = try word("of", raw)
        guard let subject = FactSubject(rawValue: named) else {
            throw fail("of 只能是 \(FactSubject.allCases.map(\.rawValue).joined(separator: "、"))：\(named)", raw["of"])
        }
        let day = try word("day", raw)
        guard FactField.field(day, of: subject)?.kind == .day else {
            throw fail("day 应是\(subject.rawValue) 的日子：\(titles(subject) { $0 == .day })", raw["day"])
        }
        let by = words(raw["by"])
        for name in by {
            guard case .word? = FactField.field(name, of: subject)?.kind else {
                throw fail(
                    "不能按 \(name) 分列，可以写：\(titles(subject) { if case .word = $0 { true } else { false } })", raw["by"])
            }
        }
        func isSum(_ kind: FactField.Kind?) -> Bool { kind == .number || kind == .money }
        if let sum = raw["sum"]?.scalar, !isSum(FactField.field(sum, of: subject)?.kind) {
            throw fail("sum 应是数：\(titles(subject, isSum))", raw["sum"])
        }
        var tests: [FactTest] = []
        for pair in raw["if"]?.pairs ?? [] { tests.append(try test(pair, subject)) }
        return FigureCount(
            id: try word("count", raw), title: try word("title", raw), of: subject, day: day, conditions: tests, by: by,
            sum: raw["sum"]?.scalar, because: raw["because"]?.scalar ?? "")
    }

    private func titles(_ subject: FactSubject, _ isMeant: (FactField.Kind) -> Bool) -> String {
        FactField.all(of: subject).filter { isMeant($0.kind) }.map(\.name).joined(separator: "、")
    }

    private func test(_ pair: Raw.Pair, _ subject: FactSubject) throws(SourceError) -> FactTest {
        guard let field = FactField.field(pair.key, of: subject) else {
            throw fail("没有这个字段：\(pair.key)，可以写：\(titles(subject) { _ in true })", pair.value)
        }
        if let inner = pair.value.pairs {
            guard inner.count == 1, let key = inner.first?.key, ["from", "before"].contains(key),
                let other = inner.first?.value.scalar, FactField.field(other, of: subject)?.kind == .day,
                field.kind == .day
            else { throw fail("日子只能与同一件的另一个日子相比：from 或 before", pair.value) }
            return FactTest(field: field.name, test: key == "from" ? .from(other) : .before(other))
        }
        switch pair.value.scalar {
        case "present": return FactTest(field: field.name, test: .present)
        case "absent": return FactTest(field: field.name, test: .absent)
        default: return FactTest(field: field.name, test: .oneOf(try known(words(pair.value), of: field, pair.value)))
        }
    }

    private func known(_ said: [String], of field: FactField, _ raw: Raw) throws(SourceError) -> [String] {
        guard case .word(let closed) = field.kind else { throw fail("\(field.name) 只能写 present 或者 absent", raw) }
        if !closed.isEmpty, let odd = said.first(where: { !closed.contains($0) }) {
            throw fail("\(field.name) 不会是 \(odd)，只能是 \(closed.joined(separator: "、"))", raw)
        }
        guard !said.isEmpty else { throw fail("\(field.name) 应写一个词或几个词", raw) }
        // A duty that no norm has would be counted as none, and nobody would notice.
        if field.name == "duty", let odd = said.first(where: { !duties.contains($0) }) {
            throw fail("没有这项义务：\(odd)", raw)
        }
        return said
    }

    // MARK: - 指标、表

    private func indicator(_ raw: Raw, _ counts: [FigureCount], _ before: [Indicator]) throws(SourceError) -> Indicator
    {
        try check(
            raw, "指标",
            ["indicator", "reading", "version", "title", "says", "because", "numerator", "denominator", "from"])
        let (id, reading) = (try word("indicator", raw), raw["reading"]?.scalar ?? "local")
        let said = raw["version"]?.scalar
        guard let version = said.map({ Int($0) }) ?? 1, version > 0 else {
            throw fail("version 应是从 1 起的序号：\(said ?? "")", raw["version"])
        }
        guard !before.contains(where: { $0.id == id && $0.reading == reading && $0.version == version }) else {
            throw fail("指标 \(id)（\(reading)，第\(version)版）重复", raw)
        }
        let from = raw["from"]?.scalar.map { CivilDay($0) }
        if let from, from == nil { throw fail("没有这一天：\(raw["from"]?.scalar ?? "")", raw["from"]) }
        return Indicator(
            id: id, reading: reading, version: version, title: try word("title", raw), says: try word("says", raw),
            because: raw["because"]?.scalar ?? "", numerator: try parts("numerator", raw, counts),
            denominator: try parts("denominator", raw, counts), from: from ?? nil)
    }

    /// `heard`, or `{heard: {head: appeared}}`, or a list of them that are added up.
    func parts(_ key: String, _ raw: Raw, _ counts: [FigureCount]) throws(SourceError) -> [FigurePart] {
        guard let said = raw[key] else { throw fail("缺少 \(key)", raw) }
        var parts: [FigurePart] = []
        for element in said.elements {
            if let pairs = element.pairs {
                for pair in pairs { parts.append(try part(pair.key, pair.value, counts)) }
            } else {
                parts.append(try part(element.scalar ?? "", nil, counts, at: element))
            }
        }
        guard !parts.isEmpty else { throw fail("\(key) 应写计数项", said) }
        return parts
    }

    private func part(_ name: String, _ only: Raw?, _ counts: [FigureCount], at raw: Raw? = nil) throws(SourceError)
        -> FigurePart
    {
        guard let count = counts.first(where: { $0.id == name }) else {
            let known = counts.map(\.id).joined(separator: "、")
            throw fail("没有计数项 \(name)，现有：\(known)", only ?? raw)
        }
        return FigurePart(name, only: try self.only(only, of: count))
    }

    private func only(_ raw: Raw?, of count: FigureCount) throws(SourceError) -> [String: Set<String>] {
        var only: [String: Set<String>] = [:]
        for pair in raw?.pairs ?? [] {
            guard count.by.contains(pair.key), let field = FactField.field(pair.key, of: count.of) else {
                throw fail("计数项 \(count.id) 不按 \(pair.key) 分列，请写进它的 by", pair.value)
            }
            only[pair.key] = Set(try known(words(pair.value), of: field, pair.value))
        }
        return only
    }

    func count(_ key: String, _ raw: Raw, _ counts: [FigureCount]) throws(SourceError) -> FigureCount {
        let name = try word(key, raw)
        guard let count = counts.first(where: { $0.id == name }) else { throw fail("没有计数项 \(name)", raw[key]) }
        return count
    }

    private func table(_ raw: Raw, _ counts: [FigureCount], _ indicators: [Indicator]) throws(SourceError)
        -> FigureTable
    {
        try check(raw, "表", ["table", "title", "count", "columns", "beside", "rate", "rate-title"])
        let count = try count("count", raw, counts)
        func columns(_ key: String) throws(SourceError) -> [FigureTable.Column] {
            var columns: [FigureTable.Column] = []
            for one in raw[key]?.elements ?? [] where one.pairs != nil {
                try check(one, "列", ["title", "only"])
                columns.append(.init(title: try word("title", one), only: try only(one["only"], of: count)))
            }
            return columns
        }
        if let rate = raw["rate"]?.scalar, !(indicators + known.indicators).contains(where: { $0.id == rate }) {
            throw fail("没有指标 \(rate)", raw["rate"])
        }
        return FigureTable(
            id: try word("table", raw), title: try word("title", raw), count: count.id, columns: try columns("columns"),
            beside: try columns("beside"), rate: raw["rate"]?.scalar, rateTitle: raw["rate-title"]?.scalar)
    }

    private func sentence(_ raw: Raw, _ counts: [FigureCount], _ indicators: [Indicator]) throws(SourceError)
        -> FigureSentence
    {
        try check(raw, "报告的一句", ["section", "indicator", "count", "says", "named", "naming"])
        let named = try word("section", raw)
        guard let section = FigureSentence.Section(rawValue: named) else {
            let known = FigureSentence.Section.allCases.map(\.rawValue).joined(separator: "、")
            throw fail("报告没有 \(named) 这一节，可以写：\(known)", raw["section"])
        }
        let (indicator, count) = (raw["indicator"]?.scalar, raw["count"]?.scalar)
        guard (indicator == nil) != (count == nil) else { throw fail("报告的一句写 indicator 或者 count，只写一个", raw) }
        if let indicator, !(indicators + known.indicators).contains(where: { $0.id == indicator }) {
            throw fail("没有指标 \(indicator)", raw["indicator"])
        }
        if count != nil { _ = try self.count("count", raw, counts) }
        return FigureSentence(
            section: section, indicator: indicator, count: count, says: try word("says", raw),
            named: raw["named"] == nil ? [] : try parts("named", raw, counts), naming: raw["naming"]?.scalar ?? "")
    }

    private func chart(_ raw: Raw, _ counts: [FigureCount]) throws(SourceError) -> FigureChart {
        try check(raw, "逐月", ["title", "part", "of", "missing"])
        guard let part = try parts("part", raw, counts).first else { throw fail("缺少 part", raw) }
        let whole = raw["of"] == nil ? nil : try parts("of", raw, counts).first
        return FigureChart(title: try word("title", raw), part: part, of: whole, missing: raw["missing"]?.scalar)
    }
}
