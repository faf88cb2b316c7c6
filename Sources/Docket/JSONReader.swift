/// Reads the JSON that `CanonicalJSON` writes, and the same with white space; null and fractions are refused.
public struct JSONReader: Sendable {
    public struct Failure: Error, Sendable, CustomStringConvertible {
        public let offset: Int
        public let message: String
        public var description: String { "JSON 第\(offset)字节：\(message)" }
    }

    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    public static func value(_ bytes: [UInt8]) throws(Failure) -> Value {
        var reader = JSONReader(bytes: bytes)
        let value = try reader.value()
        reader.skipSpace()
        guard reader.position == bytes.count else { throw reader.failure("结尾有多余内容") }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func failure(_ message: String) -> Failure { Failure(offset: position, message: message) }

    private mutating func skipSpace() {
        while position < bytes.count, [32, 9, 10, 13].contains(bytes[position]) { position += 1 }
    }

    private mutating func value() throws(Failure) -> Value {
        skipSpace()
        guard position < bytes.count else { throw failure("内容不完整") }
        switch bytes[position] {
        case UInt8(ascii: "{"): return try nested { reader throws(Failure) in .object(try reader.object()) }
        case UInt8(ascii: "["): return try nested { reader throws(Failure) in .list(try reader.list()) }
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        default: return .integer(try integer())
        }
    }

    private mutating func nested(_ read: (inout JSONReader) throws(Failure) -> Value) throws(Failure) -> Value {
        depth += 1
        guard depth <= 16 else { throw failure("嵌套过深") }
        position += 1
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func word(_ word: String, _ value: Value) throws(Failure) -> Value {
        let end = position + word.utf8.count
        guard end <= bytes.count, bytes[position..<end].elementsEqual(word.utf8) else { throw failure("不认识的词") }
        position = end
        return value
    }

    private mutating func integer() throws(Failure) -> Int {
        let start = position
        while position < bytes.count, bytes[position] == UInt8(ascii: "-") || (48...57).contains(bytes[position]) {
            position += 1
        }
        guard let value = Int(String(decoding: bytes[start..<position], as: UTF8.self)) else { throw failure("不是整数") }
        return value
    }

    private mutating func object() throws(Failure) -> [String: Value] {
        var object: [String: Value] = [:]
        skipSpace()
        if take("}") { return object }
        repeat {
            skipSpace()
            let key = try string()
            skipSpace()
            guard take(":") else { throw failure("缺少冒号") }
            guard object.updateValue(try value(), forKey: key) == nil else { throw failure("键重复：\(key)") }
            skipSpace()
        } while take(",")
        guard take("}") else { throw failure("缺少 }") }
        return object
    }

    private mutating func list() throws(Failure) -> [Value] {
        var list: [Value] = []
        skipSpace()
        if take("]") { return list }
        repeat {
            list.append(try value())
            skipSpace()
        } while take(",")
        guard take("]") else { throw failure("缺少 ]") }
        return list
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func string() throws(Failure) -> String {
        guard take("\"") else { throw failure("缺少引号") }
        var text: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else { throw failure("不是 UTF-8") }
                return string
            case UInt8(ascii: "\\"): text += try escape()
            default: text.append(byte)
            }
        }
        throw failure("文字没有结束")
    }

    private mutating func escape() throws(Failure) -> [UInt8] {
        guard position < bytes.count else { throw failure("内容不完整") }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "u"): return try unicode()
        default: throw failure("不认识的转义")
        }
    }

    private mutating func unicode() throws(Failure) -> [UInt8] {
        var unit = try hex()
        if (0xD800..<0xDC00).contains(unit), position + 1 < bytes.count, bytes[position] == 92 {
            position += 2
            let low = try hex()
            guard (0xDC00..<0xE000).contains(low) else { throw failure("代理对不完整") }
            unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(unit) else { throw failure("不是字符") }
        return Array(String(scalar).utf8)
    }

    private mutating func hex() throws(Failure) -> UInt32 {
        guard position + 4 <= bytes.count,
            let unit = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { throw failure("\\u 后应为四位十六进制") }
        position += 4
        return unit
    }
}
