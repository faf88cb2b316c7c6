import Casework
import Docket
import LegalCalendar
import Papers
import Rulebook
import Store
import Work

/// 签批单: screen is paper; it prints on A4, and who decides on line decides here.
enum SheetPage {
    /// 收文签批单: the sheet that goes round before anything is submitted.
    @Sendable static func intake(_ exchange: Exchange) async throws -> Reply {
        let derivation = try exchange.derivation()
        let sheet = ApprovalSheet(
            intakeOf: derivation, exchange.caseID, try exchange.reading, names: try exchange.displayNames)
        let model = try SheetModel(sheet, CaseLine(derivation, exchange.caseID), exchange.caseID)
        return try exchange.page("Approving/sheet", of: model)
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange) }

    private static func sheet(_ exchange: Exchange) throws -> ApprovalSheet {
        guard
            let sheet = ApprovalSheet(
                exchange.parameters["submission"] ?? "", of: try exchange.derivation(), exchange.caseID,
                try exchange.reading, names: try exchange.displayNames)
        else { throw PageError.absent }
        return sheet
    }

    private static func page(_ exchange: Exchange, uploads: [Upload] = [], failure: NotRecorded? = nil) throws -> Reply
    {
        let (sheet, derivation) = (try sheet(exchange), try exchange.derivation())
        var model = try SheetModel(sheet, CaseLine(derivation, exchange.caseID), exchange.caseID)
        model.failure = failure.map { FailureModel($0, derivation.rules) }
        if sheet.mayDecide {
            model.deciding = .init(
                sheet, exchange.form, seen: derivation.file.lastSequence, today: exchange.today, kept: uploads,
                inbox: try exchange.inboxItem)
        }
        return try exchange.page("Approving/sheet", of: model, status: failure?.status ?? 200)
    }

    /// 同意、退回、圈阅、转批
    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        try form.allow(
            {
                [
                    "decision", "day", "text", "by-name", "by-post", "medium", "original", "scan", "kept", "from",
                    "inbox",
                ]
                .contains($0)
            },
            several: ["kept"])
        let sheet = try sheet(exchange)
        guard let answer = SheetAnswer(rawValue: form["decision"] ?? "") else {
            throw PageError.badForm("请选择同意、圈阅、转批或退回")
        }
        var files = try exchange.attachments
        do {
            let draft = try NotRecorded.unless {
                // Files first: they stay with the form whatever else is wrong in it.
                try files.keep(exchange.scans)
                var papers = files.papers(of: answer.kind)
                if let id = form["inbox"],
                    let paper = try Inbox(exchange.reading).paper(id, of: exchange.caseID, besides: papers)
                {
                    papers.append(paper)
                }
                return try sheet.draft(answer, .init(form.typed), papers: papers)
            }
            // The desk has not shown what the sheet shows: whatever is to be asked is asked there.
            let confirmed: Set<String> = form["from"] == "desk" ? [] : ["*"]
            try exchange.store.record([draft], on: exchange.caseID, try exchange.request(confirmed: confirmed))
        } catch let failure as NotRecorded {
            return try page(exchange, uploads: files.uploads, failure: failure)
        }
        try exchange.takeInboxItem(to: exchange.caseID)
        let title = exchange.store.rules.vocabulary.title(answer.kind)
        return .see(SiteURL.desk, saying: "已登记：\(title)（\(try exchange.derivation().file.title)）")
    }
}
