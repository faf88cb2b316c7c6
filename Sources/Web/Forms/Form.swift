import Docket
import Work

/// 表单: fields in the order they came, and files. Unknown and repeated fields are errors, not ignored.
struct Form: Sendable {
    struct Upload: Sendable {
        let field: String
        let name: String
        let content: [UInt8]
        /// Why nobody will be able to open it; found before a page takes it.
        var problem: String?
    }

    struct Malformed: Error, Sendable, CustomStringConvertible {
        let description: String
    }

    var fields: [(name: String, value: String)] = []
    var uploads: [Upload] = []

    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }
    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// What was typed, as the job that records it takes it.
    var typed: TypedFields { TypedFields(fields) }

    static let envelope: Set<String> = ["csrf", "request", "seen", "confirm", "next"]

    /// Checks names against what the form has. `several` may come more than once.
    func allow(_ names: (String) -> Bool, several: Set<String> = []) throws(Malformed) {
        guard fields.count <= 12_000 else { throw Malformed(description: "字段过多") }
        var seen: Set<String> = []
        for (name, value) in fields {
            guard Self.envelope.contains(name) || names(name) else {
                throw Malformed(description: "表单里没有字段“\(name.prefix(40))”")
            }
            guard seen.insert(name).inserted || several.contains(name) || name == "confirm" else {
                throw Malformed(description: "字段“\(name.prefix(40))”重复")
            }
            guard value.utf8.count <= 200_000 else { throw Malformed(description: "字段“\(name.prefix(40))”过长") }
        }
    }

    static func urlEncoded(_ bytes: [UInt8]) throws(Malformed) -> Form {
        var form = Form()
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = try decoded(parts[0])
            form.fields.append((name, parts.count > 1 ? try decoded(parts[1]) : ""))
        }
        return form
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) throws(Malformed) -> String {
        var result: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%") {
                guard index + 2 < bytes.endIndex,
                    let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
                else {
                    throw Malformed(description: "表单编码有误")
                }
                result.append(value)
                index += 3
            } else {
                result.append(byte == UInt8(ascii: "+") ? 32 : byte)
                index += 1
            }
        }
        guard let text = String(validating: result, as: UTF8.self) else { throw Malformed(description: "表单不是 UTF-8") }
        return text
    }

    /// 站内路径: a path of this site as it stands, else the desk. What a browser would read another way (a tab, a second slash, a
    /// backslash) leads nowhere.
    static func sitePath(_ text: String?) -> String {
        guard let text, text.utf8.count <= 2000, text.hasPrefix("/"), !text.hasPrefix("//"),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x5C || $0 >= 0x80 }),
            !text.unicodeScalars.contains(where: {
                $0.properties.isWhitespace || $0.properties.generalCategory == .control
            })
        else { return "/" }
        return text
    }

    static func percentEncoded(_ text: String) -> String {
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
        return String(unsafeUninitializedCapacity: text.utf8.count * 3) { buffer in
            var count = 0
            for byte in text.utf8 {
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x2E, 0x7E:
                    buffer[count] = byte
                    count += 1
                default:
                    (buffer[count], buffer[count + 1], buffer[count + 2]) = (0x25, digit(byte >> 4), digit(byte & 15))
                    count += 3
                }
            }
            return count
        }
    }

    /// What was typed, without the envelope: kept as a draft.
    var draft: String {
        let kept = fields.filter { !Self.envelope.contains($0.name) }
        return String(
            decoding: CanonicalJSON.bytes(.list(kept.map { .list([.text($0.name), .text($0.value)]) })), as: UTF8.self)
    }

    init() {}

    init(_ typed: TypedFields) { fields = typed.pairs }

    init(draft: String) {
        guard let value = try? JSONReader.value(Array(draft.utf8)) else { return }
        fields = (value.list ?? []).compactMap { pair in
            guard let name = pair.list?.first?.text, let text = pair.list?.last?.text else { return nil }
            return (name, text)
        }
    }
}
