import Docket
import LegalCalendar
import Rulebook
import Store
import Testing

/// 职能归属: as recorded, else as the rulebook says; never by a name in the program.
@Suite struct HoldersTests {
    private func holders(_ fields: [(String, [String: Value])]) throws -> Holders {
        let entries = fields.enumerated().map { place, unit in
            Entry(
                stream: .office, sequence: place + 1, kind: .unitEstablished, day: CivilDay("2020-01-01")!,
                fields: unit.1.merging(["name": .text(unit.0)]) { own, _ in own })
        }
        let rules = try Shelf.rules()
        return Holders(Organisation(entries: entries), rules)
    }

    private func held(_ functions: Function...) -> Value {
        .list(functions.map { .object(["function": .text($0.rawValue)]) })
    }

    private var city: [(String, [String: Value])] {
        [
            ("某市人民政府", ["level": "city"]),
            ("某市办", ["level": "department", "government": "某市人民政府", "holds": held(.intakeOffice, .counselOffice)]),
            ("某局", ["level": "department", "government": "某市人民政府"]),
            ("某县人民政府", ["level": "county", "government": "某县人民政府"]),
            ("某县局", ["level": "department", "government": "某县人民政府"]),
        ]
    }

    @Test(
        "a department without an office of its own is its own; its counsel is its government's; a county's offices are said or nobody's"
    )
    func fallbacks() throws {
        let holders = try holders(city)
        #expect(holders.holder(of: .intakeOffice, for: "某市人民政府") == "某市办")
        #expect(
            holders.holder(of: .intakeOffice, for: "某局") == "某局" && holders.holder(of: .sealKeeper, for: "某局") == "某局")
        #expect(holders.holder(of: .counselOffice, for: "某局") == "某市办")
        #expect(holders.holder(of: .intakeOffice, for: "某县人民政府") == nil && !holders.isSetUp("某县人民政府"))
        #expect(holders.holder(of: .intakeOffice, for: "某县局") == "某县局")
        #expect(holders.isSetUp("某市人民政府") && !holders.isSetUp("某局"))
    }

    @Test("whose function it is goes by the unit: recorded, its own, or its government's where nobody is recorded")
    func organs() throws {
        let holders = try holders(city)
        #expect(holders.organs(of: .intakeOffice, in: "某市办") == ["某市人民政府", "某市办"])
        #expect(holders.organs(of: .intakeOffice, in: "某局") == ["某局"])
        #expect(holders.organs(of: .intakeOffice, in: "某县人民政府") == ["某县人民政府"])
        // Of a function that is recorded for nobody a unit has the government's only where it holds another of it.
        #expect(holders.organs(of: .auditor, in: "某局") == ["某局"] && holders.organs(of: .auditor, in: "某县局") == ["某县局"])
        #expect(holders.organs(of: .auditor, in: "某市办") == ["某市人民政府", "某市办"])
        #expect(holders.organs(of: .intakeOffice, in: "没有的单位").isEmpty)
    }
}
