public import Casework
public import Docket
public import Store

/// 随表的文件: what came with a form, now and when it was sent before; it stays with the form whatever else is wrong in it.
public struct Attachments: Sendable {
    /// 送来的文件: as it came.
    public struct File: Sendable {
        let name: String
        let content: [UInt8]
        /// Why nobody will be able to open it; nil if it can be kept.
        let problem: String?

        public init(name: String, content: [UInt8], problem: String?) {
            (self.name, self.content, self.problem) = (name, content, problem)
        }
    }

    private let store: CaseStore
    private let account: String
    private let instant: Int
    public private(set) var uploads: [Upload]

    /// - Parameters:
    ///   - kept: files that came with the form before; only the sender's own are taken.
    ///   - instant: by the real clock.
    public init(_ store: CaseStore, of account: String, kept: [String], instant: Int) throws {
        (self.store, self.account, self.instant) = (store, account, instant)
        uploads = try kept.compactMap { try store.upload($0, of: account) }
    }

    /// - Throws: a refusal for a file that may not be kept; those before it are kept all the same.
    public mutating func keep(_ files: [File]) throws {
        for file in files {
            if let problem = file.problem { throw Refusal(of: "scan", problem) }
            uploads.append(
                try store.keepUpload(
                    file.content, name: FileStore.cleanName(file.name), account: account, instant: instant))
        }
    }

    /// As papers of an entry; what comes with an entry is known by the entry.
    public func papers(of kind: KindName) -> [Value] {
        uploads.map { upload in
            let paper =
                Vocabulary.traits(kind).original ?? PaperKind.guess(fileName: upload.name, amongPieces: false)?.id
                ?? "other"
            return .object([
                "kind": .text(paper), "name": .text(upload.name), "digest": .text(upload.digest),
                "file": .text(upload.file),
            ])
        }
    }

    /// A form names only files that are papers of its case and the reader's to see; all others come by upload or from his inbox.
    /// - Parameter papers: those he sees; none where there is no case yet.
    public static func check(_ fields: [String: Value], among papers: [CasePapers.Paper]) throws(Refusal) {
        for (file, digest, name) in fields.values.flatMap(files) {
            guard papers.contains(where: { $0.file == file && $0.digest == digest }),
                name.map({ FileStore.cleanName($0) == $0 }) ?? true
            else { throw Refusal(of: "papers", "所指的文件不在本案材料里，请用上传的方式附上") }
        }
    }

    private static func files(_ value: Value) -> [(file: String, digest: String?, name: String?)] {
        switch value {
        case .list(let list): list.flatMap(files)
        case .object(let object):
            object["file"]?.text.map { [($0, object["digest"]?.text, object["name"]?.text)] }
                ?? object.values.flatMap(files)
        default: []
        }
    }
}
