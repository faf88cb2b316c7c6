import Foundation
import Rulebook
import Store
import Testing

/// 装载: everything that is wrong in a folder is told at once, each with its file and line and what may stand there.
@Suite struct SpoiltFolderTests {
    struct Slip: Sendable, CustomTestStringConvertible {
        let file: String
        let old: String
        let new: String
        let says: String

        init(_ file: String, _ old: String, _ new: String, _ says: String) {
            (self.file, self.old, self.new, self.says) = (file, old, new, says)
        }

        var testDescription: String { "\(file): \(new)" }
    }

    static let slips: [Slip] = [
        Slip("rulebook.yaml", "id: zhongwei-2022-3\n", "", "id"),
        Slip("rulebook.yaml", "title: 中卫市人民政府行政应诉工作办法\n", "", "title"),
        Slip("rulebook.yaml", "issuer:", "isuer:", "isuer"),
        Slip("rulebook.yaml", "from: 2022-07-17", "from: 2022-07-32", "2022-07-32"),
        Slip("rulebook.yaml", "effective: {from:", "effective: {since: 2022-07-17, from:", "since"),
        Slip("rulebook.yaml", "[365, 270, 180, 60]", "[365, soon]", "soon"),
        Slip("rulebook.yaml", "  leader: 市人民政府负责人", "  mayor: 市人民政府负责人", "mayor"),
        Slip("rulebook.yaml", "{stage: registered, title: 登记,", "{stage: registered,", "title"),
        Slip("rulebook.yaml", "stage: applied,", "stage: registered,", "registered"),
        Slip("rulebook.yaml", "begins: forwarded}", "begins: forwardet}", "forwardet"),
        Slip("rulebook.yaml", "extends: [national]", "extends: [national]\nkinds:\n  - {title: 某事}", "kind"),
        Slip("rulebook.yaml", "{forward-received: 签收批示件}", "{forward-recieved: 签收批示件}", "forward-recieved"),
        Slip(
            "rulebook.yaml", "extends: [national]",
            "extends: [national]\nusual-outcomes: [{document: judgment, outcomes: [revoked]}]", "revoked"),
        Slip(
            "rulebook.yaml", "extends: [national]",
            "extends: [national]\nusual-outcomes: [{document: verdict, outcomes: [revoke]}]", "document"),
        Slip(
            "rulebook.yaml", "extends: [national]",
            "extends: [national]\nusual-outcomes: [{document: judgment, of: [first], outcomes: [revoke]}]", "of"),
        Slip("rulebook.yaml", "{forward-received: 签收批示件}", "{forward-received: \"\"}", "forward-received"),
        Slip(
            "figures.yaml", "    of: duty\n    day: due\n    if: {duty: loss-analysis-report}",
            "    of: dutty\n    day: due\n    if: {duty: loss-analysis-report}", "dutty"),
        Slip(
            "figures.yaml", "    day: due\n    if: {duty: loss-analysis-report}",
            "    day: heard-on\n    if: {duty: loss-analysis-report}", "day"),
        Slip("figures.yaml", "if: {duty: loss-analysis-report}", "if: {dutty: loss-analysis-report}", "dutty"),
        Slip("figures.yaml", "if: {duty: loss-analysis-report}", "if: {duty: loss-report}", "loss-report"),
        Slip("figures.yaml", "    by: [timing]\n    because: 第十二条\n", "    by: [court]\n    because: 第十二条\n", "court"),
        Slip(
            "figures.yaml", "numerator: {loss-reports: {timing: on-time}}",
            "numerator: {loss-reports: {timing: in-time}}", "in-time"),
        Slip(
            "figures.yaml", "numerator: {loss-reports: {timing: on-time}}",
            "numerator: {loss-reported: {timing: on-time}}", "loss-reported"),
        Slip(
            "figures.yaml", "numerator: {loss-reports: {timing: on-time}}", "numerator: {loss-reports: {duty: loss}}",
            "duty"),
        Slip("figures.yaml", "  - indicator: loss-report\n", "  - indicatr: loss-report\n", "indicat"),
        Slip("figures.yaml", "  - section: losses\n", "  - section: lossses\n", "lossses"),
        Slip(
            "figures.yaml", "    indicator: loss-report\n    says", "    indicator: loss-reports\n    says",
            "loss-reports"),
        Slip(
            "figures.yaml", "[head-appearance, performance, recommendation-reply]", "[head-apearance]", "head-apearance"
        ),
        Slip(
            "figures.yaml", "\nreport:",
            "\ndictionaries:\n  - {dictionary: act, title: 种类, words: [{word: 甲, was: [乙]}, 乙]}\n\nreport:", "旧名 乙"),
        Slip(
            "figures.yaml", "\nreport:",
            "\nclassifying: {count: loss-causes, days-after-month: 0}\n\nreport:", "of: instance"),
        Slip(
            "figures.yaml", "\nreport:",
            "\nclassifying: {count: unclassified, days-after-month: 40}\n\nreport:", "days-after-month"),
        Slip(
            "figures.yaml", "\nreport:", "\nflows:\n  - {received: received, ended: nothing}\n\nreport:", "nothing"),
        Slip("figures.yaml", "\nreport:", "\nloss-history: {count: received, years: 3}\n\nreport:", "of: loss"),
        Slip(
            "figures.yaml", "\nreport:",
            "\ntrends:\n  - {trend: a, title: 甲, part: received, by: cause, years: 3}\n\nreport:", "unit、area、court"),
        Slip(
            "figures.yaml", "\nreport:",
            "\ntrends:\n  - {trend: a, title: 甲, part: received, by: area, years: 1}\n\nreport:", "years 写 2"),
        Slip("figures.yaml", "\nreport:", "\nsimilar: {count: received, by: [matter], least: 3}\n\nreport:", "by 应写"),
        Slip(
            "figures.yaml", "\nreport:", "\nsimilar: {count: classification, by: [matter], least: 1}\n\nreport:",
            "least"),
        Slip(
            "figures.yaml", "training: {functions: [handling-unit,", "training: {functions: [handling-units,",
            "没有职能 handling-units"),
        Slip("figures.yaml", "\nreport:", "\nloss-history: {count: loss-causes, years: 0}\n\nreport:", "years"),
        Slip("figures.yaml", "    count: observed\n", "    count: observd\n", "observd"),
        Slip(
            "figures.yaml", "    indicator: recommendation-reply\n    short", "    indicator: reply\n    short", "reply"
        ),
        Slip("figures.yaml", "    says: 按组织旁听的人次评\n", "    says: 按组织旁听的人次评\n    poinst: 3\n", "poinst"),
        Slip(
            "figures.yaml", "\nreport:", "\ndictionaries:\n  - {dictionary: unit, title: 单位, words: [甲]}\n\nreport:",
            "unit"),
        Slip(
            "figures.yaml", "\nreport:", "\ndictionaries:\n  - {dictionary: act, title: 种类, words: [甲, 甲]}\n\nreport:",
            "甲 重复"),
        Slip(
            "figures.yaml", "\nreport:", Self.form("{column: a, title: 甲, part: nothing}", "{row: all, title: 计}"),
            "nothing"),
        Slip(
            "figures.yaml", "\nreport:", Self.form("{column: a.b, title: 甲, part: received}", "{row: all, title: 计}"),
            "a.b"),
        Slip(
            "figures.yaml", "\nreport:",
            Self.form("{column: a, title: 甲, part: received}", "{row: all, title: 计, rest: true}"), "rest"),
        Slip(
            "figures.yaml", "\nreport:",
            Self.form("{column: a, title: 甲, part: classification}", "{row: all, title: 计, only: {act: 行政处分}}"), "行政处分"),
        Slip(
            "figures.yaml", "\nreport:", Self.form("{column: a, title: 甲, part: received}", "{each: act}"), "不按 act"),
        Slip(
            "figures.yaml", "\nreport:", Self.form("{column: a, title: 甲, sum: []}", "{row: all, title: 计}"), "sum"),
        Slip("10.md", "- duty: intake-forward\n", "- dutty: intake-forward\n", "规范形式"),
        Slip("10.md", "- duty: prepare-defence\n", "- duty: intake-forward\n", "intake-forward"),
        Slip("10.md", "  what: 登记并转送应诉事务承办单位\n", "", "what"),
        Slip("10.md", "  when: forward-received\n", "", "when"),
        Slip("10.md", "  per: [proceeding, unit]\n", "  per: [proceeding, units]\n", "units"),
        Slip("10.md", "  if: {defendant.joined: true}\n", "  if: {defendant.joint: true}\n", "joint"),
        Slip(
            "10.md", "  of: [forwarded, sealed-papers-forwarded]\n  by: [intake-office]\n",
            "  of: [forwarded, sealed-papers-forwarded]\n  by: [intake]\n", "intake"),
        Slip("12.md", "counts: loss}", "counts: lost}", "lost"),
        Slip(
            "12.md", "```yaml norms", "```yaml norms\n- {outcome: revoke, cite: 第十二条第九款, title: 撤销, counts: loss}",
            "第九款"),
        Slip("22.md", "{ground: 22.1, cite: 第二十二条第（一）项,", "{ground: 22.1, cite: 第二十二条第（二十）项,", "第二十二条"),
        Slip("26.md", "```yaml norms", "```yaml norms\n- none: {cite: 第二十五条, reason: 某}", "第二十五条"),
        Slip("26.md", "reason: 施行期", "reasn: 施行期", "reas"),
        Slip(
            "03.md", "  by: [leader, intake-office]\n  papers: [mediation-plan]\n",
            "  by: [leader, intake-office]\n  papers: [mediation-plan]\n  levels: [{level: 常务会议}]\n", "by"),
        Slip(
            "office.md", "aim: {of: assign-lawyer, within: 1 workdays,",
            "aim: {of: assign-lawyer, within: 1 workday soon,", "workday"),
        Slip("office.md", "aim: {of: assign-lawyer,", "aim: {on: assign-lawyer,", "on"),
    ]

    /// A form of one table.
    private static func form(_ column: String, _ row: String) -> String {
        "\nforms:\n  - form: x\n    title: 某表\n    tables:\n      - table: \"1\"\n        title: 甲\n"
            + "        columns:\n          - \(column)\n        rows:\n          - \(row)\n\nreport:"
    }

    /// What may stand in the place of a slip.
    static let remedies: [Slip] = [
        Slip("10.md", "  within: 5 days\n", "  within: 当日\n", "不是期间：当日，写成这样：6 days"),
        Slip("03.md", "- approval: mediation", "- approval: mediate", "没有这种报批事项：mediate，可以写："),
        Slip(
            "04.md", "{unit: notice.act.maker, part: whole, role: lead}", "{organ: notice.act.maker}",
            "to 没有 organ 这个键，可以写：part、role、unit"),
        Slip(
            "11.md", "  if: {case.major: yes}\n", "  if: {case.size: yes}\n",
            "没有这个字段：case.size；case 有：branch、major、suit"),
        Slip(
            "08.md", "  if-late-notice: {of:", "  if-late-notice: {off:", "if-late-notice 没有 off 这个键，可以写：note、of、within"
        ),
    ]

    @Test("the message of a slip says what may stand there", arguments: remedies)
    func remedy(_ slip: Slip) throws { try told(slip) }

    private static func read(_ files: [String: String]) throws -> (book: Rulebook?, problems: [SourceError]) {
        let national = try #require(try Shelf.shelf().rulebooks["national"])
        return RulebookLoader(extending: [national]).read(files, folder: "z")
    }

    private static func spoil(_ files: inout [String: String], _ slip: Slip) throws {
        let text = try #require(files[slip.file])
        let range = try #require(text.range(of: slip.old), "\(slip.old)")
        files[slip.file] = text.replacingCharacters(in: range, with: slip.new)
    }

    @Test("a slip of the finger is told with its file and what it is", arguments: slips)
    func told(_ slip: Slip) throws {
        var files = try Shelf.files()
        try Self.spoil(&files, slip)
        let (book, problems) = try Self.read(files)
        #expect(book == nil)
        #expect(
            problems.contains { $0.file == "z/\(slip.file)" && $0.message.contains(slip.says) }, "\(problems)")
    }

    @Test("several slips in several files are told in one go, in the order of the files")
    func together() throws {
        var files = try Shelf.files()
        for slip in [
            Slip(
                "10.md", "  within: 2 days\n  fulfilled-by: forwarded\n",
                "  withim: 2 days\n  fulfilled-by: forwarded\n", ""),
            Slip("10.md", "  bearer: handling-unit\n  what: 准备答辩材料", "  bearer: somebody\n  what: 准备答辩材料", ""),
            Slip("12.md", "{outcome: revoke,", "{outcome: revoke", ""),
            Slip("26.md", "reason: 施行期", "reasn: 施行期", ""),
        ] { try Self.spoil(&files, slip) }
        let problems = try Self.read(files).problems
        let places = problems.map { $0.file }
        #expect(
            places.filter { $0 == "z/10.md" }.count == 2 && places.contains("z/12.md") && places.contains("z/26.md"))
        #expect(places == places.sorted() && problems.allSatisfy { $0.line != nil })
        #expect(problems.map(\.message).filter { $0.contains("withim") || $0.contains("somebody") }.count == 2)
    }
}
