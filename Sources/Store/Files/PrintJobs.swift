import Foundation

/// 打印队列: papers waiting to become PDF. A job is one person's, and gone after a day.
public struct PrintJob: Sendable, Hashable {
    public enum State: String, Sendable { case waiting, working, done, failed }

    public let id: String
    public let account: String
    public let name: String
    public let state: State
    /// Why it failed.
    public let message: String
    /// How many jobs stand before it.
    public let before: Int
}

extension CaseStore {
    private func place(_ id: String, _ ending: String) -> String { "\(files.folder)/../print/\(id).\(ending)" }

    /// Where the press finds the paper and puts the PDF.
    public func printPaths(_ id: String) -> (paper: String, pdf: String) { (place(id, "docx"), place(id, "pdf")) }

    public func print(_ paper: [UInt8], name: String, for account: String, instant: Int) throws -> String {
        let id = Randomness.hex(bytes: 16)
        try FileManager.default.createDirectory(atPath: "\(files.folder)/../print", withIntermediateDirectories: true)
        try Durable.write(paper, to: place(id, "docx"))
        try engine.write { connection in
            try connection.run(
                "INSERT INTO print_job (id, account, name, state, message, created) VALUES (?, ?, ?, 'waiting', '', ?)",
                [.text(id), .text(account), .text(name), .integer(instant)])
        }
        return id
    }

    public func printJob(_ id: String, of account: String) throws -> PrintJob? {
        try engine.read { connection in
            guard let row = try connection.rows("SELECT * FROM print_job WHERE id = ? AND account = ?", [.text(id), .text(account)]).first, let created = row.integer("created")
            else { return nil }
            let before =
                try connection.rows("SELECT count(*) AS n FROM print_job WHERE state IN ('waiting', 'working') AND created < ?", [.integer(created)]).first?.integer("n") ?? 0
            return PrintJob(
                id: id, account: account, name: row.text("name") ?? "", state: row.text("state").flatMap(PrintJob.State.init(rawValue:)) ?? .failed,
                message: row.text("message") ?? "", before: before)
        }
    }

    /// The oldest waiting job, now taken; nil if there is none.
    public func takePrintJob() throws -> String? {
        try engine.write { connection in
            guard let id = try connection.rows("SELECT id FROM print_job WHERE state = 'waiting' ORDER BY created, id LIMIT 1").first?.text("id") else { return nil }
            try connection.run("UPDATE print_job SET state = 'working' WHERE id = ?", [.text(id)])
            return id
        }
    }

    /// - Parameter failure: nil if the PDF is there.
    public func finishPrintJob(_ id: String, failure: String?) throws {
        try engine.write { connection in
            try connection.run("UPDATE print_job SET state = ?, message = ? WHERE id = ?", [.text(failure == nil ? "done" : "failed"), .text(failure ?? ""), .text(id)])
        }
    }

    public func printedBytes(_ id: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: place(id, "pdf")) else { throw StoreError.missing("这份 PDF，可能已过一天被清除，请重新生成") }
        return [UInt8](data)
    }

    /// What a stopped server left half done waits again; what is older than a day goes.
    public func tidyPrintJobs(instant: Int) throws {
        try engine.write { try $0.run("UPDATE print_job SET state = 'waiting' WHERE state = 'working'") }
        try dropOldPrintJobs(instant: instant)
    }

    public func dropOldPrintJobs(instant: Int) throws {
        let old = try engine.write { connection -> [String] in
            let old = try connection.rows("SELECT id FROM print_job WHERE created < ?", [.integer(instant - 86_400_000)]).compactMap { $0.text("id") }
            for id in old { try connection.run("DELETE FROM print_job WHERE id = ?", [.text(id)]) }
            return old
        }
        for id in old {
            for path in [place(id, "docx"), place(id, "pdf")] where FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
        }
    }
}
