import ArgumentParser
import Casework
import Docket
import Foundation
import LegalCalendar
import Store
import Work

/// 迁入旧台账: all lines or none; lines whose 收文编号 or 案号 is here already are left alone, so that the same file may be read twice.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import", abstract: "迁入旧台账（.xlsx 或 .csv）。全部成功或者一行也不写")

    @Argument(help: "旧台账文件") var file: String
    @Option(name: .customLong("map"), help: "列名对应，如 立案号=案号；可写多次") var maps: [String] = []
    @Option(help: "系统启用日：此前届满的期限不再列为逾期") var inUseFrom: String?
    @Option(help: "读哪个工作表；不写的，读第一个没有隐藏的") var sheet: String?
    @Flag(help: "需要确认的已逐项看过，按原样迁入") var asIs = false
    @Flag(help: "只核对，不写入") var dryRun = false
    @OptionGroup var places: Places

    func run() async throws {
        guard let data = FileManager.default.contents(atPath: file) else { throw fail("没有这个文件：\(file)", code: 65) }
        let ledger: OldLedgerFile
        let name = URL(fileURLWithPath: file).lastPathComponent
        do { ledger = try await OldLedgerFile.read([UInt8](data), name: name, sheet: sheet) } catch {
            throw fail(error.description, code: 65)
        }
        for remark in ledger.remarks { say(remark) }
        let mapping = OldLedgerMapping(header: ledger.header, said: try said())
        guard mapping.unused.isEmpty else {
            throw fail("不认识的列：\(mapping.unused.joined(separator: "、"))；用 --map 旧列名=新列名 对应，不要的列用 --map 旧列名=", code: 65)
        }
        guard mapping.isEnough else { throw fail("至少要有“收到日期”和“原告”两列", code: 65) }
        let start = try inUseFrom.map { text in
            guard let day = CivilDay.read(text) else { throw fail("没有这一天：\(text)", code: 65) }
            return day
        }
        let (_, store) = try places.store()
        _ = try store.refresh()
        let today = CivilDay(instant: Int(Date().timeIntervalSince1970 * 1000))
        let plan = try OldLedgerPlan(ledger, mapping, into: store, today: today)
        guard plan.problems.isEmpty else {
            for problem in plan.problems { FileHandle.standardError.write(Data("\(problem)\n".utf8)) }
            throw fail("共 \(Set(plan.problems.map(\.line)).count) 行有问题，一行也没有写入", code: 65)
        }
        for remark in plan.remarks { say(remark) }
        if !plan.questions.isEmpty, !asIs {
            for question in plan.questions { FileHandle.standardError.write(Data("\(question)\n".utf8)) }
            throw fail("共 \(Set(plan.questions.map(\.line)).count) 行需要确认，一行也没有写入；逐项看过，要按原样迁入的加 --as-is", code: 65)
        }
        if start == nil { say("没有写 --in-use-from：旧台账没有记载的事（转送、答辩等）会按逾期列出") }
        if dryRun { return say("可以迁入 \(plan.dockets.count) 件，已有 \(plan.known) 件；没有写入") }
        try plan.write(to: store, actor: "迁入", start: start, instant: Int(Date().timeIntervalSince1970 * 1000))
        say("已迁入 \(plan.dockets.count) 件，已有 \(plan.known) 件没有重复写入")
    }

    /// The file's names of columns → ours; an empty one leaves the column out.
    private func said() throws -> [String: String] {
        var names: [String: String] = [:]
        for map in maps {
            let parts = map.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, parts[1].isEmpty || OldLedger.columns.contains(parts[1]) else {
                throw fail("--map 应写作 旧列名=新列名，新列名是：\(OldLedger.columns.joined(separator: "、"))", code: 64)
            }
            names[parts[0]] = parts[1]
        }
        return names
    }
}
