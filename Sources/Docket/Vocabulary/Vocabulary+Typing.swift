import LegalCalendar

extension Vocabulary {
    /// Gives each field of an entry the type its kind declares. Unknown kinds, unknown fields and impossible values are errors.
    public func fields(of kindName: KindName, from raw: Raw, ignoring envelope: Set<String> = ["kind", "day"])
        throws(ShapeError) -> [String: Value]
    {
        guard let kind = kind(kindName) else {
            throw ShapeError(field: "kind", message: "没有“\(kindName)”这种事项", line: raw.line)
        }
        guard let pairs = raw.pairs else {
            throw ShapeError(field: "kind", message: "“\(kind.title)”应当是若干字段", line: raw.line)
        }
        var fields: [String: Value] = [:]
        for pair in pairs where !envelope.contains(pair.key) {
            guard let field = kind.field(pair.key) else {
                throw ShapeError(
                    field: pair.key, message: "“\(kind.title)”没有字段 \(pair.key)", line: pair.value.line ?? raw.line)
            }
            if kindName == .corrected, pair.key == "entry" {
                fields["entry"] = try correction(pair.value)
            } else if let value = try Self.value(pair.value, as: field.type, of: field) {
                guard fields.updateValue(value, forKey: pair.key) == nil else {
                    throw ShapeError(field: pair.key, message: "字段“\(field.title)”重复", line: pair.value.line)
                }
            }
        }
        for field in kind.fields where field.isRequired && fields[field.name] == nil {
            throw ShapeError(field: field.name, message: "请填写“\(field.title)”", line: raw.line)
        }
        return fields
    }

    /// The new content of a corrected entry is a whole entry: kind, day and that kind's fields.
    private func correction(_ raw: Raw) throws(ShapeError) -> Value {
        guard let name = raw["kind"]?.scalar.map({ KindName($0) }),
            let day = raw["day"]?.scalar.flatMap({ CivilDay($0) })
        else {
            throw ShapeError(field: "entry", message: "更正后内容应写明 kind 和 day", line: raw.line)
        }
        let fields = try fields(of: name, from: raw, ignoring: ["kind", "day", "fields"])
        return .object(["kind": .text(name.rawValue), "day": .text(day.description), "fields": .object(fields)])
    }

    /// Nil for an empty scalar: an absent field is left out.
    static func value(_ raw: Raw, as type: FieldType, of field: Field) throws(ShapeError) -> Value? {
        switch (type, raw) {
        case (.list(let element), _):
            if case .scalar(let text, _) = raw, text.isEmpty { return nil }
            var list: [Value] = []
            for item in raw.elements {
                if let value = try value(item, as: element, of: field) { list.append(value) }
            }
            return list.isEmpty ? nil : .list(list)
        case (.object(let shorthand, _), .scalar(let text, let line)):
            if text.isEmpty { return nil }
            return try value(.map([Raw.Pair(shorthand, .scalar(text, line: line))], line: line), as: type, of: field)
        case (.object(_, let fields), .map(let pairs, _)): return try object(pairs, fields: fields, of: field)
        case (_, .scalar(let text, let line)): return try scalar(text, as: type, of: field, line: line)
        default: throw ShapeError(field: field.name, message: "“\(field.title)”的形式不对", line: raw.line)
        }
    }

    private static func object(_ pairs: [Raw.Pair], fields: [Field], of outer: Field) throws(ShapeError) -> Value? {
        var object: [String: Value] = [:]
        for pair in pairs {
            guard let field = fields.first(where: { $0.name == pair.key }) else {
                throw ShapeError(field: outer.name, message: "“\(outer.title)”没有字段 \(pair.key)", line: pair.value.line)
            }
            if let value = try value(pair.value, as: field.type, of: field) { object[pair.key] = value }
        }
        for field in fields where field.isRequired && object[field.name] == nil {
            throw ShapeError(
                field: outer.name, message: "请填写“\(outer.title)”的\(field.title)", line: pairs.first?.value.line)
        }
        return object.isEmpty ? nil : .object(object)
    }

    private static func scalar(_ raw: String, as type: FieldType, of field: Field, line: Int?) throws(ShapeError)
        -> Value?
    {
        guard !raw.unicodeScalars.contains("\0") else {
            throw ShapeError(field: field.name, message: "“\(field.title)”含有不可用的字符（NUL）", line: line)
        }
        let text = raw.trimmingBlanks
        guard !text.isEmpty else { return nil }
        func wrong(_ hint: String) -> ShapeError {
            ShapeError(field: field.name, message: "“\(field.title)”：\(hint)（所填：\(text)）", line: line)
        }
        switch type {
        case .day:
            guard let day = CivilDay.read(text) else { throw wrong("没有这一天，请按 2026-02-10 填写") }
            return .text(day.description)
        case .moment:
            guard let moment = CivilDay.readMoment(text) else { throw wrong("没有这个时间，请按 2026-02-10 09:30 填写") }
            return .text(moment)
        case .integer, .money:
            guard let integer = Int(text.foldedTight) else { throw wrong(type == .money ? "应当是整数，单位分" : "应当是整数") }
            guard integer >= 0 else { throw wrong("不能是负数") }
            // What JSON elsewhere can hold exactly.
            guard integer <= 9_007_199_254_740_991 else { throw wrong("数字过大") }
            return .integer(integer)
        case .flag:
            switch text.folded {
            case "true", "yes", "是": return .flag(true)
            case "false", "no", "否": return .flag(false)
            default: throw wrong("只能是 true 或 false")
            }
        case .choice(let choices):
            guard choices.contains(text) else { throw wrong("只能是 \(choices.joined(separator: "、"))") }
            return .text(text)
        case .text, .name:
            guard text.count <= 5000 else {
                throw ShapeError(field: field.name, message: "“\(field.title)”过长，最多五千字", line: line)
            }
            return .text(type == .name ? text.foldedName : text)
        case .list, .object: throw wrong("形式不对")
        }
    }
}

extension String {
    /// Without the blanks, also the ideographic one, that typing and pasting leave at both ends.
    public var trimmingBlanks: String {
        let blank: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{3000}" || $0 == "\u{feff}" }
        return String(drop(while: blank).reversed().drop(while: blank).reversed())
    }
}
