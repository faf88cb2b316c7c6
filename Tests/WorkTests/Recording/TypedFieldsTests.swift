import Casework
import Docket
import Testing

@testable import Work

@Suite struct TypedFieldsTests {
    private let typed = TypedFields([
        ("units.0.unit", "甲局"), ("units.0.part", "act"), ("units.1.unit", ""), ("units.1.role", "assist"),
        ("reason", "x"),
    ])

    @Test("dotted names become objects and lists; rows without their main field are no rows")
    func dotted() throws {
        let kind = try #require(Vocabulary.standard.kind(.handlingAssigned))
        let fields = try Vocabulary.standard.fields(of: .handlingAssigned, from: typed.raw(of: kind))
        #expect(fields == ["units": .list([.object(["unit": "甲局", "part": "act"])]), "reason": "x"])
        #expect(TypedFields.knows("units.0.unit", kind))
        #expect(!TypedFields.knows("units.0.colour", kind))
        #expect(!TypedFields.knows("status", kind))
    }

    @Test("what an entry says comes back from its own form, for every field of every kind")
    func roundTrip() throws {
        let said: [String: Value] = [
            "plaintiffs": .list([.object(["name": "王某", "kind": "citizen"]), .object(["name": "赵某"])]),
            "act": .object(["title": "处罚决定", "maker": "市公安局"]), "number": "（2026）宁05行初1号",
        ]
        let kind = try #require(Vocabulary.standard.kind(.noticeReceived))
        let again = try EntryDraft.fields(TypedFields(of: said, kind), of: kind, in: .standard)
        #expect(again == said)
    }

    @Test("money is typed in yuan, kept in fen, and shown in yuan again")
    func money() throws {
        let kind = try #require(Vocabulary.standard.all.first { $0.fields.contains { $0.type == .money } })
        let field = try #require(kind.fields.first { $0.type == .money })
        let fields = try EntryDraft.fields(TypedFields([(field.name, "1234.50")]), of: kind, in: .standard)
        #expect(fields[field.name]?.integer == 123_450)
        let shown = TypedFields(of: fields, kind)
        #expect(try EntryDraft.fields(shown, of: kind, in: .standard) == fields)
        let refusal = #expect(throws: Refusal.self) {
            try EntryDraft.fields(TypedFields([(field.name, "很多")]), of: kind, in: .standard)
        }
        #expect(refusal?.byField[field.name]?.contains("不是金额") == true)
    }
}

@Suite struct EntryInputsTests {
    @Test("what is wrong with a whole row is said once, at its first field; what is typed is kept")
    func errors() throws {
        let kind = try #require(Vocabulary.standard.kind(.noticeReceived))
        let inputs = EntryInputs(
            kind: kind, typed: TypedFields([("plaintiffs.0.name", "王某")]), suggested: ["number": "不该出现"],
            errors: ["plaintiffs": "请填写“原告”"])(["number", "plaintiffs.0.name", "plaintiffs.1.name", "nothing"])
        #expect(inputs.map(\.name) == ["number", "plaintiffs.0.name", "plaintiffs.1.name"])
        #expect(inputs.map(\.error) == [nil, "请填写“原告”", nil])
        #expect(inputs.map(\.value) == ["", "王某", ""])
    }

    @Test("of two codes for one word one is offered, and the other stays where an entry says it")
    func twoCodes() throws {
        let kind = try #require(Vocabulary.standard.kind(.noticeReceived))
        func offered(_ typed: [(String, String)]) -> [String] {
            let input = EntryInputs(kind: kind, typed: TypedFields(typed))(["procedure"])[0]
            guard case .choice(let options) = input.control else { return [] }
            #expect(options.count(where: \.isSelected) == 1)
            return options.map(\.value)
        }
        #expect(!offered([("procedure", "ordinary")]).contains("simplified"))
        #expect(offered([("procedure", "simplified")]).contains("simplified"))
    }
}
