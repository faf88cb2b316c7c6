import Docket
public import LegalCalendar

/// 打印登记: which check code stands on which print of which case, or on which empty form kept for a power cut.
public struct PrintedPaper: Sendable, Hashable {
    public let code: String
    /// Nil for an empty form.
    public let caseID: String?
    public let kind: String
    public let unit: String
    /// The proceeding it was made for; empty for an empty form.
    public let proceeding: String
    /// The newest entry of the case that the print knew of.
    public let sequence: Int
    public let day: CivilDay
    public let account: String
    /// 预留号 of an empty form.
    public let number: String

    /// The same paper of the same case in the same state has the same code, however often it is printed.
    public init(
        caseID: String?, kind: String, unit: String, proceeding: String, sequence: Int, day: CivilDay, account: String,
        number: String = ""
    ) {
        (self.caseID, self.kind, self.unit, self.proceeding, self.sequence) = (caseID, kind, unit, proceeding, sequence)
        (self.day, self.account, self.number) = (day, account, number)
        let inputs: [String: Value] = [
            "case": .text(caseID ?? ""), "kind": .text(kind), "unit": .text(unit), "proceeding": .text(proceeding),
            "seq": .integer(sequence), "day": .text(day.description),
            "number": .text(number),
        ]
        code = Digest(of: CanonicalJSON.bytes(.object(inputs))).checkCode
    }

    init?(_ row: SQLRow) {
        guard let day = row.text("day").flatMap({ CivilDay($0) }) else { return nil }
        let caseID = row.text("case_id") ?? ""
        code = row.text("code") ?? ""
        self.caseID = caseID.isEmpty ? nil : caseID
        (kind, unit, proceeding) = (row.text("kind") ?? "", row.text("unit") ?? "", row.text("proceeding") ?? "")
        sequence = row.integer("seq") ?? 0
        (self.day, account, number) = (day, row.text("account") ?? "", row.text("number") ?? "")
    }
}

extension CaseStore {
    public func keep(_ printed: PrintedPaper) throws {
        try engine.write { try Self.keep(printed, $0) }
    }

    private static func keep(_ printed: PrintedPaper, _ connection: any Connection) throws {
        try connection.run(
            """
            INSERT INTO printed_paper (code, case_id, kind, unit, proceeding, seq, day, account, number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (code, case_id, kind, unit, proceeding) DO NOTHING
            """,
            [
                .text(printed.code), .text(printed.caseID ?? ""), .text(printed.kind), .text(printed.unit),
                .text(printed.proceeding), .integer(printed.sequence),
                .text(printed.day.description),
                .text(printed.account), .text(printed.number),
            ])
    }

    /// Nearly always one; two cases may by chance share a code.
    public func printed(code: String) throws -> [PrintedPaper] {
        try engine.read { connection in
            try connection.rows("SELECT * FROM printed_paper WHERE code = ? ORDER BY day, case_id, kind", [.text(code)])
                .compactMap(PrintedPaper.init)
        }
    }

    /// 预留: numbers of empty forms, none of them ever given twice.
    public func reserve(_ kind: String, count: Int, day: CivilDay, account: String) throws -> [PrintedPaper] {
        try engine.write { connection in
            let year = "空\(day.year)-"
            let used = try connection.rows(
                "SELECT count(*) AS n FROM printed_paper WHERE case_id = '' AND number >= ? AND number < ?",
                [.text(year), .text(year + "\u{10FFFF}")])
            let first = (used.first?.integer("n") ?? 0) + 1
            return try (first..<first + count).map { number in
                let digits = String(number)
                let printed = PrintedPaper(
                    caseID: nil, kind: kind, unit: "", proceeding: "", sequence: 0, day: day, account: account,
                    number: year + String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
                try Self.keep(printed, connection)
                return printed
            }
        }
    }
}
