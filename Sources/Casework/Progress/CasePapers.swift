public import Docket

/// 案件材料: what has been handed in, newest version of each kind first, with those before it.
public struct CasePapers: Sendable {
    public struct Paper: Sendable, Hashable {
        public let kind: String
        public let version: Int
        public let name: String
        /// Where the file store keeps it; nil for a paper that is only recorded.
        public let file: String?
        public let digest: String?
        public let unit: String?
        /// The instance it was made for.
        public let proceeding: String?
        public let isInner: Bool
        public let entry: Entry

        public init(
            kind: String, version: Int, name: String, file: String?, digest: String?, unit: String?,
            proceeding: String?, isInner: Bool, entry: Entry
        ) {
            (self.kind, self.version, self.name, self.file) = (kind, version, name, file)
            (self.digest, self.unit, self.proceeding, self.isInner, self.entry) = (
                digest, unit, proceeding, isInner, entry
            )
        }
    }

    public let all: [Paper]

    public init(file: CaseFile) {
        var (papers, versions) = ([Paper](), [String: Int]())
        for item in file.items {
            let inner = item.entry["volume"]?.text == "inner"
            if item.kind == .paperAdded, let kind = item.entry["paper-kind"]?.text {
                let key =
                    "\(kind)|\(item.context.first(.unit) ?? "")|\(item.context.first(.proceeding) ?? "")"
                    + (PaperKind.several.contains(kind) ? "|\(item.entry["name"]?.text ?? "")" : "")
                let version = item.entry["version"]?.integer ?? (versions[key] ?? 0) + 1
                versions[key] = version
                papers.append(Self.paper(item, kind: kind, version: version, item.entry.fields, isInner: inner))
            } else if item.kind == .paperWithdrawn {
                // 撤换: it is no paper of the case any more; the entry says that it was.
                papers.removeAll { Self.isWithdrawn($0, by: item) }
            } else {
                // A scan that came with an entry is a paper of the case too.
                for paper in item.entry["papers"]?.list ?? []
                where paper["file"].map({ file in !papers.contains { $0.file == file.text } }) ?? false {
                    let kind = paper["kind"]?.text ?? "other"
                    papers.append(
                        Self.paper(
                            item, kind: kind, version: paper["version"]?.integer ?? 1, paper.object ?? [:],
                            isInner: Vocabulary.traits(item.kind).isInner || PaperKind.kind(kind)?.isInner == true)
                    )
                }
            }
        }
        all = papers
    }

    private static func isWithdrawn(_ paper: Paper, by item: CaseFile.Item) -> Bool {
        let entry = item.entry
        if let file = entry["file"]?.text { return paper.file == file }
        if let digest = entry["digest"]?.text {
            return paper.digest == digest && paper.kind == entry["paper-kind"]?.text
        }
        guard paper.kind == entry["paper-kind"]?.text, entry["unit"] == nil || paper.unit == entry["unit"]?.text else {
            return false
        }
        guard paper.proceeding.map({ item.isOf(proceeding: $0) }) ?? true else { return false }
        if let name = entry["name"]?.text { return paper.name == name }
        return entry["version"]?.integer.map { $0 == paper.version } ?? false
    }

    private static func paper(
        _ item: CaseFile.Item, kind: String, version: Int, _ fields: [String: Value], isInner: Bool
    ) -> Paper {
        Paper(
            kind: kind, version: version, name: fields["name"]?.text ?? PaperKind.title(kind),
            file: fields["file"]?.text, digest: fields["digest"]?.text,
            unit: item.context.first(.unit), proceeding: item.context.first(.proceeding),
            isInner: isInner || PaperKind.kind(kind)?.isInner == true, entry: item.entry)
    }

    /// The newest of a kind, of one unit and one instance where it matters.
    public func newest(_ kind: String, unit: String? = nil, proceeding: String? = nil) -> Paper? {
        ours(kind, unit, proceeding).last
    }

    private func ours(_ kind: String, _ unit: String?, _ proceeding: String?) -> [Paper] {
        all.filter {
            $0.kind == kind && (unit == nil || $0.unit == nil || $0.unit == unit)
                && (proceeding == nil || $0.proceeding == nil || $0.proceeding == proceeding)
        }
    }

    /// A newer file of the same kind, unit and name; nil for the newest, or one that is not here.
    func successor(of file: String) -> Paper? {
        guard let paper = all.last(where: { $0.file == file }) else { return nil }
        let newest = all.last {
            $0.kind == paper.kind && $0.unit == paper.unit && $0.proceeding == paper.proceeding && $0.name == paper.name
                && $0.file != nil
        }
        return newest?.file == file ? nil : newest
    }

    /// What stands now in the place of a paper that was carried: the newest of its kind, or of its name.
    private func successor(of carried: Value, _ kind: String, _ unit: String?, _ proceeding: String?) -> Paper? {
        guard PaperKind.several.contains(kind) else { return newest(kind, unit: unit, proceeding: proceeding) }
        let name = all.first { $0.kind == kind && $0.digest == carried["digest"]?.text }?.name
        return current(kind, unit: unit, proceeding: proceeding).first { $0.name == name }
    }

    /// All that stand: the newest draft of each paper, and of pieces of which there are several each by its name.
    public func current(_ kind: String, unit: String? = nil, proceeding: String? = nil) -> [Paper] {
        let ours = ours(kind, unit, proceeding)
        guard PaperKind.several.contains(kind) else { return ours.last.map { [$0] } ?? [] }
        return ours.enumerated().filter { index, paper in
            !ours[(index + 1)...].contains { $0.name == paper.name && $0.proceeding == paper.proceeding }
        }.map(\.element)
    }

    /// 换稿: papers of a submission of which another text has come since: what was approved and sealed is no longer what is there.
    public func replaced(since submission: Entry, unit: String?, proceeding: String?) -> [(
        approved: Int, text: Paper?, newest: Paper
    )] {
        (submission["papers"]?.list ?? []).compactMap { carried in
            guard let kind = carried["kind"]?.text, let newest = successor(of: carried, kind, unit, proceeding),
                newest.entry.sequence > submission.sequence
            else { return nil }
            // The same bytes handed in again are the same paper.
            if let approved = carried["digest"]?.text, approved == newest.digest { return nil }
            let text = all.last { $0.kind == kind && $0.digest != nil && $0.digest == carried["digest"]?.text }
            return (carried["version"]?.integer ?? 1, text, newest)
        }
    }
}
