import Casework
import Docket
import LegalCalendar
import Store
import Work

/// 移交案件: what one handler has, ticked and given to another; the list prints for both to sign.
enum HandoverPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        try page(exchange, try handover(exchange, from: exchange.query["from"]), Form())
    }

    private static func handover(_ exchange: Exchange, from: String?) throws -> Handover {
        guard let handover = try Handover(try exchange.reading, from: from) else { throw PageError.absent }
        return handover
    }

    private static func page(
        _ exchange: Exchange, _ handover: Handover, _ typed: Form, kept: [Upload] = [], problem: String? = nil
    ) throws -> Reply {
        let seen = try typed["seen"].flatMap { Int($0) } ?? exchange.store.tip().sequence
        return try exchange.page(
            "Handing/handover",
            of: HandoverModel(
                handover, typed, today: exchange.today, seen: seen, kept: kept, problem: problem),
            status: problem == nil ? 200 : 422)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        try form.allow(
            { ["from", "to", "day", "note", "case", "scan", "kept"].contains($0) || $0.hasPrefix("note.") },
            several: ["case", "kept"])
        let handover = try handover(exchange, from: form["from"])
        var files = try exchange.attachments
        do {
            try NotRecorded.unless { try files.keep(exchange.scans) }
            let cases = form.all("case")
            try handover.record(
                cases, to: form["to"] ?? "", on: try Handover.day(form["day"] ?? "", today: exchange.today),
                note: form["note"] ?? "",
                notes: Dictionary(
                    cases.map { ($0, form["note.\($0)"] ?? "") }, uniquingKeysWith: { first, _ in first }),
                scans: files.papers(of: .staffAssigned), try exchange.request(confirmed: ["*"]))
            let left = try exchange.store.count(handledBy: form["from"] ?? "", in: handover.unit)
            return .see(
                SiteURL.handover(from: form["to"] ?? ""),
                saying: "已移交 \(cases.count) 件给\(form["to"] ?? "")；\(form["from"] ?? "")名下还有 \(left) 件")
        } catch let failure as Handover.Failure {
            return try page(exchange, handover, form, kept: files.uploads, problem: failure.description)
        } catch let failure as NotRecorded {
            return try page(exchange, handover, form, kept: files.uploads, problem: words(failure))
        }
    }

    private static func words(_ failure: NotRecorded) -> String {
        switch failure {
        case .refused(let refusal): refusal.violations.map(\.message).joined(separator: "；")
        case .asked(let questions): questions.map(\.message).joined(separator: "；")
        case .overtaken: "打开本页之后，有人已登记同一步骤，请看过以后重新勾选"
        }
    }
}

extension SiteURL {
    static let handover = "/handover"
    static func handover(from name: String) -> String { path(handover, query(["from": name])) }
}
