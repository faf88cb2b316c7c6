/// 页面模型: what a template reads, a plain struct. Its properties are named once, here; a part that is not there is nil and hides its section.
protocol PageModel: Encodable, Equatable, Sendable {}

extension PageModel {
    /// As Mustache reads it.
    var node: PageNode {
        get throws {
            let encoder = NodeEncoder()
            try encode(to: encoder)
            return PageNode(values: encoder.values)
        }
    }
}

/// Walks a model by the code the compiler writes for it: reflection would cost more than the page.
private final class NodeEncoder: Encoder {
    var values: [String: any PagePart] = [:]
    fileprivate var list: [any PagePart]?
    fileprivate var single: (any PagePart)?
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    func container<Key: CodingKey>(keyedBy _: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(Fields<Key>(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        list = []
        return Rows(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoder: self) }

    static func node(of value: some Encodable) throws -> any PagePart {
        switch value {
        case let text as String: return PageText(renderText: text)
        case let flag as Bool: return flag
        default:
            let encoder = NodeEncoder()
            try value.encode(to: encoder)
            return encoder.single ?? encoder.list ?? PageNode(values: encoder.values)
        }
    }
}

private struct Fields<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: NodeEncoder
    let codingPath: [any CodingKey] = []

    private func put(_ value: any PagePart, _ key: Key) { encoder.values[key.stringValue] = value }
    private func put(number: some BinaryInteger, _ key: Key) { put(PageText(renderText: String(number)), key) }
    private func put(decimal: some CustomStringConvertible, _ key: Key) {
        put(PageText(renderText: decimal.description), key)
    }

    mutating func encodeNil(forKey key: Key) { put(PageText.nothing, key) }
    mutating func encode(_ value: Bool, forKey key: Key) { put(value, key) }
    mutating func encode(_ value: String, forKey key: Key) { put(PageText(renderText: value), key) }
    mutating func encode(_ value: Double, forKey key: Key) { put(decimal: value, key) }
    mutating func encode(_ value: Float, forKey key: Key) { put(decimal: value, key) }
    mutating func encode(_ value: Int, forKey key: Key) { put(number: value, key) }
    mutating func encode(_ value: Int8, forKey key: Key) { put(number: value, key) }
    mutating func encode(_ value: Int16, forKey key: Key) { put(number: value, key) }
    mutating func encode(_ value: Int32, forKey key: Key) { put(number: value, key) }
    mutating func encode(_ value: Int64, forKey key: Key) { put(number: value, key) }
    mutating func encode(_ value: UInt, forKey key: Key) { put(number: value, key) }
    mutating func encode(_ value: UInt8, forKey key: Key) { put(number: value, key) }
    mutating func encode(_ value: UInt16, forKey key: Key) { put(number: value, key) }
    mutating func encode(_ value: UInt32, forKey key: Key) { put(number: value, key) }
    mutating func encode(_ value: UInt64, forKey key: Key) { put(number: value, key) }
    mutating func encode<Part: Encodable>(_ value: Part, forKey key: Key) throws {
        put(try NodeEncoder.node(of: value), key)
    }

    // What is not there is said to be nothing: a name that is missing would be looked for in the model around.
    mutating func encodeIfPresent(_ value: Bool?, forKey key: Key) {
        put(value.map { $0 as any PagePart } ?? PageText.nothing, key)
    }
    mutating func encodeIfPresent(_ value: Int?, forKey key: Key) {
        put(value.map { PageText(renderText: String($0)) } ?? PageText.nothing, key)
    }
    mutating func encodeIfPresent(_ value: String?, forKey key: Key) {
        put(PageText(renderText: value ?? ""), key)
    }
    mutating func encodeIfPresent<Part: Encodable>(_ value: Part?, forKey key: Key) throws {
        put(try value.map { try NodeEncoder.node(of: $0) } ?? PageText.nothing, key)
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy _: Nested.Type, forKey _: Key)
        -> KeyedEncodingContainer<Nested>
    { encoder.container(keyedBy: Nested.self) }
    mutating func nestedUnkeyedContainer(forKey _: Key) -> any UnkeyedEncodingContainer { encoder.unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { encoder }
    mutating func superEncoder(forKey _: Key) -> any Encoder { encoder }
}

private struct Rows: UnkeyedEncodingContainer {
    let encoder: NodeEncoder
    let codingPath: [any CodingKey] = []
    var count: Int { encoder.list?.count ?? 0 }

    mutating func encodeNil() { encoder.list?.append(PageText.nothing) }
    mutating func encode<Row: Encodable>(_ value: Row) throws { encoder.list?.append(try NodeEncoder.node(of: value)) }
    mutating func nestedContainer<Nested: CodingKey>(keyedBy _: Nested.Type) -> KeyedEncodingContainer<Nested> {
        encoder.container(keyedBy: Nested.self)
    }
    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { self }
    mutating func superEncoder() -> any Encoder { encoder }
}

/// An enum over words, a number by itself.
private struct Single: SingleValueEncodingContainer {
    let encoder: NodeEncoder
    let codingPath: [any CodingKey] = []

    mutating func encodeNil() { encoder.single = PageText.nothing }
    mutating func encode(_ value: String) { encoder.single = PageText(renderText: value) }
    mutating func encode(_ value: Bool) { encoder.single = value }
    mutating func encode(_ value: Int) { encoder.single = PageText(renderText: String(value)) }
    mutating func encode<Value: Encodable>(_ value: Value) throws { encoder.single = try NodeEncoder.node(of: value) }
}
