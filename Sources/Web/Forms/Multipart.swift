/// multipart/form-data: fields and files of one form.
enum Multipart {
    static func form(_ bytes: [UInt8], boundary: String) throws(Form.Malformed) -> Form {
        var form = Form()
        let mark = Array("--\(boundary)".utf8)
        guard !boundary.isEmpty, boundary.utf8.count <= 70, var position = find(mark, in: bytes, from: 0) else {
            throw Form.Malformed(description: "上传内容不完整")
        }
        while true {
            position += mark.count
            guard position + 2 <= bytes.count else { throw Form.Malformed(description: "上传内容不完整") }
            if bytes[position] == UInt8(ascii: "-"), bytes[position + 1] == UInt8(ascii: "-") { return form }
            position += 2
            guard let end = find([13, 10] + mark, in: bytes, from: position),
                let split = find([13, 10, 13, 10], in: bytes, from: position), split + 4 <= end
            else {
                throw Form.Malformed(description: "上传内容不完整")
            }
            try add(head: bytes[position..<split], content: bytes[(split + 4)..<end], to: &form)
            position = end + 2
            guard form.fields.count + form.uploads.count <= 12_000 else { throw Form.Malformed(description: "字段过多") }
        }
    }

    private static func add(head: ArraySlice<UInt8>, content: ArraySlice<UInt8>, to form: inout Form) throws(Form
        .Malformed)
    {
        let text = String(decoding: head, as: UTF8.self)
        guard let name = parameter("name", in: text) else { throw Form.Malformed(description: "上传内容缺少字段名") }
        if let fileName = parameter("filename", in: text) {
            // A file field left empty sends an empty part.
            if !fileName.isEmpty || !content.isEmpty {
                form.uploads.append(.init(field: name, name: fileName, content: Array(content)))
            }
            return
        }
        guard let value = String(validating: content, as: UTF8.self) else {
            throw Form.Malformed(description: "表单不是 UTF-8")
        }
        form.fields.append((name, value))
    }

    private static func parameter(_ name: String, in head: String) -> String? {
        guard let start = head.firstRange(of: " \(name)=\"") ?? head.firstRange(of: ";\(name)=\"") else { return nil }
        var value = ""
        for character in head[start.upperBound...] {
            if character == "\"" { return value.replacing("%22", with: "\"") }
            value.append(character)
        }
        return nil
    }

    private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard needle.count <= bytes.count else { return nil }
        return bytes.withUnsafeBufferPointer { buffer in
            var index = start
            let last = buffer.count - needle.count
            while index <= last {
                if buffer[index] == needle[0] {
                    var matched = 1
                    while matched < needle.count, buffer[index + matched] == needle[matched] { matched += 1 }
                    if matched == needle.count { return index }
                }
                index += 1
            }
            return nil
        }
    }
}
