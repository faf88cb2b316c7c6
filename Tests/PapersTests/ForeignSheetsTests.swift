import Docket
import Foundation
import Store
import Testing

@testable import Papers

/// 外来表格和文件: parts, places and numbers as other programs write them, and as nobody should.
@Suite struct ForeignSheetsTests {
    private static func book(
        sheets: [(name: String, state: String, rows: String)], strings: (name: String, xml: String)? = nil,
        after: String = ""
    ) throws -> [UInt8] {
        let list = sheets.enumerated().map { index, sheet in
            "<sheet name='\(sheet.name)' sheetId='\(index + 1)' state='\(sheet.state)' r:id='rId\(index + 1)'/>"
        }.joined()
        let links =
            sheets.indices.map {
                "<Relationship Id=\"rId\($0 + 1)\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
            }.joined()
            + (strings.map { "<Relationship Id=\"rIdS\" Type=\"http://x/sharedStrings\" Target=\"\($0.name)\"/>" } ?? "")
        var parts: [(name: String, content: [UInt8])] = [
            ("xl/workbook.xml", Array("<workbook xmlns:r='r'><sheets>\(list)</sheets></workbook>".utf8)),
            ("xl/_rels/workbook.xml.rels", Array("<Relationships>\(links)</Relationships>".utf8)),
        ]
        for (index, sheet) in sheets.enumerated() {
            parts.append(
                (
                    "xl/worksheets/sheet\(index + 1).xml",
                    Array("<worksheet><sheetData>\(sheet.rows)</sheetData>\(after)</worksheet>".utf8)
                ))
        }
        if let strings { parts.append(("xl/SharedStrings.xml", Array(strings.xml.utf8))) }
        return try Archive.zip(parts)
    }

    private static func cell(_ place: String, _ text: String) -> String {
        "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }

    @Test(
        "a number that can't be a line or a column is refused, never added to",
        arguments: [
            "<row r=\"9223372036854775807\"><c r=\"A1\"><v>1</v></c></row><row><c><v>1</v></c></row>",
            "<row r=\"1\"><c r=\"AAAA2\"/><c t=\"inlineStr\"><is><t>x</t></is></c></row>",
            "<row r=\"1\"><c r=\"ZZZ1\"/><c t=\"inlineStr\"><is><t>x</t></is></c></row>",
            "<row r=\"-1\"><c r=\"A1\"><v>1</v></c></row>",
            "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
            "<row r=\"1048577\"><c r=\"A1\"><v>1</v></c></row>", "<row r=\"１\"><c r=\"A1\"><v>1</v></c></row>",
        ])
    func numbers(_ rows: String) throws {
        let content = try Self.book(sheets: [("a", "visible", rows)])
        #expect(throws: SheetReader.Failure.self) { try SheetReader(content) }
    }

    @Test("numbers of styles, strings and days that mean nothing are read as they stand")
    func odd() throws {
        let rows =
            "<row r=\"1\"><c r=\"A1\" s=\"-9223372036854775808\" t=\"s\"><v>-1</v></c><c r=\"B1\"><v>1e400</v></c><c r=\"C1\"><v>nan</v></c><c r=\"D1\"><v>9e18</v></c></row>"
        #expect(
            try SheetReader(try Self.book(sheets: [("a", "visible", rows)])).rows.first?.cells == [
                "", "1e400", "nan", "9e18",
            ])
    }

    @Test(
        "a merged cell says in every line of its column what is seen there, and a merge over a million lines costs nothing"
    )
    func merged() throws {
        let rows =
            "<row r=\"1\">\(Self.cell("A1", "法院"))\(Self.cell("B1", "甲"))</row><row r=\"2\">\(Self.cell("B2", "乙"))</row><row r=\"4\">\(Self.cell("B4", "丙"))</row>"
        let content = try Self.book(
            sheets: [("a", "visible", rows)],
            after:
                "<mergeCells><mergeCell ref=\"A1:A3\"/><mergeCell ref=\"C1:C1048576\"/><mergeCell ref=\"ZZZZ1:A9\"/><mergeCell ref=\"A9:A1\"/></mergeCells>"
        )
        #expect(try SheetReader(content).rows.map(\.cells) == [["法院", "甲"], ["法院", "乙"], ["", "丙"]])
    }

    @Test("the first sheet that is shown is read, another by its name, and every one is named")
    func sheets() throws {
        func row(_ text: String) -> String { "<row r=\"1\">\(Self.cell("A1", text))</row>" }
        let content = try Self.book(sheets: [
            ("参数", "hidden", row("不读")), ("2026年", "visible", row("今年")), ("2025年", "veryHidden", row("去年")),
        ])
        let read = try SheetReader(content)
        #expect(
            read.chosen == "2026年" && read.rows.first?.cells == ["今年"]
                && read.sheets.map(\.isHidden) == [true, false, true])
        #expect(try SheetReader(content, sheet: "2025年").rows.first?.cells == ["去年"])
        let refused = #expect(throws: SheetReader.Failure.self) { try SheetReader(content, sheet: "2024年") }
        #expect(refused?.description.contains("2026年") == true)
    }

    @Test("names of parts in other letters, either quotes, numeric characters, CDATA and comments are XML all the same")
    func otherGenerators() throws {
        let rows =
            "<!-- > --><row r='1' hidden='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t><![CDATA[<甲> & 乙]]></t></is></c><c r='C1' t='inlineStr'><is><t>&#24352;&#x4E09;&unknown;&</t></is></c></row>"
        let read = try SheetReader(
            try Self.book(
                sheets: [("a>b", "visible", rows)], strings: ("sharedStrings.xml", "<sst><si><t>共用</t></si></sst>")))
        #expect(read.rows.first?.cells == ["共用", "<甲> & 乙", "张三&"] && read.hiddenLines == [1])
    }

    @Test("a .docx with numeric characters and breaks is read as it is seen")
    func words() throws {
        let xml =
            "<w:document><w:body><w:p><w:r><w:t>&#24212;&#x8BC9;</w:t><w:br/><w:t>通知书</w:t></w:r></w:p><w:p><w:r><w:t>a&amp;lt;b</w:t></w:r></w:p></w:body></w:document>"
        #expect(
            try PaperText.lines(of: try Archive.zip([("word/Document.xml", Array(xml.utf8))])) == [
                "应诉", "通知书", "a&lt;b",
            ])
    }

    @Test(
        "a file counts when it opens",
        arguments: [
            ("a.docx", "不是"), ("a.xlsx", "不能读取"), ("a.ofd", "不是"), ("a.pdf", "不是完好的"), ("a.jpg", "不是完好的"),
            ("a.png", "不是完好的"),
        ])
    func opens(_ name: String, _ words: String) throws {
        let package = try Archive.zip([("a.txt", Array("x".utf8))])
        let content = ["pdf", "jpg", "png"].contains(name.suffix(3)) ? Array("%PDF-1.4 nothing".utf8) : package
        let refused = #expect(throws: FileLook.Failure.self) { try FileLook.value(content, name: name) }
        #expect(refused?.description.contains(words) == true && refused?.description.contains(name) == true)
        #expect(throws: FileLook.Failure.self) { try FileLook.value(Array(package.prefix(20)), name: name) }
    }

    @Test(
        "no name in a package is one that Windows can't write",
        arguments: [
            "答辩状：终稿?.pdf", "a:b*c<d>e|f\"g.pdf", "CON.pdf", "nul", "aux.tar.gz", "末尾点.", "末尾空格 ", "a/b\\c.pdf",
            "\u{202E}fdp.pdf", "", String(repeating: "长", count: 300) + ".pdf",
        ])
    func packages(_ name: String) {
        let entry = PackageName.entry("正卷/", name)
        let last = entry.split(separator: "/").last.map(String.init) ?? ""
        #expect(entry.utf8.count <= 255 && entry.hasPrefix("正卷/") && entry.split(separator: "/").count == 2)
        #expect(!last.contains { "<>:\"/\\|?*".contains($0) } && !last.hasSuffix(".") && !last.hasSuffix(" "))
        #expect(!["CON", "NUL", "AUX"].contains(last.split(separator: ".").first.map { $0.uppercased() } ?? ""))
    }

    @Test(
        "a name in a package keeps its ending",
        arguments: [
            "答辩状：终稿?.pdf", "a:b*c<d>e|f\"g.pdf", "CON.pdf", "a/b\\c.pdf", String(repeating: "长", count: 300) + ".pdf",
        ])
    func endings(_ name: String) { #expect(PackageName.entry("正卷/", name).hasSuffix(".pdf")) }

    @Test("names that Windows takes for one get numbers")
    func unique() {
        #expect(PackageName.unique(["正卷/A.pdf", "正卷/a.pdf", "副卷/a.pdf"]) == ["正卷/A.pdf", "正卷/2-a.pdf", "副卷/a.pdf"])
    }

    @Test("a template typed in full width is told of")
    func wideBraces() throws {
        let xml = "<w:document><w:body><w:p><w:r><w:t>｛｛number｝｝</w:t></w:r></w:p></w:body></w:document>"
        let template = try PaperTemplate(parts: ["[Content_Types].xml": [], "word/document.xml": Array(xml.utf8)])
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
        let rules = try RuleShelf(folder: root + "/Rulebooks").rules["zhongwei-2022-3"]!
        #expect(template.problems(as: "defence", rules: rules).contains { $0.contains("全角") && $0.contains("number") })
    }
}
