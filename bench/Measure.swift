import Casework
import Docket
import Foundation
import LegalCalendar
import Store
import Web

/// 逐页测速: each page by one client, then many users at once.
struct Measure: Sendable {
    /// One page as somebody asks for it.
    struct Page: Sendable {
        let title: String
        let path: String
        let account: String
    }

    let store: CaseStore
    let clock: Clock
    let port: Int
    let rounds: Int
    let folder: String
    private let sessions: [String: Session]
    /// Cases of one unit, the newest first.
    private let dockets: [CaseRow]
    private var open: CaseRow { dockets[0] }

    private static let people: [(account: String, unit: String, function: Function)] = [
        ("clerk", "市政府办公室", .intakeOffice), ("unit", "市公安局", .handlingUnit), ("bureau", "市司法局", .oversightOffice),
        ("leader", "市政府", .leader),
    ]

    init(_ store: CaseStore, _ clock: Clock, port: Int, rounds: Int, folder: String) throws {
        (self.store, self.clock, self.port, self.rounds, self.folder) = (store, clock, port, rounds, folder)
        var sessions: [String: Session] = [:]
        for person in Self.people {
            if try store.account(person.account) == nil {
                _ = try store.open(
                    account: person.account, display: "测速", unit: person.unit, functions: [person.function], instant: 0)
                try store.setPassword("Bench-\(Randomness.hex(bytes: 8))", for: person.account)
            }
            let token = try store.openSession(person.account, instant: clock.real)
            guard let known = try store.session(token, instant: clock.real) else {
                throw Load.Failed(description: "没有会话")
            }
            sessions[person.account] = Session(cookie: "yingsu=\(token)", csrf: known.csrf)
        }
        self.sessions = sessions
        dockets = Array(
            try store.cases(CaseScope(keys: [.unit("市公安局")]), matching: "", today: Filling.today).rows.dropFirst(7))
        guard !dockets.isEmpty else { throw Load.Failed(description: "库是空的") }
    }

    struct Session: Sendable {
        let cookie: String
        let csrf: String
    }

    /// What is asked for, in the words of a page: search words of two and three characters, and a number.
    var list: [Page] {
        let month = "\(Filling.today.year)-01"
        return [
            Page(title: "案件列表", path: "/cases", account: "clerk"),
            Page(title: "案件列表第二十页", path: "/cases?page=20", account: "clerk"),
            Page(title: "本单位案件", path: "/cases", account: "unit"),
            Page(title: "查询两字", path: "/cases?q=" + encoded("王强"), account: "clerk"),
            Page(title: "查询三字", path: "/cases?q=" + encoded("李某芳"), account: "clerk"),
            Page(title: "本单位查询", path: "/cases?q=" + encoded("王强"), account: "unit"),
            Page(title: "查询案号", path: "/cases?q=" + encoded(open.number), account: "clerk"),
            Page(title: "案件主页", path: "/cases/\(open.caseID)", account: "unit"),
            Page(title: "工作台（收文）", path: "/", account: "clerk"),
            Page(title: "工作台（单位）", path: "/", account: "unit"),
            Page(title: "工作台（领导）", path: "/", account: "leader"),
            Page(title: "期限台账（全部单位逾期）", path: "/ledger?range=overdue", account: "bureau"),
            Page(title: "期限台账（本单位）", path: "/ledger", account: "unit"),
            Page(title: "追责线索", path: "/leads", account: "bureau"),
            Page(title: "统计分析（一年）", path: "/figures?year=\(Filling.today.year - 1)", account: "bureau"),
            Page(title: "统计分析（本单位）", path: "/figures?year=\(Filling.today.year - 1)", account: "unit"),
            Page(
                title: "数字背后的案件", path: "/figures/cases?part=received&year=\(Filling.today.year - 1)", account: "bureau"
            ),
            Page(title: "收案登记簿（一个月）", path: "/books/intake?from=\(month)-01&through=\(month)-31", account: "clerk"),
        ]
    }

    private func encoded(_ text: String) -> String {
        text.utf8.map { "%" + String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// - Parameter only: of those with this in their title; nothing is written then.
    func pages(_ only: String?) async throws {
        let client = try Load.Client(port: port)
        defer { client.close() }
        let plain = try client.time("GET /health", rounds: 2000, warm: 200)
        report("纯文本参照 /health", plain, nil)
        for page in list where only.map(page.title.contains) ?? true {
            let cookie = sessions[page.account]!.cookie
            report(
                page.title,
                try client.time("GET \(page.path)", cookie: cookie, rounds: rounds, warm: 5), plain)
        }
        guard only == nil else { return }
        let export = try client.time(
            "GET /export/cases.xlsx?q=" + encoded("王强"), cookie: sessions["clerk"]!.cookie, rounds: 5, warm: 1)
        report("导出（查询两字）", export, plain)
        try writing(client, plain)
    }

    private func report(_ title: String, _ times: Load.Times, _ plain: Load.Times?) {
        let ratio = plain.map { "，p50 是纯文本的 \(number(times.p50 / $0.p50)) 倍" } ?? ""
        print("\(title)：p50 \(number(times.p50)) ms，p99 \(number(times.p99)) ms，\(times.bytes) 字节\(ratio)")
    }

    private func number(_ value: Double) -> String { String(format: value < 10 ? "%.2f" : "%.1f", value) }

    // MARK: - 登记

    /// One append by its form, the desk after each, one case registered; beside one row committed to the same disk.
    private func writing(_ client: Load.Client, _ plain: Load.Times) throws {
        let clerk = sessions["clerk"]!
        let reference = try commit()
        print("一行 FULL 落盘参照：p50 \(number(reference.p50)) ms，p99 \(number(reference.p99)) ms")
        let (appends, desks) = (Load.Clock(), Load.Clock())
        for round in 0..<rounds {
            let docket = dockets[round % dockets.count]
            let form =
                "csrf=\(clerk.csrf)&request=\(Randomness.hex(bytes: 16))&seen=9007199254740991&confirm=*&day=\(Filling.today)"
                + "&step=draft&text=" + encoded("已阅")
            try appends.time {
                try client.post("/cases/\(docket.caseID)/record/opined", form, cookie: clerk.cookie)
            }
            try desks.time { _ = try client.ask("GET /", cookie: clerk.cookie) }
        }
        for (title, clock) in [("登记一条", appends), ("登记后的工作台", desks)] {
            let times = clock.times
            let over = title == "登记一条" ? "，p50 是一行落盘的 \(number(times.p50 / reference.p50)) 倍" : ""
            report(title, times, plain)
            if !over.isEmpty { print("　　\(over.dropFirst())") }
        }
        let opened = Load.Clock()
        for index in 0..<min(rounds, 50) {
            let fields =
                "csrf=\(clerk.csrf)&day=\(Filling.today)&number="
                + encoded("（2026）宁05行初\(9_000_000 + index)\(Int.random(in: 0..<1000))号")
                + "&court=" + encoded("中卫市中级人民法院") + "&instance=first&procedure=ordinary&plaintiffs.0.name="
                + encoded("测速某")
                + "&act.title=" + encoded("行政处罚决定") + "&act.maker=" + encoded("市公安局") + "&reconsideration=none"
            let shown = try client.ask(
                "POST /register", body: fields + "&request=\(Randomness.hex(bytes: 16))", cookie: clerk.cookie)
            guard let code = shown.firstMatch(of: /name="confirm" value="([0-9a-f]+)"/)?.1 else {
                throw Load.Failed(description: "登记：没有核对页")
            }
            try opened.time {
                try client.post(
                    "/register", fields + "&request=\(Randomness.hex(bytes: 16))&confirm=\(code)", cookie: clerk.cookie)
            }
        }
        report("收文登记", opened.times, plain)
    }

    /// 一行落盘: what this disk takes for the smallest commit there is, in a database of its own.
    private func commit() throws -> Load.Times {
        let path = folder + "/commit-\(Randomness.hex(bytes: 4)).sqlite"
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let engine = try SQLiteEngine(path: path)
        try engine.write { try $0.run("CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT)") }
        let clock = Load.Clock()
        for _ in 0..<rounds {
            try clock.time { try engine.write { try $0.run("INSERT INTO row (text) VALUES ('已阅')") } }
        }
        return clock.times
    }

    // MARK: - 混合负载

    /// 64 users for half a minute, each asking for the next page as soon as the last has come: of ten pages three lists, two searches,
    /// two desks, one case, one ledger, one book.
    func mix(seconds: Int) async throws {
        let wanted = ["案件列表", "案件列表", "本单位案件", "查询两字", "查询案号", "工作台（收文）", "工作台（单位）", "案件主页", "期限台账（本单位）", "收案登记簿（一个月）"]
        let pages = wanted.compactMap { title in list.first { $0.title == title } }
        let asked = pages.map { (line: "GET \($0.path)", cookie: sessions[$0.account]!.cookie) }
        let result = try await Load.crowd(port: port, users: 64, seconds: seconds, asked)
        print(
            "混合负载，64 个用户 \(seconds) s：每秒 \(number(result.rate)) 页，p50 \(number(result.times.p50)) ms，p99 \(number(result.times.p99)) ms，内存峰值 \(Machine.peakMegabytes) MB"
        )
    }
}
