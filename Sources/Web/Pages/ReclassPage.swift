import Casework
import Docket
import LegalCalendar
import Rulebook
import Store

/// 改种类: what a paper was taken for is put right by a corrected entry; the file stays what it is.
enum ReclassPage {
    /// By whoever recorded the paper, or by an office; nobody sorts another's, and least of all the scan of a leader's decision.
    static func mayChange(_ paper: CasePapers.Paper, _ reader: Actor) -> Bool {
        Decision.mayCorrect(paper.entry, reader)
    }

    private static func paper(_ exchange: Exchange) throws -> CasePapers.Paper {
        let (derivation, reader) = (try exchange.derivation(), try exchange.reader)
        let sequence = exchange.parameters["entry"].flatMap { Int($0) }
        let file = exchange.query["file"] ?? exchange.form["file"]
        guard
            let paper = CasePapers(file: derivation.file).all.first(where: {
                $0.entry.sequence == sequence && ($0.entry.kind == .paperAdded || $0.file == file)
            }), Access.sees(paper, reader), mayChange(paper, reader)
        else { throw PageError.absent }
        return paper
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange, refusal: nil) }

    private static func page(_ exchange: Exchange, refusal: String?) throws -> Reply {
        let paper = try paper(exchange)
        return try exchange.page(
            "reclass",
            [
                "title": "改材料的种类", "case": CaseHead(try exchange.derivation(), exchange).model, "name": paper.name,
                "now": PaperKind.title(paper.kind), "file": paper.file ?? "", "why-text": exchange.form["why"] ?? "",
                "kinds": PapersPage.kinds(selected: exchange.form["kind"]), "refusal": refusal ?? "",
                "is-refused": refusal != nil, "papers": SiteURL.papers(exchange.caseID),
            ], status: refusal == nil ? 200 : 422)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        try form.allow { ["kind", "why", "file"].contains($0) }
        let paper = try paper(exchange)
        guard let kind = form["kind"].flatMap({ PaperKind.kind($0) }) else {
            return try page(exchange, refusal: "请选择“种类”")
        }
        guard kind.id != paper.kind else { return try page(exchange, refusal: "现在就是“\(kind.title)”，没有改动") }
        let why = (form["why"] ?? "").trimmingBlanks
        guard !why.isEmpty else { return try page(exchange, refusal: "请填写“理由”") }
        let entry = paper.entry
        let fields: [String: Value] = [
            "replaces": .integer(entry.sequence), "reason": .text(why),
            "entry": .object([
                "kind": .text(entry.kind.rawValue), "day": .text(entry.day.description),
                "fields": .object(resorted(entry.fields, file: paper.file, as: kind)),
            ]),
        ]
        _ = try exchange.store.change(exchange.caseID, try exchange.request(confirmed: ["*"])) { [fields] _ in
            [Draft(.corrected, day: exchange.today, fields)]
        }
        let done = "“\(paper.name)”改为\(kind.title)，原登记保留可查"
        return .see(SiteURL.papers(exchange.caseID), saying: done)
    }

    /// The entry's own paper, or the one among those that came with it.
    private static func resorted(_ fields: [String: Value], file: String?, as kind: PaperKind) -> [String: Value] {
        var fields = fields
        if fields["paper-kind"] != nil {
            fields["paper-kind"] = .text(kind.id)
            fields["volume"] = kind.isInner ? "inner" : "main"
            // Which draft of its kind it is is counted anew.
            fields["version"] = nil
            return fields
        }
        let papers = (fields["papers"]?.list ?? []).map { paper -> Value in
            guard paper["file"]?.text == file, var object = paper.object else { return paper }
            object["kind"] = .text(kind.id)
            return .object(object)
        }
        fields["papers"] = .list(papers)
        return fields
    }
}
