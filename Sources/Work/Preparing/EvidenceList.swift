public import Casework
import Docket
public import LegalCalendar
public import Papers
public import Rulebook
public import Store

/// 证据目录: what was typed into the list of evidence becomes its entry; pages are counted, not typed.
public struct EvidenceList: Sendable {
    let derivation: Derivation
    public let scope: PaperScope
    let store: CaseStore
    let kind: Kind

    /// - Returns: nil where the vocabulary has no such list.
    public init?(_ derivation: Derivation, _ scope: PaperScope, _ store: CaseStore) {
        guard let kind = derivation.rules.vocabulary.kind(.evidenceListed) else { return nil }
        (self.derivation, self.scope, self.store, self.kind) = (derivation, scope, store, kind)
    }

    public var evidence: CaseEvidence {
        CaseEvidence(file: derivation.file, unit: scope.unit, proceeding: scope.proceeding)
    }

    /// Whether a form of the list has such a field.
    public func knows(_ name: String) -> Bool {
        name == "unit" || Self.row(ofPlace: name) != nil || TypedFields.knows(name, kind)
    }

    /// `items.3.place` is row 3.
    private static func row(ofPlace name: String) -> Int? {
        guard name.hasPrefix("items."), name.hasSuffix(".place"), let row = Int(name.dropFirst(6).dropLast(6)),
            (0..<1000).contains(row)
        else { return nil }
        return row
    }

    /// - Parameter pages: how many pages each file has, bound into a volume.
    public func draft(
        _ typed: TypedFields, on day: CivilDay, pages: @Sendable ([EvidenceVolume.Part]) async throws -> [Int]
    ) async throws -> Draft {
        var fields = try EntryDraft.fields(Self.ordered(typed), of: kind, in: derivation.rules.vocabulary)
        fields["unit"] = scope.unit.map { .text($0) }
        fields["items"] = try await counted(fields["items"]?.list ?? [], pages)
        let isSeveral = derivation.file.instances.areSeveral
        fields["proceeding"] = isSeveral ? scope.proceeding.map { .text($0) } : nil
        return Draft(.evidenceListed, day: day, fields)
    }

    /// Rows in the order that their places say; a row without a place keeps its own.
    private static func ordered(_ typed: TypedFields) -> TypedFields {
        let places = typed.pairs.compactMap { field -> (row: Int, place: Double)? in
            guard let row = row(ofPlace: field.name) else { return nil }
            return (row, Double(field.value.trimmingBlanks) ?? Double(row + 1))
        }
        let order = places.sorted { ($0.place, $0.row) < ($1.place, $1.row) }.map(\.row)
        let renamed = Dictionary(
            order.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        return TypedFields(
            typed.pairs.filter { !$0.name.hasSuffix(".place") }.map { field in
                let steps = field.name.split(separator: ".", maxSplits: 2).map(String.init)
                guard steps.count == 3, steps[0] == "items", let row = Int(steps[1]), let place = renamed[row] else {
                    return field
                }
                return ("items.\(place).\(steps[2])", field.value)
            })
    }

    private struct Uncounted {
        let row: Int
        let file: String
        let digest: Digest
        let name: String
    }

    /// Files are those of the case, with their own digests; pages are counted where a file can be bound in.
    private func counted(
        _ items: [Value], _ pages: @Sendable ([EvidenceVolume.Part]) async throws -> [Int]
    ) async throws -> Value? {
        let (items, new) = try known(items)
        var rows = items
        var batch: [(row: Int, part: EvidenceVolume.Part)] = []
        for (index, file) in new.enumerated() {
            let content = try store.files.get(file.file, digest: file.digest)
            batch.append((file.row, .init(group: "", title: "", name: file.name, content: content)))
            // A hundred scans are never all in memory at once.
            guard index == new.count - 1 || batch.reduce(0, { $0 + $1.part.content.count }) > 100_000_000 else {
                continue
            }
            do {
                for (row, count) in zip(batch.map(\.row), try await pages(batch.map(\.part))) {
                    rows[row]["pages"] = .integer(count)
                }
            } catch { throw Refusal(of: "items", "\(error)") }
            batch = []
        }
        return rows.isEmpty ? nil : .list(rows.map { .object($0) })
    }

    /// Rows with what is known of their files, and those whose pages have to be counted.
    private func known(_ items: [Value]) throws(Refusal) -> ([[String: Value]], [Uncounted]) {
        let papers = CasePapers(file: derivation.file).all
        // What was counted before has the same pages as long as it has the same digest.
        let before = derivation.file.items(of: .evidenceListed).flatMap { $0.entry["items"]?.list ?? [] }
        let pages = Dictionary(
            before.compactMap { item in item["digest"]?.text.flatMap { digest in item["pages"].map { (digest, $0) } } },
            uniquingKeysWith: { _, last in last })
        var (rows, new) = ([[String: Value]](), [Uncounted]())
        for (row, item) in items.enumerated() {
            var fields = item.object ?? [:]
            fields["pages"] = nil
            if let id = fields["file"]?.text {
                guard let paper = papers.first(where: { $0.file == id && $0.kind == "evidence" }),
                    let digest = paper.digest.flatMap(Digest.init(hex:))
                else { throw Refusal(of: "items", "“\(fields["name"]?.text ?? "")”所指的文件不在本案材料里") }
                fields["digest"] = .text(digest.hex)
                if CaseEvidence.isBindable(paper.name) {
                    fields["pages"] = pages[digest.hex]
                    if fields["pages"] == nil {
                        new.append(Uncounted(row: row, file: id, digest: digest, name: paper.name))
                    }
                }
            }
            rows.append(fields)
        }
        return (rows, new)
    }

    /// 证据册: the pieces that are bound in, in the order of the list.
    public var parts: [PrintPart] {
        let names = Dictionary(
            CasePapers(file: derivation.file).all.compactMap { paper in paper.file.map { ($0, paper.name) } },
            uniquingKeysWith: { first, _ in first })
        return evidence.items.enumerated().compactMap { index, item in
            guard item.isBound, let file = item.file, let digest = item.digest else { return nil }
            return PrintPart(
                group: Words.title(item.group), title: "\(index + 1).\(item.name)", name: names[file] ?? item.name,
                file: file, digest: digest)
        }
    }
}
