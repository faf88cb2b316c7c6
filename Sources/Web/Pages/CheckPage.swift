import Casework
import Docket
import LegalCalendar
import Papers
import Rulebook
import Store

/// 校验码: a code typed from the foot of a print finds its case and paper, and says what has changed since.
enum CheckPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let typed = (exchange.query["code"] ?? "").trimmingBlanks
        let code = CheckCode.normalised(typed)
        let found = try code.map { try exchange.store.printed(code: $0) } ?? []
        let shown = try found.compactMap { try model($0, exchange) }
        return try exchange.page(
            "check",
            [
                "title": "校验码查询", "code": code ?? typed, "asked": !typed.isEmpty,
                "is-malformed": !typed.isEmpty && code == nil,
                "is-unknown": code != nil && shown.isEmpty, "found": shown,
            ], status: typed.isEmpty || !shown.isEmpty ? 200 : 404)
    }

    /// Nil for a case that is not the reader's: answered as if there were no such code.
    private static func model(_ printed: PrintedPaper, _ exchange: Exchange) throws -> Model? {
        var model: Model = [
            "code": printed.code, "title": PaperKind.title(printed.kind), "day": printed.day.chinese,
            "number": printed.number, "has-number": !printed.number.isEmpty,
            "who": try exchange.displayNames[printed.account] ?? printed.account,
        ]
        guard let id = printed.caseID else { return model }
        guard try exchange.maySee(id), let derivation = try exchange.view(id) else { return nil }
        let unit = printed.unit.isEmpty ? nil : printed.unit
        let reader = try exchange.reader
        // Whose paper it is decides who reads what stands in it; who only reads learns that it changed, not from what to what.
        guard reader.function != .handlingUnit || unit == nil || unit == reader.unit else { return nil }
        let readsValues = Access.sees(inner: unit, reader)
        let changes = try exchange.papers.changes(
            printed.kind, of: id, derivation, since: printed.sequence, proceeding: printed.proceeding, unit: unit,
            countingBlanks: true)
        model["case"] =
            [
                "path": SiteURL.docket(id), "title": derivation.file.title,
                "number": derivation.file.thing(.proceeding, printed.proceeding)?.number ?? "",
            ] as Model
        model["changes"] = changes.map {
            ["title": $0.title, "old": readsValues ? $0.old : "—", "new": readsValues ? $0.new : "—"] as Model
        }
        model["has-changes"] = !changes.isEmpty
        model["has-case"] = true
        let query = PapersPage.Scope(unit: unit, proceeding: printed.proceeding.isEmpty ? nil : printed.proceeding)
            .query
        if Access.may(try exchange.actor, .record, .office) == .allow {
            if let entry = PaperKind.entries[printed.kind], !Vocabulary.standard.isOffice(entry),
                PapersPage.mayRecord(entry, derivation, exchange)
            {
                model["record"] =
                    [
                        "path": SiteURL.record(id, entry, query),
                        "title": derivation.rules.vocabulary.title(entry),
                    ] as Model
            }
            model["papers-path"] = SiteURL.papers(id, "kind=\(printed.kind)&\(query)")
        }
        return model
    }
}

/// 校验码 as people and machines read it: small letters, other dashes, and the letters that look like figures.
enum CheckCode {
    static func normalised(_ text: String) -> String? {
        let like: [Character: Character] = [
            "O": "0", "o": "0", "Q": "0", "I": "1", "l": "1", "|": "1", "S": "5", "Z": "2", "G": "6",
        ]
        let digits = text.compactMap { character -> Character? in
            if "-－—–_ 　·.".contains(character) { return nil }
            return like[character] ?? character.uppercased().first
        }
        guard digits.count == 8, digits.allSatisfy({ $0.isHexDigit && $0.isASCII }) else { return nil }
        return "\(String(digits.prefix(4)))-\(String(digits.suffix(4)))"
    }
}
