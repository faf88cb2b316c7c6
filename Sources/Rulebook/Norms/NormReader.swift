import Docket
import LegalCalendar

/// Reads one norm from its YAML. Every scalar is typed here, by what the grammar says it is.
struct NormReader {
    let source: String
    let rulebook: String
    let file: String
    let articles: [ArticleNumber: Article]
    let vocabulary: Vocabulary
    let defaultInForce: InForce
    let moments: Set<KindName>
    let closed: ClosedWords

    func fail(_ message: String, _ raw: Raw?) -> SourceError {
        SourceError(file: file, line: raw?.line, message: message)
    }

    func checkKeys(_ raw: Raw, _ form: String, _ keys: Set<String>) throws(SourceError) {
        for pair in raw.pairs ?? [] where pair.key != form && !keys.contains(pair.key) {
            let known = keys.sorted().joined(separator: "、")
            throw fail("\(form) 没有 \(pair.key) 这个键，可以写：\(known)", pair.value)
        }
    }

    private func unknown(_ path: Path, trigger: KindName?) -> String {
        let known = PathFields.known(of: path.subject, trigger: trigger, vocabulary).joined(separator: "、")
        return "没有这个字段：\(path)；\(path.subject.rawValue) 有：\(known)"
    }

    func required(_ key: String, _ raw: Raw) throws(SourceError) -> Raw {
        guard let value = raw[key] else { throw fail("缺少 \(key)", raw) }
        return value
    }

    func word(_ raw: Raw) throws(SourceError) -> String {
        guard let word = raw.scalar, !word.isEmpty else { throw fail("应当是一个词", raw) }
        return word
    }

    func words(_ raw: Raw?) throws(SourceError) -> [String] {
        var words: [String] = []
        for element in raw?.elements ?? [] { words.append(try word(element)) }
        return words
    }

    /// True or false and nothing else; left out it is what the norm says without it.
    func flag(_ raw: Raw?, otherwise: Bool = false) throws(SourceError) -> Bool {
        switch raw?.scalar {
        case nil: return otherwise
        case "true": return true
        case "false": return false
        default: throw fail("只能是 true 或 false：\(raw?.scalar ?? "")", raw)
        }
    }

    func period(_ raw: Raw?) throws(SourceError) -> Period? {
        guard let raw else { return nil }
        guard let period = raw.scalar.flatMap({ Period($0) }) else {
            let known = "6 days、6 workdays、2 months、1 years、3 days before、3 workdays before、6 days no-roll、24 hours"
            throw fail("不是期间：\(raw.scalar ?? "")，写成这样：\(known)", raw)
        }
        return period
    }

    func path(_ raw: Raw) throws(SourceError) -> Path {
        guard let path = raw.scalar.flatMap({ Path($0) }) else { throw fail("不是路径：\(raw.scalar ?? "")", raw) }
        guard PathFields.knows(path, trigger: nil, vocabulary) else { throw fail(unknown(path, trigger: nil), raw) }
        return path
    }

    func paths(_ raw: Raw?) throws(SourceError) -> [Path] {
        var paths: [Path] = []
        for element in raw?.elements ?? [] { paths.append(try path(element)) }
        return paths
    }

    func day(_ raw: Raw) throws(SourceError) -> CivilDay {
        guard let day = raw.scalar.flatMap({ CivilDay($0) }) else { throw fail("没有这一天：\(raw.scalar ?? "")", raw) }
        return day
    }

    func function(_ raw: Raw) throws(SourceError) -> Function {
        guard let function = raw.scalar.flatMap({ Function(rawValue: $0) }) else {
            throw fail("没有这个职能：\(raw.scalar ?? "")", raw)
        }
        return function
    }

    func functions(_ raw: Raw?) throws(SourceError) -> [Function] {
        var functions: [Function] = []
        for element in raw?.elements ?? [] { functions.append(try function(element)) }
        return functions
    }

    /// - Parameter trigger: the kind whose own fields `trigger.` means here.
    func conditions(_ raw: Raw?, trigger: KindName? = nil) throws(SourceError) -> [Condition] {
        guard let raw else { return [] }
        guard let pairs = raw.pairs else { throw fail("条件应写作 路径: 值", raw) }
        var conditions: [Condition] = []
        for pair in pairs {
            guard let path = Path(pair.key) else { throw fail("不是路径：\(pair.key)", pair.value) }
            guard PathFields.knows(path, trigger: trigger, vocabulary) else {
                throw fail(unknown(path, trigger: trigger), pair.value)
            }
            let test = try test(pair.value)
            if case .oneOf(let words) = test, let known = closed.words(of: path, trigger: trigger) {
                for word in words where !known.contains(word) {
                    throw fail("\(path) 不会是 \(word)，只能是 \(known.sorted().joined(separator: "、"))", pair.value)
                }
            }
            conditions.append(Condition(path: path, test: test))
        }
        return conditions
    }

    private func test(_ raw: Raw) throws(SourceError) -> Condition.Test {
        if let pairs = raw.pairs {
            guard pairs.count == 1, ["from", "through"].contains(pairs[0].key) else {
                throw fail("只能是 from 或 through", raw)
            }
            let day = try day(pairs[0].value)
            return pairs[0].key == "from" ? .from(day) : .through(day)
        }
        switch raw.scalar {
        case "present": return .present
        case "absent": return .absent
        default: return .oneOf(try words(raw))
        }
    }

    func triggers(_ raw: Raw?) throws(SourceError) -> [Trigger] {
        var triggers: [Trigger] = []
        for element in raw?.elements ?? [] {
            if let pairs = element.pairs {
                for pair in pairs {
                    let kind = KindName(pair.key)
                    triggers.append(try trigger(kind, conditions(pair.value, trigger: kind), at: element))
                }
            } else {
                triggers.append(try trigger(KindName(word(element)), [], at: element))
            }
        }
        return triggers
    }

    private func trigger(_ kind: KindName, _ conditions: [Condition], at raw: Raw) throws(SourceError) -> Trigger {
        guard vocabulary.kind(kind) != nil || moments.contains(kind) else { throw fail("没有“\(kind)”这种事项", raw) }
        return Trigger(kind: kind, conditions: conditions)
    }

    func fulfilment(_ raw: Raw?) throws(SourceError) -> Fulfilment {
        if let raw, let pairs = raw.pairs, pairs.count == 1, pairs[0].key == "all" {
            return Fulfilment(triggers: try triggers(pairs[0].value), needsAll: true)
        }
        return Fulfilment(triggers: try triggers(raw), needsAll: false)
    }

    func inForce(_ raw: Raw?) throws(SourceError) -> InForce {
        guard let raw else { return defaultInForce }
        try checkKeys(raw, "in-force", ["from", "through", "by"])
        var inForce = InForce(from: nil, through: nil, by: defaultInForce.by)
        if let from = raw["from"] { inForce.from = try day(from) }
        if let through = raw["through"] { inForce.through = try day(through) }
        if let by = raw["by"] { inForce.by = try paths(by) }
        if let from = inForce.from, let through = inForce.through, from > through {
            throw fail("施行期间的 from \(from) 晚于 through \(through)", raw)
        }
        return inForce
    }

    /// A norm must cite the article it stands under, and the paragraph where the article has more than one.
    func provenance(_ raw: Raw, under article: ArticleNumber?) throws(SourceError) -> Provenance {
        // Outside the articles the office says what it chose, and why.
        if article == nil, let because = raw["because"] {
            guard raw["cite"] == nil else { throw fail("这里没有条文可引，应写 because", raw["cite"]) }
            return Provenance(
                source: source, cite: .office, file: file, line: raw.line ?? 0, because: try word(because))
        }
        guard raw["because"] == nil else { throw fail("条文之下应写 cite；系统建议写在 office.md", raw["because"]) }
        let cite = try required("cite", raw)
        guard let citation = Citation(try word(cite)) else { throw fail("不是条文引用：\(cite.scalar ?? "")", cite) }
        guard let article, citation.article == article, let text = articles[article] else {
            throw fail("\(citation) 不是上文的条文", cite)
        }
        if let number = citation.paragraph {
            guard let paragraph = text.paragraph(number) else {
                throw fail("\(text.heading)没有第\(ChineseNumeral.string(number))款", cite)
            }
            if let item = citation.item, item > paragraph.items.count { throw fail("\(citation) 没有这一项", cite) }
        } else if text.paragraphs.count > 1 {
            throw fail("\(text.heading)有\(text.paragraphs.count)款，应写明第几款", cite)
        } else if let item = citation.item, item > text.paragraphs.first?.items.count ?? 0 {
            throw fail("\(citation) 没有这一项", cite)
        }
        return Provenance(source: source, cite: citation, file: file, line: raw.line ?? text.line)
    }
}
