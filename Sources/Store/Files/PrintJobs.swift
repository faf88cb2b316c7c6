import Docket
import Foundation

extension CaseStore {
    private var printFolder: String { "\(files.folder)/../print" }
    private func place(_ id: String, _ ending: String) -> String { "\(printFolder)/\(id).\(ending)" }

    /// Where the press finds the papers, in their order, and puts the PDF.
    public func printPaths(_ id: String) -> (papers: [String], pdf: String) {
        (
            [place(id, "docx"), place(id, "1.docx")].filter { FileManager.default.fileExists(atPath: $0) },
            place(id, "pdf")
        )
    }

    /// 附在后面的材料: stored files that the press binds in behind the papers.
    public func printParts(_ id: String) throws -> [PrintPart] {
        guard let data = FileManager.default.contents(atPath: place(id, "json")) else { return [] }
        return (try JSONReader.value([UInt8](data)).list ?? []).map(PrintPart.init)
    }

    private static let inputs = ["docx", "1.docx", "json"]

    /// Of what waits to be printed, in one.
    private func inputDigest(_ id: String) -> String {
        let all = Self.inputs.flatMap { ending in
            FileManager.default.contents(atPath: place(id, ending)).map { [UInt8]("\(ending) \($0.count) ".utf8) + $0 }
                ?? []
        }
        return Digest(of: all).hex
    }

    /// Whether what waits is what was put there.
    public func isAsPut(printJob id: String) throws -> Bool {
        let kept = try engine.read {
            try $0.rows("SELECT digest FROM print_job WHERE id = ?", [.text(id)]).first?.text("digest")
        }
        return kept == "" || kept == inputDigest(id)
    }

    /// The first print that is not what was made; nil if all are.
    func printProblem() throws -> String? {
        let rows = try engine.read { try $0.rows("SELECT id, state, digest FROM print_job") }
        for row in rows {
            guard let id = row.text("id"), let digest = row.text("digest"), !digest.isEmpty else { continue }
            let now =
                row.text("state") == "done"
                ? FileManager.default.contents(atPath: place(id, "pdf")).map { Digest(of: [UInt8]($0)).hex }
                : inputDigest(id)
            if ["done", "waiting"].contains(row.text("state") ?? ""), now != digest { return "打印件 \(id) 被改动" }
        }
        return nil
    }

    /// The finished PDF, whole or not at all.
    public func keepPrinted(_ id: String, _ content: [UInt8]) throws {
        try Durable.write(content, to: place(id, "part"))
        guard rename(place(id, "part"), place(id, "pdf")) == 0 else { throw StoreError.diskFull }
    }

    /// - Parameters:
    ///   - papers: one or two .docx, the first before the second.
    ///   - parts: stored files that follow them.
    public func print(_ papers: [[UInt8]], parts: [PrintPart] = [], name: String, for account: String, instant: Int)
        throws -> String
    {
        let id = Randomness.hex(bytes: 16)
        try FileManager.default.createDirectory(atPath: printFolder, withIntermediateDirectories: true)
        for (paper, ending) in zip(papers, ["docx", "1.docx"]) { try Durable.write(paper, to: place(id, ending)) }
        if !parts.isEmpty { try Durable.write(CanonicalJSON.bytes(.list(parts.map(\.value))), to: place(id, "json")) }
        let digest = inputDigest(id)
        try engine.write { connection in
            try connection.run(
                "INSERT INTO print_job (id, account, name, state, message, created, digest) VALUES (?, ?, ?, 'waiting', '', ?, ?)",
                [.text(id), .text(account), .text(name), .integer(instant), .text(digest)])
        }
        printing.ring()
        return id
    }

    public func printJob(_ id: String, of account: String) throws -> PrintJob? {
        try engine.read { connection in
            guard
                let row = try connection.rows(
                    "SELECT * FROM print_job WHERE id = ? AND account = ?", [.text(id), .text(account)]
                ).first, let created = row.integer("created")
            else { return nil }
            let before =
                try connection.rows(
                    "SELECT count(*) AS n FROM print_job WHERE state IN ('waiting', 'working') AND created < ?",
                    [.integer(created)]
                ).first?.integer("n") ?? 0
            return PrintJob(
                id: id, account: account, name: row.text("name") ?? "",
                state: row.text("state").flatMap(PrintJob.State.init(rawValue:)) ?? .failed,
                message: row.text("message") ?? "", before: before)
        }
    }

    /// The oldest waiting job, now taken; nil if there is none.
    public func takePrintJob() throws -> String? {
        // Looking takes no lock: nobody waits for somebody who finds nothing.
        guard try engine.read({ try !$0.rows("SELECT id FROM print_job WHERE state = 'waiting' LIMIT 1").isEmpty })
        else { return nil }
        return try engine.write { connection in
            guard
                let id = try connection.rows(
                    "SELECT id FROM print_job WHERE state = 'waiting' ORDER BY created, id LIMIT 1"
                ).first?.text("id")
            else { return nil }
            try connection.run("UPDATE print_job SET state = 'working' WHERE id = ?", [.text(id)])
            return id
        }
    }

    /// - Parameter failure: nil if the PDF is there.
    public func finishPrintJob(_ id: String, failure: String?) throws {
        let pdf = failure == nil ? FileManager.default.contents(atPath: place(id, "pdf")) : nil
        let digest = pdf.map { Digest(of: [UInt8]($0)).hex } ?? ""
        try engine.write { connection in
            try connection.run(
                "UPDATE print_job SET state = ?, message = ?, digest = ? WHERE id = ?",
                [.text(failure == nil ? "done" : "failed"), .text(failure ?? ""), .text(digest), .text(id)])
        }
        // What it was made from is not needed any more.
        for ending in Self.inputs + ["1.pdf"] where FileManager.default.fileExists(atPath: place(id, ending)) {
            try FileManager.default.removeItem(atPath: place(id, ending))
        }
    }

    public func printedBytes(_ id: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: place(id, "pdf")) else {
            throw StoreError.missing("这份 PDF，可能已过一天被清除，请重新生成")
        }
        let digest = try engine.read {
            try $0.rows("SELECT digest FROM print_job WHERE id = ?", [.text(id)]).first?.text("digest")
        }
        let content = [UInt8](data)
        guard digest == nil || digest == "" || digest == Digest(of: content).hex else {
            throw StoreError.corrupt("文件完整性校验失败")
        }
        return content
    }

    /// What a stopped server left half done is given up, since it may be what stopped it; what is older than a day goes.
    public func tidyPrintJobs(instant: Int) throws {
        try engine.write {
            try $0.run("UPDATE print_job SET state = 'failed', message = '服务中断时正在生成，请重新打印' WHERE state = 'working'")
        }
        try dropOldPrintJobs(instant: instant)
    }

    public func dropOldPrintJobs(instant: Int) throws {
        let old = try engine.write { connection -> [String] in
            let old = try connection.rows(
                "SELECT id FROM print_job WHERE created < ?", [.integer(instant - 86_400_000)]
            ).compactMap { $0.text("id") }
            for id in old { try connection.run("DELETE FROM print_job WHERE id = ?", [.text(id)]) }
            return old
        }
        guard !old.isEmpty else { return }
        let names = try FileManager.default.contentsOfDirectory(atPath: printFolder)
        for id in old {
            for name in names where name.hasPrefix(id + ".") {
                try FileManager.default.removeItem(atPath: "\(printFolder)/\(name)")
            }
        }
    }
}
