import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Testing

/// What must hold of the tasks of every scenario on every day, in an office where each function is held.
@Suite struct TasksTests {
    struct State {
        let label: String
        let derivation: Derivation
        let duties: [Duty]
        let tasks: [DutyTask]
        let days: [CivilDay]
    }

    /// What is known changes only with an entry: of every scenario its first day, its last and one between, each looked at on that day, on
    /// the next, and on the last before something else happens.
    static let states: [State] = Bench.scenarios.filter { $0.office == nil }.flatMap { scenario in
        let days = Set(scenario.docket.map(\.day)).sorted()
        return Set([0, days.count / 2, days.count - 1]).sorted().filter(days.indices.contains).map { place in
            let day = days[place]
            let derivation = Bench.run(scenario).derivation(on: day)
            let duties = derivation.duties()
            let last = place + 1 < days.count ? days[place + 1].adding(days: -1) : day.adding(days: 400)
            return State(
                label: "\(scenario.file.split(separator: "/").last ?? "") \(day)", derivation: derivation,
                duties: duties,
                tasks: Tasks(derivation, duties).all, days: [day, day.adding(days: 1), last])
        }
    }

    private func tasks(_ entries: [(KindName, String, [String: Value])]) -> (Derivation, [DutyTask]) {
        let notice = Bench.scenarios.lazy.compactMap(\.docket.first).first {
            $0.kind == .noticeReceived && $0.day == CivilDay("2025-03-03")! && $0["defendants"]?.list?.count == 1
        }!
        let all =
            [notice]
            + entries.enumerated().map { place, entry in
                Entry(
                    sequence: place + 2, actor: "a", unit: "市政府办公室", kind: entry.0, day: CivilDay(entry.1)!,
                    fields: entry.2)
            }
        let organisation = Organisation(entries: Bench.office)
        let rules = Bench.shelf.rules["zhongwei-2022-3"]!
        let derivation = Derivation(
            file: CaseFile(entries: all, organisation: organisation, procedure: rules.procedure), rules: rules,
            calendar: Bench.shelf.calendar(), organisation: organisation)
        return (derivation, Tasks(derivation, derivation.duties()).all)
    }

    private let housing: [String: Value] = ["units": .list([.object(["unit": "市住房和城乡建设局"])])]

    @Test("where the article's five days would end after the court's fifteen, the task shows the court's day")
    func earliestDay() throws {
        let (_, tasks) = tasks([
            (.forwarded, "2025-03-14", housing), (.forwardReceived, "2025-03-17", ["unit": "市住房和城乡建设局"]),
        ])
        let prepare = try #require(tasks.first { $0.kind == .submittedForApproval })
        let own = try #require(prepare.duties.first { $0.norm.id == "prepare-defence" })
        #expect(own.limit == CivilDay("2025-03-24") && prepare.duty?.limit == CivilDay("2025-03-18"))
        #expect(prepare.title == "备齐材料并提请审批")
    }

    @Test("a plan of mediation is a matter of its own beside the defence, and after it")
    func mediation() throws {
        let signed: [(KindName, String, [String: Value])] = [
            (.forwarded, "2025-03-04", housing), (.forwardReceived, "2025-03-04", ["unit": "市住房和城乡建设局"]),
            (.mediationOpened, "2025-03-05", [:]),
        ]
        let (_, before) = tasks(signed)
        #expect(Set(before.filter { $0.kind == .submittedForApproval }.map(\.matter)) == [nil, "mediation"])
        let (_, after) = tasks(
            signed + [(.submittedForApproval, "2025-03-06", ["matter": "defence", "unit": "市住房和城乡建设局"])])
        let plan = try #require(after.first { $0.kind == .submittedForApproval })
        #expect(plan.matter == "mediation" && plan.title.contains("调解") && plan.query["matter"] == "mediation")
    }

    @Test("yes or no to an appeal stands with what is owed, though its time runs out")
    func opinionOnAppeal() throws {
        let decided: [String: Value] = [
            "document": "judgment", "served-on": "2025-04-01",
            "outcomes": .list([.object(["part": "whole", "outcome": "revoke"])]),
        ]
        let (_, all) = tasks([
            (.forwarded, "2025-03-04", housing), (.decisionReceived, "2025-04-01", decided),
        ])
        let opinion = try #require(all.first { $0.kind == .appealProposed })
        #expect(!opinion.isRight && opinion.duty?.norm.force == .right)
    }

    @Test("an open duty has a task of somebody here, or is a court's or a party's")
    func everyDuty() {
        var (checked, byNorm) = (0, Set<String>())
        for state in Self.states {
            let served = Dictionary(
                grouping: state.tasks.flatMap { task in task.duties.map { ($0.key, task) } }, by: \.0)
            for day in state.days {
                for duty in state.duties where duty.isStanding(on: day) && !["party", "court"].contains(duty.bearer) {
                    if duty.norm.force == .watch && duty.units.isEmpty { continue }
                    // A right is used by whoever has the case.
                    if duty.norm.force == .right && (duty.isProposed || duty.units.isEmpty) { continue }
                    let tasks = (served[duty.key] ?? []).map(\.1)
                    #expect(tasks.contains { $0.isOffered && !$0.doers.isEmpty }, "\(state.label) \(duty.key)")
                    checked += 1
                    byNorm.insert(duty.norm.name)
                }
            }
        }
        print("open duties with a task: \(checked), of \(byNorm.count) norms, in \(Self.states.count) states")
        #expect(checked > 10_000 && byNorm.count > 60)
    }

    @Test("a duty stands with who owes it, also while others are at work")
    func withItsBearer() {
        for state in Self.states {
            for duty in state.duties where duty.isStanding(on: state.days[0]) && duty.norm.force == .duty {
                guard let function = Function(rawValue: duty.bearer), function != .lawyer else { continue }
                let holders: [String] =
                    function == .handlingUnit
                    ? duty.units : [state.derivation.holders.holder(of: function, for: duty.organ)].compactMap(\.self)
                for unit in holders {
                    let isThere = state.tasks.contains { task in
                        task.duties.contains(duty) && task.doers.contains { $0.function == function && $0.unit == unit }
                    }
                    #expect(isThere, "\(state.label) \(duty.key) \(unit)")
                }
            }
        }
    }

    @Test("what is offered is accepted from each of those to whom it is offered, and from nobody for whom it waits")
    func competence() {
        var (asked, kinds) = (0, Set<KindName>())
        for state in Self.states.enumerated().filter({ $0.offset % 5 == 0 }).map(\.element) {
            for task in state.tasks where task.isOffered {
                guard let kind = task.kind else { continue }
                for doer in task.doers {
                    let answer = Answer(task, doer, state.derivation, on: state.days[0])
                    asked += 1
                    kinds.insert(kind)
                    #expect(answer.refused == [], "\(state.label) \(task.title) \(kind) \(doer) \(answer.refused)")
                }
            }
        }
        print("offers tried: \(asked), of \(kinds.count) kinds")
        #expect(asked > 1_000 && kinds.count > 25)
    }
}
