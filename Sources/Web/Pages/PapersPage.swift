import Casework
import Docket
import LegalCalendar
import Papers
import Rulebook
import Store

/// 案件材料: the checklist of article 6, many files at once sorted by their names, versions, and the papers made from the docket.
enum PapersPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange) }

    static func page(_ exchange: Exchange, problems: [String] = [], unsorted: [PaperUpload.Piece] = []) throws -> Reply
    {
        let derivation = try exchange.derivation()
        let actor = try exchange.actor
        let scope = try scope(exchange, derivation)
        let checklist = Checklist(derivation, unit: scope.unit, proceeding: scope.proceeding)
        let isInstance = scope.proceeding.flatMap { derivation.file.thing(.proceeding, $0)?.instance } != nil
        let reader = try exchange.reader
        let papers = CasePapers(file: derivation.file).all.filter { Access.sees($0, reader) }
        let names = try exchange.displayNames
        let values = PaperFields.values(derivation, proceeding: scope.proceeding, unit: scope.unit, day: exchange.today)
        let made =
            Access.may(actor, .record, .office) == .allow
            ? Set(exchange.site.paperTemplates.keys.filter { mayMake($0, derivation, exchange) }) : []
        return try exchange.page(
            "papers",
            [
                "title": "案件材料", "case": CaseHead(derivation, exchange).model, "summary": checklist.summary,
                "missing": checklist.missing.joined(separator: "、"),
                "is-complete": checklist.missing.isEmpty,
                "checklist": checklist.rows.map { row -> Model in
                    var model = row.model
                    model["can-make"] = made.contains(row.kind)
                    model["gaps"] = made.contains(row.kind) ? gaps(row.kind, values, derivation, exchange, scope) : []
                    model["make-path"] = SiteURL.paper(exchange.caseID, row.kind, scope.query)
                    return model
                },
                "others": ordered(made.subtracting(checklist.rows.map(\.kind))).map { kind in
                    [
                        "title": PaperKind.title(kind),
                        "path": SiteURL.paper(exchange.caseID, kind, scope.query),
                        "gaps": gaps(kind, values, derivation, exchange, scope),
                    ] as Model
                }, "has-others": !made.isEmpty, "evidence-path": SiteURL.evidence(exchange.caseID, scope.query),
                "print-path": SiteURL.printing(exchange.caseID, "defence"),
                "printable": ordered(made).map {
                    ["title": PaperKind.title($0), "path": SiteURL.printing(exchange.caseID, $0)] as Model
                }, "papers": try papers.reversed().map { try paper($0, exchange, names, derivation) },
                "has-papers": !papers.isEmpty, "unit": scope.unit ?? "",
                "proceeding": scope.proceeding ?? "", "instances": instances(derivation, scope),
                "has-instances": derivation.file.things(.proceeding).count > 1,
                "is-instance": isInstance, "here": SiteURL.papers(exchange.caseID),
                "submit-path": SiteURL.record(exchange.caseID, .submittedForApproval, scope.query),
                "can-submit": actor.function == .handlingUnit,
                "can-upload": Access.may(actor, .record, .office) == .allow, "problems": problems,
                "has-problems": !problems.isEmpty,
                "kinds": kinds(selected: exchange.query["kind"]),
            ].merging(asked(unsorted, papers)) { own, _ in own }.merging([
                "asks": asks(values, derivation, exchange, scope)
            ]) { own, _ in own },
            status: problems.isEmpty && unsorted.isEmpty ? 200 : 422)
    }

    /// What has to be said of files before they are papers, and what is there but sorted nowhere.
    private static func asked(_ unsorted: [PaperUpload.Piece], _ papers: [CasePapers.Paper]) -> Model {
        let others = papers.filter { $0.kind == "other" }.count
        return [
            "unsorted": unsorted.map(\.model), "has-unsorted": !unsorted.isEmpty, "others-count": others,
            "has-other-papers": others > 0,
        ]
    }

    static func kinds(selected: String?) -> [Model] {
        PaperKind.all.map { ["id": $0.id, "title": $0.title, "selected": $0.id == selected] as Model }
    }

    private static func paper(
        _ paper: CasePapers.Paper, _ exchange: Exchange, _ names: [String: String], _ derivation: Derivation
    ) throws -> Model {
        let reader = try exchange.reader
        let changes =
            paper.unit.map { Access.sees(inner: $0, reader) } ?? Access.sees(inner: nil, reader)
            ? try changes(paper, exchange, derivation) : []
        return [
            "title": PaperKind.title(paper.kind), "version": paper.version, "name": paper.name,
            "has-file": paper.file != nil,
            "path": paper.file.map { SiteURL.file(exchange.caseID, $0) } ?? "",
            "day": paper.entry.day.description,
            "who": "\(paper.entry.unit) \(names[paper.entry.actor] ?? paper.entry.actor)",
            "volume": paper.isInner ? "副卷" : "正卷",
            "instance": paper.proceeding.flatMap { derivation.file.thing(.proceeding, $0)?["kind"]?.text }.map {
                Words.title($0)
            } ?? "",
            "digest": paper.digest.map { String($0.prefix(8)) } ?? "", "withdraw": withdrawPath(paper, exchange),
            "may-change": ReclassPage.mayChange(paper, reader),
            "may-withdraw": Decision.mayWithdraw(paper, reader, derivation.organisation),
            "reclass": SiteURL.reclass(exchange.caseID, paper.entry.sequence)
                + (paper.file.map { "?file=\(Form.percentEncoded($0))" } ?? ""),
            "has-changes": !changes.isEmpty,
            "changes": changes.map { "\($0.title)：\($0.old) → \($0.new)" }.joined(separator: "；"),
        ]
    }

    /// In the order of the regulation's papers.
    private static func ordered(_ kinds: Set<String>) -> [String] { PaperKind.all.map(\.id).filter(kinds.contains) }

    /// 撤下: by an entry that says so; the file stays in the store.
    private static func withdrawPath(_ paper: CasePapers.Paper, _ exchange: Exchange) -> String {
        SiteURL.record(
            exchange.caseID, .paperWithdrawn,
            SiteURL.query([
                "paper-kind": paper.kind, "name": paper.name, "file": paper.file, "digest": paper.digest,
                "unit": paper.unit, "proceeding": paper.proceeding,
            ]))
    }

    /// A paper is made by whom the rulebook lets record what it is the original of.
    static func mayMake(_ kind: String, _ derivation: Derivation, _ exchange: Exchange) -> Bool {
        PaperKind.entries[kind].map { mayRecord($0, derivation, exchange) } ?? true
    }

    /// 缺的内容: what the paper must say and the docket does not, each with the page where it is entered.
    private static func gaps(
        _ kind: String, _ values: [String: PaperValue], _ derivation: Derivation, _ exchange: Exchange, _ scope: Scope
    ) -> [Model] {
        let keepsOffice = Access.may(try? exchange.actor, .keepOffice, .none) == .allow
        return PaperFields.missing(for: kind, in: values, rules: derivation.rules).map { field, reasons in
            let own = derivation.file.items.last {
                $0.kind == .noticeReceived && $0.context.first(.proceeding) == scope.proceeding
            }
            let notice =
                (own ?? derivation.file.notice).map { SiteURL.correct(exchange.caseID, $0.sequence) } ?? ""
            let path =
                switch (recordable(field, derivation, exchange), field.name) {
                case (.evidenceListed, _): SiteURL.evidence(exchange.caseID, scope.query)
                case (let entry?, _): SiteURL.record(exchange.caseID, entry, scope.query)
                case (nil, "number"), (nil, "plaintiffs"), (nil, "court"), (nil, "cause"): notice
                case (nil, "government-address"), (nil, "government-code"), (nil, "phone"):
                    keepsOffice
                        ? SiteURL.office(
                            .unitDescribed,
                            SiteURL.query(["name": derivation.organ(of: scope.unit, in: scope.proceeding)]))
                        : ""
                case (nil, "principal"), (nil, "principal-post"): keepsOffice ? SiteURL.office(.headAppointed) : ""
                default: ""
                }
            let other = field.entry.map { "（待\(recorders($0, derivation))登记）" } ?? "须撰写"
            return [
                "title": field.title, "why": reasons.joined(separator: "；"), "path": path, "has-path": !path.isEmpty,
                "other": other,
            ]
        }
    }

    /// The entry by which this reader can say it: the one that decides it, or the draft that goes before.
    private static func recordable(_ field: PaperField, _ derivation: Derivation, _ exchange: Exchange) -> KindName? {
        [field.entry, field.draft].compactMap(\.self).first { mayRecord($0, derivation, exchange) }
    }

    private static func recorders(_ kind: KindName, _ derivation: Derivation) -> String {
        guard let kind = derivation.rules.vocabulary.kind(kind) else { return "" }
        return Decision(derivation: derivation, today: derivation.file.items.last?.day ?? CivilDay(number: 0))
            .competent(kind).functions.map(\.title).joined(separator: "、")
    }

    /// A link that ends in a refusal helps nobody.
    static func mayRecord(_ kind: KindName, _ derivation: Derivation, _ exchange: Exchange) -> Bool {
        guard let kind = derivation.rules.vocabulary.kind(kind), let function = try? exchange.actor.function else {
            return false
        }
        return Decision(derivation: derivation, today: exchange.today).offers(kind, to: function)
    }

    /// 数据已变: only of the text that stands, and only until it has gone to the court.
    private static func changes(_ paper: CasePapers.Paper, _ exchange: Exchange, _ derivation: Derivation) throws
        -> [PaperChanges.Change]
    {
        let file = derivation.file
        guard
            CasePapers(file: file).newest(paper.kind, unit: paper.unit, proceeding: paper.proceeding)?.entry.sequence
                == paper.entry.sequence
        else { return [] }
        let isFiled = file.items(of: .filedWithCourt).contains { item in
            item.sequence > paper.entry.sequence && item.isOf(unit: paper.unit)
                && item.isOf(proceeding: paper.proceeding)
                && (item.entry["papers"]?.list ?? []).contains { $0["kind"]?.text == paper.kind }
        }
        guard !isFiled else { return [] }
        return try exchange.papers.changes(
            paper.kind, of: exchange.caseID, derivation, since: paper.entry.sequence, proceeding: paper.proceeding,
            unit: paper.unit)
    }

    /// 生成: a paper of article 6 as .docx, filled from the docket.
    @Sendable static func generate(_ exchange: Exchange) async throws -> Reply {
        let derivation = try exchange.derivation()
        let kind = (exchange.parameters["kind"] ?? "").replacing(".docx", with: "")
        guard mayMake(kind, derivation, exchange) else { throw PageError.absent }
        let scope = try scope(exchange, derivation)
        guard
            let bytes = try exchange.papers.bytes(
                kind, of: exchange.caseID, derivation, unit: scope.unit, proceeding: scope.proceeding)
        else { throw PageError.absent }
        return .download(bytes, name: "\(PaperKind.title(kind)).docx", contentType: FileStore.FileType.docx.contentType)
    }

    @Sendable static func download(_ exchange: Exchange) async throws -> Reply {
        let derivation = try exchange.derivation()
        let reader = try exchange.reader
        guard let file = exchange.parameters["file"],
            let paper = CasePapers(file: derivation.file).all.first(where: {
                $0.file == file && Access.sees($0, reader)
            }),
            let digest = paper.digest.flatMap(Digest.init(hex:))
        else { throw PageError.absent }
        let bytes = try exchange.store.files.get(file, digest: digest)
        let type = (try? FileStore.type(name: paper.name, content: bytes))?.contentType ?? "application/octet-stream"
        return .download(bytes, name: paper.name, contentType: type)
    }
}
