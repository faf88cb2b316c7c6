import Testing

@testable import Docket

/// 案号查找: what is kept as written is found by what it means.
@Suite("案号查找") struct CaseNumberLookTests {
    @Test(
        "a number typed without brackets or 号 is looked up by the number it stands for, and kept as written",
        arguments: ["2026宁05行初188", "2026宁05行初188号", "（2026）宁05行初188"])
    func meant(_ written: String) {
        let number = CaseNumber(written)
        #expect(number.looked == "（2026）宁05行初188号" && number.shown == written)
    }

    @Test("what stands for no number is looked up as it is", arguments: ["188", "宁05行初", "2026宁05行初八号", "收文5"])
    func unknown(_ written: String) { #expect(CaseNumber(written).looked == CaseNumber(written).normalised) }
}
