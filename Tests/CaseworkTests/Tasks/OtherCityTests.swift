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
