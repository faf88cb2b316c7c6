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
}
