import Work

/// 期限说明: why this day, with the article, the entry it starts from, the days one by one and the notices that made them rest days.
enum WhyPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let derivation = try exchange.derivation()
        guard let argument = DutyArgument(exchange.query["duty"] ?? "", derivation) else { throw PageError.absent }
        let line = CaseLine(derivation, exchange.caseID)
        return try exchange.page("Reading/why", of: WhyModel(argument, line, today: exchange.today))
    }
}
