import Docket
import LegalCalendar
import Testing

@Suite struct CanonicalBytesTests {
    private static let goldenBytes =
        #"{"actor":"li","case":"C1","day":"2026-02-10","fields":{"copies":3,"number":"（2026）宁05行初12号","plainti"#
        + #"ffs":[{"name":"张某"}],"urgent":true},"instant":1770000000123,"kind":"notice-received","prev":"0000000"#
        + #"000000000000000000000000000000000000000000000000000000000","request":"r1","role":"intake-office","se"#
        + #"q":1,"stream":"case","unit":"市政府办公室","v":1}"#
    private static let goldenHead = "b9f3cdf0c89ed724c4d9a30ae39bd8fc3e4b8f05735169facdc1584287999bf2"
    private static let goldenSecond = "38ef7fce3c830ad97f02bf5b9179e17b82a2a8ba1f80d50d008807c8ac0d681e"

    @Test("SM3 of abc is the standard's vector")
    func sm3() {
        #expect(Digest(of: Array("abc".utf8)).hex == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")
    }

    @Test(
        "a digest is written in one way",
        arguments: [
            String(repeating: "A", count: 64), String(repeating: "+f", count: 32), String(repeating: "a", count: 63),
            "",
        ])
    func written(_ hex: String) { #expect(Digest(hex: hex) == nil) }

    @Test("keys are sorted, text is NFC, controls are escaped as RFC 8785 says")
    func canonical() {
        let value = Value.object(["b": .integer(1), "a": .text("e\u{301}\n\u{1}\""), "中": .list([.flag(true)])])
        #expect(
            String(decoding: CanonicalJSON.bytes(value), as: UTF8.self)
                == "{\"a\":\"é\\n\\u0001\\\"\",\"b\":1,\"中\":[true]}")
    }

    @Test("an entry is read back as it was written, and its bytes are the same again")
    func roundTrip() throws {
        let entry = Entry(
            caseID: "C1", sequence: 7, previous: Digest(of: [1]), instant: 1_770_000_000_123, actor: "li",
            role: "intake-office", unit: "市政府办公室",
            request: "r1", kind: .forwarded, day: CivilDay("2026-02-12")!,
            fields: ["units": .list([.object(["unit": "市住建局"])]), "note": "💡<b>{{7*7}}"])
        let again = try Entry(canonicalBytes: entry.canonicalBytes)
        #expect(again == entry)
        #expect(again.canonicalBytes == entry.canonicalBytes)
    }

    /// What stands in journals in the field. A change of either constant makes them unreadable: it needs a new `v` and a reader of the old.
    @Test("the bytes of an entry and the chain over them are those of every journal written so far")
    func golden() {
        let first = Entry(
            caseID: "C1", sequence: 1, previous: .genesis, instant: 1_770_000_000_123, actor: "li",
            role: "intake-office",
            unit: "市政府办公室", request: "r1", kind: .noticeReceived, day: CivilDay("2026-02-10")!,
            fields: [
                "number": "（2026）宁05行初12号", "plaintiffs": .list([.object(["name": "张某"])]), "urgent": .flag(true),
                "copies": .integer(3),
            ])
        #expect(String(decoding: first.canonicalBytes, as: UTF8.self) == Self.goldenBytes)
        let head = Digest.genesis.followed(by: first.canonicalBytes)
        #expect(head.hex == Self.goldenHead)
        #expect(head.followed(by: Array("{}".utf8)).hex == Self.goldenSecond)
    }

    @Test(
        "what is no canonical entry is refused",
        arguments: ["{", "{\"a\":null}", "{\"a\":1.5}", "[1,]", "{\"a\":1,\"a\":2}", "\"\\ud800\"", "{}"])
    func unreadable(_ text: String) {
        #expect(throws: (any Error).self) { try Entry(canonicalBytes: Array(text.utf8)) }
    }

    @Test("the day of recording is China's day")
    func recordedOn() {
        #expect(CivilDay(instant: 1_767_196_799_999).description == "2025-12-31")
        #expect(CivilDay(instant: 1_767_196_800_000).description == "2026-01-01")
    }
}

@Suite struct CaseNumberTests {
    static let validNumbers = [
        "（2022）宁05行初12号", "(2023)宁0502行初7号", "（2024）宁行终101号", "（2025）最高法行申3456号", "（2023）宁05行赔初3号", "（2024）宁0521行审15号",
        "（2024）宁05执18号", "（2022）宁05行初12号之一", "（2022）宁0502行审复2号",
        "（2021）苏01行赔终71号",
    ]

    @Test("numbers of administrative cases are known", arguments: validNumbers)
    func valid(_ text: String) { #expect(CaseNumber(text).standing == .valid) }

    @Test(
        "malformed numbers are kept as written",
        arguments: ["（2022）宁5行初12号", "（2022）宁05行初012号", "2022宁05行初12号", "（2022）最高法05行申1号", "甲"])
    func malformed(_ text: String) {
        #expect(CaseNumber(text).standing == .malformed)
        #expect(CaseNumber(text).written == text)
    }

    @Test(
        "civil numbers and preservation of acts are not of these measures",
        arguments: ["（2022）宁05民初12号", "（2022）宁05行保1号"])
    func foreign(_ text: String) { #expect(CaseNumber(text).standing == .foreign) }

    @Test("numbers before 2016 are legacy", arguments: ["（2015）卫行初字第12号", "（2013）渝五中法行初字第00267号", "（2015）威行初字第3号"])
    func legacy(_ text: String) { #expect(CaseNumber(text).standing == .legacy) }

    @Test("brackets and blanks are normalised, the level is hinted")
    func normalised() {
        let number = CaseNumber(" (2026) 宁05行初12号 ")
        #expect(number.normalised == "（2026）宁05行初12号")
        #expect(number.levelHint == "中级法院一审" && number.proceedingKind == "first")
        #expect(CaseNumber("（2024）宁行终101号").proceedingKind == "second")
    }
}
