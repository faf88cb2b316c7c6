import Docket
import LegalCalendar
import Testing

@Suite("机构信息") struct OrganisationTests {
    private func entry(_ sequence: Int, _ kind: KindName, _ day: String, _ fields: [String: Value]) -> Entry {
        Entry(stream: .office, sequence: sequence, kind: kind, day: CivilDay(day)!, fields: fields)
    }

    private var founding: [Entry] {
        [
            entry(1, .unitEstablished, "2004-01-01", ["name": "中卫市人民政府", "level": "city"]),
            entry(
                2, .unitEstablished, "2004-01-01", ["name": "市司法局", "aliases": .list(["司法局"]), "level": "department"]),
        ]
    }

    @Test("what is said of a unit later completes what was said before, and any of its names finds it")
    func described() {
        let organisation = Organisation(
            entries: founding + [
                entry(3, .unitDescribed, "2026-01-05", ["name": "司法局", "full-name": "中卫市司法局", "address": "某路1号"]),
                entry(
                    4, .unitDescribed, "2026-02-05", ["name": "市司法局", "phone": "0955-1", "aliases": .list(["市法制办"])]),
            ])
        let unit = organisation.unit("中卫市司法局")
        #expect(unit?.name == "市司法局" && unit?.fullName == "中卫市司法局")
        #expect(
            unit?.fields["address"]?.text == "某路1号" && unit?.fields["phone"]?.text == "0955-1"
                && unit?.level == "department")
        // A short name that is not said any more is nobody's.
        #expect(organisation.canonical("市法制办") == "市司法局" && organisation.unit("司法局") == nil)
        #expect(organisation.fullName("中卫市人民政府") == "中卫市人民政府" && organisation.fullName("没有的局") == "没有的局")
    }

    @Test("a full name that another unit already has stays that unit's")
    func taken() {
        let organisation = Organisation(
            entries: founding + [entry(3, .unitDescribed, "2026-01-05", ["name": "市司法局", "full-name": "中卫市人民政府"])])
        #expect(organisation.canonical("中卫市人民政府") == "中卫市人民政府")
    }

    @Test("a portfolio belongs to the head who was appointed, and makes one of who was not")
    func portfolio() {
        let organisation = Organisation(
            entries: founding + [
                entry(
                    3, .headAppointed, "2022-01-01",
                    ["head": .object(["name": "刘某", "post": "副市长", "organ": "中卫市人民政府"])]),
                entry(
                    4, .portfolioGiven, "2022-02-01",
                    ["head": .object(["name": "刘某", "organ": "中卫市人民政府"]), "units": .list(["市司法局"])]),
                entry(5, .portfolioGiven, "2022-02-01", ["head": .object(["name": "秘书长某", "post": "秘书长"])]),
                // The paper on portfolios may be typed in before that on appointments.
                entry(6, .portfolioGiven, "2022-03-01", ["head": .object(["name": "赵某"]), "units": .list(["市司法局"])]),
                entry(
                    7, .headAppointed, "2022-03-01",
                    ["head": .object(["name": "赵某", "post": "副市长", "organ": "中卫市人民政府"])]),
            ])
        #expect(organisation.heads.map(\.name) == ["刘某", "秘书长某", "赵某"])
        #expect(organisation.heads.map(\.portfolio) == [["市司法局"], [], ["市司法局"]] && organisation.heads[2].post == "副市长")
    }

    @Test(
        "a credit code is known by its last character",
        arguments: [
            ("91350100M000100Y43", true), ("91512081MA62K0260E", true), ("11640500010000012P", true),
            ("126405007359601765", true), ("11640500 0100 0001 2p", true),
            ("91350100M000100Y4Z", false), ("116405000100000120", false), ("11640500010000012", false),
            ("11640500010000021P", false), ("", false), ("一一六四〇五〇〇〇一〇〇〇〇〇一二P", false),
        ])
    func code(_ text: String, _ isValid: Bool) { #expect(CreditCode.isValid(text) == isValid) }

    private func holds(_ functions: (Function, String)...) -> Value {
        .list(functions.map { .object(["function": .text($0.0.rawValue), "of": .text($0.1)]) })
    }

    private var county: [Entry] {
        founding + [
            entry(3, .unitEstablished, "2004-01-01", ["name": "沙坡头区人民政府", "level": "county"]),
            entry(
                4, .unitEstablished, "2020-01-01",
                [
                    "name": "区政府办公室", "level": "department", "government": "沙坡头区人民政府",
                    "holds": holds((.intakeOffice, "沙坡头区人民政府"), (.sealKeeper, "沙坡头区人民政府")),
                ]),
            entry(
                5, .unitEstablished, "2020-01-01",
                ["name": "区司法局", "level": "department", "government": "沙坡头区人民政府"]),
        ]
    }

    @Test("a function is held from its day on, until another unit holds it or its own unit says it no more")
    func held() {
        let moved = entry(6, .functionsHeld, "2026-03-01", ["name": "区司法局", "holds": holds((.sealKeeper, "沙坡头区人民政府"))])
        let organisation = Organisation(entries: county + [moved])
        func holder(_ function: Function, _ day: String?) -> String? {
            organisation.recordedHolder(of: function, for: "沙坡头区人民政府", on: day.flatMap { CivilDay($0) })
        }
        #expect(holder(.sealKeeper, "2026-02-28") == "区政府办公室" && holder(.sealKeeper, "2026-03-01") == "区司法局")
        #expect(holder(.sealKeeper, nil) == "区司法局" && holder(.intakeOffice, nil) == "区政府办公室")
        #expect(holder(.sealKeeper, "2019-12-31") == nil && holder(.oversightOffice, nil) == nil)
        #expect(organisation.holdings(of: "区政府办公室").map(\.function) == [.intakeOffice])
        let given = Organisation(entries: county + [moved, entry(7, .functionsHeld, "2026-04-01", ["name": "区司法局"])])
        #expect(given.recordedHolder(of: .sealKeeper, for: "沙坡头区人民政府") == nil)
        #expect(organisation.reach(to: given) == .all)
    }

    @Test("a successor holds what its predecessor held, and no more than it says itself")
    func inherited() {
        let merged = entry(6, .unitMerged, "2026-03-01", ["name": "区政府办公室", "successor": "区司法局"])
        let organisation = Organisation(entries: county + [merged])
        #expect(organisation.recordedHolder(of: .intakeOffice, for: "沙坡头区人民政府") == "区司法局")
        #expect(
            organisation.recordedHolder(of: .intakeOffice, for: "沙坡头区人民政府", on: CivilDay("2026-02-01"))
                == "区政府办公室")
        let said = Organisation(
            entries: county + [
                merged,
                entry(7, .functionsHeld, "2026-04-01", ["name": "区司法局", "holds": holds((.sealKeeper, "沙坡头区人民政府"))]),
            ])
        #expect(said.recordedHolder(of: .intakeOffice, for: "沙坡头区人民政府") == nil)
    }

    @Test("a unit belongs to its government, a county stands under the city, and takes in its own post")
    func belonging() {
        let organisation = Organisation(entries: county)
        #expect(organisation.government(of: "区司法局") == "沙坡头区人民政府" && organisation.government(of: "市司法局") == "中卫市人民政府")
        #expect(organisation.government(of: "沙坡头区人民政府") == "沙坡头区人民政府" && organisation.government(of: "没有") == nil)
        #expect(organisation.superior(of: "沙坡头区人民政府") == "中卫市人民政府" && organisation.superior(of: "中卫市人民政府") == nil)
        #expect(organisation.superior(of: "区司法局") == "沙坡头区人民政府")
        #expect(organisation.receiving("区政府办公室") == "沙坡头区人民政府" && organisation.receiving("市司法局") == "中卫市人民政府")
    }

    @Test("measures are applied by a paper from its day on until another paper ends it")
    func applied() {
        func said(_ sequence: Int, _ day: String, _ fields: [String: Value]) -> Entry {
            entry(sequence, .measuresApplied, day, ["organ": "沙坡头区人民政府"].merging(fields) { _, new in new })
        }
        let organisation = Organisation(
            entries: county + [
                said(6, "2022-09-01", ["document-number": "甲号"]),
                said(7, "2024-01-01", ["document-number": "乙号", "leads": .flag(true)]),
                said(8, "2025-01-01", ["ended": .flag(true)]),
            ])
        func number(_ day: String) -> String? {
            organisation.application(of: "沙坡头区人民政府", on: CivilDay(day))?.documentNumber
        }
        #expect(number("2022-08-31") == nil && number("2022-09-01") == "甲号" && number("2023-12-31") == "甲号")
        #expect(number("2024-01-01") == "乙号" && number("2025-01-01") == nil)
        #expect(organisation.application(of: "沙坡头区人民政府") == nil)
        #expect(organisation.application(of: "沙坡头区人民政府", on: CivilDay("2024-06-01"))?.agreesToLeads == true)
        #expect(Organisation(entries: county).reach(to: organisation) == .all)
    }
}
