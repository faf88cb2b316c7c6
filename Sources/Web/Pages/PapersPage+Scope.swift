import Casework
import Docket
import Rulebook
import Store

/// 哪个单位、哪个审级: whose papers a page is about; of several instances each has its own.
extension PapersPage {
    /// Whose papers, and for which instance.
    struct Scope {
        let unit: String?
        let proceeding: String?

        var query: String {
            [("unit", unit), ("proceeding", proceeding)].compactMap { name, value in
                value.map { "\(name)=\(Form.percentEncoded($0))" }
            }.joined(separator: "&")
        }
    }

    /// The one asked for, else the current one; one that the case has not is absent.
    static func scope(_ exchange: Exchange, _ derivation: Derivation) throws -> Scope {
        let unit = try unit(exchange).flatMap { $0.isEmpty ? nil : $0 }
        let asked = (exchange.query["proceeding"] ?? exchange.form["proceeding"]).flatMap { $0.isEmpty ? nil : $0 }
        guard let asked else { return Scope(unit: unit, proceeding: derivation.file.currentProceeding?.id) }
        guard derivation.file.thing(.proceeding, asked) != nil else { throw PageError.absent }
        return Scope(unit: unit, proceeding: asked)
    }

    /// 审级: to be chosen from where the case has gone through several.
    static func instances(_ derivation: Derivation, _ scope: Scope) -> [Model] {
        let all = derivation.file.things(.proceeding)
        guard all.count > 1 else { return [] }
        return all.map { thing in
            let other = Scope(unit: scope.unit, proceeding: thing.id)
            return [
                "title": "\(Words.title(thing["kind"]?.text ?? "first"))　\(thing.number ?? "案号待补录")",
                "query": other.query,
                "is-here": thing.id == scope.proceeding,
            ]
        }
    }

    static func unit(_ exchange: Exchange) throws -> String? {
        let actor = try exchange.actor
        let organisation = try exchange.store.organisation()
        // Of joint defendants each makes its own papers, never the other's.
        if actor.function == .handlingUnit { return organisation.canonical(actor.unit) }
        return exchange.query["unit"] ?? exchange.form["unit"]
    }
}
