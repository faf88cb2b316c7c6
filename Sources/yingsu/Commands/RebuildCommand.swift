import ArgumentParser
import Docket
import LegalCalendar
import Store

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
