import Casework
import Docket
import Papers
import Rulebook
import Store

/// 证据和依据: the list of evidence in its groups and order, the burden of proof beside it, and the volume as one PDF.
enum EvidencePage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange) }

    private static func page(_ exchange: Exchange, refusal: Refusal? = nil, questions: [Question] = []) throws -> Reply
    {
        let derivation = try exchange.derivation()
        let scope = try PapersPage.scope(exchange, derivation)
        let evidence = CaseEvidence(file: derivation.file, unit: scope.unit, proceeding: scope.proceeding)
        let board = BurdenBoard(derivation, evidence: evidence)
        let mayRecord = Access.may(try exchange.actor, .record, .office) == .allow
        let inputs = EvidenceForm(
            evidence: evidence, board: board, form: exchange.form,
            kind: derivation.rules.vocabulary.kind(.evidenceListed))
        let seen = derivation.file.items.map { $0.correctedBy ?? $0.sequence }.max() ?? 0
        return try exchange.page(
            "evidence",
            [
                "title": "证据和依据", "case": CaseHead(derivation, exchange).model, "unit": scope.unit ?? "",
                "proceeding": scope.proceeding ?? "",
                "instances": PapersPage.instances(derivation, scope),
                "has-instances": derivation.file.things(.proceeding).count > 1,
                "here": SiteURL.evidence(exchange.caseID),
                "can-record": mayRecord,
                "rows": evidence.items.enumerated().map { row($0.offset, $0.element, exchange) },
                "has-rows": !evidence.items.isEmpty,
                "items": inputs.items(exchange.caseID), "bases": inputs.bases, "board": cells(board),
                "gaps": board.gaps.count, "has-gaps": !board.gaps.isEmpty,
                "unlisted": evidence.items.filter { !$0.isListed }.count,
                "has-unlisted": evidence.items.contains { !$0.isListed }, "seen": exchange.form["seen"] ?? String(seen),
                "beside": evidence.items.filter { $0.file != nil && !$0.isBound }.map(\.name).joined(separator: "、"),
                "has-beside": evidence.items.contains { $0.file != nil && !$0.isBound },
                "volume-path": SiteURL.volume(exchange.caseID),
                "papers-path": SiteURL.papers(exchange.caseID, scope.query),
                "violations": (refusal?.violations ?? []).map(\.message), "has-violations": refusal != nil,
                "questions": questions.map { ["code": $0.code, "message": $0.message] as Model },
                "has-questions": !questions.isEmpty,
            ], status: refusal == nil ? 200 : 422)
    }

    private static func row(_ index: Int, _ item: CaseEvidence.Item, _ exchange: Exchange) -> Model {
        [
            "order": index + 1, "name": item.name, "group": Words.title(item.group),
            "purpose": item.fields["purpose"]?.text ?? "", "origin": item.fields["origin"]?.text ?? "",
            "made-on": Words.day(item.fields["made-on"]?.text),
            "pages": item.pageRange.isEmpty && item.file != nil && !item.isBound ? "另附" : item.pageRange,
            "element": item.fields["element"]?.text ?? "",
            "path": item.file.map { SiteURL.file(exchange.caseID, $0) } ?? "", "has-file": item.file != nil,
        ]
    }

    private static func cells(_ board: BurdenBoard) -> [Model] {
        CaseEvidence.groups.map { group in
            let cells = board.cells.filter { $0.group == group }
            return [
                "title": Words.title(group),
                "cells": cells.map { cell -> Model in
                    let proofs = cell.proofs.isEmpty ? "" : "证据\(cell.proofs.map(String.init).joined(separator: "、"))"
                    return [
                        "element": cell.element, "because": cell.because,
                        "proofs": ([proofs] + cell.bases).filter { !$0.isEmpty }.joined(separator: "；"),
                        "is-empty": cell.isEmpty,
                    ]
                },
            ]
        }
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        let derivation = try exchange.derivation()
        guard let kind = derivation.rules.vocabulary.kind(.evidenceListed) else { throw PageError.absent }
        try form.allow { $0 == "unit" || row(ofPlace: $0) != nil || FieldForm.knows($0, kind) }
        let scope = try PapersPage.scope(exchange, derivation)
        do {
            var draft = Draft(.evidenceListed, day: exchange.today, try typed(form, kind, derivation))
            draft.fields["unit"] = scope.unit.map { .text($0) }
            draft.fields["items"] = try await counted(draft.fields["items"]?.list ?? [], derivation, exchange)
            draft.fields["proceeding"] =
                derivation.file.things(.proceeding).count > 1 ? scope.proceeding.map { .text($0) } : nil
            let outcome = try exchange.store.change(exchange.caseID, try exchange.request()) { [draft] _ in [draft] }
            if case .asked(let questions) = outcome { return try page(exchange, questions: questions) }
        } catch let refusal as Refusal {
            return try page(exchange, refusal: refusal)
        } catch let conflict as Conflict {
            return try page(
                exchange,
                refusal: Refusal([
                    .init(
                        code: "conflict",
                        message: "打开本页之后，\(conflict.theirs.unit) \(conflict.theirs.actor) 已保存了另一份编目，请重新打开本页核对")
                ]))
        }
        return .see(SiteURL.evidence(exchange.caseID, scope.query), saying: "已保存证据和依据编目")
    }

    /// `items.3.place` is row 3.
    private static func row(ofPlace name: String) -> Int? {
        guard name.hasPrefix("items."), name.hasSuffix(".place"), let row = Int(name.dropFirst(6).dropLast(6)),
            (0..<1000).contains(row)
        else { return nil }
        return row
    }

    /// Rows in the order that their places say; a row without a place keeps its own.
    private static func typed(_ form: Form, _ kind: Kind, _ derivation: Derivation) throws -> [String: Value] {
        var ordered = form
        let places = form.fields.compactMap { field -> (row: Int, place: Double)? in
            guard let row = row(ofPlace: field.name) else { return nil }
            return (row, Double(field.value.trimmingBlanks) ?? Double(row + 1))
        }
        let order = places.sorted { ($0.place, $0.row) < ($1.place, $1.row) }.map(\.row)
        let renamed = Dictionary(
            order.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        ordered.fields = form.fields.filter { !$0.name.hasSuffix(".place") }.map { field in
            let steps = field.name.split(separator: ".", maxSplits: 2).map(String.init)
            guard steps.count == 3, steps[0] == "items", let row = Int(steps[1]), let place = renamed[row] else {
                return field
            }
            return ("items.\(place).\(steps[2])", field.value)
        }
        do throws(ShapeError) {
            return try derivation.rules.vocabulary.fields(of: kind.name, from: FieldForm.raw(ordered, of: kind))
        } catch {
            throw Refusal([.init(code: "shape", field: error.field, message: error.message)])
        }
    }

    /// Files are those of the case, with their own digests; pages are counted, not typed, where a file can be bound in.
    private static func counted(_ items: [Value], _ derivation: Derivation, _ exchange: Exchange) async throws -> Value?
    {
        let papers = CasePapers(file: derivation.file).all
        // What was counted before has the same pages as long as it has the same digest.
        let before = derivation.file.items(of: .evidenceListed).flatMap { $0.entry["items"]?.list ?? [] }
        let known = Dictionary(
            before.compactMap { item in item["digest"]?.text.flatMap { digest in item["pages"].map { (digest, $0) } } },
            uniquingKeysWith: { _, last in last })
        var new: [(row: Int, file: String, digest: Digest, name: String)] = []
        var rows = try items.enumerated().map { row, item -> [String: Value] in
            var fields = item.object ?? [:]
            fields["pages"] = nil
            guard let id = fields["file"]?.text else { return fields }
            guard let paper = papers.first(where: { $0.file == id && $0.kind == "evidence" }),
                let digest = paper.digest.flatMap(Digest.init(hex:))
            else {
                throw refuse("“\(fields["name"]?.text ?? "")”所指的文件不在本案材料里")
            }
            fields["digest"] = .text(digest.hex)
            guard CaseEvidence.isBindable(paper.name) else { return fields }
            fields["pages"] = known[digest.hex]
            if fields["pages"] == nil { new.append((row, id, digest, paper.name)) }
            return fields
        }
        var batch: [(row: Int, part: EvidenceVolume.Part)] = []
        for (index, file) in new.enumerated() {
            batch.append(
                (
                    file.row,
                    .init(
                        group: "", title: "", name: file.name,
                        content: try exchange.store.files.get(file.file, digest: file.digest))
                ))
            // A hundred scans are never all in memory at once.
            guard index == new.count - 1 || batch.reduce(0, { $0 + $1.part.content.count }) > 100_000_000 else {
                continue
            }
            for (row, pages) in zip(batch.map(\.row), try await pages(batch.map(\.part), exchange)) {
                rows[row]["pages"] = .integer(pages)
            }
            batch = []
        }
        return rows.isEmpty ? nil : .list(rows.map { .object($0) })
    }

    private static func pages(_ parts: [EvidenceVolume.Part], _ exchange: Exchange) async throws -> [Int] {
        do { return try await exchange.site.countPages(parts) } catch { throw refuse("\(error)") }
    }

    private static func refuse(_ message: String) -> Refusal {
        Refusal([.init(code: "shape", field: "items", message: message)])
    }

    /// 生成证据册: cover, list and all pieces as one PDF, in the queue.
    @Sendable static func volume(_ exchange: Exchange) async throws -> Reply {
        try exchange.form.allow { ["unit", "proceeding"].contains($0) }
        let derivation = try exchange.derivation()
        let scope = try PapersPage.scope(exchange, derivation)
        let evidence = CaseEvidence(file: derivation.file, unit: scope.unit, proceeding: scope.proceeding)
        let names = Dictionary(
            CasePapers(file: derivation.file).all.compactMap { paper in paper.file.map { ($0, paper.name) } },
            uniquingKeysWith: { first, _ in first })
        let parts = evidence.items.enumerated().compactMap { index, item -> PrintPart? in
            guard item.isBound, let file = item.file, let digest = item.digest else { return nil }
            return PrintPart(
                group: Words.title(item.group), title: "\(index + 1).\(item.name)", name: names[file] ?? item.name,
                file: file, digest: digest)
        }
        guard !parts.isEmpty else {
            return try page(exchange, refusal: Refusal([.init(code: "shape", message: "还没有上传证据文件，没有可以合订的材料")]))
        }
        let front = try ["evidence-cover", "evidence-list"].compactMap {
            try exchange.papers.bytes(
                $0, of: exchange.caseID, derivation, unit: scope.unit, proceeding: scope.proceeding)
        }
        let job = try exchange.store.print(
            front, parts: parts, name: "证据册", for: try exchange.actor.account, instant: exchange.site.clock.real)
        return .see(SiteURL.printJob(job, back: SiteURL.evidence(exchange.caseID, scope.query)))
    }
}
