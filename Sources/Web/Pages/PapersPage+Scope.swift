import Casework
import Docket
import Papers
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
                "title": "\(Words.title(thing["kind"]?.text ?? "first"))　\(thing.number ?? CaseNumber.pending)",
                "query": other.query,
                "is-here": thing.id == scope.proceeding,
            ]
        }
    }

    /// 先问后印: what papers must say and only the handling unit can, asked for before they are printed.
    static func asks(
        _ values: [String: PaperValue], _ derivation: Derivation, _ exchange: Exchange, _ scope: Scope
    ) -> [Model] {
        guard (try? exchange.actor.function) == .handlingUnit else { return [] }
        var asks: [Model] = []
        let isSuit = scope.proceeding.flatMap { derivation.file.thing(.proceeding, $0)?.instance } != nil
        if isSuit, values["head"] == nil || values["agents"] == nil {
            asks.append([
                "title": "谁出庭、谁代理还没有填写", "why": "负责人身份证明书、授权委托书要写明；先填建议，再生成、打印。",
                "path": SiteURL.record(exchange.caseID, .appearanceProposed, scope.query), "action": "填写出庭应诉人员建议",
            ])
        }
        let owesReport = derivation.duties().contains { duty in
            duty.norm.fulfilledBy.triggers.contains { $0.kind == .lossReportSubmitted } && duty.fulfilled == nil
                && duty.ended == nil && duty.context.first(.proceeding) == scope.proceeding
        }
        if owesReport, values["report-causes"] == nil {
            asks.append([
                "title": "败诉案件分析报告还没有写", "why": "原因分析、整改措施由承办单位写；先写内容，再生成、打印。",
                "path": SiteURL.record(exchange.caseID, .lossReportDrafted, scope.query), "action": "写报告内容",
            ])
        }
        return asks
    }

    static func unit(_ exchange: Exchange) throws -> String? {
        let actor = try exchange.actor
        let organisation = try exchange.store.organisation()
        // Of joint defendants each makes its own papers, never the other's.
        if actor.function == .handlingUnit { return organisation.canonical(actor.unit) }
        return exchange.query["unit"] ?? exchange.form["unit"]
    }
}
