import Docket
import LegalCalendar

extension RulebookLoader {
    private static let headKeys: Set<String> = [
        "id", "title", "number", "effective", "extends", "functions", "kinds", "fallbacks",
        "issuer", "stages", "warnings", "measures", "counting", "notes", "region", "courts", "published", "replaces",
        "scope", "titles", "usual-outcomes",
    ]

    /// `rulebook.yaml`
    static func head(_ text: String, file: String, digest: Digest) throws(SourceError) -> Rulebook {
        let raw = try YAMLText.raw(text, file: file)
        for pair in raw.pairs ?? [] where !headKeys.contains(pair.key) {
            throw SourceError(file: file, line: pair.value.line, message: "规则集没有 \(pair.key) 这一项")
        }
        guard let id = raw["id"]?.scalar, let title = raw["title"]?.scalar else {
            throw SourceError(file: file, line: raw.line, message: "规则集应写明 id 和 title")
        }
        var functions: [Function: String] = [:]
        for pair in raw["functions"]?.pairs ?? [] {
            guard let function = Function(rawValue: pair.key) else {
                throw SourceError(file: file, line: pair.value.line, message: "没有这个职能：\(pair.key)")
            }
            functions[function] = pair.value.scalar
        }
        var kinds: [Kind] = []
        for kind in raw["kinds"]?.elements ?? [] where kind.pairs != nil {
            kinds.append(try LocalKind(file: file).kind(kind))
        }
        kinds += try LocalKind(file: file).renamed(raw["titles"])
        let effective = try inForce(raw["effective"], file: file, by: ["trigger.day"])
        var rulebook = Rulebook(
            id: id, measures: raw["measures"]?.scalar ?? id, title: title, number: raw["number"]?.scalar ?? "",
            effective: effective,
            term: try term(raw["warnings"], through: effective.through, file: file),
            extends: (raw["extends"]?.elements ?? []).compactMap(\.scalar).filter { !$0.isEmpty }, localKinds: kinds,
            issuer: raw["issuer"]?.scalar, fallbacks: try fallbacks(raw["fallbacks"], file: file),
            functions: functions, digest: digest)
        rulebook.counting = try counting(raw["counting"], file: file)
        rulebook.notes = try notes(raw["notes"], file: file)
        rulebook.region = raw["region"]?.scalar
        rulebook.courts = (raw["courts"]?.elements ?? []).compactMap(\.scalar).filter { !$0.isEmpty }
        if let scope = raw["scope"] { rulebook.scope = try branches(scope, file: file) }
        rulebook.usualOutcomes = try usualOutcomes(raw["usual-outcomes"], file: file)
        rulebook.published = try day(raw["published"], file: file)
        rulebook.replaces = (raw["replaces"]?.elements ?? []).compactMap(\.scalar).filter { !$0.isEmpty }
        if let published = rulebook.published, let from = effective.from, from < published {
            throw SourceError(
                file: file, line: raw["published"]?.line, message: "施行日 \(from) 早于公布日 \(published)")
        }
        return rulebook
    }

    /// `counting: {source: spc-interpretation, article: 48}`
    private static func counting(_ raw: Raw?, file: String) throws(SourceError) -> (
        source: String, article: ArticleNumber
    )? {
        guard let raw else { return nil }
        guard let source = raw["source"]?.scalar, let article = raw["article"]?.scalar.flatMap({ ArticleNumber($0) })
        else {
            throw SourceError(file: file, line: raw.line, message: "counting 应写明 source（法规）和 article（条的序号）")
        }
        return (source, article)
    }

    /// `- {document: judgment, in: [first], outcomes: [revoke]}`
    private static func usualOutcomes(_ raw: Raw?, file: String) throws(SourceError) -> [UsualOutcomes] {
        var all: [UsualOutcomes] = []
        for row in raw?.elements ?? [] {
            func list(_ key: String) -> [String] {
                (row[key]?.elements ?? []).compactMap(\.scalar).filter { !$0.isEmpty }
            }
            for pair in row.pairs ?? [] where !["document", "in", "outcomes"].contains(pair.key) {
                throw SourceError(file: file, line: row.line, message: "usual-outcomes 没有 \(pair.key) 这一项")
            }
            guard let document = row["document"]?.scalar, documents.contains(document), !list("outcomes").isEmpty else {
                let known = documents.joined(separator: "、")
                throw SourceError(
                    file: file, line: row.line, message: "usual-outcomes 各行应写明 document（\(known)）和 outcomes")
            }
            all.append(
                UsualOutcomes(document: document, instances: list("in"), codes: list("outcomes"), line: row.line))
        }
        return all
    }

    private static let documents: [String] = {
        guard case .choice(let codes)? = Vocabulary.standard.kind(.decisionReceived)?.field("document")?.type else {
            return []
        }
        return codes
    }()

    private static func notes(_ raw: Raw?, file: String) throws(SourceError) -> [Rulebook.Note: String] {
        var notes: [Rulebook.Note: String] = [:]
        for pair in raw?.pairs ?? [] {
            guard let place = Rulebook.Note(rawValue: pair.key) else {
                let known = Rulebook.Note.allCases.map(\.rawValue).joined(separator: "、")
                throw SourceError(file: file, line: pair.value.line, message: "没有这处提示：\(pair.key)，可以写 \(known)")
            }
            notes[place] = pair.value.scalar
        }
        return notes
    }

    /// 届满前多少日起提醒; without an end there is nothing to warn of.
    private static func term(_ raw: Raw?, through: CivilDay?, file: String) throws(SourceError) -> Term? {
        var warnings: [Int] = []
        for element in raw?.elements ?? [] {
            guard through != nil else {
                throw SourceError(file: file, line: element.line, message: "没有写明 effective.through，不会有届满提醒")
            }
            guard let days = element.scalar.flatMap({ Int($0) }), (1...3650).contains(days) else {
                throw SourceError(file: file, line: element.line, message: "warnings 应是届满前的日数：\(element.scalar ?? "")")
            }
            warnings.append(days)
        }
        return through.map { Term(through: $0, warnings: warnings) }
    }

    /// Who holds a function where nobody is recorded, by the level of the organ.
    private static func fallbacks(_ raw: Raw?, file: String) throws(SourceError) -> Fallbacks {
        guard case .choice(let levels)? = Vocabulary.standard.kind(.unitEstablished)?.field("level")?.type else {
            return Fallbacks()
        }
        var byLevel: [String: [Function: Fallbacks.Holder]] = [:]
        for level in raw?.pairs ?? [] {
            guard levels.contains(level.key) else {
                throw SourceError(file: file, line: level.value.line, message: "没有这个层级：\(level.key)")
            }
            for pair in level.value.pairs ?? [] {
                guard let function = Function(rawValue: pair.key) else {
                    throw SourceError(file: file, line: pair.value.line, message: "没有这个职能：\(pair.key)")
                }
                guard let holder = pair.value.scalar.flatMap(Fallbacks.Holder.init(rawValue:)) else {
                    let known = Fallbacks.Holder.allCases.map(\.rawValue).joined(separator: "、")
                    throw SourceError(file: file, line: pair.value.line, message: "\(pair.key) 只能由 \(known) 承担")
                }
                byLevel[level.key, default: [:]][function] = holder
            }
        }
        return Fallbacks(byLevel)
    }

    /// `yaml statute`: title and force of a statute; its norms apply by the day of what triggers them.
    func statute(_ block: LiterateText.Block, source: String, file: String, into rulebook: inout Rulebook)
        throws(SourceError) -> InForce
    {
        let raw = try YAMLText.raw(block.text, file: file, offset: block.offset)
        for pair in raw.pairs ?? [] where !["title", "in-force", "covers"].contains(pair.key) {
            throw SourceError(file: file, line: pair.value.line, message: "法规没有 \(pair.key) 这一项")
        }
        if let title = raw["title"]?.scalar { rulebook.titles[source] = title }
        if let covers = raw["covers"] { rulebook.coverage[source] = try Self.branches(covers, file: file) }
        return try Self.inForce(raw["in-force"], file: file, by: ["trigger.day"])
    }

    private static func branches(_ raw: Raw, file: String) throws(SourceError) -> Set<Branch> {
        var branches: Set<Branch> = []
        for element in raw.elements {
            guard let branch = element.scalar.flatMap(Branch.init(rawValue:)) else {
                let known = Branch.allCases.map(\.rawValue).joined(separator: "、")
                throw SourceError(
                    file: file, line: element.line, message: "没有这种诉讼：\(element.scalar ?? "")，可以写 \(known)")
            }
            branches.insert(branch)
        }
        return branches
    }

    private static func day(_ raw: Raw?, file: String) throws(SourceError) -> CivilDay? {
        guard let raw else { return nil }
        guard let day = raw.scalar.flatMap({ CivilDay($0) }) else {
            throw SourceError(file: file, line: raw.line, message: "没有这一天：\(raw.scalar ?? "")")
        }
        return day
    }

    private static func inForce(_ raw: Raw?, file: String, by defaults: [String]) throws(SourceError) -> InForce {
        var inForce = InForce(from: nil, through: nil, by: defaults.compactMap { Path($0) })
        for pair in raw?.pairs ?? [] {
            switch pair.key {
            case "from", "through":
                guard let day = pair.value.scalar.flatMap({ CivilDay($0) }) else {
                    throw SourceError(file: file, line: pair.value.line, message: "没有这一天：\(pair.value.scalar ?? "")")
                }
                if pair.key == "from" { inForce.from = day } else { inForce.through = day }
            case "by":
                inForce.by = []
                for element in pair.value.elements {
                    guard let path = element.scalar.flatMap({ Path($0) }),
                        PathFields.knows(path, trigger: nil, .standard)
                    else {
                        throw SourceError(
                            file: file, line: element.line, message: "没有这个字段：\(element.scalar ?? "")")
                    }
                    inForce.by.append(path)
                }
            default: throw SourceError(file: file, line: pair.value.line, message: "施行期间没有 \(pair.key) 这一项")
            }
        }
        if let from = inForce.from, let through = inForce.through, from > through {
            throw SourceError(file: file, line: raw?.line, message: "施行期间的 from \(from) 晚于 through \(through)")
        }
        return inForce
    }
}
