import ArgumentParser
import Casework
import Docket
import Foundation
import LegalCalendar
import Rulebook
import Store
import SwiftCSV

/// 迁入旧台账: all lines or none; lines whose 收文编号 or 案号 is here already are left alone, so that the same file may be read twice.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import", abstract: "迁入旧台账（.csv，UTF-8；从表格软件另存即可）。全部成功或者一行也不写")

    @Argument(help: "旧台账文件") var file: String
    @Option(name: .customLong("map"), help: "列名对应，如 立案号=案号；可写多次") var maps: [String] = []
    @Option(help: "系统启用日：此前届满的期限不再列为逾期") var inUseFrom: String?
    @Flag(help: "只核对，不写入") var dryRun = false
    @OptionGroup var places: Places

    func run() throws {
        let rows = try read()
        let (_, store) = try places.store(exclusive: true)
        let today = CivilDay(instant: Int(Date().timeIntervalSince1970 * 1000))
        let start = try inUseFrom.map { text in
            guard let day = CivilDay.read(text) else { throw fail("没有这一天：\(text)", code: 65) }
            return day
        }
        let ledger = OldLedger(rules: store.rules, today: today)
        var (dockets, problems, known) = ([[Entry]](), [OldLedger.Problem](), 0)
        for (index, row) in rows.enumerated() {
            switch ledger.docket(row, line: index + 2) {
            case .success(let docket):
                let numbers = ["收文编号", "案号"].compactMap { row[$0]?.trimmingBlanks }.filter { !$0.isEmpty }
                if try numbers.contains(where: { try store.caseID(number: $0) != nil }) { known += 1 } else { dockets.append(docket) }
            case .failure(let found): problems += found.all
            }
        }
        guard problems.isEmpty else {
            for problem in problems { FileHandle.standardError.write(Data("\(problem)\n".utf8)) }
            throw fail("共 \(Set(problems.map(\.line)).count) 行有问题，一行也没有写入", code: 65)
        }
        if dryRun { return say("可以迁入 \(dockets.count) 件，已有 \(known) 件；没有写入") }
        try store.take(in: dockets, actor: "迁入", instant: today.instant)
        if let start { try store.set("in-use-from", to: start.description) }
        say("已迁入 \(dockets.count) 件，已有 \(known) 件没有重复写入")
    }

    /// Rows by the names of our own columns.
    private func read() throws -> [[String: String]] {
        guard let data = FileManager.default.contents(atPath: file) else { throw fail("没有这个文件：\(file)", code: 65) }
        guard let text = String(data: data, encoding: .utf8) else { throw fail("文件不是 UTF-8；请在表格软件里另存为“CSV UTF-8”", code: 65) }
        var names: [String: String] = [:]
        for map in maps {
            let parts = map.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, OldLedger.columns.contains(parts[1]) else { throw fail("--map 应写作 旧列名=新列名，新列名是：\(OldLedger.columns.joined(separator: "、"))", code: 64) }
            names[parts[0]] = parts[1]
        }
        let csv: CSV<Enumerated>
        do {
            csv = try CSV<Enumerated>(string: String(text.drop { $0 == "\u{feff}" }).replacing("\r\n", with: "\n"), delimiter: .comma, loadColumns: false)
        } catch {
            throw fail("不能读取 CSV：\(error)", code: 65)
        }
        let header = csv.header.map { names[$0.trimmingBlanks] ?? $0.trimmingBlanks }
        let unknown = header.filter { !$0.isEmpty && !OldLedger.columns.contains($0) }
        guard unknown.isEmpty else { throw fail("不认识的列：\(unknown.joined(separator: "、"))；用 --map 旧列名=新列名 对应", code: 65) }
        guard header.contains("收到日期"), header.contains("原告") else { throw fail("至少要有“收到日期”和“原告”两列", code: 65) }
        return csv.rows.filter { !$0.allSatisfy { $0.trimmingBlanks.isEmpty } }.map { row in
            Dictionary(zip(header, row).filter { !$0.0.isEmpty }, uniquingKeysWith: { first, _ in first })
        }
    }
}

/// 导出台账: the same columns that are read.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "export", abstract: "导出台账（.csv，与 import 的列相同）")

    @Option(help: "写到哪个文件") var out = "台账.csv"
    @OptionGroup var places: Places

    func run() throws {
        let (_, store) = try places.store(exclusive: false)
        let today = CivilDay(instant: Int(Date().timeIntervalSince1970 * 1000))
        let ledger = OldLedger(rules: store.rules, today: today)
        var lines = [OldLedger.columns.map(Self.quoted).joined(separator: ",")]
        let count = try store.caseCount()
        let cases = try store.cases(.all, matching: "", today: today, limit: max(1, count)).rows.sorted {
            ($0.receivedOn, $0.intakeNumber, $0.number) < ($1.receivedOn, $1.intakeNumber, $1.number)
        }
        for row in cases {
            guard let derivation = try store.derivation(row.caseID), derivation.file.notice != nil else { continue }
            let values = ledger.row(derivation.file)
            lines.append(OldLedger.columns.map { Self.quoted(values[$0] ?? "") }.joined(separator: ","))
        }
        guard FileManager.default.createFile(atPath: out, contents: Data(("\u{feff}" + lines.joined(separator: "\r\n") + "\r\n").utf8)) else { throw fail("不能写入 \(out)", code: 1) }
        say("已导出 \(lines.count - 1) 件：\(out)")
    }

    private static func quoted(_ text: String) -> String {
        text.contains(where: { ",\"\n\r".contains($0) }) ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
