import Docket
import LegalCalendar

/// 装载: from the bytes of a rulebook's files to a rulebook; errors name file and line.
public struct RulebookLoader: Sendable {
    /// Moments that extended rulebooks define, so that a norm may be triggered by them.
    private let knownMoments: Set<KindName>
    /// Outcomes and 追责情形 that extended rulebooks define.
    private let (knownOutcomes, knownGrounds): (Set<String>, Set<String>)

    public init(extending others: [Rulebook] = []) {
        knownMoments = Set(others.flatMap { $0.moments.map { KindName($0.id) } })
        knownOutcomes = Set(others.flatMap { $0.outcomes.map(\.code) })
        knownGrounds = Set(others.flatMap { $0.grounds.map(\.ground) })
    }

    /// - Parameter files: by name inside the rulebook's folder: `rulebook.yaml`, `10.md`, `office.md`.
    public func load(_ files: [String: String], folder: String) throws(SourceError) -> Rulebook {
        guard let head = files["rulebook.yaml"] else {
            throw SourceError(file: "\(folder)/rulebook.yaml", line: nil, message: "没有这个文件")
        }
        var rulebook = try Self.head(head, file: "\(folder)/rulebook.yaml", digest: Self.digest(files))
        var parsed: [(name: String, text: LiterateText)] = []
        for (name, text) in files.sorted(by: { $0.key < $1.key }) where name.hasSuffix(".md") {
            parsed.append((name, try LiterateText(text, file: "\(folder)/\(name)")))
        }
        let vocabulary = Vocabulary(local: rulebook.localKinds)
        let moments = knownMoments.union(try names(of: "moment", parsed, folder: folder).map { KindName($0) })
        let outcomes = knownOutcomes.union(try names(of: "outcome", parsed, folder: folder))
        for (name, text) in parsed {
            let file = "\(folder)/\(name)"
            let source = Self.source(name, rulebook: rulebook)
            rulebook.articles[source, default: []] += text.articles
            var inForce = rulebook.effective
            if let header = text.header { inForce = try statute(header, source: source, file: file, into: &rulebook) }
            let reader = NormReader(
                source: source, rulebook: rulebook.id, file: file,
                articles: Dictionary(text.articles.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first }),
                vocabulary: vocabulary,
                defaultInForce: inForce, moments: moments,
                closed: ClosedWords(vocabulary: vocabulary, outcomes: outcomes))
            for block in text.blocks { try read(block, with: reader, into: &rulebook) }
        }
        let reader = NormReader(
            source: rulebook.id, rulebook: rulebook.id, file: "\(folder)/rulebook.yaml", articles: [:],
            vocabulary: vocabulary, defaultInForce: rulebook.effective, moments: moments,
            closed: ClosedWords(vocabulary: vocabulary, outcomes: outcomes))
        rulebook.stages = try stages(head, reader)
        rulebook.titles[rulebook.id] = rulebook.title
        try checkIDs(rulebook)
        try checkGrounds(rulebook)
        try checkNumbers(rulebook)
        return rulebook
    }

    /// `10.md` and `office.md` belong to the rulebook itself; any other file is a statute, named without its year.
    static func source(_ name: String, rulebook: Rulebook) -> String {
        let stem = String(name.dropLast(3))
        if stem == "office" || Int(stem) != nil { return rulebook.id }
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

    /// What the rulebook itself defines under this form, found before its norms are read: they may speak of what stands further on.
    private func names(of form: String, _ parsed: [(name: String, text: LiterateText)], folder: String)
        throws(SourceError) -> Set<String>
    {
        var names: Set<String> = []
        for (name, text) in parsed {
            for block in text.blocks {
                for raw in try YAMLText.raw(block.text, file: "\(folder)/\(name)", offset: block.offset).elements {
                    if let defined = raw[form]?.scalar { names.insert(defined) }
                }
            }
        }
        return names
    }

    /// 追责情形 of a duty is one of those that an article lists.
    private func checkGrounds(_ rulebook: Rulebook) throws(SourceError) {
        let known = knownGrounds.union(rulebook.grounds.map(\.ground))
        for norm in rulebook.norms {
            guard let ground = norm.ground, !known.contains(ground) else { continue }
            throw SourceError(
                file: norm.provenance.file, line: norm.provenance.line, message: "没有这种追责情形：\(ground)")
        }
    }

    private func read(_ block: LiterateText.Block, with reader: NormReader, into rulebook: inout Rulebook)
        throws(SourceError)
    {
        for raw in try YAMLText.raw(block.text, file: reader.file, offset: block.offset).elements {
            guard let (form, keys) = NormGrammar.form(of: raw) else { throw reader.fail("不认识的规范形式", raw) }
            if form == "none" {
                guard let body = raw["none"] else { continue }
                try reader.checkKeys(body, "none", keys)
                rulebook.nones.append(
                    NoneNorm(
                        provenance: try noneProvenance(body, reader, block.article),
                        reason: try reader.word(reader.required("reason", body))))
                continue
            }
            try reader.checkKeys(raw, form, keys)
            let article = block.article
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
                        provenance: try reader.provenance(raw, under: article),
                        what: try reader.word(reader.required("what", raw)), of: try reader.words(raw["of"])))
            case "contents": rulebook.contents.append(try reader.contents(raw, under: article))
            case "aim": rulebook.aims.append(try reader.aim(raw))
            case "burden": rulebook.burdens.append(try reader.burden(raw))
            case "reading": rulebook.readings.append(try reader.reading(raw))
            default: throw reader.fail("不认识的规范形式", raw)
            }
        }
    }

    /// A reason may stand for a whole article, whatever its paragraphs.
    private func noneProvenance(_ body: Raw, _ reader: NormReader, _ article: Int?) throws(SourceError) -> Provenance {
        let cite = try reader.required("cite", body)
        guard let citation = Citation(try reader.word(cite)), let article, citation.article == article,
            citation.paragraph.map({ reader.articles[article]?.paragraph($0) != nil }) ?? true
        else { throw reader.fail("\(cite.scalar ?? "") 不是上文的条文", cite) }
        return Provenance(source: reader.source, cite: citation, file: reader.file, line: body.line ?? 0)
    }

    /// 期间与条文一致: a slip of the finger in a number is a wrong date in every case.
    private func checkNumbers(_ rulebook: Rulebook) throws(SourceError) {
        guard let (norm, words) = rulebook.misquoted else { return }
        throw SourceError(
            file: norm.provenance.file, line: norm.provenance.line,
            message:
                "\(norm.id) 写的是 \(norm.within.map { "\($0)" } ?? "")，\(norm.provenance.cite)写的是\(words.joined(separator: "、"))"
        )
    }

    private func checkIDs(_ rulebook: Rulebook) throws(SourceError) {
        var seen: Set<String> = []
        for (form, id, provenance) in rulebook.provenances
        where !["ground", "approval", "outcome", "moment", "contents"].contains(form) {
            guard seen.insert(id).inserted else {
                throw SourceError(file: provenance.file, line: provenance.line, message: "\(id) 重复")
            }
        }
    }
}
