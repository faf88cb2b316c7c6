import ArgumentParser
import Casework
import Docket
import Foundation
import LegalCalendar
import Rulebook
import Store
import Work

/// 导出台账: the same columns that are read.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "export", abstract: "导出台账（.csv 或 .xlsx，与 import 的列相同）")

    @Option(help: "写到哪个文件") var out = "台账.csv"
    @OptionGroup var places: Places

    func run() throws {
        let (_, store) = try places.reading()
        let today = CivilDay(instant: Int(Date().timeIntervalSince1970 * 1000))
        let ledger = OldLedger(rules: store.rules, today: today)
        var values: [[String: String]] = []
        let count = try store.caseCount()
        let cases = try store.cases(.everything, matching: "", today: today, limit: max(1, count)).rows.sorted {
            ($0.receivedOn, $0.intakeNumber, $0.number) < ($1.receivedOn, $1.intakeNumber, $1.number)
        }
        for row in cases {
            guard let derivation = try store.derivation(row.caseID) else { continue }
            values.append(ledger.row(derivation.file))
        }
        let columns = OldLedger.columns(of: values)
        let table = values.map { row in columns.map { row[$0] ?? "" } }
        let bytes =
            out.hasSuffix(".xlsx") ? try Self.sheet(columns, table, today) : DelimitedText.bytes([columns] + table)
        guard FileManager.default.createFile(atPath: out, contents: Data(bytes)) else {
            throw fail("不能写入 \(out)", code: 1)
        }
        say("已导出 \(table.count) 件：\(out)")
    }

    private static func sheet(_ columns: [String], _ table: [[String]], _ today: CivilDay) throws -> [UInt8] {
        try Spreadsheet.bytes(
            title: "行政应诉台账", note: "\(today.chinese)导出，共 \(table.count) 件；列与迁入相同",
            columns: columns.map { (title: $0, width: 18) }, rows: table)
    }
}
