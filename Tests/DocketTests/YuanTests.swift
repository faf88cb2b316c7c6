import Docket
import Testing

@Suite("元") struct YuanTests {
    @Test(
        "what an office writes is read to the fen",
        arguments: [
            ("12345", 1_234_500), ("12,345.6", 1_234_560), ("12345.67元", 1_234_567), ("￥0.05", 5), ("1.5万元", 1_500_000),
            ("3万", 3_000_000), ("0.000001万", 1), (" 50 ", 5000),
            ("人民币8,000,000元", 800_000_000),
        ])
    func read(_ text: String, _ fen: Int) { #expect(Yuan.fen(text) == fen) }

    @Test(
        "what is no amount is not guessed",
        arguments: [
            "", "元", "-5", "+5", "1.234", "1.", ".5", "1e3", "五千", "１２", "1.2.3", "0.0000001万", "12,34", "1234,567",
            ",5", "9999999999999",
        ])
    func refused(_ text: String) { #expect(Yuan.fen(text) == nil) }

    @Test(
        "shown with groups of three and two places, and read back the same",
        arguments: [
            (0, "0.00"), (5, "0.05"), (100, "1.00"), (99_999, "999.99"), (1_234_567, "12,345.67"),
            (100_000_000, "1,000,000.00"),
        ])
    func shown(_ fen: Int, _ text: String) {
        #expect(Yuan.text(fen: fen) == text)
        #expect(Yuan.fen(text) == fen)
    }
}
