import Casework
import Testing

/// 识读: what the words of papers suggest, also as machines read them.
@Suite struct DocumentReadingTests {
    private func fields(_ text: String) -> [String: String] {
        Dictionary(DocumentReading(text).suggestions.map { ($0.field, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    @Test("a notice, with blanks between characters and a bracket read wrong")
    func notice() {
        let text = "宁 夏 回 族 自 治 区 中 卫 市 中 级 人 民 法 院\n应 诉 通 知 书\n《2026) 宁05行初12 号\n本院受理原告张某诉被告中卫市人民政府、市自然资源局征收补偿决定一案\n二@〇二六年二月九日"
        let reading = DocumentReading(text)
        #expect(reading.kind == "notice-received" && reading.caseNumbers == ["（2026）宁05行初12号"])
        let found = fields(text)
        #expect(found["number"] == "（2026）宁05行初12号" && found["court"] == "中卫市中级人民法院" && found["plaintiffs.0.name"] == "张某" && found["act.title"] == "征收补偿决定")
    }

    @Test("a summons whose heading came apart, with its hour and place")
    func summons() {
        let text = "中卫市中级人民法院\n传\n票\n案号：（2026）宁05行初12号\n应到时间：2026年4月8日下午2时30分\n应到处所：第三审判庭\n二〇二六年三月二十日"
        let reading = DocumentReading(text)
        #expect(reading.kind == "hearing-notified" && reading.paperKind == "summons")
        #expect(fields(text)["at"] == "2026-04-08 14:30" && fields(text)["place"] == "第三审判庭")
    }

    @Test("the day of a judgment is the one at its foot, never one of its sentences")
    func judgment() {
        let text = "中卫市中级人民法院\n行政判决书\n（2026）宁05行初12号\n一、撤销被告中卫市人民政府于2025年8月1日作出的征收补偿决定；\n审判长 王某"
        #expect(fields(text)["made-on"] == nil && fields(text)["document"] == "judgment")
        #expect(fields(text + "\n二〇二六年四月二十日\n书记员 李某")["made-on"] == "2026-04-20")
    }

    @Test("a request of the office system: number, signer, title, day")
    func request() {
        let found = fields("中卫市自然资源局文件\n卫自然资发〔2026〕18号 签发人：周国强\n关于提请审批马某一案应诉材料的请示\n2026年1月9日")
        #expect(found == ["document-number": "卫自然资发〔2026〕18号", "signed-off-by": "周国强", "title": "关于提请审批马某一案应诉材料的请示", "day": "2026-01-09"])
    }

    @Test(
        "nothing, noise and a wall of blanks suggest nothing, and quickly",
        arguments: ["", "\u{0}\u{1}", String(repeating: " ", count: 200_000), String(repeating: "诉", count: 200_000), String(repeating: "a\n", count: 100_000)])
    func nothing(_ text: String) {
        #expect(DocumentReading(text).kind == nil && DocumentReading(text).caseNumbers.isEmpty)
    }
}
