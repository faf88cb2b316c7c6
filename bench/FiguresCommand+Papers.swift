import Foundation
import Papers
import Store
import Work

extension FiguresCommand {
    /// 文书、表格、合订: against the libraries an office would otherwise use, over the same data.
    func papers() throws {
        let folder = NSTemporaryDirectory() + "/yingsu-bench-papers-\(ProcessInfo.processInfo.processIdentifier)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try volume()
        try onePage(folder)
        try spreadsheet(folder)
    }

    /// 一页文书: 出庭负责人身份证明书.
    private func onePage(_ folder: String) throws {
        guard let template = try TemplateShelf(folder: places.home + "/PaperTemplates").builtIn["head-cert"] else {
            return
        }
        let values = Dictionary(uniqueKeysWithValues: try template.fields.map { ($0, "中卫市某某\($0)") })
        let filled = values.mapValues { PaperValue.text($0) }
        // The same template for the other library, whose names have no hyphens.
        let twin = "\(folder)/twin.docx"
        let names = Dictionary(
            uniqueKeysWithValues: values.keys.map { ($0, PaperValue.text("{{\($0.replacing("-", with: "_"))}}")) })
        try Data(try template.fill(names)).write(to: URL(fileURLWithPath: twin))
        let json = try JSONSerialization.data(
            withJSONObject: Dictionary(
                uniqueKeysWithValues: values.map { ($0.key.replacing("-", with: "_"), $0.value) }))
        try json.write(to: URL(fileURLWithPath: "\(folder)/values.json"))
        let rounds = 2000
        _ = try template.fill(filled)
        let time = try milliseconds { for _ in 0..<rounds { _ = try template.fill(filled) } }
        let rate = Double(rounds) / time * 1000
        let reference = try reference("docx_reference.py", [twin, "\(folder)/values.json", "200"])
        print(
            "一页文书：每秒 \(Int(rate)) 份"
                + (reference.map { "，docxtpl 每秒 \(Int($0)) 份，\(ratio(rate, $0)) 倍（目标 10 倍以上）" } ?? "；没有 docxtpl，未比较"))
    }

    private func spreadsheet(_ folder: String) throws {
        let (rows, columns) = (100_000, 20)
        let cells = (0..<rows).map { row in (0..<columns).map { "第\(row)行第\($0)列" } }
        let titles = (0..<columns).map { (title: "列\($0)", width: 12.0) }
        var size = 0
        let time =
            try milliseconds { size = try Spreadsheet.bytes(title: "测速", note: "", columns: titles, rows: cells).count }
            / 1000
        let reference = try reference("xlsx_reference.py", ["\(folder)/reference.xlsx", String(rows), String(columns)])
        print(
            "\(rows)×\(columns) 格表格：\(round(time)) s（\(size / 1_000_000) MB）"
                + (reference.map { "，xlsxwriter \(round($0)) s，快 \(ratio($0, time)) 倍（目标 3 倍以上）" }
                    ?? "；没有 xlsxwriter，未比较"))
    }

    /// 两百页: twenty scans of ten pages, each page a picture that cannot be packed any smaller.
    private func volume() throws {
        let parts = (1...20).map { number in
            EvidenceVolume.Part(
                group: ["职权", "事实", "程序", "法律适用"][number % 4], title: "证据\(number)", name: "证据\(number).pdf",
                content: Self.scan(pages: 10))
        }
        Self.resetPeak()
        var size = 0
        let time = try milliseconds { size = try EvidenceVolume.bytes(front: [], parts).count } / 1000
        print(
            "200 页合订（\(size / 1_000_000) MB，含页码和书签）：\(round(time)) s（目标 5 s），内存峰值 \(Machine.peakMegabytes) MB（目标 200 MB）"
        )
    }

    private static func scan(pages: Int) -> [UInt8] {
        var (bytes, places, generator) = (Array("%PDF-1.5\n".utf8), [Int](), SystemRandomNumberGenerator())
        func add(_ content: [UInt8]) {
            places.append(bytes.count)
            bytes += Array("\(places.count) 0 obj\n".utf8) + content + Array("\nendobj\n".utf8)
        }
        add(Array("<< /Type /Catalog /Pages 2 0 R >>".utf8))
        add(
            Array(
                "<< /Type /Pages /Kids [\((0..<pages).map { "\(3 + 3 * $0) 0 R" }.joined(separator: " "))] /Count \(pages) >>"
                    .utf8))
        for page in 0..<pages {
            let (contents, image) = (4 + 3 * page, 5 + 3 * page)
            add(
                Array(
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I \(image) 0 R >> >> /Contents \(contents) 0 R >>"
                        .utf8))
            add(Array("<< /Length 28 >>\nstream\nq 595 0 0 842 0 0 cm /I Do Q\nendstream".utf8))
            let noise = (0..<12_500).flatMap { _ in
                withUnsafeBytes(of: UInt64.random(in: .min ... .max, using: &generator), Array.init)
            }
            let head =
                "<< /Type /XObject /Subtype /Image /Width 400 /Height 250 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length \(noise.count) >>\nstream\n"
            add(Array(head.utf8) + noise + Array("\nendstream".utf8))
        }
        let start = bytes.count
        func ten(_ number: Int) -> String { String(repeating: "0", count: 10 - String(number).count) + String(number) }
        bytes += Array(
            "xref\n0 \(places.count + 1)\n0000000000 65535 f \n\(places.map { "\(ten($0)) 00000 n \n" }.joined())".utf8)
        return bytes + Array("trailer << /Size \(places.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n".utf8)
    }

    /// What a script beside this file prints; nil without Python or its library.
    private func reference(_ script: String, _ arguments: [String]) throws -> Double? {
        let candidates = ["\(places.home)/.venv/bin/python", "/usr/bin/python3"]
        for python in candidates where FileManager.default.isExecutableFile(atPath: python) {
            let (process, output) = (Process(), Pipe())
            process.executableURL = URL(fileURLWithPath: python)
            process.arguments = ["\(places.home)/bench/\(script)"] + arguments
            (process.standardOutput, process.standardError) = (output, FileHandle.nullDevice)
            try process.run()
            let data = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            if process.terminationStatus == 0,
                let number = Double(String(decoding: data, as: UTF8.self).filter { !$0.isWhitespace })
            {
                return number
            }
        }
        return nil
    }

    /// The peak that the kernel keeps begins anew: what other measurements used does not count here.
    private static func resetPeak() {
        guard let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs") else { return }
        file.write(Data("5".utf8))
    }
}
