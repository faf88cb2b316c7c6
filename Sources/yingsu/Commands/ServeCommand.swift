import ArgumentParser
import Docket
import Foundation
import Hummingbird
import LegalCalendar
import Rounds
import Rulebook
import Store
import Web
import Work

/// 提供服务
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "在浏览器里使用：默认 http://127.0.0.1:8080")

    @Option(help: "监听地址") var host = "127.0.0.1"
    @Option(help: "端口") var port = 8080
    @Option(help: "大型部署的数据库地址（尚未支持）") var database: String?
    @Flag(help: "允许在局域网上用不加密的 HTTP") var insecureLan = false
    @Option(help: "前面的 TLS 网关的地址：只有它写的 X-Forwarded-For 算数，登录凭证只走加密连接") var gateway: String?
    @Flag(help: "演示：新库、演示日、角色切换") var demo = false
    @Option(help: "演示日，只用于演示") var today: String?
    @Option(help: "链头每天记到哪个文件，应放在另一块磁盘；不写的，记到数据文件夹旁边") var anchor: String?
    @Option(help: "收件文件夹：其他系统放进来的文件自动进收件箱") var inbox: String?
    @OptionGroup var mailing: Mailing
    @OptionGroup var places: Places

    func run() async throws {
        // Court papers are nobody else's on this machine, wherever a program puts a temporary copy.
        umask(0o077)
        if database != nil { throw fail("--database 尚未支持，请使用内置数据库", code: 64) }
        if today != nil, !demo { throw fail("--today 只能和 --demo 一起用", code: 64) }
        guard insecureLan || ["127.0.0.1", "localhost", "::1"].contains(host) else {
            throw fail("不加密的 HTTP 只监听本机；确需在局域网使用请加 --insecure-lan，或在前面放 TLS 网关", code: 64)
        }
        if let gateway, !Site.isAddress(gateway) {
            throw fail("--gateway 应当是 IP 地址：\(gateway)", code: 64)
        }
        let day = try today.map { text in
            guard let day = CivilDay(text) else { throw fail("没有这一天：\(text)", code: 65) }
            return day
        }
        var places = places
        if let missing = places.missing(forDemo: demo) {
            throw fail("没有程序文件 \(missing)；请用 --home 写明程序文件夹", code: 65)
        }
        if demo {
            places.data = NSTemporaryDirectory() + "/yingsu-demo-\(ProcessInfo.processInfo.processIdentifier)"
            try? FileManager.default.removeItem(atPath: places.data)
        }
        let (folder, store) = try places.store()
        let city = places.city(of: store.rules)
        let shown = demo ? try chosenDemo(city, store.rules) : nil
        let clock = Clock(demo: shown.map { day ?? $0.day })
        let issuer = store.rules.main.issuer
        if let shown {
            try orExit65 { try shown.fill(store, office: try city?.office(issuer: issuer), instant: clock.real) }
        } else {
            try firstStart(store, try orExit65 { try city?.firstUnits(issuer: issuer) ?? [] }, clock)
        }
        store.engine.onLongWrite { say("写锁占用 \($0.formatted(.units(allowed: [.milliseconds], width: .narrow)))") }
        let anchor = demo ? nil : Anchor(path: anchor ?? folder.path + ".anchor")
        try checkAtStart(store, anchor)
        try bringUp(store)
        let mail = try mailing.mail()
        let letter = mail.map { mail -> @Sendable (String, String, String) throws -> Void in
            { try mail.send(to: $0, subject: $1, text: $2) }
        }
        let site = try await Site(
            store: store, clock: clock, isDemo: demo, gateway: gateway, home: places.home, letter: letter
        ) {
            try await Bindery().pages(of: $0)
        }
        let (host, port) = (host, port)
        let application = try Server(site: site).application(host: host, port: port) {
            say("应诉已启动：http://\(host):\(port)")
        }
        let rounds = Rounds(
            store: store, mail: mail, anchor: anchor, today: { clock.today },
            hour: { (clock.real / 3_600_000 + 8) % 24 })
        let lane = Workers.of(.rounds)
        let going = Task(executorPreference: lane) { await rounds.run { say($0) } }
        let deriving = Task(executorPreference: lane) { await rounds.rederive { say($0) } }
        try store.tidyPrintJobs(instant: clock.real)
        let press = Press(store: store, fonts: URL(fileURLWithPath: places.home + "/Fonts").path)
        let pressing = Task(executorPreference: lane) { await press.run { say($0) } }
        try store.tidyInbox()
        let reader = Reader(store: store)
        let reading = Task(executorPreference: lane) { await reader.run { say($0) } }
        let watching = try watched(store, clock).map { folder in
            Task(executorPreference: lane) { await folder.run { say($0) } }
        }
        defer {
            for task in [going, deriving, pressing, reading] + [watching].compactMap(\.self) { task.cancel() }
        }
        let ending = Self.endInTime()
        defer { ending.cancel() }
        try await application.runService()
        if demo { try? FileManager.default.removeItem(atPath: folder.path) }
    }

    /// That of the measures; a city without one says so.
    private func chosenDemo(_ city: CityFolder?, _ rules: Rules) throws -> Demo {
        guard let folder = city?.demo else {
            throw fail("\(rules.main.measures) 没有演示数据：应放在 Cities/\(rules.main.measures)/demo", code: 65)
        }
        return try orExit65 { try Demo(folder: folder) }
    }

    /// What was changed while nobody served is found before anything is added to it: what follows the last anchor now, the rest by
    /// Rounds. The server starts all the same, so that people can read.
    private func checkAtStart(_ store: CaseStore, _ anchor: Anchor?) throws {
        var problem: String?
        do {
            let lines = try anchor?.lines() ?? []
            problem = try store.problem(with: lines)
            if problem == nil {
                let verification = try lines.last.map { try store.verify(after: $0) } ?? store.verify()
                problem = verification.firstBad.map { "台账第\($0)条\(verification.reason ?? "")" }
            }
        } catch { problem = "\(error)" }
        guard let problem else { return }
        store.engine.stop(.tampered(problem))
        say("■ \(StopReason.tampered(problem))。请用 audit verify 查看，必要时由备份恢复；现在只能查看")
    }

    /// Few cases are derived anew at once; of many the rest follows while the server serves.
    private func bringUp(_ store: CaseStore) throws {
        guard store.engine.stopped == nil else { return }
        let isChanged = try store.noteChanges()
        let started = ContinuousClock.now
        while try store.rederive() > 0, ContinuousClock.now - started < .seconds(3) {}
        let left = try store.staleCount()
        if left > 0 {
            say("规则、日历或者机构有变动，还有 \(left) 件案件正在重新推算，不影响办理")
        } else if isChanged, !demo, try store.caseCount() > 0 {
            say("规则、日历或者机构有变动，已重新推算全部案件")
        }
    }

    /// Whoever ends the server has it ended within five seconds: what is recorded is recorded whole or not at all.
    private static func endInTime() -> any DispatchSourceSignal {
        let source = DispatchSource.makeSignalSource(signal: SIGTERM, queue: .global())
        source.setEventHandler { DispatchQueue.global().asyncAfter(deadline: .now() + 4) { Foundation.exit(0) } }
        source.resume()
        return source
    }

    private func watched(_ store: CaseStore, _ clock: Clock) throws -> WatchedFolder? {
        guard let inbox else { return nil }
        do throws(WatchedFolder.Missing) {
            return try WatchedFolder(store: store, path: inbox, instant: { clock.real })
        } catch { throw fail(error.description, code: 65) }
    }

    /// Three named administrators with one-time codes, printed once; the units from memory, to be checked.
    private func firstStart(_ store: CaseStore, _ office: [Entry], _ clock: Clock) throws {
        guard try store.accounts().isEmpty else { return }
        try store.append(office)
        say("第一次启动。三名管理员的一次性代码只显示这一次，二十四小时内有效，登录后须设置口令：")
        let organisation = try store.organisation()
        let unit =
            organisation.government.flatMap { organisation.recordedHolder(of: .intakeOffice, for: $0) }
            ?? store.rules.title(of: .intakeOffice)
        for (name, function) in [
            ("系统管理员", Function.systemAdministrator), ("安全管理员", .securityAdministrator), ("安全审计员", .auditAdministrator),
        ] {
            say(
                "  \(name)　\(try store.open(account: name, display: name, unit: unit, functions: [function], instant: clock.real))"
            )
        }
        say(
            office.isEmpty
                ? "没有预置机构名单：请先在“机构与负责人”登记本市的政府、部门和各自的职能。" : "机构名单是预置的（\(office.count) 个单位），请逐项核对。")
    }
}
