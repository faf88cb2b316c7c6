import Docket
import LegalCalendar

/// 装载: from the bytes of a rulebook's files to a rulebook; errors name file and line.
public struct RulebookLoader: Sendable {
    /// Moments that extended rulebooks define, so that a norm may be triggered by them.
    private let knownMoments: Set<KindName>
    /// Outcomes and 追责情形 that extended rulebooks define.
    private let (knownOutcomes, knownGrounds): (Set<String>, Set<String>)
    /// 统计口径 and duties of the rulebooks it extends.
    private let (knownFigures, knownDuties): (FigureBook, Set<String>)

    public init(extending others: [Rulebook] = []) {
        knownMoments = Set(others.flatMap { $0.moments.map { KindName($0.id) } })
        knownOutcomes = Set(others.flatMap { $0.outcomes.map(\.code) })
        knownGrounds = Set(others.flatMap { $0.grounds.map(\.ground) })
        knownFigures = others.reduce(FigureBook()) { $0.adding($1.figures) }
        knownDuties = Set(others.flatMap(\.norms).map(\.id))
    }

    /// - Parameter files: by name inside the rulebook's folder: `rulebook.yaml`, `10.md`, `office.md`.
    /// - Throws: the first thing that is wrong.
    public func load(_ files: [String: String], folder: String) throws(SourceError) -> Rulebook {
        let (rulebook, errors) = try collecting(files, folder: folder)
        if let first = errors.first { throw first }
        return rulebook
    }

    /// The rulebook, or everything that is wrong at once, so that one folder is not mended error by error.
    public func read(_ files: [String: String], folder: String) -> (book: Rulebook?, problems: [SourceError]) {
        do throws(SourceError) {
            let (book, errors) = try collecting(files, folder: folder)
            return (errors.isEmpty ? book : nil, errors)
        } catch {
            return (nil, [error])
        }
    }

    /// - Throws: what leaves nothing to read on: no head, or one that can't be read.
    private func collecting(_ files: [String: String], folder: String) throws(SourceError) -> (
        book: Rulebook, errors: [SourceError]
    ) {
        guard let head = files["rulebook.yaml"] else {
            throw SourceError(file: "\(folder)/rulebook.yaml", line: nil, message: "没有这个文件")
        }
        var rulebook = try Self.head(head, file: "\(folder)/rulebook.yaml", digest: Self.digest(files))
        var errors: [SourceError] = []
        func trying<Read>(_ body: () throws(SourceError) -> Read) -> Read? {
            do throws(SourceError) { return try body() } catch {
                errors.append(error)
                return nil
            }
        }
        var parsed: [(name: String, text: LiterateText)] = []
        for (name, text) in files.sorted(by: { $0.key < $1.key }) where name.hasSuffix(".md") {
            let read = trying { () throws(SourceError) in
                try LiterateText(text, file: "\(folder)/\(name)", hasArticles: name != "office.md")
            }
            if let read { parsed.append((name, read)) }
        }
        let vocabulary = Vocabulary(local: rulebook.localKinds)
        let moments = knownMoments.union(names(of: "moment", parsed).map { KindName($0) })
        let closed = ClosedWords(
            vocabulary: vocabulary, outcomes: knownOutcomes.union(names(of: "outcome", parsed)))
        for (name, text) in parsed {
            let file = "\(folder)/\(name)"
            let source = Self.source(name, rulebook: rulebook)
            errors += twice(text.articles, beside: rulebook.articles[source] ?? [], source == rulebook.id)
            rulebook.articles[source, default: []] += text.articles
            rulebook.fullTitles[source] = text.title
            var inForce = rulebook.effective
            if let header = text.header {
                inForce =
                    trying { () throws(SourceError) in
                        try statute(header, source: source, file: file, into: &rulebook)
                    } ?? inForce
            }
            let reader = NormReader(
                source: source, rulebook: rulebook.id, file: file,
                articles: Dictionary(text.articles.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first }),
                vocabulary: vocabulary, defaultInForce: inForce, moments: moments, closed: closed)
            for block in text.blocks {
                let raws = trying { () throws(SourceError) in
                    try YAMLText.raw(block.text, file: file, offset: block.offset).elements
                }
                for raw in raws ?? [] {
                    _ = trying { () throws(SourceError) in
                        try read(raw, under: block.article, with: reader, into: &rulebook)
                    }
                }
            }
        }
        let reader = NormReader(
            source: rulebook.id, rulebook: rulebook.id, file: "\(folder)/rulebook.yaml", articles: [:],
            vocabulary: vocabulary, defaultInForce: rulebook.effective, moments: moments, closed: closed)
        rulebook.stages = trying { () throws(SourceError) in try stages(head, reader) } ?? []
        if let figures = files["figures.yaml"] {
            let reader = FigureReader(
                file: "\(folder)/figures.yaml", known: knownFigures,
                duties: knownDuties.union(rulebook.norms.map(\.id)))
            rulebook.figures = trying { () throws(SourceError) in try reader.book(figures) } ?? FigureBook()
        }
        rulebook.titles[rulebook.id] = rulebook.title
        // 09-1.md stands before 09.md in the folder, and behind it in the text.
        rulebook.articles[rulebook.id]?.sort { $0.number < $1.number }
        errors += rulebook.usualOutcomes.flatMap { row in
            row.codes.filter { !closed.outcomes.contains($0) }.map {
                SourceError(file: "\(folder)/rulebook.yaml", line: row.line, message: "没有这种裁判结果：\($0)")
            }
        }
        errors += repeated(rulebook) + unknownGrounds(rulebook) + misquoted(rulebook)
        return (rulebook, errors)
    }

    /// `10.md` and `office.md` belong to the rulebook itself; any other file is a statute, named without its year.
    static func source(_ name: String, rulebook: Rulebook) -> String {
        let stem = String(name.dropLast(3))
        if stem == "office" || ArticleNumber(stem) != nil { return rulebook.id }
        return stem.replacing(/-\d{4}(-\d+)?/, with: "")
    }

    private static func digest(_ files: [String: String]) -> Digest { Digest(of: bytes(of: files)) }

    /// All its files as one, by which it is known and in which it is kept.
    public static func bytes(of files: [String: String]) -> [UInt8] {
        CanonicalJSON.bytes(.object(files.mapValues { .text($0) }))
    }

    /// The files of what was kept; nil where it is none.
    public static func files(from bytes: [UInt8]) -> [String: String]? {
        guard case .object(let files)? = try? JSONReader.value(bytes) else { return nil }
        return files.compactMapValues(\.text)
    }

    /// What the rulebook itself defines under this form, found before its norms are read: they may speak of what stands further on. What
    /// can't be read is told where it is read.
    private func names(of form: String, _ parsed: [(name: String, text: LiterateText)]) -> Set<String> {
        let blocks = parsed.flatMap(\.text.blocks)
        let raws = blocks.flatMap { block in (try? YAMLText.raw(block.text, file: "").elements) ?? [] }
        return Set(raws.compactMap { $0[form]?.scalar })
    }

    /// A statute's versions have the same articles; of measures each stands once.
    private func twice(_ articles: [Article], beside others: [Article], _ isOwn: Bool) -> [SourceError] {
        guard isOwn else { return [] }
        return articles.compactMap { article in
            guard let other = others.first(where: { $0.number == article.number }) else { return nil }
            return SourceError(
                file: article.file, line: article.line, message: "\(article.heading)在 \(other.file) 已经有了")
        }
    }

    /// 追责情形 of a duty is one of those that an article lists.
    private func unknownGrounds(_ rulebook: Rulebook) -> [SourceError] {
        let known = knownGrounds.union(rulebook.grounds.map(\.ground))
        return rulebook.norms.compactMap { norm in
            guard let ground = norm.ground, !known.contains(ground) else { return nil }
            return SourceError(
                file: norm.provenance.file, line: norm.provenance.line, message: "没有这种追责情形：\(ground)")
        }
    }

    private func read(_ raw: Raw, under article: ArticleNumber?, with reader: NormReader, into rulebook: inout Rulebook)
        throws(SourceError)
    {
        guard let (form, keys) = NormGrammar.form(of: raw) else {
            let first = raw.pairs?.first?.key ?? raw.scalar ?? ""
            let known = NormGrammar.forms.map(\.form).joined(separator: "、")
            throw reader.fail("不认识的规范形式“\(first)”，一条规范以形式开头：\(known)", raw)
        }
        if form == "none" {
            guard let body = raw["none"] else { return }
            try reader.checkKeys(body, "none", keys)
            rulebook.nones.append(
                NoneNorm(
                    provenance: try noneProvenance(body, reader, article),
                    reason: try reader.word(reader.required("reason", body))))
            return
        }
        try reader.checkKeys(raw, form, keys)
        if ["aim", "reading", "burden"].contains(form), article != nil {
            throw reader.fail("条文之下只写法律；系统建议和理解写在 office.md", raw)
        }
        switch form {
        case "duty": rulebook.norms.append(try reader.deadline(raw, .duty, under: article))
        case "right": rulebook.norms.append(try reader.deadline(raw, .right, under: article))
        case "watch": rulebook.norms.append(try reader.deadline(raw, .watch, under: article))
        case "moment": rulebook.moments.append(try reader.moment(raw, under: article))
        case "outcome": rulebook.outcomes.append(try reader.outcome(raw, under: article))
        case "assignment": rulebook.assignments.append(try reader.assignment(raw, under: article))
        case "competence": rulebook.competences.append(try reader.competence(raw, under: article))
        case "requirement": rulebook.requirements.append(try reader.requirement(raw, under: article))
        case "approval": rulebook.approvals.append(try reader.approval(raw, under: article))
        case "ground":
            rulebook.grounds.append(
                GroundNorm(
                    ground: try reader.word(reader.required("ground", raw)), needs: try reader.needs(raw["needs"]),
                    isPersonal: try reader.flag(raw["personal"]),
                    provenance: try reader.provenance(raw, under: article),
                    what: try reader.word(reader.required("what", raw)), of: try reader.words(raw["of"])))
        case "contents": rulebook.contents.append(try reader.contents(raw, under: article))
        case "aim": rulebook.aims.append(try reader.aim(raw))
        case "burden": rulebook.burdens.append(try reader.burden(raw))
        case "reading": rulebook.readings.append(try reader.reading(raw))
        default: throw reader.fail("不认识的规范形式", raw)
        }
    }

    /// A reason may stand for a whole article, whatever its paragraphs.
    private func noneProvenance(_ body: Raw, _ reader: NormReader, _ article: ArticleNumber?) throws(SourceError)
        -> Provenance
    {
        let cite = try reader.required("cite", body)
        guard let citation = Citation(try reader.word(cite)), let article, citation.article == article,
            citation.paragraph.map({ reader.articles[article]?.paragraph($0) != nil }) ?? true
        else { throw reader.fail("\(cite.scalar ?? "") 不是上文的条文", cite) }
        return Provenance(source: reader.source, cite: citation, file: reader.file, line: body.line ?? 0)
    }

    /// 期间与条文一致: a slip of the finger in a number is a wrong date in every case.
    private func misquoted(_ rulebook: Rulebook) -> [SourceError] {
        rulebook.misquoted.map { norm, period, words in
            return SourceError(
                file: norm.provenance.file, line: norm.provenance.line,
                message: "\(norm.id) 写的是 \(period)，\(norm.provenance.cite)写的是\(words.joined(separator: "、"))")
        }
    }

    private func repeated(_ rulebook: Rulebook) -> [SourceError] {
        var seen: [String: Provenance] = [:]
        return rulebook.provenances.compactMap { form, id, provenance in
            guard !["ground", "approval", "outcome", "moment", "contents"].contains(form) else { return nil }
            guard let before = seen.updateValue(provenance, forKey: id) else { return nil }
            return SourceError(
                file: provenance.file, line: provenance.line,
                message: "\(id) 重复：\(before.file):\(before.line) 已经用了这个名称，请另取一个")
        }
    }
}
