import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Testing

/// 可见: what each of two governments that are sued together wrote for itself is its own, and who watches from above reads no draft.
@Suite struct SightTests {
    private func file(_ told: [(KindName, String, Function, [String: Value])]) throws -> [Entry] {
        let notice: [String: Value] = [
            "number": "（2026）宁05行初12号", "instance": "first", "procedure": "ordinary", "reconsideration": "upheld",
            "sued": "both", "plaintiffs": .list([.object(["name": "张某"])]),
            "defendants": .list([.object(["organ": "沙坡头区人民政府"]), .object(["organ": "中卫市人民政府"])]),
            "act": .object(["title": "征收决定", "maker": "沙坡头区住房和城乡建设局"]),
        ]
        return ([(KindName.noticeReceived, "市政府办公室", Function.intakeOffice, notice)] + told).enumerated().map {
            place, told in
            Entry(
                caseID: "C1", sequence: place + 1, actor: "某", role: told.2.rawValue, unit: told.1, kind: told.0,
                day: CivilDay("2026-03-02")!, fields: told.3)
        }
    }

    private func seen(by function: Function, _ unit: String, _ entries: [Entry]) throws -> [String: String] {
        let reader = Actor(account: "a", name: "某", function: function, unit: unit)
        let view = CaseView(
            entries, reader: reader, rules: Organs.rules, calendar: Organs.shelf.calendar(),
            organisation: try Organs.organisation())
        return Dictionary(
            view.derivation.file.items.compactMap { item in item.entry["text"]?.text.map { ($0, item.entry.unit) } },
            uniquingKeysWith: { first, _ in first })
    }

    @Test("an instruction, a guidance and an opinion of one organ are not the other's, in either direction")
    func joint() throws {
        let city: [(KindName, String, Function, [String: Value])] = [
            (.opined, "市政府办公室", .intakeOffice, ["step": "instruction", "text": "市批示"]),
            (
                .forwarded, "市政府办公室", .intakeOffice,
                ["units": .list([.object(["unit": "市司法局", "part": "reconsideration"])])]
            ),
            (.guidanceGiven, "市司法局", .oversightOffice, ["text": "市指导"]),
        ]
        let county: [(KindName, String, Function, [String: Value])] = [
            (.opined, "沙坡头区政府办公室", .intakeOffice, ["step": "instruction", "text": "区批示"]),
            (
                .forwarded, "沙坡头区政府办公室", .intakeOffice,
                ["units": .list([.object(["unit": "沙坡头区住房和城乡建设局", "part": "act"])])]
            ),
        ]
        let entries = try file(city + county)
        for (function, unit, words) in [
            (Function.intakeOffice, "市政府办公室", ["市批示"]), (.oversightOffice, "市司法局", ["市指导", "市批示"]),
            (.handlingUnit, "市司法局", ["市指导", "市批示"]), (.intakeOffice, "沙坡头区政府办公室", ["区批示"]),
            (.oversightOffice, "沙坡头区司法局", ["区批示"]), (.handlingUnit, "沙坡头区住房和城乡建设局", ["区批示"]),
            (.auditor, "市审计局", []), (.handlingUnit, "市公安局", []), (.intakeOffice, "市公安局", []),
        ] as [(Function, String, [String])] {
            #expect(try seen(by: function, unit, entries).keys.sorted() == words.sorted(), "\(function) \(unit)")
        }
    }

    @Test("each standing is of one function: whoever has two sees what either shows and does what either lets him")
    func standing() throws {
        let entries = try file([])
        let organisation = try Organs.organisation()
        let derivation = Derivation(
            file: CaseFile(entries: entries, organisation: organisation, procedure: Organs.rules.procedure),
            rules: Organs.rules, calendar: Organs.shelf.calendar(), organisation: organisation)
        #expect(derivation.answering == ["沙坡头区人民政府", "中卫市人民政府"])
        let both = Actor(account: "a", name: "某", functions: [.oversightOffice, .handlingUnit], unit: "市司法局")
        #expect(Access.standing(both, in: derivation).relations == [.oversightOffice: .office])
        let stranger = Actor(account: "a", name: "某", functions: [.intakeOffice, .handlingUnit], unit: "市公安局")
        #expect(Sight(stranger, derivation).standing.isNone && !Sight(stranger, derivation).sees(entries[0]))
    }

    @Test("in which function somebody acts is said by what he does")
    func role() throws {
        let organisation = try Organs.organisation()
        let derivation = Derivation(
            file: CaseFile(entries: try file([]), organisation: organisation, procedure: Organs.rules.procedure),
            rules: Organs.rules, calendar: Organs.shelf.calendar(), organisation: organisation)
        let decision = Decision(derivation: derivation, today: CivilDay("2026-03-02")!)
        let office = Actor(account: "a", name: "某", functions: [.intakeOffice, .sealKeeper], unit: "市政府办公室")
        for (kind, role) in [
            (KindName.sealed, Function.sealKeeper), (.forwarded, .intakeOffice), (.approved, .intakeOffice),
            (.hearingNotified, .intakeOffice),
        ] {
            #expect(decision.role(of: office, recording: kind) == role, "\(kind)")
        }
    }

    @Test("what one organ recorded is not another organ's to correct, nor its papers to take down")
    func correcting() throws {
        let organisation = try Organs.organisation()
        let entries = try file([
            (
                .forwarded, "沙坡头区政府办公室", .intakeOffice,
                ["units": .list([.object(["unit": "沙坡头区住房和城乡建设局", "part": "act"])])]
            ),
            (
                .paperAdded, "沙坡头区住房和城乡建设局", .handlingUnit,
                ["paper-kind": "defence", "name": "答辩状", "unit": "沙坡头区住房和城乡建设局"]
            ),
        ])
        let derivation = Derivation(
            file: CaseFile(entries: entries, organisation: organisation, procedure: Organs.rules.procedure),
            rules: Organs.rules, calendar: Organs.shelf.calendar(), organisation: organisation)
        let decision = Decision(derivation: derivation, today: CivilDay("2026-03-02")!)
        func actor(_ function: Function, _ unit: String) -> Actor {
            Actor(account: "另", name: "另", function: function, unit: unit)
        }
        let paper = try #require(CasePapers(file: derivation.file).all.first)
        for (function, unit, may) in [
            (Function.intakeOffice, "沙坡头区政府办公室", true), (.oversightOffice, "沙坡头区司法局", true),
            (.intakeOffice, "市政府办公室", false), (.oversightOffice, "市司法局", false), (.handlingUnit, "市司法局", false),
        ] {
            #expect(decision.mayCorrect(entries[1], actor(function, unit)) == may, "\(unit)")
            #expect(decision.mayWithdraw(paper, actor(function, unit)) == may, "\(unit)")
        }
        #expect(decision.mayWithdraw(paper, actor(.handlingUnit, "沙坡头区住房和城乡建设局")))
    }

    @Test("追责 is between the oversight office and the organ it names: for all others no duty of it stands there")
    func accountability() throws {
        let entries = try file([
            (
                .accountabilityRaised, "沙坡头区司法局", .oversightOffice,
                ["ground": "2", "organ": "沙坡头区住房和城乡建设局", "text": "事实"]
            )
        ])
        func owed(_ function: Function, _ unit: String) throws -> Bool {
            let view = CaseView(
                entries, reader: Actor(account: "a", name: "某", function: function, unit: unit), rules: Organs.rules,
                calendar: Organs.shelf.calendar(), organisation: try Organs.organisation())
            return view.derivation.duties().contains {
                $0.context[.defendant].isEmpty && $0.opened.kind == .accountabilityRaised
            }
        }
        #expect(try owed(.oversightOffice, "沙坡头区司法局"))
        for (function, unit) in [
            (Function.oversightOffice, "市司法局"), (.intakeOffice, "市政府办公室"), (.intakeOffice, "沙坡头区政府办公室"),
        ] {
            #expect(try !owed(function, unit), "\(unit)")
        }
    }
}
