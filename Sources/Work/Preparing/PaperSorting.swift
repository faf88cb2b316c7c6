import Casework
public import Docket
public import LegalCalendar
public import Store

/// 上传归类: files that have come, and what each is taken for; what a name does not say is asked before anything is recorded.
public struct PaperSorting: Sendable {
    public struct Piece: Sendable {
        public let upload: Upload
        /// Nil has to be said by a person.
        public let kind: PaperKind?

        public init(_ upload: Upload, as kind: PaperKind?) { (self.upload, self.kind) = (upload, kind) }
    }

    public private(set) var pieces: [Piece]

    public var isUnsorted: Bool { pieces.contains { $0.kind == nil } }

    /// - Parameters:
    ///   - kept: what came before, with what a person said of it.
    ///   - sent: what comes now, under clean names.
    ///   - kind: what all that comes now is said to be; nil is told by the names.
    public init(
        kept: [Piece], sent: [(name: String, content: [UInt8])], as kind: PaperKind?,
        keeping: (_ name: String, _ content: [UInt8]) throws -> Upload
    ) rethrows {
        pieces = kept
        var taken: [String: Int] = [:]
        for (name, content) in sent {
            // Two files of one name sent together are two pieces, not two drafts of one.
            taken[name, default: 0] += 1
            let own = taken[name].map { $0 > 1 ? Self.numbered(name, $0) : name } ?? name
            pieces.append(
                Piece(try keeping(own, content), as: kind ?? PaperKind.guess(fileName: own)))
        }
    }

    /// 测绘.pdf → 测绘（2）.pdf
    private static func numbered(_ name: String, _ count: Int) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "\(name)（\(count)）" }
        return "\(name[..<dot])（\(count)）\(name[dot...])"
    }

    /// One entry a file; a piece that is not sorted is in none.
    public func drafts(_ scope: PaperScope, in file: CaseFile, _ store: CaseStore, on day: CivilDay) throws -> [Draft] {
        // While there is one instance it goes without saying.
        let isSeveral = file.instances.areSeveral
        return try pieces.compactMap { piece in
            guard let kind = piece.kind, let digest = Digest(hex: piece.upload.digest) else { return nil }
            var fields: [String: Value] = [
                "paper-kind": .text(kind.id), "name": .text(piece.upload.name), "digest": .text(piece.upload.digest),
                "file": .text(piece.upload.file),
                "bytes": .integer(try store.files.get(piece.upload.file, digest: digest).count),
                "volume": kind.isInner ? "inner" : "main",
            ]
            if isSeveral { fields["proceeding"] = scope.proceeding.map { .text($0) } }
            fields["unit"] = scope.unit.map { .text($0) }
            return Draft(.paperAdded, day: day, fields)
        }
    }
}
