import Casework
import Docket
import LegalCalendar
import Papers
import Testing

/// Bytes made to harm: each is refused in words, none stops the server.
@Suite struct HostileFilesTests {
    private static func png(_ width: [UInt8], _ height: [UInt8]) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52] + width + height + [
            8, 2, 0, 0, 0,
        ]
    }

    private static func pdf(rotate: String, box: String = "[0 0 595 842]") -> [UInt8] {
        Array(
            """
            %PDF-1.5
            1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
            2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
            3 0 obj << /Type /Page /Parent 2 0 R /MediaBox \(box) /Rotate \(rotate) >> endobj
            trailer << /Root 1 0 R /Size 4 >>
            %%EOF
            """.utf8)
    }

    @Test("a picture of four thousand million points a side is refused before it is unpacked")
    func hugePicture() {
        let most: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]
        for picture in [
            Self.png(most, most), Self.png([0, 0, 0xFF, 0xFF], [0, 0, 0xFF, 0xFF]),
            Self.png([0, 0, 0, 0], [0, 0, 0, 1]), Array(Self.png(most, most).prefix(20)),
        ] {
            #expect(throws: EvidenceVolume.Failure.self) { try EvidenceVolume.pages(of: picture, name: "图.png") }
            #expect(throws: EvidenceVolume.Failure.self) {
                try EvidenceVolume.bytes(front: [], [.init(group: "", title: "图", name: "图.png", content: picture)])
            }
        }
    }

    @Test(
        "a page turned by no number of degrees, without contents or resources, is bound all the same",
        arguments: ["99999999999999999999999.0", "-90", "7.5", "(x)", "null"])
    func oddPages(_ rotate: String) throws {
        let bound = try EvidenceVolume.bytes(
            front: [], [.init(group: "事实", title: "一", name: "一.pdf", content: Self.pdf(rotate: rotate))])
        #expect(try EvidenceVolume.pages(of: bound, name: "册.pdf") == 1)
        #expect(
            try EvidenceVolume.pages(
                of: try EvidenceVolume.bytes(
                    front: [],
                    [.init(group: "", title: "二", name: "二.pdf", content: Self.pdf(rotate: "0", box: "[0 0]"))]),
                name: "册.pdf") == 1)
    }

    @Test("the same pieces make the same volume, byte for byte")
    func deterministic() throws {
        let parts = (1...3).map {
            EvidenceVolume.Part(group: "事实", title: "证据\($0)", name: "\($0).pdf", content: Self.pdf(rotate: "0"))
        }
        #expect(try EvidenceVolume.bytes(front: [], parts) == EvidenceVolume.bytes(front: [], parts))
    }

    @Test("a photograph's head cut off anywhere is no photograph")
    func cutPhotographs() {
        let whole: [UInt8] =
            [0xFF, 0xD8, 0xFF, 0xE1, 0, 16] + Array("Exif".utf8) + [0, 0, 0x4D, 0x4D, 0, 42, 0xFF, 0xFF, 0xFF, 0xFF] + [
                0xFF, 0xC0, 0, 11, 8, 0, 10, 0, 10, 1,
            ]
        for length in 0...whole.count {
            #expect(throws: EvidenceVolume.Failure.self, "\(length)") {
                try EvidenceVolume.pages(of: Array(whole.prefix(length)), name: "片.jpg")
            }
        }
    }

    @Test("pages that cannot be counted end the counting, they do not overflow")
    func pageCounts() {
        func item(_ name: String, _ pages: Int) -> Value { .object(["name": .text(name), "pages": .integer(pages)]) }
        let list = Entry(
            sequence: 2, kind: .evidenceListed, day: CivilDay("2026-03-03")!,
            fields: ["items": .list([item("一", 3), item("二", 9_007_199_254_740_991), item("三", 5)])])
        let file = CaseFile(
            entries: [Entry(sequence: 1, kind: .noticeReceived, day: CivilDay("2026-03-02")!), list],
            organisation: Organisation(entries: []))
        #expect(CaseEvidence(file: file, unit: nil).items.map(\.pageRange) == ["1-3", "", ""])
    }
}

/// 读表格, against tables that spreadsheets write and that nobody should.
@Suite struct SheetReaderTests {
    private static func book(_ sheet: String, styles: String = "", strings: String = "", workbook: String = "") throws
        -> [UInt8]
    {
        let template = try PaperTemplate(
            parts: ["[Content_Types].xml": [], "word/document.xml": []].merging(
                [
                    "xl/workbook.xml":
                        "<workbook xmlns:r=\"r\">\(workbook)<sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                    "xl/_rels/workbook.xml.rels":
                        "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
                    "xl/worksheets/sheet1.xml": "<worksheet><sheetData>\(sheet)</sheetData></worksheet>",
                    "xl/styles.xml": styles, "xl/sharedStrings.xml": strings,
                ].filter { !$0.value.isEmpty }.mapValues { Array($0.utf8) }, uniquingKeysWith: { _, own in own }))
        return try template.packed()
    }

    @Test("days, shared and rich strings, gaps and numbers are read as they are seen")
    func seen() throws {
        let styles =
            "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>"
        let strings =
            "<sst><si><t>张某</t></si><si><r><t>李</t></r><r><t>某</t></r><rPh sb=\"0\" eb=\"1\"><t>li</t></rPh></si></sst>"
        let sheet = """
            <row r="3"><c r="A3" s="1"><v>45000</v></c><c r="C3" t="s"><v>0</v></c><c r="D3" t="s"><v>1</v></c><c r="E3"><v>2023.0</v></c><c r="F3" t="inlineStr"><is><t>a&amp;b</t></is></c><c r="G3" t="b"><v>1</v></c><c r="H3" s="2"><v>45000.75</v></c></row>
            """
        let rows = try SheetReader(try Self.book(sheet, styles: styles, strings: strings)).rows
        #expect(
            rows == [.init(line: 3, cells: ["2023-03-15", "", "张某", "李某", "2023", "a&b", "是", "2023-03-15 18:00"])])
        let old = try SheetReader(
            try Self.book(sheet, styles: styles, strings: strings, workbook: "<workbookPr date1904=\"true\"/>")
        ).rows
        #expect(old.first?.cells.first == "2027-03-16")
    }

    @Test(
        "a table made to harm is refused or read, never a crash",
        arguments: [
            "<row r=\"1\"><c r=\"AAAAAAAAAAAAAAAAAAAA1\"><v>1</v></c></row>", "<row></c></row>",
            "<row r=\"1\"><c t=\"s\"><v>99999999999999999999</v></c></row>",
            "<row r=\"x\"><c r=\"\"><v>1e400</v></c></row>",
            "<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>", "<row", "<row r=\"1\"><c s=\"-1\"><v>nan</v></c></row>",
        ])
    func harmful(_ sheet: String) throws {
        let book = try Self.book(sheet)
        // It throws nothing but its own refusal, by its type: what is tried is that it ends.
        _ = try? SheetReader(book).rows
    }

    @Test("a column that no spreadsheet has is refused, and one far out that nobody filled is none")
    func farOut() throws {
        #expect(throws: SheetReader.Failure.self) {
            try SheetReader(try Self.book("<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>")).rows
        }
        // Far out, but empty: a styled column that nobody filled.
        #expect(
            try SheetReader(try Self.book("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\" s=\"0\"/></row>")).rows
                .first?.cells == ["1"])
    }

    @Test("a million declarations are no tower")
    func declarations() throws {
        let rows = try SheetReader(
            try Self.book(
                String(repeating: "<!>", count: 1_000_000) + "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
        ).rows
        #expect(rows.first?.cells == ["1"])
    }
}
