import Casework
import Docket
import Papers
import Rulebook
import Store
import Work

/// 证据和依据: the list of evidence in its groups and order, the burden of proof beside it, and the volume as one PDF.
enum EvidencePage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange) }

    private static func list(_ exchange: Exchange, _ derivation: Derivation) throws -> EvidenceList {
        guard let list = EvidenceList(derivation, try exchange.paperScope(derivation), exchange.store) else {
            throw PageError.absent
        }
        return list
    }

    private static func page(_ exchange: Exchange, failure: NotRecorded? = nil) throws -> Reply {
        let derivation = try exchange.derivation()
        let model = EvidenceModel(
            try list(exchange, derivation), derivation, exchange.caseID, exchange.form,
            mayRecord: Sight(try exchange.reader, derivation).mayRecord, failure: failure)
        return try exchange.page("Preparing/evidence", of: model, status: failure?.status ?? 200)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let (form, derivation) = (exchange.form, try exchange.derivation())
        let list = try list(exchange, derivation)
        try form.allow(list.knows)
        do {
            let draft = try await NotRecorded.unless {
                try await list.draft(form.typed, on: exchange.today, pages: exchange.site.countPages)
            }
            try exchange.store.record([draft], on: exchange.caseID, try exchange.request())
        } catch let failure as NotRecorded {
            return try page(exchange, failure: failure)
        }
        return .see(SiteURL.evidence(exchange.caseID, SiteURL.of(list.scope)), saying: "已保存证据和依据编目")
    }

    /// 生成证据册: cover, list and all pieces as one PDF, in the queue.
    @Sendable static func volume(_ exchange: Exchange) async throws -> Reply {
        try exchange.form.allow { ["unit", "proceeding"].contains($0) }
        let derivation = try exchange.derivation()
        let list = try list(exchange, derivation)
        let (scope, parts) = (list.scope, list.parts)
        guard !parts.isEmpty else {
            return try page(exchange, failure: .refused(Refusal(of: nil, "还没有上传证据文件，没有可以合订的材料")))
        }
        let front = try ["evidence-cover", "evidence-list"].compactMap {
            try exchange.papers.bytes(
                $0, of: exchange.caseID, derivation, unit: scope.unit, proceeding: scope.proceeding)
        }
        let job = try exchange.store.print(
            front, parts: parts, name: "证据册", for: try exchange.actor.account, instant: exchange.site.clock.real)
        return .see(SiteURL.printJob(job, back: SiteURL.evidence(exchange.caseID, SiteURL.of(scope))))
    }
}
