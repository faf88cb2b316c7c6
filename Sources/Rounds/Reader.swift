import Casework
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
        await store.arriving.answer {
            while let item = try store.takeUnread() {
                let (text, message) = await read(item)
                let reading = await Self.reading(text, item.name)
                try store.keepReading(
                    of: item.id, text: text, reading: reading.value,
                    message: message.isEmpty ? reading.message : message)
            }
        } failing: {
            tell("识读：\($0)")
        }
    }

    /// What a text suggests, read once and kept: nobody who looks at it waits for it.
    private static func reading(_ text: String, _ name: String) async -> (value: Value?, message: String) {
        guard !text.isEmpty else { return (nil, "") }
        do throws(ForeignFile.Failure) {
            return (try await ForeignFile.ask(.reading, Array(text.utf8), name: name), "")
        } catch {
            return (nil, "\(error)，请手工登记")
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
            if type == .docx {
                let words = try await ForeignFile.ask(.words, content, name: item.name).list ?? []
                return Self.answer(words.compactMap(\.text).joined(separator: "\n"))
            }
            guard [.pdf, .jpg, .png].contains(type) else { return ("", "\(type.rawValue) 文件不识读，请手工登记") }
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let source = "\(folder)/in.\(type.rawValue)"
            try Data(content).write(to: URL(fileURLWithPath: source))
            return type == .pdf ? await readPDF(source, folder) : await readPicture(source, item.name, folder)
        } catch {
            return ("", "\(error)")
        }
    }

    private static func answer(_ text: String) -> (String, String) {
        text.contains { !$0.isWhitespace } ? (text, "") : ("", "没有识读到文字（可能是空白页），请手工登记")
    }

    private func readPDF(_ path: String, _ folder: String) async -> (text: String, message: String) {
        guard let toText = BoundedProcess.find("pdftotext") else {
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
            guard await draw(path, "\(folder)/page", from: first, to: end) else {
                return ("", "PDF 不能打开，可能已损坏或者加密，请手工登记")
            }
        }
        return await readImages(Self.pictures(in: folder, "page"))
    }

    /// A photograph as it is seen, the way the camera was held; where that says nothing sensible, held the other ways.
    private func readPicture(_ path: String, _ name: String, _ folder: String) async -> (text: String, message: String)
    {
        var best = ("", "没有识读出可用的文字（图片可能倒置、模糊或者不是文书），请手工登记")
        for quarter in [0, 1, 3, 2] {
            do throws(ForeignFile.Failure) {
                _ = try await ForeignFile.ask(.picture, path: path, name: name, [String(quarter)])
            } catch { return ("", "\(error)") }
            guard await draw(path + ".pdf", "\(folder)/turn\(quarter)", from: 1, to: 1) else {
                return ("", "图片不能打开，可能已损坏，请手工登记")
            }
            let (text, message) = await readImages(Self.pictures(in: folder, "turn\(quarter)"))
            if Self.isSensible(text) { return (text, "") }
            if text.isEmpty, quarter == 0 { best.1 = message }
        }
        return best
    }

    /// Whether a page that a machine read says anything: words that court papers are made of, not strokes taken for characters.
    static func isSensible(_ text: String) -> Bool {
        let bare = text.filter { !$0.isWhitespace }
        let chinese = bare.filter(\.isChinese).count
        guard chinese >= 12, chinese * 2 > bare.count else { return false }
        let words = [
            "法院", "政府", "通知", "原告", "被告", "诉讼", "行政", "决定", "本院", "案号", "关于", "判决", "裁定", "签发", "单位", "日期", "申请", "规定",
            "号", "年",
        ]
        return words.filter(text.filter { !$0.isWhitespace }.contains).count >= 3
    }

    private func draw(_ pdf: String, _ target: String, from first: Int, to last: Int) async -> Bool {
        guard let program = BoundedProcess.find("pdftoppm") else { return false }
        let arguments = ["-f", String(first), "-l", String(last), "-scale-to", "2400", "-gray", "-png", pdf, target]
        let outcome = await BoundedProcess(program: program, arguments: arguments, limit: 60, memory: Self.memory).run()
        if case .done(0, _) = outcome { return true } else { return false }
    }

    private static func pictures(in folder: String, _ name: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasPrefix(name) }.sorted().map { "\(folder)/\($0)" }
    }

    /// 0 if it can't be told.
    private func pageCount(_ path: String) async -> Int {
        guard let program = BoundedProcess.find("pdfinfo"),
            case .done(0, let output) = await BoundedProcess(
                program: program, arguments: [path], limit: 20, memory: Self.memory
            ).run()
        else { return 0 }
        let line = String(decoding: output, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("Pages:") }
        return line.flatMap { Int($0.dropFirst(6).filter(\.isDecimal)) } ?? 0
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
