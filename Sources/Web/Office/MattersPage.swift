import Casework
import Docket
import LegalCalendar
import Store
import Work

/// 机关台账: what belongs to no case, by year and kind, with what may be recorded.
enum MattersPage {
    @Sendable static func index(_ exchange: Exchange) async throws -> Reply {
        let register = MatterRegister(try exchange.reading)
        func asked(_ name: String) -> String? { exchange.query[name].flatMap { $0.isEmpty ? nil : $0 } }
        let kind = asked("kind").flatMap { word in register.kinds.first { $0.rawValue == word } }
        let year = asked("year").flatMap { Int($0) }
        let problems = [
            asked("kind").flatMap { kind == nil ? "没有这种事项：\($0.prefix(40))" : nil },
            asked("year").flatMap { year == nil ? "没有这个年度：\($0.prefix(20))" : nil },
        ].compactMap(\.self)
        let model = try MattersModel(
            register, kind, year: year, exchange.store.rules, today: exchange.today,
            problem: problems.isEmpty ? nil : problems.joined(separator: "；"))
        return try exchange.page("Office/register", of: model, status: problems.isEmpty ? 200 : 422)
    }

    /// 附件; the list where none is named.
    @Sendable static func file(_ exchange: Exchange) async throws -> Reply {
        guard let name = exchange.query["file"] else { return try await index(exchange) }
        guard let entry = exchange.query["entry"].flatMap({ Int($0) }),
            let found = try MatterRegister(try exchange.reading).attachment(name, of: entry)
        else { throw PageError.absent }
        let type = try? FileStore.type(name: found.name, content: found.content)
        return .download(found.content, name: found.name, contentType: type?.contentType ?? "application/octet-stream")
    }

    /// A new entry, or one to be corrected.
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        try gone(exchange) ?? page(exchange, typed: Form())
    }

    /// Gone back to, or pressed twice, after it was taken back.
    private static func gone(_ exchange: Exchange) throws -> Reply? {
        guard let word = exchange.query["entry"],
            try Int(word).flatMap(MatterRegister(try exchange.reading).entry) == nil
        else { return nil }
        return .see(SiteURL.matters, saying: "这一条已经撤下，或者不由您更正")
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let register = MatterRegister(try exchange.reading)
        let (kind, form) = (try kind(exchange, register), exchange.form)
        try form.allow(
            { ["day", "scan", "kept", "confirm", "reason", "act"].contains($0) || TypedFields.knows($0, kind) },
            several: ["kept", "confirm"])
        var files = try exchange.attachments
        let isStrike = form["act"] == "strike"
        if let gone = try gone(exchange) { return gone }
        let entry = try corrected(exchange, register)
        do {
            let reason = (form["reason"] ?? "").trimmingBlanks
            if let entry, isStrike {
                try NotRecorded.unless { try register.correct(entry, to: nil, reason: reason, try exchange.request()) }
                return .see(SiteURL.matters, saying: "已撤下：\(kind.title)")
            }
            let draft = try exchange.draft(kind, with: &files)
            try NotRecorded.unless {
                guard let entry else { return try register.record(draft, try exchange.request()) }
                try register.correct(entry, to: draft, reason: reason, try exchange.request())
            }
            return .see(SiteURL.matters, saying: "\(entry == nil ? "已登记" : "已更正")：\(kind.title)")
        } catch let failure as NotRecorded {
            return try page(exchange, typed: form, files: files.uploads, failure: failure)
        }
    }

    private static func kind(_ exchange: Exchange, _ register: MatterRegister) throws -> Kind {
        // Without a kind it is the first that he may record.
        let asked = exchange.query["kind"] ?? register.offered.first?.name.rawValue
        guard let kind = register.kind(asked) else { throw PageError.absent }
        return kind
    }

    private static func corrected(_ exchange: Exchange, _ register: MatterRegister) throws -> Entry? {
        guard let word = exchange.query["entry"] else { return nil }
        guard let entry = try Int(word).flatMap({ try register.entry($0) }) else { throw PageError.absent }
        return entry
    }

    private static func page(
        _ exchange: Exchange, typed: Form, files: [Upload] = [], failure: NotRecorded? = nil
    ) throws -> Reply {
        let register = MatterRegister(try exchange.reading)
        let (kind, entry) = (try kind(exchange, register), try corrected(exchange, register))
        let like = try exchange.query["like"].flatMap { Int($0) }.map { try register.beginning(kind, like: $0) }
        let suggested = TypedFields(of: entry?.fields.filter { $0.key != "papers" } ?? like ?? [:]).byName
        let inputs = EntryInputs(
            kind: kind, typed: typed.typed, suggested: suggested, errors: failure?.errors ?? [:], choices: [:])
        let seen = try typed["seen"].flatMap { Int($0) } ?? entry.map(register.lastChange) ?? 0
        var model = RecordModel(
            kind, day: typed["day"] ?? (entry?.day ?? exchange.today).description,
            inputs: inputs(kind.fields.map(\.name)), more: inputs(["note"]), seen: seen, failure: failure,
            exchange.store.rules)
        model.units = try exchange.store.organisation().currentNames
        model.kept = files.map { .init($0) }
        model.correcting = entry.map { _ in
            RecordModel.Correcting(reason: typed["reason"] ?? "", error: failure?.errors["reason"])
        }
        return try exchange.page("Recording/record", of: model, status: failure?.status ?? 200)
    }
}

extension SiteURL {
    static let matters = "/matters"

    static func matterFile(_ file: String, entry: Int) -> String {
        path("/matters/file", query(["entry": String(entry), "file": file]))
    }

    /// - Parameter like: an entry whose words it begins with.
    static func matter(_ kind: KindName, entry: Int? = nil, like: Int? = nil) -> String {
        path(
            "/matters/record",
            query(["kind": kind.rawValue, "entry": entry.map { String($0) }, "like": like.map { String($0) }]))
    }
}
