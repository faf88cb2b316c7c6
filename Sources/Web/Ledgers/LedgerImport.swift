public import Casework
public import Docket
public import LegalCalendar
import Papers
import Rulebook
public import Store

/// 迁入: what a file would become, line by line, before anything is written; then all of it or nothing.
public struct LedgerImport: Sendable {
    public private(set) var dockets: [[Entry]] = []
    public private(set) var problems: [OldLedger.Problem] = []
    /// Cases that are here already, and stay as they are.
    public private(set) var known = 0

    public init(_ file: LedgerFile, _ mapping: LedgerMapping, into store: CaseStore, today: CivilDay) throws {
        let ledger = OldLedger(rules: store.rules, today: today)
        var lines: [String: Int] = [:]
        for row in file.rows {
            let values = mapping.row(row.cells)
            switch ledger.docket(values, line: row.line) {
            case .failure(let found): problems += found.all
            case .success(let docket):
                let numbers = ["收文编号", "案号"].compactMap { column in values[column].map { (column, $0.trimmingBlanks) } }.filter { !$0.1.isEmpty }
                for (column, number) in numbers {
                    if let earlier = lines.updateValue(row.line, forKey: "\(column) \(number)") {
                        problems.append(.init(line: row.line, column: column, message: "与第\(earlier)行重复：\(number)"))
                    }
                }
                if try isKnown(docket, numbers.map(\.1), store, today) { known += 1 } else { dockets.append(docket) }
            }
        }
    }

    /// By its numbers; without any, by day, plaintiffs and act.
    private func isKnown(_ docket: [Entry], _ numbers: [String], _ store: CaseStore, _ today: CivilDay) throws -> Bool {
        guard numbers.isEmpty else { return try numbers.contains { try store.caseID(number: $0) != nil } }
        guard let notice = docket.first, let plaintiff = notice["plaintiffs"]?.list?.first?["name"]?.text else { return false }
        let alike = try store.cases(.all, matching: plaintiff, today: today, limit: 1000).rows.filter { $0.receivedOn == notice.day.description }
        return try alike.contains { row in
            guard let other = try store.derivation(row.caseID)?.file.notice?.entry else { return false }
            return other["plaintiffs"] == notice["plaintiffs"] && other["act"] == notice["act"]
        }
    }

    /// - Parameter start: 启用日; what fell due before is no finding here.
    public func write(to store: CaseStore, actor: String, start: CivilDay?, instant: Int) throws {
        precondition(problems.isEmpty)
        try store.take(in: dockets, actor: actor, instant: instant)
        if let start { try store.set("in-use-from", to: start.description) }
    }
}
