import Casework
import Docket
import LegalCalendar
import Rulebook
import Store

/// 收件箱: files that have arrived, what was read in them, and the way to the entry each belongs to.
enum InboxPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try list(exchange, problems: []) }

    private static func list(_ exchange: Exchange, problems: [String]) throws -> Reply {
        let actor = try exchange.actor
        let items = try exchange.store.inbox(of: actor.account, withFolder: actor.function == .intakeOffice)
        let refusals = actor.function == .intakeOffice ? try exchange.store.refusals() : []
        return try exchange.page(
            "inbox",
            [
                "refusals": refusals.map {
                    [
                        "id": $0.id, "name": $0.name, "reason": $0.reason,
                        "arrived": CivilDay(instant: $0.arrived).chinese,
                    ] as Model
                }, "has-refusals": !refusals.isEmpty,
                "title": "收件箱", "has-items": !items.isEmpty, "problems": problems, "has-problems": !problems.isEmpty,
                "refresh": items.contains { $0.state == .waiting || $0.state == .reading },
                "items": items.map { item -> Model in
                    let reading = item.reading
                    return [
                        "name": item.name, "path": SiteURL.inboxItem(item.id), "state": title(item.state),
                        "arrived": CivilDay(instant: item.arrived).chinese,
                        "from": item.account.isEmpty ? "收件文件夹" : "本人上传",
                        "what": reading.map {
                            $0.kind.map(exchange.store.rules.vocabulary.title) ?? PaperKind.title($0.paperKind)
                        } ?? item.message,
                        "numbers": reading?.caseNumbers.joined(separator: "、") ?? "",
                        "is-done": item.state == .read || item.state == .failed,
                    ]
                },
            ], status: problems.isEmpty ? 200 : 422)
    }

    private static func title(_ state: InboxItem.State) -> String {
        switch state {
        case .waiting: "等待识读"
        case .reading: "正在识读"
        case .read: "已识读"
        case .failed: "没有识读"
        }
    }

    /// All files or none.
    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        try exchange.form.allow { ["files", "seen-refusal"].contains($0) }
        if let id = exchange.form["seen-refusal"], try exchange.actor.function == .intakeOffice {
            try exchange.store.drop(refusal: id)
            return .see(SiteURL.inbox)
        }
        let uploads = exchange.form.uploads.filter { $0.field == "files" }
        var problems = uploads.isEmpty ? ["请选择文件"] : []
        for upload in uploads {
            if let problem = upload.problem { problems.append(problem) }
        }
        guard problems.isEmpty else { return try list(exchange, problems: problems) }
        var last = ""
        for upload in uploads {
            last = try exchange.store.receive(
                upload.content, name: FileStore.cleanName(upload.name), from: try exchange.actor.account,
                instant: exchange.site.clock.real)
        }
        return .see(uploads.count == 1 ? SiteURL.inboxItem(last) : SiteURL.inbox)
    }

    /// An item that is the reader's to see and still here; nil for none of that id.
    static func item(_ id: String, _ exchange: Exchange) throws -> InboxItem? {
        let actor = try exchange.actor
        guard let item = try exchange.store.inboxItem(id),
            item.account == actor.account || (item.account.isEmpty && actor.function == .intakeOffice)
        else { return nil }
        return item
    }

    private static func wanted(_ exchange: Exchange) throws -> InboxItem {
        guard let item = try exchange.parameters["item"].flatMap({ try item($0, exchange) }), item.taken == nil else {
            throw PageError.absent
        }
        return item
    }

    @Sendable static func one(_ exchange: Exchange) async throws -> Reply { try one(exchange, problem: "") }

    private static func one(_ exchange: Exchange, problem: String) throws -> Reply {
        let item = try wanted(exchange)
        let reading = item.reading ?? DocumentReading("")
        let found = try InboxMatch(reading, exchange)
        let vocabulary = exchange.store.rules.vocabulary
        let entry = found.entry ?? reading.kind
        let facts = vocabulary.all.filter {
            !Vocabulary.standard.isOffice($0.name) && ![.corrected, .paperAdded].contains($0.name)
        }
        return try exchange.page(
            "inboxitem",
            [
                "title": item.name, "item-path": SiteURL.inboxItem(item.id), "problem": problem,
                "has-problem": !problem.isEmpty,
                "is-going": item.state == .waiting || item.state == .reading,
                "refresh": item.state == .waiting || item.state == .reading, "state": title(item.state),
                "message": item.message, "has-message": !item.message.isEmpty,
                "suggestions": reading.suggestions.enumerated().map { index, suggestion -> Model in
                    let title =
                        suggestion.field == "day"
                        ? "发生日期"
                        : entry.flatMap(vocabulary.kind).flatMap { FormModel.field(suggestion.field, of: $0)?.1 }
                            ?? suggestion.field
                    return [
                        "index": index, "title": title,
                        "value": suggestion.field.hasSuffix(".outcome")
                            ? exchange.store.rules.outcomeTitle(suggestion.value) : Words.title(suggestion.value),
                        "source": reading.lines[suggestion.line], "line": suggestion.line + 1,
                    ]
                }, "has-suggestions": !reading.suggestions.isEmpty,
                "lines": reading.lines.enumerated().map { ["number": $0.offset + 1, "text": $0.element] as Model },
                "has-lines": !reading.lines.isEmpty,
                "entries": facts.map { ["id": $0.name, "title": $0.title, "selected": $0.name == entry] as Model },
                "case-number": exchange.form["case"] ?? found.number, "has-match": !found.number.isEmpty,
                "match": found.reason,
                "kinds": PaperKind.all.map {
                    ["id": $0.id, "title": $0.title, "selected": $0.id == (found.paper ?? reading.paperKind)] as Model
                },
            ], status: problem.isEmpty ? 200 : 422)
    }

    @Sendable static func file(_ exchange: Exchange) async throws -> Reply {
        let item = try wanted(exchange)
        guard let digest = Digest(hex: item.digest) else { throw PageError.absent }
        let bytes = try exchange.store.files.get(item.file, digest: digest)
        let type = try FileStore.type(name: item.name, content: bytes)
        return type == .pdf
            ? .pdf(bytes, name: item.name) : .download(bytes, name: item.name, contentType: type.contentType)
    }

    /// 填表: to the form of the entry, with the suggestions that were ticked and the file as its paper.
    @Sendable static func fill(_ exchange: Exchange) async throws -> Reply {
        let item = try wanted(exchange)
        let reading = item.reading ?? DocumentReading("")
        let entry = KindName(exchange.query["entry"] ?? "")
        guard let kind = exchange.store.rules.vocabulary.kind(entry), !Vocabulary.standard.isOffice(entry) else {
            return try one(exchange, problem: "请选择登记为什么事项")
        }
        let used = exchange.query.all("use").compactMap { Int($0) }.filter(reading.suggestions.indices.contains).map {
            reading.suggestions[$0]
        }
        let fields = used.filter { $0.field == "day" || FieldForm.knows($0.field, kind) }.map {
            "\($0.field)=\(Form.percentEncoded($0.value))"
        }
        let query = (fields + ["inbox=\(item.id)"]).joined(separator: "&")
        let number = (exchange.query["case"] ?? "").trimmingBlanks
        // A further paper of a case that is here already is registered on it.
        if entry == .noticeReceived, number.isEmpty { return .see(SiteURL.register(query)) }
        guard !number.isEmpty else { return try one(exchange, problem: "“\(kind.title)”要登记到案件上，请填写案号或收文编号") }
        guard let id = try exchange.store.caseID(number: number), try exchange.maySee(id) else {
            return try one(exchange, problem: "没有这个案件：\(number)")
        }
        let file = try exchange.view(id)?.file
        // A further notice opens an instance by its own number.
        let instance =
            entry != .noticeReceived && (file?.things(.proceeding).count ?? 0) > 1
            ? file?.proceeding(numbered: number).map { "proceeding=\($0.id)&" } ?? "" : ""
        return .see(SiteURL.record(id, entry, instance + query))
    }

    /// 存入案件材料, or 不归档: it belongs to no case.
    @Sendable static func put(_ exchange: Exchange) async throws -> Reply {
        let item = try wanted(exchange)
        let form = exchange.form
        try form.allow { ["case", "kind", "dismiss"].contains($0) }
        if form["dismiss"] != nil {
            try exchange.store.take(item.id, to: "-")
            try exchange.audit(
                .inboxDismissed, ["name": .text(item.name), "file": .text(item.file), "digest": .text(item.digest)])
            return .see(SiteURL.inbox, saying: "“\(item.name)”已移出收件箱")
        }
        let number = (form["case"] ?? "").trimmingBlanks
        guard let id = try exchange.store.caseID(number: number), try exchange.maySee(id) else {
            return try one(exchange, problem: number.isEmpty ? "请填写案号或收文编号" : "没有这个案件：\(number)")
        }
        guard let kind = PaperKind.kind(form["kind"] ?? "") else { return try one(exchange, problem: "请选择文书种类") }
        let actor = try exchange.actor
        var fields: [String: Value] = [
            "paper-kind": .text(kind.id), "name": .text(item.name), "digest": .text(item.digest),
            "file": .text(item.file), "volume": kind.isInner ? "inner" : "main",
        ]
        if actor.function == .handlingUnit {
            fields["unit"] = .text(try exchange.store.organisation().canonical(actor.unit))
        }
        // The number says for which instance, where there are several.
        if let file = try exchange.view(id)?.file, file.things(.proceeding).count > 1 {
            fields["proceeding"] = (file.proceeding(numbered: number) ?? file.currentProceeding).map { .text($0.id) }
        }
        _ = try exchange.store.change(id, try exchange.request(confirmed: ["*"])) {
            [fields, today = exchange.today] _ in [Draft(.paperAdded, day: today, fields)]
        }
        try exchange.store.take(item.id, to: id)
        return .see(SiteURL.papers(id), saying: "已存入：\(item.name)")
    }

    /// The item a form was filled from becomes its entry's paper; once only, however often the form is sent.
    static func attach(_ exchange: Exchange, to papers: inout [Value]) throws {
        guard let item = try exchange.form["inbox"].flatMap({ try item($0, exchange) }),
            !papers.contains(where: { $0["file"]?.text == item.file })
        else { return }
        // Somebody else may have taken it while the form was open.
        if let taken = item.taken, taken != exchange.caseID {
            throw Refusal([
                .init(
                    code: "shape", field: "scan",
                    message: "“\(item.name)”已经\(taken == "-" ? "移出收件箱" : "登记到别的案件")，请刷新收件箱")
            ])
        }
        papers.append(
            .object([
                "kind": .text(item.reading?.paperKind ?? "other"), "name": .text(item.name),
                "digest": .text(item.digest), "file": .text(item.file),
            ]))
    }

    static func taken(_ exchange: Exchange, by caseID: String) throws {
        guard let item = try exchange.form["inbox"].flatMap({ try item($0, exchange) }) else { return }
        try exchange.store.take(item.id, to: caseID)
    }
}

/// 归到哪一案: by the check code of one of our own prints, else by the number of the case.
struct InboxMatch {
    private(set) var number = ""
    private(set) var reason = ""
    private(set) var paper: String?
    private(set) var entry: KindName?

    init(_ reading: DocumentReading, _ exchange: Exchange) throws {
        for code in reading.checkCodes.compactMap(CheckCode.normalised) {
            for printed in try exchange.store.printed(code: code) {
                guard let id = printed.caseID, try exchange.maySee(id),
                    let file = try exchange.view(id)?.file
                else { continue }
                number =
                    file.thing(.proceeding, printed.proceeding)?.number ?? file.things(.proceeding).last?.number ?? file
                    .notice?.entry["intake-number"]?.text ?? ""
                (reason, paper, entry) = (
                    "页脚校验码 \(code)：\(file.title)的\(PaperKind.title(printed.kind))", printed.kind,
                    PaperKind.entries[printed.kind].flatMap { Vocabulary.standard.isOffice($0) ? nil : $0 }
                )
                return
            }
        }
        for written in reading.caseNumbers {
            guard let id = try exchange.store.caseID(number: written), try exchange.maySee(id),
                let file = try exchange.view(id)?.file
            else { continue }
            (number, reason) = (written, "案号 \(written)：\(file.title)")
            return
        }
    }
}
