import ArgumentParser
import Casework
import Docket
import Foundation
import LegalCalendar
import Store
import Work

/// 案件一览
struct CasesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "cases", abstract: "列出案件")

    @Option(help: "查询词") var query = ""
    @OptionGroup var places: Places

    func run() throws {
        let (_, store) = try places.reading()
        let today = CivilDay(instant: Int(Date().timeIntervalSince1970 * 1000))
        for row in try store.cases(.everything, matching: query, today: today, limit: 100_000).rows {
            print(
                "\(row.number)\t\(row.intakeNumber)\t\(row.title)\t\(row.stage)\t\(row.due?.description ?? "-")")
        }
    }
}
