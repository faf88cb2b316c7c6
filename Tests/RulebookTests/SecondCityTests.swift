import Docket
import LegalCalendar
import Rulebook
import Store
import Testing

/// 郑州 2004: approval before the defence is written, periods that hang on the agent, a local kind. No line of Swift for it.
@Suite struct SecondCityTests {
    static let files: [String: String] = [
        "rulebook.yaml": """
        id: zhengzhou-2004
        title: 郑州市人民政府应诉工作规则
        effective: {from: 2004-02-01}
        kinds:
          - {kind: agent-accepted, title: 接受委托, nature: fact, by: [oversight-office], fields: {agent: text}}
        """,
        "06.md": """
        # 第六条

        市政府法制局登记后当日填写审批表，五日内报批。

        ```yaml norms
        - duty: seek-approval
          cite: 第六条
          bearer: oversight-office
          what: 报批应诉手续
          when: notice-received
          within: 5 days
          fulfilled-by: {submitted-for-approval: {submission.matter: appearance}}
        ```
        """,
        "08.md": """
        # 第八条

        延期开庭申请书应当写明事由和原定时间。

        ```yaml norms
        - {contents: postpone-hearing, cite: 第八条, has: [reason, hearing-at]}
        ```
        """,
        "07.md": """
        # 第七条

        应诉代理人自接受委托之日起五日内提出答辩书，连同证据、依据送交法院。

        ```yaml norms
        - duty: agent-files
          cite: 第七条
          bearer: handling-unit
          what: 送交答辩书、证据、依据
          when: agent-accepted
          within: 5 days
          fulfilled-by: {filed-with-court: {trigger.papers: [defence]}}
        ```
        """,
    ]

    @Test("another city's rules load as data and their local kind triggers duties")
    func zhengzhou() throws {
        let book = try RulebookLoader().load(Self.files, folder: "zhengzhou-2004")
        let rules = try Rules(main: book, extended: [])
        let vocabulary = rules.vocabulary
        let notice = try vocabulary.fields(
            of: .noticeReceived, from: .map([.init("plaintiffs", .scalar("张某", line: nil))], line: nil))
        let entries = [
            Entry(sequence: 1, kind: .noticeReceived, day: CivilDay("2025-03-03")!, fields: notice),
            Entry(sequence: 2, kind: KindName("agent-accepted"), day: CivilDay("2025-03-06")!, fields: ["agent": "某"]),
        ]
        let organisation = Organisation()
        let file = CaseFile(entries: entries, organisation: organisation)
        let duties = Derivation(
            file: file, rules: rules, calendar: try Shelf.shelf().calendar(), organisation: organisation
        ).duties()
        #expect(duties.map { "\($0.norm.id) \($0.due!)" } == ["seek-approval 2025-03-10", "agent-files 2025-03-11"])
    }

    @Test("what a paper must say is the city's own article and the statutes, never another city's")
    func contents() throws {
        let national = try Shelf.shelf().rulebooks["national"]!
        let rules = try Rules(
            main: try RulebookLoader(extending: [national]).load(Self.files, folder: "zhengzhou-2004"),
            extended: [national])
        #expect(
            rules.contents(of: "postpone-hearing").map { "\($0.field) \($0.reasons.joined(separator: "；"))" } == [
                "reason 第八条", "hearing-at 第八条",
            ])
        #expect(rules.contents(of: "poa").map(\.field) == ["number", "instance", "powers", "agent-details"])
        #expect(rules.contents(of: "defence").isEmpty)
    }
}
