import Docket

/// 本地事项: another city's step, recorded on a generic page under its own titles.
struct LocalKind {
    let file: String

    private static let types: [String: FieldType] = [
        "text": .text, "name": .name, "day": .day, "integer": .integer, "money": .money, "flag": .flag,
        "moment": .moment,
    ]

    /// What every entry has already.
    private static let reserved: Set<String> = ["kind", "day", "recorded", "actor", "role", "recorder", "request"]

    private func fail(_ message: String, _ raw: Raw?) -> SourceError {
        SourceError(file: file, line: raw?.line, message: message)
    }

    private func check(_ raw: Raw, _ what: String, _ keys: [String]) throws(SourceError) {
        for pair in raw.pairs ?? [] where !keys.contains(pair.key) {
            throw fail("\(what)没有 \(pair.key) 这一项，可以写：\(keys.joined(separator: "、"))", pair.value)
        }
    }

    func kind(_ raw: Raw) throws(SourceError) -> Kind {
        guard let name = raw["kind"]?.scalar.map({ KindName($0) }), !name.rawValue.isEmpty else {
            throw fail("本地事项缺少 kind", raw)
        }
        try check(raw, "本地事项", ["kind", "title", "nature", "by", "fields"])
        guard Vocabulary.standard.kind(name) == nil else {
            throw fail("已有“\(name)”这种事项，本地事项应另取名称；只改名称的写在 titles", raw)
        }
        var fields: [Field] = []
        for pair in raw["fields"]?.pairs ?? [] { fields.append(try field(pair.key, pair.value)) }
        // A recorder nobody is would leave the act to everybody.
        var recorders: [Function] = []
        for element in raw["by"]?.elements ?? [] {
            guard let function = element.scalar.flatMap(Function.init(rawValue:)) else {
                throw fail("没有这个职能：\(element.scalar ?? "")", element)
            }
            recorders.append(function)
        }
        guard let nature = Kind.Nature(rawValue: raw["nature"]?.scalar ?? "fact") else {
            throw fail("nature 只能是 fact 或 act：\(raw["nature"]?.scalar ?? "")", raw["nature"])
        }
        return Kind(name, raw["title"]?.scalar ?? name.rawValue, nature, by: recorders, fields)
    }

    /// `titles: {forward-received: 签收批示件}`: standard kinds under the city's own titles.
    func renamed(_ raw: Raw?) throws(SourceError) -> [Kind] {
        var kinds: [Kind] = []
        for pair in raw?.pairs ?? [] {
            guard let known = Vocabulary.standard.kind(KindName(pair.key)) else {
                throw fail("titles 里没有 \(pair.key) 这种事项", pair.value)
            }
            guard let title = pair.value.scalar, !title.isEmpty else {
                throw fail("titles 应写明 \(pair.key) 在本市的名称", pair.value)
            }
            kinds.append(known.titled(title))
        }
        return kinds
    }

    /// `agent: name`, or `agent: {title: 代理人, type: name, required: true}`, or `outcome: {title: 结果, choices: {kept: 维持, changed: 变更}}`.
    private func field(_ name: String, _ raw: Raw) throws(SourceError) -> Field {
        guard !Self.reserved.contains(name) else { throw fail("字段不能叫 \(name)，每项登记已有它，请另取名称", raw) }
        guard raw.pairs != nil else { return Field(name: name, title: name, type: try type(raw)) }
        try check(raw, "字段 \(name) ", ["title", "type", "choices", "required"])
        let (title, required) = (raw["title"]?.scalar ?? name, raw["required"])
        guard ["true", "false", nil].contains(required?.scalar) else {
            throw fail("required 只能是 true 或 false：\(required?.scalar ?? "")", required)
        }
        var field = Field(name: name, title: title, type: try type(raw["type"]))
        if let choices = raw["choices"] {
            guard raw["type"] == nil else { throw fail("写了 choices 的字段不写 type", raw["type"]) }
            let words = try choiceWords(choices, of: name)
            field = Field(name: name, title: title, type: .choice(words.map(\.code)))
            field.words = Dictionary(uniqueKeysWithValues: words.map { ($0.code, $0.title) })
        }
        return required?.scalar == "true" ? field.required : field
    }

    private func type(_ raw: Raw?) throws(SourceError) -> FieldType {
        guard let type = Self.types[raw?.scalar ?? "text"] else {
            let known = Self.types.keys.sorted().joined(separator: "、")
            throw fail("没有这种字段类型：\(raw?.scalar ?? "")，可以写：\(known)", raw)
        }
        return type
    }

    /// In their order; a list has its words as codes.
    private func choiceWords(_ raw: Raw, of field: String) throws(SourceError) -> [(code: String, title: String)] {
        let words =
            raw.pairs.map { $0.map { (code: $0.key, title: $0.value.scalar ?? $0.key) } }
            ?? raw.elements.compactMap(\.scalar).map { (code: $0, title: $0) }
        guard words.count > 1, Set(words.map(\.code)).count == words.count, !words.contains(where: { $0.title.isEmpty })
        else { throw fail("字段 \(field) 的 choices 应有两项以上，不重复，各有名称", raw) }
        return words
    }
}
