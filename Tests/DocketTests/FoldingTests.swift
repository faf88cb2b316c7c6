import Docket
import LegalCalendar
import Testing

@Suite struct FoldingTests {
    static func entry(_ sequence: Int, _ day: String, _ kind: KindName, _ fields: [String: Value] = [:]) -> Entry {
        Entry(sequence: sequence, instant: CivilDay(day)!.instant, kind: kind, day: CivilDay(day)!, fields: fields)
    }

    static let notice = entry(
        1, "2025-03-03", .noticeReceived, ["number": "（2025）宁05行初1号", "plaintiffs": .list([.object(["name": "张某"])])])

    @Test("late recording gives what timely recording would have given")
    func lateRecording() {
        let timely = [Self.notice, Self.entry(2, "2025-03-04", .opined), Self.entry(3, "2025-03-05", .forwarded)]
        var late = timely
        late[1].sequence = 9
        #expect(
            CaseFile(entries: late, organisation: Organisation()).items.map(\.kind)
                == CaseFile(entries: timely, organisation: Organisation()).items.map(\.kind))
    }

    @Test("a corrected entry stands in its first place, a struck one nowhere, and a correction can be corrected")
    func corrections() {
        let entries = [
            Self.notice, Self.entry(2, "2025-03-05", .suspended), Self.entry(3, "2025-03-06", .resumed),
            Self.entry(
                4, "2025-03-07", .corrected,
                ["replaces": .integer(2), "entry": .object(["kind": "suspended", "day": "2025-03-04"])]),
            Self.entry(5, "2025-03-08", .corrected, ["replaces": .integer(3)]),
        ]
        let file = CaseFile(entries: entries, organisation: Organisation())
        #expect(file.items.map(\.sequence) == [1, 2])
        #expect(file.items[1].day.description == "2025-03-04" && file.items[1].correctedBy == 4)
        #expect(file.struck.map(\.sequence) == [3])
        let again = entries + [Self.entry(6, "2025-03-09", .corrected, ["replaces": .integer(4)])]
        #expect(CaseFile(entries: again, organisation: Organisation()).items.map(\.sequence) == [1])
    }

    @Test("a second copy of the same notice opens no second proceeding")
    func secondCopy() {
        var copy = Self.notice
        copy.sequence = 2
        copy.day = CivilDay("2025-03-06")!
        copy.fields["number"] = "(2025)宁05行初1号"
        let file = CaseFile(entries: [Self.notice, copy], organisation: Organisation())
        #expect(file.instances.all.map(\.id) == ["P1"])
        #expect(file.things(.proceeding)[0]["received-on"]?.text == "2025-03-03")
    }

    @Test("an unknown kind is kept and shown raw")
    func unknownKind() {
        let file = CaseFile(
            entries: [Self.notice, Self.entry(2, "2025-03-04", KindName("something-new"), ["x": "y"])],
            organisation: Organisation())
        #expect(file.items.last?.entry["x"]?.text == "y")
        #expect(Vocabulary.standard.title(KindName("something-new")) == "something-new")
    }

    @Test("any prefix and any shuffle of a docket folds")
    func prefixes() {
        let kinds = Vocabulary.standard.all.map(\.name)
        var generator = Seeded()
        for _ in 0..<200 {
            let entries = (1...12).map {
                Self.entry(
                    $0, "2025-03-\(10 + $0)", kinds.randomElement(using: &generator)!,
                    ["replaces": .integer(3), "unit": "甲局", "matter": "defence"])
            }
            let file = CaseFile(entries: entries.shuffled(using: &generator), organisation: Organisation())
            #expect(file.items.count + file.struck.count <= 12)
        }
    }

    @Test("every kind's fields are typed and unknown ones refused")
    func typing() throws {
        #expect(throws: ShapeError.self) {
            try Vocabulary.standard.fields(
                of: .forwarded, from: .map([.init("colour", .scalar("red", line: 3))], line: 2))
        }
        let impossible = Raw.map(
            [.init("evidence-due-on", .scalar("2026年2月30日", line: 1)), .init("plaintiffs", .scalar("张某", line: 1))],
            line: 1)
        #expect(throws: ShapeError.self) { try Vocabulary.standard.fields(of: .noticeReceived, from: impossible) }
        let fields = try Vocabulary.standard.fields(
            of: .noticeReceived,
            from: .map(
                [
                    .init("plaintiffs", .list([.scalar("张某", line: 1)], line: 1)),
                    .init("evidence-due-on", .scalar("2026年3月1日", line: 1)),
                ], line: 1))
        #expect(fields["evidence-due-on"]?.text == "2026-03-01")
        #expect(fields["plaintiffs"]?.list?.first?["name"]?.text == "张某")
    }
}

/// A sequence that can be told again by its seed.
private struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64 = .random(in: .min ... .max)) {
        print("seed \(seed)")
        state = seed
    }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
