import Casework
import Docket
import Rulebook
import Store
import Testing

/// 识读: what the words of papers suggest, also as machines read them.
@Suite struct DocumentReadingTests {
    private func fields(_ text: String) -> [String: String] {
        Dictionary(
            DocumentReading(text).suggestions.map { ($0.field, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    @Test("a message of a court says hearing or moved hearing, with its day, hour and place; another says nothing")
    func message() {
        func read(_ text: String) -> DocumentReading { DocumentReading(DocumentReading.messageTitle + "\n" + text) }
        let set = read("（2026）宁05行初8号马某诉市政府一案定于2026年3月20日上午9时30分在本院第三法庭开庭。")
        #expect(set.kind == .hearingNotified && set.caseNumbers == ["（2026）宁05行初8号"])
        #expect(set.suggestions.first { $0.field == "at" }?.value == "2026-03-20 09:30")
        #expect(set.suggestions.first { $0.field == "place" }?.value.contains("第三法庭") == true)
        let moved = read("（2026）宁05行初8号一案原定开庭时间变更为2026年3月27日下午3时。")
        #expect(moved.kind == .hearingRescheduled)
        #expect(moved.suggestions.first { $0.field == "at" }?.value == "2026-03-27 15:00")
        let both = read("（2026）宁05行初8号一案原定2026年3月20日上午9时30分开庭，现变更为2026年3月27日下午3时。")
        #expect(both.suggestions.first { $0.field == "at" }?.value == "2026-03-27 15:00")
        // Where only the old day is understood none is suggested.
        let old = read("（2026）宁05行初8号一案原定2026年3月20日上午9时30分的庭审延期，时间另行通知。")
        #expect(old.kind == .hearingRescheduled && !old.suggestions.contains { $0.field == "at" })
        #expect(read("您的案件已立案，案号（2026）宁05行初8号。").kind == nil)
        // A judgment that speaks of a hearing is none.
        #expect(DocumentReading("行政判决书\n本院公开开庭审理了本案。").kind == .decisionReceived)
    }

    @Test("a notice, with blanks between characters and a bracket read wrong")
    func notice() {
        let text =
            "宁 夏 回 族 自 治 区 中 卫 市 中 级 人 民 法 院\n应 诉 通 知 书\n《2026) 宁05行初12 号\n本院受理原告张某诉被告中卫市人民政府、市自然资源局征收补偿决定一案\n二@〇二六年二月九日"
        let reading = DocumentReading(text)
        #expect(reading.kind == .noticeReceived && reading.caseNumbers == ["（2026）宁05行初12号"])
        let found = fields(text)
        #expect(
            found["number"] == "（2026）宁05行初12号" && found["court"] == "中卫市中级人民法院" && found["plaintiffs.0.name"] == "张某"
                && found["act.title"] == "征收补偿决定")
    }

    @Test("a summons whose heading came apart, with its hour and place")
    func summons() {
        let text = "中卫市中级人民法院\n传\n票\n案号：（2026）宁05行初12号\n应到时间：2026年4月8日下午2时30分\n应到处所：第三审判庭\n二〇二六年三月二十日"
        let reading = DocumentReading(text)
        #expect(reading.kind == .hearingNotified && reading.paperKind == "summons")
        #expect(fields(text)["at"] == "2026-04-08 14:30" && fields(text)["place"] == "第三审判庭")
    }

    @Test("the day of a judgment is the one at its foot, never one of its sentences")
    func judgment() {
        let text = "中卫市中级人民法院\n行政判决书\n（2026）宁05行初12号\n一、撤销被告中卫市人民政府于2025年8月1日作出的征收补偿决定；\n审判长 王某"
        #expect(fields(text)["made-on"] == nil && fields(text)["document"] == "judgment")
        #expect(fields(text + "\n二〇二六年四月二十日\n书记员 李某")["made-on"] == "2026-04-20")
    }

    @Test(
        "what a judgment comes to is read from its own ruling, item by item",
        arguments: [
            ("判决如下：\n驳回原告张某的诉讼请求。", ["dismiss-claims"]),
            (
                "判决如下：\n一、撤销被告中卫市人民政府于2025年8月1日作出的征收补偿决定；\n二、责令被告于本判决生效之日起六十日内重新作出行政行为；\n三、驳回原告的其他诉讼请求。",
                ["revoke-remake", "dismiss-claims"]
            ),
            (
                "判决如下：一、确认被告市自然资源局强制拆除\n原告房屋的行为违法；\n二、被告赔偿原告损失三万元。\n案件受理费50元，由被告负担。",
                ["confirm-illegal", "compensate-damages"]
            ),
            ("判决如下：\n撤销被告作出的决定书中关于没收部分。\n如不服本判决，可以撤销", ["revoke-partial"]),
            ("一审判决：撤销决定，判决如下（原文）：撤销。\n本院认为……依照……判决如下：\n驳回上诉，维持原判。\n本判决为终审判决。", ["affirm"]),
            ("判决如下：\n一、撤销中卫市中级人民法院（2026）宁05行初12号行政判决；\n二、驳回马某的诉讼请求。", ["dismiss-claims"]),
            ("裁定如下：\n一、撤销中卫市中级人民法院（2026）宁05行初12号行政判决；\n二、发回中卫市中级人民法院重审。", ["remand"]),
            ("裁定如下：\n准许原告张某撤回起诉。", ["withdraw-voluntary"]), ("裁定如下：驳回原告张某的起诉。", ["dismiss-suit"]),
            ("裁定如下：\n不准予强制执行某某局作出的处罚决定。", ["refuse-exec"]), ("裁定如下：\n本案按撤诉处理。", ["deemed-withdrawn"]),
            ("判决如下：\n撤销被告作出的责令限期拆除决定。", ["revoke"]), ("判决如下：撤销《责令限期拆除决定书》；", ["revoke"]),
            ("判决如下：\n一、撤销被告作出的不予立案告知书；\n二、责令被告重新作出处理。", ["revoke-remake"]),
            ("判决如下：确认被告不予立案的行为违法。", ["confirm-illegal"]), ("判决如下：撤销被告作出的变更登记。", ["revoke"]),
            ("判决如下：撤销被告作出的不予赔偿决定。", ["revoke"]),
            ("判决如下：撤销被告作出的终结信访的决定。", ["revoke"]), ("裁定如下：准许上诉人某某撤回上诉。", []), ("裁定如下：准许申请人撤回再审申请。", []),
            ("裁定如下：准予某局撤回强制执行申请。", []), ("裁定如下：不准许原告张某撤回起诉。", []), ("裁定如下：再审期间，中止原判决的执行。", []),
            ("判决如下：\n一、撤销被告作出的处罚决定；\n二、驳回原告要求责令被告重新作出处理的诉讼请求。", ["revoke", "dismiss-claims"]),
            ("判决如下：一、撤销被告作出的处罚决定；二、驳回原告的其他诉讼请求。", ["revoke", "dismiss-claims"]),
            ("判决如下：责令被告对原告的行政赔偿申请作出处理。", ["order-perform"]), ("判决如下：变更某某人民法院（2026）宁05行初1号行政判决第二项。", []),
            ("判决如下：\n一、撤销原审判决；\n二、确认被告的行为违法。", ["confirm-illegal"]), ("判决如下：一、被告某有限公司的请求应予驳回诉讼请求。", ["dismiss-claims"]),
            ("一审判决如下：驳回诉讼请求。\n本院判\n决如下：\n一、撤销中卫市中级人民法院行政判决；\n二、撤销被告作出的决定。", ["revoke"]),
            ("判决如下：被告于判决生效之日起十日内支付原告补偿款三万元。", ["order-pay"]), ("裁定如下：本案中止诉讼。", ["suspend"]),
            ("裁定如下：指令中卫市中级人民法院继续审理。", ["order-docket-or-continue"]),
            ("判决如下：\n一、撤销中卫市中级人民法院行政判决；\n二、驳回被上诉人马某的诉讼请求。", ["dismiss-claims"]), ("裁定如下：驳回上诉人马某的起诉。", ["dismiss-suit"]),
            ("判决如下：撤销被告作出的卫政复决字〔2024〕12号行政复议决定，责令其于本判决生效之日起六十日内重新作出复议决定。", ["revoke-remake"]),
            ("裁定如下：\n一、撤销（2026）宁05行初651号行政判决；\n二、发回重审。", ["remand"]),
            ("判决如下：\n一、确认被告的行为违法；\n二、驭回原告的其他诉讼请求。", ["confirm-illegal", "dismiss-claims"]),
            ("判决如下：\n责令被告在三十日内对原告的申请作出处理。\n审 判 长  王某", ["order-perform"]), ("本院认为应当撤销。", []), ("判决如下：", []),
        ])
    func outcomes(_ ruling: String, _ expected: [String]) {
        let reading = DocumentReading("中卫市中级人民法院\n行政判决书\n（2026）宁05行初12号\n" + ruling)
        let found = reading.suggestions.filter { $0.field.hasSuffix(".outcome") }
        #expect(found.map(\.value) == expected)
        #expect(found.map(\.field) == expected.indices.map { "outcomes.\($0).outcome" })
        // Each stands in the line in which its item begins.
        #expect(
            found.allSatisfy {
                reading.lines[$0.line].contains(/^[一二三]、|如下/) || reading.lines[$0.line - 1].contains("如下")
            })
    }

    @Test("every outcome that is read is one that the rulebooks know")
    func known() throws {
        let rules = Bench.shelf.rules["zhongwei-2022-3"]!
        for code in DocumentReading.outcomes { #expect(rules.outcome(code) != nil, "\(code)") }
    }

    @Test("本案由审判员组成合议庭 is no cause of action, and a number broken by the end of a line is one")
    func lines() {
        let text = "中卫市中级人民法院\n应诉通知书\n（2026）宁05行初\n12号\n四、本案由审判员张某、王某组成合议庭\n案由：行政处罚"
        #expect(fields(text)["cause"] == "行政处罚")
        #expect(DocumentReading(text).caseNumbers == ["（2026）宁05行初12号"])
    }

    @Test("a recommendation's own number is read, not that of the case it speaks of")
    func recommendation() {
        let found = fields("中卫市中级人民法院\n司法建议书\n（2026）宁 05 司建 2 号\n本院在审理（2026）宁05行初651号一案中\n二〇二六年二月十日")
        #expect(found == ["number": "（2026）宁05司建2号"])
    }

    @Test("a request of the office system: number, signer, title, day")
    func request() {
        let found = fields("中卫市自然资源局文件\n卫自然资发〔2026〕18号 签发人：周国强\n关于提请审批马某一案应诉材料的请示\n2026年1月9日")
        #expect(
            found == [
                "document-number": "卫自然资发〔2026〕18号", "signed-off-by": "周国强", "title": "关于提请审批马某一案应诉材料的请示",
                "day": "2026-01-09",
            ])
    }

    @Test(
        "nothing, noise and a wall of blanks suggest nothing, and quickly",
        arguments: [
            "", "\u{0}\u{1}", String(repeating: " ", count: 200_000), String(repeating: "诉", count: 200_000),
            String(repeating: "a\n", count: 100_000),
        ])
    func nothing(_ text: String) {
        #expect(DocumentReading(text).kind == nil && DocumentReading(text).caseNumbers.isEmpty)
    }
}

/// 外来文字: long paragraphs, annexes and texts made to take long.
@Suite struct DocumentLinesTests {
    private func fields(_ text: String) -> [String: String] {
        Dictionary(
            DocumentReading(text).suggestions.map { ($0.field, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    @Test(
        "a ruling behind the four hundredth character of one paragraph is read, and a day in an annex is no day of the paper"
    )
    func longParagraph() {
        let body = String(repeating: "本院认为，被告未履行调查程序，", count: 60) + "判决如下：一、撤销被告作出的处罚决定；二、责令被告重新作出处理。"
        let text = "中卫市中级人民法院\n行政判决书\n（2026）宁05行初12号\n\(body)\n审判长 王某\n二〇二六年二月九日\n书记员 李某\n附：本判决适用的法律条文\n2017年6月27日"
        let found = fields(text)
        #expect(found["made-on"] == "2026-02-09" && found["outcomes.0.outcome"] == "revoke-remake")
    }

    @Test(
        "an hour in words is read, one that is not understood is left out",
        arguments: [
            ("下午二时三十分", "2026-04-08 14:30"), ("晚上七点半", "2026-04-08 19:30"), ("下午", nil as String?), ("二十五时", nil),
        ])
    func hours(_ words: String, _ at: String?) {
        #expect(fields("中卫市中级人民法院\n传票\n（2026）宁05行初12号\n应到时间：2026年4月8日\(words)\n应到处所：第三审判庭")["at"] == at)
    }

    @Test("what was read is the same after it was handed on and kept")
    func kept() throws {
        let reading = DocumentReading("中卫市中级人民法院\n应诉通知书\n（2026）宁05行初12号\n原告：张某，男\n校验码：9C41-77E0")
        #expect(DocumentReading(reading.value) == reading && reading.checkCodes == ["9C41-77E0"])
    }

    @Test(
        "the time it takes grows with the text and not faster",
        arguments: ["（（（（", "《《《《", "2026（（（", "原告原告", "一、一、", "20262026行", "人民法院", "年月日时"])
    func linear(_ piece: String) {
        func seconds(_ count: Int) -> Double {
            let text = "判决如下：" + String(repeating: piece, count: count)
            let clock = ContinuousClock()
            let time = clock.measure { _ = DocumentReading(text) }
            return Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds)
        }
        let small = max(seconds(500), 0.01)
        #expect(seconds(4000) < small * 60)
    }
}
