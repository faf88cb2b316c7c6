import ArgumentParser
import Docket
import Foundation
import LegalCalendar
import Store

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "audit", abstract: "审计", subcommands: [Verify.self])

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "逐字节校验台账链")

        @Option(help: "外存的链头文件：每行 “序号 杂凑值”") var anchor: String?
        @OptionGroup var places: Places

        func run() throws {
            let (folder, store) = try places.reading(lists: false)
            let verification = try store.verify()
            if let bad = verification.firstBad { throw fail("第\(bad)条：\(verification.reason ?? "")", code: 1) }
            // What stands beside the folder is looked at without being asked for.
            let beside = Anchor(path: folder.path + ".anchor")
            for place in [anchor.map { Anchor(path: $0) }, beside].compactMap(\.self) {
                let lines: [Anchor.Line]?
                do { lines = try place.lines() } catch { throw fail("\(error)", code: 65) }
                guard let lines else {
                    if place.path == beside.path { continue }
                    throw fail("没有外存的链头文件：\(place.path)", code: 65)
                }
                if let problem = try store.problem(with: lines) { throw fail(problem, code: 1) }
            }
            if let problem = try Inspection(of: store).firstProblem() { throw fail(problem, code: 1) }
            print("\(verification.count) \(verification.tip.hex)")
        }
    }
}

struct RebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rebuild", abstract: "由台账重建全部索引")

    @Flag(help: "只列出期限会怎样变动，什么也不改") var dryRun = false
    @OptionGroup var places: Places

    func run() throws {
        if dryRun { return try list() }
        let (_, store) = try places.store()
        let verification = try store.rebuild()
        if let bad = verification.firstBad { throw fail("第\(bad)条：\(verification.reason ?? "")，没有重建", code: 1) }
        print("已重建 \(try store.caseCount()) 件案件，\(verification.count) 条 \(verification.tip.hex)")
    }

    /// 案号、事项、条文、规范、原届满日、新届满日; what is closed was judged by its old day and is said so.
    private func list() throws {
        let (_, store) = try places.reading(lists: false)
        var (moved, closed) = (0, 0)
        try store.movedDays { day in
            if day.isClosed { closed += 1 } else { moved += 1 }
            let days = "\(day.old?.description ?? "没有")\t\(day.new?.description ?? "没有")"
            print("\(day.number)\t\(day.what)\t\(day.cite)\t\(day.norm)\t\(days)\t\(day.isClosed ? "已办结，按原日评定" : "")")
        }
        print("变动 \(moved) 项，另有已办结 \(closed) 项；没有改动任何数据")
    }
}

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "backup", abstract: "备份到空文件夹，服务运行时也可以")

    @Argument(help: "备份文件夹") var target: String
    @OptionGroup var places: Places

    func run() throws {
        let (folder, store) = try places.reading(lists: false)
        do {
            let made = try Backup.make(of: store, from: folder, into: target, shelf: try places.shelf())
            print("\(made.count) \(made.tip.hex)")
        } catch let error as StoreError {
            throw fail("\(error)", code: 1)
        }
    }
}

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "restore", abstract: "由备份恢复到空的数据文件夹")

    @Argument(help: "备份文件夹") var source: String
    @OptionGroup var places: Places

    func run() throws {
        do {
            let restored = try Backup.restore(
                source, into: places.data, shelf: try places.shelf(), rulebook: places.rulebook)
            if let bad = restored.firstBad { throw fail("第\(bad)条：\(restored.reason ?? "")", code: 1) }
            print("\(restored.count) \(restored.tip.hex)")
        } catch let error as StoreError {
            throw fail("\(error)", code: 1)
        }
    }
}

/// 自检
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check", abstract: "自检：磁盘、日历、链、锁")

    @OptionGroup var places: Places

    func run() throws {
        var healthy = true
        func say(_ isGood: Bool, _ text: String) {
            print("\(isGood ? "●" : "■") \(text)")
            healthy = healthy && isGood
        }
        let shelf = try places.shelf()
        let year = CivilDay(instant: Int(Date().timeIntervalSince1970 * 1000)).year
        say(shelf.calendar().knownYears.contains(year), "\(year)年放假通知")
        print(
            "\(shelf.calendar().knownYears.contains(year + 1) ? "●" : "▲") \(year + 1)年放假通知\(shelf.calendar().knownYears.contains(year + 1) ? "" : "尚未录入，涉及的日子暂计")"
        )
        let free = (try? FileManager.default.attributesOfFileSystem(forPath: "."))?[.systemFreeSize] as? Int ?? 0
        say(free > 1_000_000_000, "磁盘剩余 \(free / 1_000_000) MB")
        if FileManager.default.fileExists(atPath: places.data + "/yingsu.sqlite") {
            let (_, store) = try places.reading(lists: false)
            let verification = try store.verify()
            if verification.firstBad == nil {
                let problem = try Inspection(of: store).firstProblem()
                say(problem == nil, problem ?? "文件、清单和其他记录与台账相符")
            }
            say(
                verification.firstBad == nil,
                verification.firstBad.map { "台账第\($0)条：\(verification.reason ?? "")" }
                    ?? "台账 \(verification.count) 条，链完整")
        } else {
            print("○ \(places.data) 还没有数据")
        }
        if !healthy { throw ExitCode(1) }
    }
}

/// 日历
struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "calendar", abstract: "一年中每一天是休息日还是工作日")

    @Option(help: "年份") var year: Int
    @Option(help: "计入某地的地方节日") var region: String?
    @OptionGroup var shelves: Shelves

    func run() throws {
        guard var day = CivilDay(year: year, month: 1, day: 1) else { throw fail("没有这一年：\(year)", code: 65) }
        let calendar = try shelves.load().calendar(region: region)
        while day.year == year {
            let mark = calendar.mark(day)
            print("\(day)\t\(mark.isRest ? "rest" : "work")\t\(mark.holiday ?? (mark.isMakeUp ? "调休上班" : ""))")
            day = day.adding(days: 1)
        }
    }
}
