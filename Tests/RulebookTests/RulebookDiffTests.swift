import Docket
import Foundation
import Rulebook
import Store
import Testing

/// 规则集的不同: each change of each form is told in a sentence, with the article behind it.
@Suite struct RulebookDiffTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let form: String
        let file: String
        let old: String
        let new: String
        let told: String

        init(_ form: String, _ file: String, _ old: String, _ new: String, _ told: String) {
            (self.form, self.file, self.old, self.new, self.told) = (form, file, old, new, told)
        }

        var testDescription: String { "\(form) \(file): \(told)" }
    }

    static let cases: [Case] = [
        Case(
            "validity", "rulebook.yaml", "title: 中卫市人民政府行政应诉工作办法", "title: 中卫市行政应诉办法",
            "名称由“中卫市人民政府行政应诉工作办法”改为“中卫市行政应诉办法”"),
        Case(
            "validity", "rulebook.yaml", "through: 2027-07-16", "through: 2027-12-31",
            "施行期间由“自2022年7月17日起至2027年7月16日”改为“自2022年7月17日起至2027年12月31日”"),
        Case("validity", "rulebook.yaml", "issuer: 中卫市人民政府\n", "", "删去制定机关“中卫市人民政府”"),
        Case(
            "validity", "rulebook.yaml", "[365, 270, 180, 60]", "[365, 60]",
            "届满提醒由“365日前、270日前、180日前、60日前”改为“365日前、60日前”"),
        Case(
            "function", "rulebook.yaml", "oversight-office: 市司法局", "oversight-office: 法制局",
            "职能（oversight-office）：名称由“市司法局”改为“法制局”"),
        Case("stage", "rulebook.yaml", "title: 批示,", "title: 批办,", "名称由“批示”改为“批办”"),
        Case("stage", "rulebook.yaml", "done: hearing-held, ", "", "删去办完“开庭”"),
        Case(
            "validity", "rulebook.yaml", "extends: [national]", "extends: [national]\nscope: [administrative, civil]",
            "适用的诉讼由“行政”改为“民事、行政”"),
        Case(
            "reading", "office.md", "workdays: 工作日}", "workdays: 只数工作日}", "各种理解由“natural：自然日，末日遇休息日顺延、workdays：工作日”改为"),
        Case("duty", "13.md", "  within: 10 days\n", "  within: 10 days no-roll\n", "期限由“十日”改为“十日（末日遇休息日不顺延）”"),
        Case(
            "duty", "10.md", "  bearer: intake-office\n  what: 登记并转送应诉事务承办单位\n",
            "  bearer: oversight-office\n  what: 登记并转送应诉事务承办单位\n", "承担者由“市政府办公室”改为“市司法局”"),
        Case("duty", "10.md", "  what: 登记并转送应诉事务承办单位\n", "  what: 登记并送交承办单位\n", "事项由“登记并转送应诉事务承办单位”改为“登记并送交承办单位”"),
        Case(
            "figure", "figures.yaml", "    if: {duty: loss-analysis-report}\n", "    if: {duty: copy-loss-report}\n",
            "条件由“事项为loss-analysis-report”改为“事项为copy-loss-report”"),
        Case("figure", "figures.yaml", "    title: 败诉报告按期率\n", "    title: 败诉报告提交率\n", "名称由“败诉报告按期率”改为“败诉报告提交率”"),
        Case(
            "figure", "figures.yaml", "    denominator: {loss-reports: {timing: [on-time, late, missed]}}\n",
            "    denominator: loss-reports\n", "分母由"),
        Case(
            "figure", "figures.yaml", "    title: 旁听庭审\n    points: 20\n", "    title: 旁听庭审\n    points: 15\n",
            "分值由“20”改为“15”"),
        Case(
            "figure", "figures.yaml", "    shortfall: {performance: {timing: [late, missed]}}\n",
            "    shortfall: {performance: {timing: missed}}\n", "扣分事实由"),
        Case(
            "kind", "rulebook.yaml", "titles: {forward-received: 签收批示件}\n", "", "签收批示件"),
        Case(
            "duty", "11.md", "  when: forward-received\n  per: [proceeding, unit]\n",
            "  when: forwarded\n  per: [proceeding, unit]\n", "产生情形由“签收批示件”改为“转送”"),
        Case("duty", "11.md", "  if: {case.major: yes}\n", "", "删去条件“案件的重大复杂为是”"),
        Case("duty", "10.md", "  unless: {unit.role: assist}\n", "", "删去除外“单位的分工为协办”"),
        Case(
            "duty", "11.md", "  per: [proceeding, unit]\n  fulfilled-by: legal-opinion-heard\n",
            "  per: [proceeding]\n  fulfilled-by: legal-opinion-heard\n", "按什么分别计算由“程序、单位”改为“程序”"),
        Case(
            "duty", "10.md", "  from: [defendant.received-on, trigger.day]\n", "  from: [trigger.day]\n",
            "起算由“被告的收到之日，没有的则该项登记的日期”改为“该项登记的日期”"),
        Case(
            "duty", "11.md", "  fulfilled-by: deliberated\n", "  fulfilled-by: [deliberated, legal-opinion-heard]\n",
            "完成的标志由“集体研究”改为“集体研究或者听取法制机构意见”"),
        Case(
            "duty", "13.md", "  waived-by: [appeal-filed, closed]\n", "  waived-by: closed\n", "不再适用由“提起上诉或者结案”改为“结案”"),
        Case("duty", "07.md", "  carries: national/head-appears\n", "", "删去承接“national/head-appears”"),
        Case(
            "duty", "08.md",
            "  if-late-notice: {of: hearing.notified-on, within: 0 days before, note: court-late-notice}\n", "",
            "删去通知过迟"),
        Case("watch", "10.md", "  words: {overdue: 未提供}\n", "", "删去状态用语“overdue：未提供”"),
        Case(
            "right", "13.md", "  words: {lapsed: 未要求上诉}\n", "  words: {lapsed: 放弃上诉}\n",
            "状态用语由“lapsed：未要求上诉”改为“lapsed：放弃上诉”"),
        Case("duty", "13.md", "  consequence: 逾期不提起上诉，第一审裁定发生法律效力（行政诉讼法第八十五条）\n", "", "删去后果"),
        Case(
            "duty", "11.md", "  cite: 第十一条第二款\n  bearer: handling-unit\n  what: 听取",
            "  cite: 第十一条第一款\n  bearer: handling-unit\n  what: 听取", "依据由第十一条第二款改为第十一条第一款"),
        Case(
            "assignment", "04.md", "  to: [{unit: oversight-office, part: whole, role: lead}]\n",
            "  to: [{unit: notice.act.maker, part: whole, role: lead}]\n", "承办单位由"),
        Case(
            "competence", "10.md", "  of: [forwarded, sealed-papers-forwarded]\n  by: [intake-office]\n",
            "  of: [forwarded, sealed-papers-forwarded]\n  by: [intake-office, oversight-office]\n",
            "由谁由“市政府办公室”改为“市政府办公室、市司法局”"),
        Case(
            "approval", "03.md", "  by: [leader, intake-office]\n  papers: [mediation-plan]\n",
            "  by: [leader]\n  papers: [mediation-plan]\n", "由谁审批由“市人民政府负责人、市政府办公室”改为“市人民政府负责人”"),
        Case(
            "approval", "03.md", "  papers: [mediation-plan]\n",
            "  papers: [mediation-plan]\n  levels: [{level: 分管副市长, by: [leader]}, {level: 常务会议, by: [leader]}]\n",
            "增加层级“分管副市长（市人民政府负责人）→常务会议（市人民政府负责人）”"),
        Case("outcome", "12.md", "title: 撤销, counts: loss}", "title: 撤销, counts: win}", "计为由“败诉”改为“胜诉”"),
        Case(
            "requirement", "06.md", "  message: 提交法院前未经市人民政府审批\n", "  message: 未经审批提交法院\n",
            "提示由“提交法院前未经市人民政府审批”改为“未经审批提交法院”"),
        Case(
            "requirement", "03.md", "  check: follows\n  after: {approved: {submission.matter: mediation}}\n",
            "  check: follows\n  after: {approved: {submission.matter: appeal}}\n",
            "须在其后由“同意（报批的事项为调解）”改为“同意（报批的事项为上诉）”"),
        Case("contents", "06.md", "has: [principal, principal-post]", "has: [principal]", "文书必备内容"),
        Case("ground", "22.md", "what: 被诉行政机关负责人不出庭应诉的, ", "what: 负责人不出庭的, ", "内容由“被诉行政机关负责人不出庭应诉的”改为“负责人不出庭的”"),
        Case(
            "aim", "office.md", "{of: assign-lawyer, within: 1 workdays,", "{of: assign-lawyer, within: 2 workdays,",
            "期限由“一个工作日”改为“二个工作日”"),
        Case("none", "26.md", "reason: 施行期写在", "reason: 有效期写在", "不设规范"),
        Case("text", "26.md", "有效期至 2027年7月16日", "有效期至 2027年7月17日", "条文（26）：第一款由"),
    ]

    private static func book(_ files: [String: String]) throws -> Rulebook {
        let national = try #require(try Shelf.shelf().rulebooks["national"])
        return try RulebookLoader(extending: [national]).load(files, folder: "zhongwei-2022-3")
    }

    @Test("a single change is told once, in a sentence that names what it was and what it is", arguments: cases)
    func told(_ one: Case) throws {
        var files = try Shelf.files()
        let before = try Self.book(files)
        let text = try #require(files[one.file])
        try #require(text.contains(one.old), "\(one.old)")
        let range = try #require(text.range(of: one.old))
        files[one.file] = text.replacingCharacters(in: range, with: one.new)
        let changes = RulebookDiff(from: before, to: try Self.book(files)).changes
        #expect(changes.count == 1, "\(changes)")
        #expect(changes.first?.form == one.form && changes.first?.sentence.contains(one.told) == true, "\(changes)")
        #expect(
            ["validity", "function", "stage", "aim", "reading", "kind", "figure"].contains(one.form)
                || changes.first?.cite.isEmpty == false)
        let forms = Set(Self.cases.map(\.form))
        #expect(forms.count >= 13)
    }

    @Test("what is added and what is taken away is told whole; nothing is said of what is the same")
    func whole() throws {
        var files = try Shelf.files()
        let before = try Self.book(files)
        #expect(RulebookDiff(from: before, to: before).changes.isEmpty)
        files["03.md"] = files["03.md"]?.replacing(
            "- approval: mediation\n  cite: 第三条\n  by: [leader, intake-office]\n  papers: [mediation-plan]\n", with: "")
        let after = try Self.book(files)
        let removed = RulebookDiff(from: before, to: after).changes.map(\.description)
        #expect(removed == ["第三条　删去审批：调解（mediation）：由谁审批“市人民政府负责人、市政府办公室”，材料“调解（和解）方案”"])
        let added = RulebookDiff(from: after, to: before).changes.map(\.description)
        #expect(added == ["第三条　新增审批：调解（mediation）：由谁审批“市人民政府负责人、市政府办公室”，材料“调解（和解）方案”"])
    }

    @Test("another order of the same rows is told: the first that holds counts")
    func order() throws {
        var files = try Shelf.files()
        let old = try Self.book(files)
        let text = try #require(files["04.md"])
        let first = try #require(text.range(of: "- assignment: not-reconsidered"))
        let second = try #require(text.range(of: "- assignment: reconsideration-sued"))
        let end = try #require(text.range(of: "```", options: .backwards))
        let (head, moved) = (String(text[..<first.lowerBound]), String(text[first.lowerBound..<second.lowerBound]))
        files["04.md"] = head + text[second.lowerBound..<end.lowerBound] + moved + text[end.lowerBound...]
        let changes = RulebookDiff(from: old, to: try Self.book(files)).changes
        #expect(changes.map(\.form) == ["order"], "\(changes)")
    }
}
