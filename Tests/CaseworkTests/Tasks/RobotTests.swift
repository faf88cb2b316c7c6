import Casework
import Docket
import Foundation
import LegalCalendar
import Rulebook
import Store
import Testing

/// 机器人: does only what is offered, with invented but valid answers, and records what is awaited when nothing is offered. It brings every
/// kind of docket to 归档, from the start of every scenario and from its end.
@Suite struct RobotTests {
    /// What it came through.
    struct Run {
        var kinds: Set<KindName> = []
        var functions: Set<Function> = []
        var organs: Set<String> = []
        var isArchived = false
        var path: [String] = []
        var stuck = ""
    }

    private static let limit = 90

    static func run(_ entries: [Entry], _ rules: Rules, _ organisation: Organisation, from day: CivilDay) -> Run {
        var (entries, day, run, keys) = (entries, day, Run(), [String]())
        for step in 0..<limit {
            let file = CaseFile(entries: entries, organisation: organisation, procedure: rules.procedure)
            let derivation = Derivation(
                file: file, rules: rules, calendar: Bench.shelf.calendar(), organisation: organisation)
            let duties = derivation.duties()
            let tasks = Tasks(derivation, duties)
            if !file.items(of: .archived).isEmpty {
                run.isArchived = true
                return run
            }
            let offered = tasks.all.filter { task in
                task.isOffered && !task.isRight && (task.opens.map { $0 <= day } ?? true)
                    && task.doers.contains { !task.barred.contains("\($0.function.rawValue)@\($0.unit ?? "律师事务所")") }
            }
            if let task = offered.min(by: { ($0.duty?.limit ?? .last) < ($1.duty?.limit ?? .last) }),
                let doer = task.doers.first(where: {
                    !task.barred.contains("\($0.function.rawValue)@\($0.unit ?? "律师事务所")")
                })
            {
                let answer = Answer(task, doer, derivation, on: day, after: entries.map(\.sequence).max())
                guard answer.refused.isEmpty else {
                    run.stuck = "\(task.title) \(answer.refused)"
                    return run
                }
                entries.append(answer.entry)
                keys.append("\(answer.entry.kind) \(task.duty?.key ?? "")")
                if keys.suffix(4).count == 4, Set(keys.suffix(4)).count == 1 {
                    run.stuck = "again and again: \(task.title) \(task.duty?.key ?? "")"
                    return run
                }
                run.kinds.insert(answer.entry.kind)
                run.functions.insert(doer.function)
                run.organs.insert(task.organ)
                run.path.append(only == nil ? answer.entry.kind.rawValue : "\(keys.last ?? "") \(answer.entry.fields)")
                continue
            }
            let waiting = tasks.waiting.filter { $0.by.map { $0 >= day } ?? true || $0.hearing == nil }
            if let next = waiting.first {
                if let by = next.by, next.hearing != nil { day = max(day, by) }
                let entry = Court.entry(next, derivation, on: day, sequence: (entries.map(\.sequence).max() ?? 0) + 1)
                entries.append(entry)
                run.path.append("[\(entry.kind.rawValue)]")
                continue
            }
            // What opens later: an effect, a period that runs out.
            let coming = tasks.all.filter { $0.isOffered && !$0.isRight }.compactMap(\.opens).filter { $0 > day }
            guard let next = coming.min() else {
                run.stuck = "\(day) \(derivation.stage.title) step \(step)"
                return run
            }
            day = next
        }
        run.stuck = "no end in \(limit) steps"
        return run
    }

    private static func isOfCity(_ scenario: Scenario) -> Bool {
        scenario.office == nil && scenario.rulebook == "zhongwei-2022-3"
            && scenario.docket.first.map { !Vocabulary.standard.isOffice($0.kind) } ?? false
    }

    /// Only scenarios whose file's name has these words: `YINGSU_ROBOT_ONLY=i11-03`.
    private static let only = ProcessInfo.processInfo.environment["YINGSU_ROBOT_ONLY"]

    /// Ends from which there was no way on once; tried in every run.
    private static let onceStuck = [
        "10-2-other-matter-is-not-defence", "111-retrial-answer-not-by-old-filing", "corrected-struck",
        "i11-02-order-continue", "i11-03-opinion-of-one-of-two", "i11-06-no-retrial-on-remand",
        "i11-08-own-service-of-each-defendant", "i11-18-mediation-of-each-unit-and-instance",
    ]

    /// Of the ends every fifteenth, so that the run is quick; `YINGSU_ROBOT=1` tries every one.
    private static let stride = ProcessInfo.processInfo.environment["YINGSU_ROBOT"].flatMap { Int($0) } ?? 15

    private static func isTried(_ scenario: Scenario, _ place: Int, _ fromItsEnd: Bool) -> Bool {
        if let only { return scenario.file.contains(only) }
        return !fromItsEnd || place % stride == 0 || onceStuck.contains { scenario.file.hasSuffix("/\($0).yaml") }
    }

    @Test(
        "from every scenario's start, doing only what is offered, a case comes to its archive",
        arguments: [false, true])
    func toTheArchive(fromItsEnd: Bool) throws {
        let organisation = Organisation(entries: Bench.office)
        var (total, done, kinds, functions, organs) = (0, 0, Set<KindName>(), Set<Function>(), Set<String>())
        var opened: [KindName: Int] = [:]
        var seen: Set<[String: Value]> = []
        for (place, scenario) in Bench.scenarios.filter(Self.isOfCity).enumerated()
        where Self.isTried(scenario, place, fromItsEnd) {
            let rules = Bench.shelf.rules[scenario.rulebook]!
            let entries = fromItsEnd ? scenario.docket : Array(scenario.docket.prefix(1))
            // Scenarios that begin with the same words are one beginning.
            var words = entries[0].fields.filter { $0.key != "number" }
            words["kind"] = .text(entries[0].kind.rawValue)
            guard fromItsEnd || seen.insert(words).inserted else { continue }
            let file = CaseFile(entries: entries, organisation: organisation, procedure: rules.procedure)
            let isOutside =
                file.registeredInError
                || Derivation(
                    file: file, rules: rules, calendar: Bench.shelf.calendar(), organisation: organisation
                ).isForeign
            // What was brought to the wrong door is no docket of anybody's here.
            // After their end the measures ask for nothing more.
            let isAfter = !rules.main.effective.covers(entries.map(\.day).max()!)
            guard !isOutside, !isAfter, entries[0].kind != .misdelivered else { continue }
            let run = Self.run(entries, rules, organisation, from: entries.map(\.day).max()!)
            total += 1
            done += run.isArchived ? 1 : 0
            opened[entries[0].kind, default: 0] += run.isArchived ? 1 : 0
            kinds.formUnion(run.kinds)
            functions.formUnion(run.functions)
            organs.formUnion(run.organs)
            #expect(
                run.isArchived,
                "\(scenario.file.split(separator: "/").last ?? ""): \(run.stuck); \(run.path.suffix(Self.only == nil ? 8 : 99).joined(separator: " "))"
            )
        }
        print(
            "robot\(fromItsEnd ? " from the ends" : ""): \(done) of \(total) scenarios to the archive, \(kinds.count) kinds, \(functions.count) functions, \(organs.count) organs; opened by \(opened.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })"
        )
    }

    @Test(
        "another city's cases come to their archive by what its own measures offer",
        arguments: ["zhengzhou", "shili-county"])
    func anotherCitys(_ name: String) throws {
        let city = try #require(CityFolder(name, home: Bench.root))
        let shelf = try RuleShelf(folder: Bench.root + "/Rulebooks", city: city.path)
        let organisation = Organisation(entries: try ScenarioShelf.office(city.path + "/office.yaml"))
        var total = 0
        for file in try ScenarioShelf.files([city.path + "/scenarios"]) {
            let scenario = try ScenarioShelf.scenario(file, shelf: shelf)
            let rules = try #require(shelf.rules[scenario.rulebook])
            guard scenario.office == nil else { continue }
            for entries in [Array(scenario.docket.prefix(1)), scenario.docket] {
                let run = Self.run(entries, rules, organisation, from: entries.map(\.day).max()!)
                total += 1
                #expect(run.isArchived, "\(file): \(run.stuck); \(run.path.suffix(12).joined(separator: " "))")
            }
        }
        #expect(total >= 6)
    }
}

extension CivilDay {
    fileprivate static let last = CivilDay(number: Int(Int32.max))
}

/// 法院与对方: what comes from outside when it is awaited.
enum Court {
    static func entry(_ waiting: Waiting, _ derivation: Derivation, on day: CivilDay, sequence: Int) -> Entry {
        var fields: [String: Value] = [:]
        if let proceeding = waiting.proceeding { fields["proceeding"] = .text(proceeding) }
        if let hearing = waiting.hearing { fields["hearing"] = .text(hearing) }
        switch waiting.kind {
        case .noticeReceived where waiting.provenance == nil:
            let ruling = derivation.file.rulingsToFollow.first
            fields = ["number": "（2025）宁05行初999号"]
            fields["instance"] = ruling?["starts"]
        case .hearingNotified: fields["at"] = .text(day.adding(days: 20).description)
        case .hearingHeld: fields["head-appeared"] = .flag(true)
        case .decisionReceived:
            fields["document"] = "judgment"
            fields["served-on"] = .text(day.description)
            fields["outcomes"] = .list([.object(["part": "whole", "outcome": "dismiss-claims"])])
        case .servedOnParty:
            let file = derivation.file
            let decision = file.things(.decision).last { $0["proceeding"]?.text == waiting.proceeding }
            let unserved = file.things(.party, in: waiting.proceeding).map(\.id).first {
                file.served[decision?.id ?? ""]?[$0] == nil
            }
            fields["decision"] = decision.map { .text($0.id) }
            fields["party"] = .text(unserved ?? "某")
        case .tookEffect:
            fields["decision"] = derivation.file.things(.decision).last { $0["proceeding"]?.text == waiting.proceeding }
                .map { .text($0.id) }
        default: break
        }
        let recorder = derivation.rules.vocabulary.kind(waiting.kind)?.recorders.first ?? .handlingUnit
        return Entry(
            sequence: sequence, actor: "court", role: recorder.rawValue, unit: "市政府办公室", kind: waiting.kind, day: day,
            fields: fields)
    }
}
