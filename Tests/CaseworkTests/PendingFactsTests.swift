import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Testing

/// 待确认: what a handling unit tells of another unit waits for that unit, or for the office that holds the court's receipt.
@Suite struct PendingFactsTests {
    static let notified = CivilDay("2025-03-03")!
    static let organisation = Organisation(entries: Bench.office)
    static let (housing, justice, office) = ("市住房和城乡建设局", "市司法局", "市政府办公室")

    static func entry(
        _ number: Int, _ kind: KindName, by function: Function, of unit: String,
        day: CivilDay = notified.adding(days: 5),
        _ fields: [String: Value] = [:]
    ) -> Entry {
        Entry(
            sequence: number, instant: day.instant, actor: unit, role: function.rawValue, unit: unit, kind: kind,
            day: day, fields: fields)
    }

    /// A joint case of two units, forwarded to both.
    static let joint: [Entry] = [
        entry(
            1, .noticeReceived, by: .intakeOffice, of: office, day: notified,
            [
                "number": "（2025）宁0502行初7号", "court": "沙坡头区人民法院", "instance": "first", "procedure": "ordinary",
                "defendants": .list([
                    .object(["organ": .text(housing), "standing": "defendant"]),
                    .object(["organ": "中卫市人民政府", "standing": "co-defendant"]),
                ]),
                "plaintiffs": .list([.object(["name": "张某"])]),
                "act": .object(["title": "征收补偿决定", "maker": .text(housing)]),
                "reconsideration": "upheld", "sued": "both",
            ]),
        entry(
            2, .forwarded, by: .intakeOffice, of: office, day: notified,
            [
                "units": .list([
                    .object(["unit": .text(housing), "part": "act"]),
                    .object(["unit": .text(justice), "part": "reconsideration"]),
                ])
            ]),
    ]

    static func derivation(_ entries: [Entry]) -> Derivation {
        Derivation(
            file: CaseFile(entries: entries, organisation: organisation), rules: Bench.shelf.rules["zhongwei-2022-3"]!,
            calendar: Bench.shelf.calendar(), organisation: organisation)
    }

    /// What has been done, by the duty's own key.
    static func settled(_ entries: [Entry]) -> Set<String> {
        Set(derivation(entries).duties().filter { $0.fulfilled != nil }.map(\.key))
    }

    static let told: [(kind: KindName, fields: [String: Value])] = [
        (.filedWithCourt, ["papers": .list([.object(["kind": "defence"]), .object(["kind": "evidence-list"])])]),
        (.forwardReceived, [:]),
        (.legalOpinionHeard, ["opinion": "可以"]),
        (.paperAdded, ["paper-kind": "defence", "name": "答辩状.pdf", "digest": "ab"]),
    ]

    @Test("what one unit tells of another is kept and settles nothing of it; its own settles its own", arguments: 0..<4)
    func waits(_ index: Int) {
        let (kind, fields) = Self.told[index]
        let ofOther = fields.merging(["unit": .text(Self.housing)]) { old, _ in old }
        let before = Self.settled(Self.joint)
        let foreign = Self.joint + [Self.entry(3, kind, by: .handlingUnit, of: Self.justice, ofOther)]
        #expect(CaseFile(entries: foreign, organisation: Self.organisation).pending.map(\.kind) == [kind])
        #expect(Self.settled(foreign) == before)
        let own = Self.joint + [Self.entry(3, kind, by: .handlingUnit, of: Self.housing, ofOther)]
        #expect(CaseFile(entries: own, organisation: Self.organisation).pending.isEmpty)
    }

    @Test("what a unit itself filed with the court settles its duty")
    func settles() {
        let (kind, fields) = Self.told[0]
        let own =
            Self.joint + [
                Self.entry(
                    3, kind, by: .handlingUnit, of: Self.housing,
                    fields.merging(["unit": .text(Self.housing)]) { old, _ in old })
            ]
        #expect(kind == .filedWithCourt && Self.settled(own) != Self.settled(Self.joint))
    }

    @Test("the unit itself or the office confirms; the teller and a third unit do not")
    func confirmed() {
        let fields = Self.told[0].fields.merging(["unit": .text(Self.housing)]) { old, _ in old }
        let told = Self.joint + [Self.entry(3, .filedWithCourt, by: .handlingUnit, of: Self.justice, fields)]
        func confirmed(by function: Function, of unit: String) -> [Entry] {
            told + [Self.entry(4, .factConfirmed, by: function, of: unit, ["of": .integer(3)])]
        }
        func isSettled(_ entries: [Entry]) -> Bool {
            Self.settled(entries).contains { $0.contains("submit-defence") }
        }
        #expect(!isSettled(told))
        #expect(isSettled(confirmed(by: .handlingUnit, of: Self.housing)))
        #expect(isSettled(confirmed(by: .intakeOffice, of: Self.office)))
        #expect(!isSettled(confirmed(by: .handlingUnit, of: Self.justice)))
        #expect(!isSettled(confirmed(by: .handlingUnit, of: "市自然资源局")))
        // What the unit itself or the office puts right stands; a day that the teller moved is no longer the day that was confirmed.
        for (function, unit) in [(Function.handlingUnit, Self.housing), (.intakeOffice, Self.office)] {
            let mended = Self.entry(
                5, .corrected, by: function, of: unit,
                [
                    "replaces": .integer(3),
                    "entry": .object(["kind": "filed-with-court", "day": "2025-03-07", "fields": .object(fields)]),
                ])
            #expect(isSettled(confirmed(by: .handlingUnit, of: Self.housing) + [mended]))
        }
        let moved = Self.entry(
            5, .corrected, by: .handlingUnit, of: Self.justice,
            [
                "replaces": .integer(3),
                "entry": .object(["kind": "filed-with-court", "day": "2025-03-04", "fields": .object(fields)]),
            ])
        #expect(!isSettled(confirmed(by: .handlingUnit, of: Self.housing) + [moved]))
    }

    @Test("the one who tells is asked first; who may not confirm is refused and told who may")
    func asked() throws {
        let fields = Self.told[0].fields.merging(["unit": .text(Self.housing), "proceeding": "P1"]) { old, _ in old }
        let entry = Self.entry(3, .filedWithCourt, by: .handlingUnit, of: Self.justice, fields)
        func actor(_ unit: String) -> Actor { Actor(account: unit, name: unit, function: .handlingUnit, unit: unit) }
        let questions = try Decision(derivation: Self.derivation(Self.joint), today: entry.day).decide(
            entry, by: actor(Self.justice))
        #expect(questions.map(\.code).contains("of-another-unit"))
        let confirmation = Self.entry(4, .factConfirmed, by: .handlingUnit, of: Self.justice, ["of": .integer(3)])
        let decision = Decision(derivation: Self.derivation(Self.joint + [entry]), today: entry.day)
        let refusal = #expect(throws: Refusal.self) { try decision.decide(confirmation, by: actor(Self.justice)) }
        #expect(refusal?.violations.first?.message.contains("由\(Self.housing)确认") == true)
        #expect(throws: Never.self) { try decision.decide(confirmation, by: actor(Self.housing)) }
    }

    @Test("nobody corrects another's entry, and an office may")
    func corrected() throws {
        let decided = Self.entry(3, .markedMajor, by: .leader, of: "中卫市人民政府", ["major": .flag(true)])
        let decision = Decision(derivation: Self.derivation(Self.joint + [decided]), today: decided.day)
        let correction = Self.entry(
            4, .corrected, by: .handlingUnit, of: Self.housing,
            [
                "replaces": .integer(3), "reason": "改",
                "entry": .object([
                    "kind": "marked-major", "day": "2025-03-08", "fields": .object(["major": .flag(false)]),
                ]),
            ])
        func actor(_ function: Function, _ unit: String) -> Actor {
            Actor(account: "甲", name: "甲", function: function, unit: unit)
        }
        let refusal = #expect(throws: Refusal.self) {
            try decision.decide(correction, by: actor(.handlingUnit, Self.housing))
        }
        #expect(refusal?.violations.contains { $0.message.contains("只能由原登记单位") } == true)
        #expect(throws: Never.self) { try decision.decide(correction, by: actor(.leader, "中卫市人民政府")) }
        #expect(throws: Never.self) { try decision.decide(correction, by: actor(.intakeOffice, Self.office)) }
    }

    @Test("nobody takes down another unit's paper, and the refusal names the file")
    func withdrawn() throws {
        let paper = Self.entry(
            3, .paperAdded, by: .handlingUnit, of: Self.housing,
            ["paper-kind": "evidence", "name": "测绘报告.pdf", "digest": "ab", "file": "f1", "unit": .text(Self.housing)])
        let decision = Decision(derivation: Self.derivation(Self.joint + [paper]), today: paper.day)
        let entry = Self.entry(
            4, .paperWithdrawn, by: .handlingUnit, of: Self.justice,
            ["paper-kind": "evidence", "name": "测绘报告.pdf", "file": "f1", "reason": "重复", "proceeding": "P1"])
        func actor(_ function: Function, _ unit: String) -> Actor {
            Actor(account: unit, name: unit, function: function, unit: unit)
        }
        let refusal = #expect(throws: Refusal.self) {
            try decision.decide(entry, by: actor(.handlingUnit, Self.justice))
        }
        #expect(refusal?.violations.first?.message.contains("“测绘报告.pdf”是\(Self.housing)的材料") == true)
        #expect(throws: Never.self) { try decision.decide(entry, by: actor(.handlingUnit, Self.housing)) }
        #expect(throws: Never.self) { try decision.decide(entry, by: actor(.intakeOffice, Self.office)) }
    }
}
