import ArgumentParser
import Docket
import Foundation
import LegalCalendar
import Store

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
        let hasData = FileManager.default.fileExists(atPath: places.data + "/yingsu.sqlite")
        let shelf = try places.shelf()
        // With the notices that were entered here.
        let calendar = hasData ? try places.reading(lists: false).1.calendar : shelf.calendar()
        let year = CivilDay(instant: Int(Date().timeIntervalSince1970 * 1000)).year
        say(calendar.knownYears.contains(year), "\(year)年放假通知")
        print(
            "\(calendar.knownYears.contains(year + 1) ? "●" : "▲") \(year + 1)年放假通知\(calendar.knownYears.contains(year + 1) ? "" : "尚未录入，涉及的日子暂计")"
        )
        let free = (try? FileManager.default.attributesOfFileSystem(forPath: "."))?[.systemFreeSize] as? Int ?? 0
        say(free > 1_000_000_000, "磁盘剩余 \(free / 1_000_000) MB")
        if hasData {
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
