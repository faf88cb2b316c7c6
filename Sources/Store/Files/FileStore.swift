public import Docket
import Foundation

/// 附件: stored under random names, written atomically, digest checked at each read. The original name stands only in the docket.
public struct FileStore: Sendable {
    /// 50 MB
    public static let limit = 50 * 1024 * 1024

    public struct Refused: Error, Sendable, CustomStringConvertible {
        public let description: String

        public init(description: String) { self.description = description }
    }

    public struct Stored: Sendable, Hashable {
        public let id: String
        public let digest: Digest
        public let bytes: Int
    }

    public enum FileType: String, Sendable, CaseIterable {
        case pdf, docx, xlsx, ofd, jpg, png

        public var contentType: String {
            switch self {
            case .pdf: "application/pdf"
            case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            case .ofd: "application/ofd"
            case .jpg: "image/jpeg"
            case .png: "image/png"
            }
        }

        /// The first bytes that a file of this type has.
        var magic: [UInt8] {
            switch self {
            case .pdf: Array("%PDF-".utf8)
            case .docx, .xlsx, .ofd: [0x50, 0x4B, 0x03, 0x04]
            case .jpg: [0xFF, 0xD8, 0xFF]
            case .png: [0x89, 0x50, 0x4E, 0x47]
            }
        }
    }

    let folder: String

    /// Makes the folder when the first file comes: a folder that is only read gets none.
    public init(folder: String) { self.folder = folder }

    /// What the program that wrote such a file can save it as.
    private static let successors = [
        "doc": "docx", "wps": "docx", "rtf": "docx", "odt": "docx", "txt": "docx", "xls": "xlsx", "et": "xlsx",
        "csv": "xlsx", "ods": "xlsx", "ppt": "pdf", "pptx": "pdf", "dps": "pdf", "htm": "pdf", "html": "pdf",
        "bmp": "png", "gif": "png", "tif": "pdf", "tiff": "pdf", "heic": "jpg", "webp": "png",
    ]

    /// The type that both the name's ending and the content say; refused if they differ or are not allowed.
    public static func type(name: String, content: [UInt8]) throws(Refused) -> FileType {
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard !content.isEmpty else { throw Refused(description: "“\(name)”是空文件") }
        guard content.count <= limit else { throw Refused(description: "“\(name)”超过 50 MB") }
        guard let type = FileType(rawValue: ending == "jpeg" ? "jpg" : ending) else {
            let newer = successors[ending].map { "；请在 WPS 或者 Office 里另存为 .\($0) 再传" } ?? ""
            throw Refused(description: "“\(name)”不是可以上传的文件，只收 pdf、docx、xlsx、ofd、jpg、png\(newer)")
        }
        guard content.starts(with: type.magic) else { throw Refused(description: "“\(name)”的内容不是 \(type.rawValue) 文件") }
        return type
    }

    /// A name without folders, controls and direction marks, at most 120 characters.
    public static func cleanName(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let visible = last.unicodeScalars.filter { scalar in
            scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format
        }
        var cleaned = String(String.UnicodeScalarView(visible)).trimmingBlanks
        while cleaned.hasPrefix(".") { cleaned.removeFirst() }
        guard cleaned.count > 120 else { return cleaned.isEmpty ? "未命名" : cleaned }
        let ending = cleaned.split(separator: ".").last.map { ".\($0)" } ?? ""
        return cleaned.prefix(120 - ending.count) + ending
    }

    /// Writes to a temporary name, flushes, renames, and flushes the folder: a crash leaves the whole file or none.
    public func put(_ content: [UInt8]) throws -> Stored {
        let id = Randomness.hex(bytes: 16)
        let shelf = "\(folder)/\(id.prefix(2))"
        try FileManager.default.createDirectory(atPath: shelf, withIntermediateDirectories: true)
        let (temporary, final) = ("\(shelf)/.\(id)", "\(shelf)/\(id)")
        try Durable.write(content, to: temporary)
        guard rename(temporary, final) == 0 else { throw StoreError.diskFull }
        try Durable.flush(folder: shelf)
        return Stored(id: id, digest: Digest(of: content), bytes: content.count)
    }

    public func get(_ id: String, digest: Digest) throws -> [UInt8] {
        guard id.count == 32, id.allSatisfy(\.isHexDigit) else { throw StoreError.missing("这个文件") }
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(id.prefix(2))/\(id)") else {
            throw StoreError.missing("这个文件")
        }
        let content = [UInt8](data)
        guard Digest(of: content) == digest else { throw StoreError.corrupt("文件完整性校验失败") }
        return content
    }
}
