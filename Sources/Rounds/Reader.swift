import Docket
import Foundation
import Papers
public import Store

/// 识读: reads what has arrived in the inbox, one file at a time: the words a PDF or .docx has, else by tesseract.
public struct Reader: Sendable {
    private let store: CaseStore
    /// Pages of a scan that are read; what a court sends says what it is on its first.
    private static let pages = 6
    /// Bytes of memory that a reading program may take.
    private static let memory = 3_000_000_000

    public init(store: CaseStore) { self.store = store }

    public func run(tell: @Sendable (String) -> Void) async {
        while !Task.isCancelled {
            do {
                while let item = try store.takeUnread() {
                    let (text, message) = await read(item)
                    try store.keepReading(of: item.id, text: text, message: message)
                }
            } catch {
                tell("识读：\(error)")
            }
            do { try await Task.sleep(for: .milliseconds(500)) } catch { return }
        }
    }

    /// The text, or why there is none.
    func read(_ item: InboxItem) async -> (text: String, message: String) {
        guard let digest = Digest(hex: item.digest) else { return ("", "文件的杂凑值不能读取") }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("yingsu-read-\(item.id)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do {
            let content = try store.files.get(item.file, digest: digest)
            let type = try FileStore.type(name: item.name, content: content)
            if type == .docx { return Self.answer(try PaperText.lines(of: content).joined(separator: "\n")) }
            guard [.pdf, .jpg, .png].contains(type) else { return ("", "\(type.rawValue) 文件不识读，请手工登记") }
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let source = "\(folder)/in.\(type.rawValue)"
            try Data(content).write(to: URL(fileURLWithPath: source))
            return type == .pdf ? await readPDF(source, folder) : await readImages([source])
        } catch {
            return ("", "\(error)")
        }
    }

    private static func answer(_ text: String) -> (String, String) {
        text.contains { !$0.isWhitespace } ? (text, "") : ("", "没有识读到文字（可能是空白页），请手工登记")
    }

    private func readPDF(_ path: String, _ folder: String) async -> (text: String, message: String) {
        guard let toText = BoundedProcess.find("pdftotext"), let toImages = BoundedProcess.find("pdftoppm") else {
            return ("", "本机没有安装 poppler-utils，不能识读 PDF")
        }
        let layer = await BoundedProcess(
            program: toText, arguments: ["-enc", "UTF-8", path, "-"], limit: 30, memory: Self.memory
        ).run()
        if case .done(0, let output) = layer {
            let text = String(decoding: output, as: UTF8.self)
            if text.filter({ !$0.isWhitespace }).count > 20, !text.contains("\u{fffd}") { return (text, "") }
        }
        // The first pages say what it is, the last its day.
        let last = await pageCount(path)
        for (first, end) in last > Self.pages ? [(1, Self.pages - 1), (last, last)] : [(1, Self.pages)] {
            let arguments = [
                "-f", String(first), "-l", String(end), "-scale-to", "2400", "-gray", "-png", path, "\(folder)/page",
            ]
            let drawn = await BoundedProcess(program: toImages, arguments: arguments, limit: 60, memory: Self.memory)
                .run()
            guard case .done(0, _) = drawn else { return ("", "PDF 不能打开，可能已损坏或者加密，请手工登记") }
        }
        let pages = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
            $0.hasPrefix("page")
        }.sorted()
        return await readImages(pages.map { "\(folder)/\($0)" })
    }

    /// 0 if it can't be told.
    private func pageCount(_ path: String) async -> Int {
        guard let program = BoundedProcess.find("pdfinfo"),
            case .done(0, let output) = await BoundedProcess(
                program: program, arguments: [path], limit: 20, memory: Self.memory
            ).run()
        else { return 0 }
        let line = String(decoding: output, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("Pages:") }
        return line.flatMap { Int($0.dropFirst(6).filter(\.isNumber)) } ?? 0
    }

    private func readImages(_ paths: [String]) async -> (text: String, message: String) {
        guard let program = BoundedProcess.find("tesseract") else { return ("", "本机没有安装 tesseract，不能识读扫描件，请手工登记") }
        var text = ""
        for path in paths {
            let outcome = await BoundedProcess(
                program: program, arguments: [path, "stdout", "-l", "chi_sim", "--psm", "6"],
                environment: ["OMP_THREAD_LIMIT": "1"], limit: 60
            )
            .run()
            switch outcome {
            case .done(0, let output): text += String(decoding: output, as: UTF8.self) + "\n"
            case .done: return ("", "识读没有成功，图片可能已损坏，请手工登记")
            case .timedOut: return ("", "识读超过 60 秒，已停止，请手工登记")
            case .notStarted(let reason): return ("", "识读没有启动：\(reason)")
            }
        }
        return Self.answer(text)
    }
}
