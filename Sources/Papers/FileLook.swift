public import Docket

/// 能否打开: whether people will be able to open a file, judged before it is kept. A file counts when it opens, not by its name.
public enum FileLook: Sendable {
    public struct Failure: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    /// What is known of a file that opens: its pages, where it has any.
    public static func value(_ content: [UInt8], name: String) throws(Failure) -> Value {
        let ending = name.split(separator: ".").last?.lowercased() ?? ""
        do {
            switch ending {
            case "pdf": return .object(["pages": .integer(try pdf(content, name))])
            case "docx": try package(content, name, needs: "word/document.xml")
            case "xlsx": _ = try SheetReader(content)
            case "ofd": try package(content, name, needs: "ofd.xml")
            case "jpg", "jpeg", "png": try picture(content, name)
            default: break
            }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(description: "\(error)".contains(name) ? "\(error)" : "“\(name)”：\(error)")
        }
        return .object([:])
    }

    private static func pdf(_ content: [UInt8], _ name: String) throws -> Int {
        let file = try PDFFile(content, name: name)
        // The end of a file that was cut off is not there; what can be guessed of it is not the paper.
        let tail = content.suffix(4096)
        guard !file.hasWarnings || tail.firstRange(of: Array("%%EOF".utf8)) != nil else {
            throw Failure(description: "“\(name)”不完整，可能没有传完，请重新上传")
        }
        return file.pages
    }

    private static func package(_ content: [UInt8], _ name: String, needs: String) throws {
        let kind = name.split(separator: ".").last ?? ""
        let parts: [(name: String, content: [UInt8])]
        do { parts = try Archive.unzip(content, limit: 200_000_000) } catch {
            throw Failure(description: "“\(name)”不能打开，不是完好的 .\(kind) 文件，请重新另存后上传")
        }
        guard let main = parts.first(where: { $0.name.lowercased() == needs }) else {
            throw Failure(description: "“\(name)”只是压缩包，不是 .\(kind) 文档")
        }
        do {
            var (scanner, depth) = (try XMLScanner(main.content), 0)
            while let event = try scanner.next() {
                switch event {
                case .open(_, _, let isWhole): depth += isWhole ? 0 : 1
                case .close: depth -= 1
                case .text: break
                }
            }
            guard depth == 0 else { throw Failure(description: "标签没有结束") }
        } catch { throw Failure(description: "“\(name)”的内容不完整，打不开，请重新另存后上传（\(error)）") }
    }

    private static func picture(_ content: [UInt8], _ name: String) throws {
        _ = try ImagePage.check(content, name: name)
        let isPNG = content.starts(with: [0x89, 0x50, 0x4E, 0x47])
        let end: [UInt8] = isPNG ? Array("IEND".utf8) : [0xFF, 0xD9]
        // Cameras write notes of their own behind the picture.
        guard content.suffix(1_000_000).firstRange(of: end) != nil else {
            throw Failure(description: "“\(name)”不完整，可能没有传完，请重新上传")
        }
    }
}
