import Work

/// 审计: the chain checked, and what the audit stream says.
enum AuditPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let trail = try AuditTrail(
            exchange.store, before: exchange.query["before"].flatMap { Int($0) })
        let verified =
            exchange.query["verify"] == nil
            ? nil : AuditModel.Verified(problem: try AuditTrail.problem(of: exchange.store))
        return try exchange.page("Office/audit", of: AuditModel(trail, verified))
    }
}
