import Docket
import Foundation
import Papers
public import Store

/// 印房: turns waiting papers into PDF with LibreOffice, one at a time, each with a limit of time.
public struct Press: Sendable {
    private let store: CaseStore
    /// The folder of `fonts.conf`, so that papers come out right without the commercial fonts.
    private let fonts: String
    private let limit: Double

    /// - Parameter limit: seconds after which a paper is given up and its process ended.
    public init(store: CaseStore, fonts: String, limit: Double = 60) {
        (self.store, self.fonts, self.limit) = (store, fonts, limit)
    }

    public static let program = ["/usr/bin/soffice", "/usr/lib/libreoffice/program/soffice"]

    public static var isInstalled: Bool { program.contains { FileManager.default.isExecutableFile(atPath: $0) } }

    public func run(tell: @Sendable (String) -> Void) async {
        await store.printing.answer {
            while let id = try store.takePrintJob() { try store.finishPrintJob(id, failure: await press(id)) }
        } failing: {
            tell("打印队列：\($0)")
        }
    }

    private static func pdf(of paper: String) -> String { String(paper.dropLast(4)) + "pdf" }

    /// 合订: what LibreOffice made, and behind it the stored files, each checked against its digest.
    private func bind(_ id: String, _ papers: [String]) async -> String? {
        do {
            let parts = try store.printParts(id)
            guard !parts.isEmpty else { return nil }
            let front = zip(papers, ["封面", "证据目录"]).map { path, title in
                EvidenceVolume.Part(
                    group: "", title: title, name: title,
                    content: [UInt8](FileManager.default.contents(atPath: Self.pdf(of: path)) ?? Data()))
            }
            let bound = try parts.map { part in
                guard let digest = Digest(hex: part.digest) else { throw StoreError.missing("“\(part.name)”的杂凑值") }
                return EvidenceVolume.Part(
                    group: part.group, title: part.title, name: part.name,
                    content: try store.files.get(part.file, digest: digest))
            }
            try store.keepPrinted(id, try await Bindery().volume(front: front, bound))
            return nil
        } catch {
            return "\(error)"
        }
    }

    /// Why it failed; nil if the PDF is there.
    func press(_ id: String) async -> String? {
        guard let program = Self.program.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
            return "本机没有安装 LibreOffice，请下载 .docx 打印"
        }
        guard (try? store.isAsPut(printJob: id)) == true else { return "文书在打印队列里被改动，没有生成，请重新打印" }
        let (papers, pdf) = store.printPaths(id)
        let profile = FileManager.default.temporaryDirectory.appendingPathComponent("yingsu-press-\(id)").path
        // Its own profile: a paper that hangs blocks no other.
        defer { try? FileManager.default.removeItem(atPath: profile) }
        let arguments =
            [
                "-env:UserInstallation=file://\(profile)", "--headless", "--norestore", "--convert-to", "pdf",
                "--outdir", (pdf as NSString).deletingLastPathComponent,
            ] + papers
        switch await BoundedProcess(
            program: program, arguments: arguments, environment: ["FONTCONFIG_FILE": fonts + "/fonts.conf"],
            limit: limit
        ).run() {
        case .done: break
        case .timedOut: return "生成 PDF 超过 \(Int(limit)) 秒，已停止，请下载 .docx 打印"
        case .notStarted(let reason): return "LibreOffice 没有启动：\(reason)"
        }
        guard papers.allSatisfy({ FileManager.default.fileExists(atPath: Self.pdf(of: $0)) }) else {
            return "LibreOffice 没有生成 PDF，请下载 .docx 打印"
        }
        return await bind(id, papers)
    }
}
