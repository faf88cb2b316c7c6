public import Docket

/// 证据: a unit's list as last arranged, with what was uploaded since at its end; each piece with its pages in the volume.
public struct CaseEvidence: Sendable {
    public static let groups = ["authority", "facts", "procedure", "application"]

    public struct Item: Sendable, Hashable {
        public let name: String
        public let group: String
        public let file: String?
        public let digest: String?
        /// What the list says of it, by the names of the vocabulary.
        public let fields: [String: Value]
        /// Counted from 1; nil once a piece before it, or itself, has no known number of pages.
        public let pages: ClosedRange<Int>?
        /// False for a file that came after the list was made.
        public let isListed: Bool
        /// A PDF or a picture goes into the volume; anything else is handed in beside it.
        public let isBound: Bool

        /// 1-3, or 4
        public var pageRange: String {
            pages.map { $0.count == 1 ? String($0.lowerBound) : "\($0.lowerBound)-\($0.upperBound)" } ?? ""
        }
    }

    public let items: [Item]
    public let bases: [Value]

    /// - Parameter proceeding: the instance it is for; a later one begins with the list of the one it came from. Nil for the current one.
    public init(file: CaseFile, unit: String?, proceeding: String? = nil) {
        let lineage = file.lineage(of: proceeding ?? file.instances.current?.id)
        let lists = file.items.filter { $0.kind == .evidenceListed && $0.isOf(unit: unit) }
        let list =
            lineage.isEmpty
            ? lists.last : lineage.lazy.compactMap { instance in lists.last { $0.isOf(proceeding: instance) } }.first
        var listed = (list?.entry["items"]?.list ?? []).compactMap(\.object)
        bases = list?.entry["bases"]?.list ?? []
        // A piece of which a newer file has come is that file; its pages are counted when the list is saved again.
        let papers = CasePapers(file: file)
        let replaced = Dictionary(
            listed.compactMap { fields in
                fields["file"]?.text.flatMap { id in papers.successor(of: id).map { (id, $0) } }
            }, uniquingKeysWith: { first, _ in first })
        listed = listed.map { Self.renewed($0, replaced) }
        // 撤下 takes a piece out of the list too, and so does another class: what was found to be a legal opinion is no evidence.
        let standing = Set(papers.all.filter { $0.kind == "evidence" }.compactMap(\.file))
        listed = listed.filter { $0["file"]?.text.map(standing.contains) ?? true }
        let (known, names) = (Set(listed.compactMap { $0["file"]?.text }), Set(listed.compactMap { $0["name"]?.text }))
        let current = papers.current("evidence", unit: unit).filter { paper in
            lineage.isEmpty || paper.proceeding.map(lineage.contains) ?? true
        }
        let fresh = current.filter { paper in
            guard let id = paper.file else { return !names.contains(Self.title(paper.name)) }
            return !known.contains(id) && !replaced.values.contains(paper)
        }.map(Self.unlisted)
        var (items, next) = ([Item](), 1 as Int?)
        for (index, fields) in (listed + fresh).enumerated() {
            let name = fields["file"]?.text.flatMap { id in papers.all.first { $0.file == id }?.name }
            let isBound = name.map(Self.isBindable) ?? false
            // What is not bound in, or is on paper only, takes no pages of the volume, but for a number that was recorded.
            guard isBound || fields["pages"] != nil else {
                items.append(
                    Item(
                        name: fields["name"]?.text ?? "", group: fields["group"]?.text ?? "",
                        file: fields["file"]?.text, digest: fields["digest"]?.text, fields: fields,
                        pages: nil,
                        isListed: index < listed.count, isBound: false))
                continue
            }
            let pages = next.flatMap { first in
                fields["pages"]?.integer.flatMap { (1...100_000).contains($0) ? first...(first + $0 - 1) : nil }
            }
            next = pages.map { $0.upperBound + 1 }
            items.append(
                Item(
                    name: fields["name"]?.text ?? "", group: fields["group"]?.text ?? "", file: fields["file"]?.text,
                    digest: fields["digest"]?.text, fields: fields, pages: pages,
                    isListed: index < listed.count, isBound: isBound))
        }
        self.items = items
    }

    public static func isBindable(_ name: String) -> Bool {
        ["pdf", "jpg", "jpeg", "png"].contains(name.split(separator: ".").last?.lowercased() ?? "")
    }

    private static func renewed(_ fields: [String: Value], _ replaced: [String: CasePapers.Paper]) -> [String: Value] {
        guard let newer = fields["file"]?.text.flatMap({ replaced[$0] }) else { return fields }
        var fields = fields
        fields["file"] = newer.file.map { .text($0) }
        fields["digest"] = newer.digest.map { .text($0) }
        fields["pages"] = nil
        return fields
    }

    private static func unlisted(_ paper: CasePapers.Paper) -> [String: Value] {
        var fields: [String: Value] = ["name": .text(title(paper.name))]
        fields["file"] = paper.file.map { .text($0) }
        fields["digest"] = paper.digest.map { .text($0) }
        return fields
    }

    /// 证据1 询问笔录.pdf without its ending.
    public static func title(_ name: String) -> String {
        guard let dot = name.lastIndex(of: "."), name.distance(from: dot, to: name.endIndex) <= 6 else { return name }
        return String(name[..<dot])
    }
}
