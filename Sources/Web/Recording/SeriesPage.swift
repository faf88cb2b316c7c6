import Casework
import Docket
import LegalCalendar
import Store
import Work

/// 系列案: its cases side by side, and one entry for many of them.
enum SeriesPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        guard let caseID = exchange.query["case"] else {
            let all = try exchange.store.seriesOf(try exchange.reading.scope, today: exchange.today, limit: 100)
            return try exchange.page("Recording/serieslist", of: SeriesListModel(all, try exchange.reading))
        }
        return try board(exchange, of: caseID, ticked: exchange.query["ticked"] == "none" ? [] : nil)
    }

    private static func board(
        _ exchange: Exchange, of caseID: String, ticked: Set<String>? = nil, problem: String? = nil
    ) throws -> Reply {
        let reading = try exchange.reading
        guard let board = try SeriesBoard(of: caseID, reading) else { throw PageError.absent }
        let page = SeriesBoard.page(exchange.query["page"].flatMap { Int($0) })
        let mayRecord = try Set(
            board.rows(on: page).map(\.docket.caseID).filter { id in
                let standing = try reading.store.standing(of: reading.reader, to: id, today: reading.today)
                return standing.map { Access.may(reading.reader, .record, $0) == .allow } ?? false
            })
        return try exchange.page(
            "Recording/series",
            of: SeriesModel(board, page, reading, ticked: ticked, mayRecord: mayRecord, problem: problem),
            status: problem == nil ? 200 : 422)
    }

    /// 勾选以后: the form, once for all of them.
    @Sendable static func record(_ exchange: Exchange) async throws -> Reply {
        let query = exchange.query
        let chosen = query["kind"] == "other" ? query["other"] : query["kind"]
        do {
            var cases = query.all("case")
            if query["rest"] != nil, let board = try SeriesBoard(of: query["of"] ?? "", try exchange.reading) {
                cases += board.rest(besides: SeriesBoard.page(query["page"].flatMap { Int($0) }))
            }
            // What waits is done where it waits; what is chosen from the list is meant of all that are ticked.
            if query["kind"] != "other", let board = try SeriesBoard(of: query["of"] ?? "", try exchange.reading),
                let offer = board.offers.first(where: { $0.kind.rawValue == chosen })
            {
                cases = cases.filter(Set(offer.cases).contains)
            }
            let entry = try SeriesEntry(KindName(chosen ?? ""), on: cases, try exchange.reading)
            return try page(entry, exchange, of: query["of"] ?? "", typed: TypedFields())
        } catch let failure as SeriesEntry.Failure {
            return try board(
                exchange, of: query["of"] ?? "", ticked: Set(query.all("case")), problem: failure.description)
        }
    }

    private static func page(
        _ entry: SeriesEntry, _ exchange: Exchange, of caseID: String, typed: TypedFields, kept: [Upload] = [],
        failure: NotRecorded? = nil
    ) throws -> Reply {
        let seen = try typed["seen"] ?? String(exchange.store.tip().sequence)
        let model = try SeriesEntryModel(
            entry, of: caseID, try entry.inputs(typed, errors: failure?.errors ?? [:]), typed,
            day: typed["day"] ?? exchange.today.description, seen: seen, kept: kept, failure: failure, exchange.store)
        return try exchange.page("Recording/seriesentry", of: model, status: failure?.status ?? 200)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        let caseID = form["of"] ?? ""
        let entry: SeriesEntry
        do {
            entry = try SeriesEntry(KindName(form["kind"] ?? ""), on: form.all("case"), try exchange.reading)
        } catch let failure as SeriesEntry.Failure {
            return try board(exchange, of: caseID, ticked: Set(form.all("case")), problem: failure.description)
        }
        let lists = entry.kind.fields.filter { $0.type == .list(.text) }.map(\.name)
        try form.allow(
            {
                ["day", "scan", "kept", "case", "kind", "of", "pin"].contains($0) || TypedFields.knows($0, entry.kind)
                    || entry.decision != nil && DecisionForm.has($0)
            }, several: Set(lists + ["kept", "case"]))
        guard form["pin"] == entry.pin else {
            return try board(
                exchange, of: caseID, ticked: Set(form.all("case")),
                problem: "打开登记表以后，勾选的案件有变动（有人先登记了，或者材料换了稿），请看过以后重新填写")
        }
        var files = try exchange.attachments
        do {
            try NotRecorded.unless { try files.keep(exchange.scans) }
            try entry.record(
                form.typed, scans: files.papers(of: entry.kind.name), try exchange.request())
        } catch let failure as NotRecorded {
            return try page(entry, exchange, of: caseID, typed: form.typed, kept: files.uploads, failure: failure)
        }
        return .see(SiteURL.series(caseID), saying: "已登记：\(entry.kind.title)，共\(entry.members.count)件")
    }
}
