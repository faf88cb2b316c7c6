import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Testing

/// 另一个城市: its own steps, its own stages, an approval of two levels. No line of Swift for it.
@Suite struct OtherCityTests {
    static let files: [String: String] = [
        "rulebook.yaml": """
        id: elsewhere-2020
        title: 某市应诉规则
        effective: {from: 2020-01-01}
        extends: [national]
        kinds:
          - {kind: agent-accepted, title: 接受委托, nature: act, by: [oversight-office]}
        stages:
          - {stage: in, title: 收文, begins: notice-received}
          - {stage: taken, title: 受托, begins: agent-accepted, awaits: decision-received}
          - {stage: done, title: 办结, begins: [closed, archived], over: true}
        """,
        "03.md": """
        # 第三条

        市司法局自收文之日起二日内接受委托，三日内报批答辩材料。材料先经分管副市长、再经市政府常务会议同意，方可用印。

        ```yaml norms
        - duty: accept
          cite: 第三条
          bearer: oversight-office
          what: 接受委托
          when: notice-received
          within: 2 days
          fulfilled-by: agent-accepted
        - duty: seek-approval
          cite: 第三条
          bearer: handling-unit
          what: 报批答辩材料
          when: agent-accepted
          per: [proceeding, unit]
          within: 3 days
          fulfilled-by: {submitted-for-approval: {submission.matter: defence}}
        - requirement: seal-after-approval
          cite: 第三条
          of: sealed
          check: follows
          after: approved
          message: 应当先经审批
        - approval: defence
          cite: 第三条
          by: [leader, intake-office]
          papers: [defence]
          levels:
            - {level: 分管副市长, by: leader}
            - {level: 市政府常务会议, by: intake-office}
        ```
        """,
    ]

    private static func rules(_ files: [String: String] = files) throws -> Rules {
        let national = Bench.shelf.rulebooks["national"]!
        return try Rules(
            main: try RulebookLoader(extending: [national]).load(files, folder: "elsewhere"), extended: [national])
    }

    /// A case as it stands, whose next entries are made by those to whom they are offered.
    private struct Life {
        let rules: Rules
        let organisation = Organisation(entries: Bench.office)
        var day = CivilDay("2025-03-03")!
        var entries: [Entry]

        init(_ rules: Rules) {
            self.rules = rules
            let first = Bench.scenarios.first {
                $0.docket.first?.kind == .noticeReceived && $0.docket[0].day == CivilDay("2025-03-03")!
            }!
            entries = [first.docket[0]]
        }

        var derivation: Derivation {
            Derivation(
                file: CaseFile(entries: entries, organisation: organisation, procedure: rules.procedure), rules: rules,
                calendar: Bench.shelf.calendar(), organisation: organisation)
        }

        var tasks: [DutyTask] { Tasks(derivation, derivation.duties()).all.filter { $0.isOffered && !$0.isRight } }

        func task(_ kind: KindName) -> DutyTask? { tasks.first { $0.kind == kind } }

        func answer(_ kind: KindName, as function: Function) throws -> Answer {
            let offered = tasks.map { $0.kind?.rawValue ?? "-" }
            let found = try #require(task(kind), "\(kind) is not among \(offered)")
            let doer = try #require(found.doers.first { $0.function == function }, "\(found.doers)")
            return Answer(found, doer, derivation, on: day)
        }

        mutating func make(_ kind: KindName, as function: Function) throws {
            let answer = try answer(kind, as: function)
            #expect(answer.refused == [])
            entries.append(answer.entry)
        }
    }

    @Test("a step of its own kind is offered to whom it is given, with its day, and opens the next")
    func localKind() throws {
        var life = Life(try Self.rules())
        let accept = try #require(life.task(KindName("agent-accepted")))
        #expect(accept.title == "接受委托" && accept.doers.map(\.function) == [.oversightOffice])
        #expect(accept.duty?.limit == CivilDay("2025-03-05") && life.derivation.stage.title == "收文")
        try life.make(KindName("agent-accepted"), as: .oversightOffice)
        #expect(life.derivation.stage.title == "受托" && life.task(KindName("agent-accepted")) == nil)
        // Nobody has been given the case: it is handed on before the unit hands anything in.
        #expect(life.task(.submittedForApproval) == nil && life.task(.forwarded) != nil)
        try life.make(.forwarded, as: .intakeOffice)
        let submit = try #require(life.task(.submittedForApproval))
        #expect(submit.duty?.norm.id == "seek-approval" && submit.doers.map(\.function) == [.handlingUnit])
    }

    @Test("an approval of two levels is asked for one after the other, each of its own, and sealed after both")
    func levels() throws {
        var life = Life(try Self.rules())
        try life.make(KindName("agent-accepted"), as: .oversightOffice)
        try life.make(.forwarded, as: .intakeOffice)
        try life.make(.submittedForApproval, as: .handlingUnit)
        let first = try #require(life.task(.approved))
        #expect(first.level == "分管副市长" && first.doers.map(\.function) == [.leader] && first.title.contains("分管副市长"))
        // The office does not pass the leader's level.
        let office = Answer(
            first, DutyTask.Doer(function: .intakeOffice, unit: "市政府办公室"), life.derivation, on: life.day)
        #expect(office.refused.contains { $0.hasPrefix("not-competent") })
        // Nor does anybody answer for a level whose turn it is not, or that there is not.
        for level in ["市政府常务会议", "某局长"] {
            var entry = try life.answer(.approved, as: .leader).entry
            entry.fields["level"] = .text(level)
            let leader = Actor(account: "l", name: "某", function: .leader, unit: "中卫市人民政府")
            let refusal = #expect(throws: Refusal.self) {
                try Decision(derivation: life.derivation, today: life.day).decide(entry, by: leader)
            }
            #expect(refusal?.violations.map(\.code) == ["another-level"], "\(level)")
        }
        try life.make(.approved, as: .leader)
        let second = try #require(life.task(.approved))
        #expect(second.level == "市政府常务会议" && second.doers.map(\.function) == [.intakeOffice])
        #expect(life.task(.sealed) == nil)
        let early = Entry(
            sequence: 90, actor: "k", role: "seal-keeper", unit: "市政府办公室", kind: .sealed, day: life.day,
            fields: ["submission": .text(first.about[.submission] ?? "")])
        let keeper = Actor(account: "k", name: "某", function: .sealKeeper, unit: "市政府办公室")
        let refusal = #expect(throws: Refusal.self) {
            try Decision(derivation: life.derivation, today: life.day).decide(early, by: keeper)
        }
        #expect(refusal?.violations.contains { $0.code == "levels-left" && $0.message.contains("市政府常务会议") } == true)
        try life.make(.approved, as: .intakeOffice)
        #expect(life.task(.approved) == nil && life.task(.sealed) != nil)
        try life.make(.sealed, as: .sealKeeper)
    }

    @Test(
        "what was approved at one level of two is not approved: it fulfils nothing, opens nothing, and goes to no court"
    )
    func halfApproved() throws {
        var files = Self.files
        files["04.md"] = """
            # 第四条

            材料应当在七日内审批。审批后二日内用印。

            ```yaml norms
            - duty: approve
              cite: 第四条
              bearer: intake-office
              what: 审批材料
              when: submitted-for-approval
              per: submission
              within: 7 days
              fulfilled-by: approved
            - duty: seal
              cite: 第四条
              bearer: seal-keeper
              what: 用印
              when: approved
              per: submission
              within: 2 days
              fulfilled-by: sealed
            - requirement: keeper-is-another
              cite: 第四条
              of: sealed
              check: another-person
              after: approved
              message: 审批人不能为自己审批的材料用印
            - requirement: sealed-before-approval
              cite: 第四条
              of: sealed
              check: follows
              after: approved
              finding: true
              message: 未经审批即用印
            ```
            """
        var life = Life(try Self.rules(files))
        try life.make(KindName("agent-accepted"), as: .oversightOffice)
        try life.make(.forwarded, as: .intakeOffice)
        try life.make(.submittedForApproval, as: .handlingUnit)
        func duty(_ id: String) -> Duty? { life.derivation.duties().first { $0.norm.id == id } }
        try life.make(.approved, as: .leader)
        #expect(duty("approve")?.fulfilled == nil && duty("seal") == nil && life.derivation.approvedSubmissions.isEmpty)
        #expect(life.task(.approved)?.duty?.norm.id == "approve" && life.task(.approved)?.level == "市政府常务会议")
        // What came sealed all the same is found fault with.
        let sealed = Entry(
            sequence: 80, actor: "k", unit: "市政府办公室", kind: .sealed, day: life.day,
            fields: ["submission": .text(try #require(life.task(.approved)).about[.submission] ?? "")])
        var early = life
        early.entries.append(sealed)
        #expect(early.derivation.findings([], on: life.day).map(\.code).contains("sealed-before-approval"))
        try life.make(.approved, as: .intakeOffice)
        #expect(duty("approve")?.fulfilled != nil && duty("seal")?.fulfilled == nil)
        #expect(life.derivation.approvedSubmissions.count == 1)
        // Neither of the two who approved seals.
        let task = try #require(life.task(.sealed))
        #expect(task.barred == ["leader@中卫市人民政府", "intake-office@市政府办公室"], "\(task.barred)")
    }

    @Test("a hearing whose day is over stays awaited where no norm has anybody report how it went")
    func hearingPassed() throws {
        var life = Life(try Self.rules())
        life.entries.append(
            Entry(
                sequence: 2, actor: "a", unit: "市政府办公室", kind: .hearingNotified, day: life.day,
                fields: ["at": "2025-04-08T09:00"]))
        func tasks(_ rules: Rules) -> Tasks {
            let derivation = Derivation(
                file: CaseFile(entries: life.entries, organisation: life.organisation, procedure: rules.procedure),
                rules: rules, calendar: Bench.shelf.calendar(), organisation: life.organisation)
            return Tasks(derivation, derivation.duties())
        }
        func awaited(_ rules: Rules, _ day: String) -> [Waiting] {
            tasks(rules).waiting(on: CivilDay(day)!).filter { $0.hearing != nil }
        }
        let zhongwei = Bench.shelf.rules["zhongwei-2022-3"]!
        for day in ["2025-04-08", "2025-04-09", "2025-07-01"] {
            #expect(awaited(life.rules, day).map(\.until) == [nil], "\(day)")
        }
        #expect(awaited(zhongwei, "2025-04-08").map(\.until) == [CivilDay("2025-04-08")])
        #expect(awaited(zhongwei, "2025-04-09") == [])
    }

    @Test(
        "a stage or a level that is misspelt is refused with its line",
        arguments: [
            ("begins: notice-received}", "begins: notice-recieved}", "没有“notice-recieved”这种事项"),
            ("{stage: taken,", "{stage: in,", "阶段“in”写了两次"), ("over: true", "ends: true", "stage 没有 ends 这个键"),
            ("awaits: decision-received", "awaits: decided", "没有“decided”这种事项"),
        ])
    func misspelt(_ old: String, _ new: String, _ message: String) {
        var files = Self.files
        files["rulebook.yaml"] = files["rulebook.yaml"]!.replacing(old, with: new)
        let error = #expect(throws: SourceError.self) { try Self.rules(files) }
        #expect(error?.message.contains(message) == true && error?.line != nil, "\(String(describing: error))")
    }

    @Test("from its start the robot brings its cases to the archive too")
    func robot() throws {
        var files = Self.files
        files["04.md"] = """
            # 第四条

            案件办结后立卷归档。

            ```yaml norms
            - duty: close
              cite: 第四条
              bearer: handling-unit
              what: 结案
              when: {decision-received: {decision.ends-proceeding: true}}
              fulfilled-by: closed
            - duty: archive
              cite: 第四条
              bearer: handling-unit
              what: 立卷归档
              when: closed
              fulfilled-by: archived
            ```
            """
        let life = Life(try Self.rules(files))
        let run = RobotTests.run(life.entries, life.rules, life.organisation, from: life.day)
        #expect(run.isArchived, "\(run.stuck) \(run.path)")
        #expect(run.kinds.contains(KindName("agent-accepted")))
    }
}
