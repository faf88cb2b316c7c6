import Casework
import Docket
import LegalCalendar
import Oversight
import Rulebook
import Store
import Testing
import Work

/// 上报文件: from one installation to the other, by a key that was compared; nothing else is taken in.
struct ParcelTests {
    private static let county = "中宁县人民政府"
    private static let year = FigureQuestion(year: 2025)
    private static let today = DemoStore.demo.day
    private static let form = try! DemoStore.shelf().rules["zhongwei-2022-3"]!.figures.form(
        "litigation", on: CivilDay("2025-12-31")!)!

    private func reading(_ store: CaseStore, _ account: String, _ unit: String) throws -> Reading {
        let actor = Actor(
            account: account, name: account, functions: [.oversightOffice, .intakeOffice], unit: unit)
        return try Reading(store: store, actor: actor, today: Self.today)
    }

    private func city(_ store: CaseStore) throws -> Reading {
        let person = try #require(DemoStore.demo.people.first { $0.account == "孙某" })
        return try Reading(store: store, actor: person.actor, today: Self.today)
    }

    private func request(_ reading: Reading, _ id: String, at instant: Int = 0) -> Request {
        Request(actor: reading.reader, id: id, seen: .max, instant: Self.today.instant + instant, today: Self.today)
    }

    /// 县里的系统: a report filled, reviewed and submitted there.
    private func county(_ body: (CaseStore, (Int) throws -> [UInt8]) throws -> Void) throws {
        try DemoStore.without { store in
            try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
            let day = CivilDay("2024-01-01")!
            let holds: Value = .list(
                ["intake-office", "oversight-office"].map {
                    .object(["function": .text($0), "of": .text(Self.county)])
                })
            for (kind, fields) in [
                (KindName.unitEstablished, ["level": "department", "government": .text(Self.county)]),
                (.functionsHeld, ["holds": holds]),
            ] as [(KindName, [String: Value])] {
                try store.append([
                    Entry(
                        stream: .office, instant: day.instant, kind: kind, day: day,
                        fields: fields.merging(["name": "中宁县司法局"]) { $1 })
                ])
            }
            _ = try store.keyFile.make()
            let (one, other) = (try reading(store, "甲", "中宁县司法局"), try reading(store, "乙", "中宁县司法局"))
            var count = 0
            func act(_ who: Reading, _ act: ReportRegister.Act, _ values: [FormCell: FormValue] = [:]) throws {
                count += 1
                try ReportRegister(who).record(
                    act, Self.form, Self.county, Self.year, values: values, text: act == .sendBack ? "有误" : "一件未编号",
                    request(who, "c\(count)", at: count))
            }
            var filled = false
            try body(store) { value in
                var values = Dictionary(
                    uniqueKeysWithValues: Self.form.cells.compactMap { cell in
                        Self.form.column(cell)?.isRate == true ? nil : (cell, FormValue.count(0))
                    })
                values[FormCell("1.first.received")!] = .count(value)
                if filled {
                    // 上级的退回 is recorded where the report is kept.
                    try act(try self.city(store), .sendBack)
                }
                filled = true
                try act(one, .fill, values)
                try act(other, .review)
                try act(other, .submit)
                let register = try ReportRegister(one)
                let report = try #require(try register.report(Self.form, Self.county, Self.year))
                return try #require(try register.parcel(report)).bytes
            }
        }
    }

    @Test(
        "a file is taken in by the trusted key of its organ, once, and what is changed in it, older or another's is not"
    )
    func course() throws {
        try county { there, parcel in
            try DemoStore.with { here in
                let key = try #require(try KeyRing(try reading(there, "甲", "中宁县司法局")).own())
                let bureau = try city(here)
                let cell = FormCell("1.first.received")!
                func register() throws -> ReportRegister { try ReportRegister(bureau) }
                func report() throws -> FormReport? { try register().report(Self.form, Self.county, Self.year) }
                func receive(_ bytes: [UInt8], _ id: String) throws {
                    _ = try register().receive(bytes, request(bureau, id))
                }
                let first = try parcel(3)
                #expect(throws: Refusal.self) { try receive(first, "r1") }
                let file = PublicKeyFile(organ: Self.county, key: key)
                let ring = KeyRing(bureau)
                #expect(throws: Refusal.self) {
                    try ring.trust(
                        file, of: Self.county, fingerprint: String(repeating: "0", count: 64), reason: "",
                        request(bureau, "t1"))
                }
                // As it was read out over the telephone.
                try ring.trust(
                    file, of: Self.county, fingerprint: key.shownFingerprint.lowercased(), reason: "",
                    request(bureau, "t2"))
                let text = String(decoding: first, as: UTF8.self)
                let odd = text.replacing(
                    "\"cell\":\"1.first.received\",\"value\":\"3\"",
                    with: "\"cell\":\"1.first.received\",\"value\":\"4\"")
                try #require(odd != text)
                #expect(throws: ReportParcel.Failure.notSigned(organ: Self.county)) {
                    try receive(Array(odd.utf8), "r2")
                }
                for odd in [
                    "", "{}", "[1]", String(text.dropLast(40)),
                    text.replacing("\"yingsu\":\"report\"", with: "\"yingsu\":\"x\""),
                ] {
                    #expect(throws: ReportParcel.Failure.noParcel) { try receive(Array(odd.utf8), "r3") }
                }
                #expect(try register().below.contains(Self.county))
                try receive(first, "r4")
                try receive(first, "r4")
                let taken = try #require(try report())
                #expect(taken.stage == .submitted && taken.values[cell] == .count(3) && taken.note == "一件未编号")
                #expect(throws: Refusal.self) { try receive(first, "r5") }
                let total = try register().total(Self.form, Self.year, of: "中卫市人民政府")
                #expect(total.values[cell]?.count ?? 0 >= 3 && !total.missing.contains(Self.county))
                // A later one takes its place; one that was made before it is refused.
                let second = try parcel(5)
                try receive(second, "r6")
                #expect(try report()?.values[cell] == .count(5))
                #expect(throws: Refusal.self) { try receive(first, "r7") }
                #expect(throws: Refusal.self) { try receive(second, "r7b") }
                // 锁定以后: what a later file changes is a supplement.
                try register().record(.lock, Self.form, Self.county, Self.year, text: "", request(bureau, "l1"))
                let same = try parcel(5)
                #expect(throws: Refusal.self) { try receive(same, "r8a") }
                try receive(try parcel(7), "r8")
                let locked = try #require(try report())
                #expect(
                    locked.stage == .locked && locked.values[cell] == .count(5) && locked.current[cell] == .count(7))
                #expect(locked.supplements.map { $0.values.keys.sorted() } == [[cell]])
                try keys(there, bureau, file) { try receive(try parcel($0), "k\($0)") }
            }
        }
    }

    /// 替换、停用: another key needs a reason, and what the old one signed is taken in no more.
    private func keys(_ there: CaseStore, _ bureau: Reading, _ old: PublicKeyFile, _ receive: (Int) throws -> Void)
        throws
    {
        let ring = KeyRing(bureau)
        let new = PublicKeyFile(organ: Self.county, key: try there.keyFile.make().publicKey)
        let said = new.key.shownFingerprint
        #expect(throws: ReportParcel.Failure.notSigned(organ: Self.county)) { try receive(8) }
        #expect(throws: Refusal.self) {
            try ring.trust(new, of: Self.county, fingerprint: said, reason: "", request(bureau, "t3"))
        }
        // 甲县 reads out its own fingerprint: that says nothing of the organ that the file names.
        #expect(throws: Refusal.self) {
            try ring.trust(new, of: "海原县人民政府", fingerprint: said, reason: "", request(bureau, "t6"))
        }
        try ring.trust(new, of: Self.county, fingerprint: said, reason: "换了服务器", request(bureau, "t4"))
        #expect(try ring.trusted().map { $0.until == nil } == [true, false])
        try receive(9)
        try ring.revoke(Self.county, reason: "密钥外泄", request(bureau, "v1"))
        #expect(throws: Refusal.self) { try receive(10) }
        // 本系统里办案的、不是下级的 have no key here.
        for organ in ["沙坡头区人民政府", "别的政府"] {
            let odd = PublicKeyFile(organ: organ, key: new.key)
            #expect(throws: Refusal.self) {
                try ring.trust(odd, of: organ, fingerprint: said, reason: "", request(bureau, "t5"))
            }
        }
    }

    @Test("the private key is read by its owner alone, an old one stays beside the new, and a spoilt one is told")
    func file() throws {
        try DemoStore.without { store in
            #expect(try store.keyFile.read() == nil && !store.keyFile.exists)
            let first = try store.keyFile.make().publicKey
            #expect(try store.keyFile.read()?.publicKey == first)
            #expect(try store.keyFile.make().publicKey != first)
        }
    }
}
