import Papers
import Testing

@Suite struct PaperTemplateTests {
    static let parts = [
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": "<w:p><w:r><w:t>{{plaintiffs}} 诉 {{government}}</w:t></w:r></w:p>",
    ].mapValues { Array($0.utf8) }

    @Test("placeholders are known by their names, and a template without its parts is refused")
    func fields() throws {
        #expect(try PaperTemplate(parts: Self.parts).fields == ["plaintiffs", "government"])
        #expect(throws: PaperTemplate.Failure.self) { try PaperTemplate(parts: ["word/document.xml": []]) }
    }

    @Test("the same content makes the same bytes, a zip that starts with the content types")
    func bytes() throws {
        let template = try PaperTemplate(parts: Self.parts)
        let bytes = try template.fill(["plaintiffs": "{{7*7}}<&>", "government": "中卫市人民政府"])
        #expect(bytes == (try template.fill(["plaintiffs": "{{7*7}}<&>", "government": "中卫市人民政府"])))
        #expect(bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]))
        #expect(Array(bytes[30..<49]) == Array("[Content_Types].xml".utf8))
        #expect(bytes != (try template.fill([:])))
    }
}
