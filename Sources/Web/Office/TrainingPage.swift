import Docket
import LegalCalendar
import Work

/// 业务培训、公职律师名册
enum TrainingPage {
    /// The year that is asked for, and the one to come; this one where it is none of those.
    private static func year(_ exchange: Exchange) -> (year: Int, problem: String?) {
        let now = exchange.today.year
        guard let said = exchange.query["year"], !said.isEmpty else { return (now, nil) }
        guard let year = Int(said), (FigureQuery.firstYear...now + 1).contains(year) else {
            return (now, "没有 \(said.prefix(20)) 年的培训，以下是\(now)年的")
        }
        return (year, nil)
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let (year, problem) = year(exchange)
        let reading = try exchange.reading
        let mayRecord = MatterRegister(reading).kind(KindName.trainingPlanned.rawValue) != nil
        return try exchange.page(
            "Office/training",
            of: TrainingModel(
                try TrainingRegister(reading, year: year), mayRecord: mayRecord, problem: problem, today: exchange.today
            ),
            status: problem == nil ? 200 : 422)
    }

    @Sendable static func sheet(_ exchange: Exchange) async throws -> Reply {
        let register = try TrainingRegister(try exchange.reading, year: year(exchange).year)
        return try ExportPage.sheet(
            exchange, "培训情况", "\(register.year)年，数据截至\(exchange.today.chinese)",
            [("单位", 24), ("姓名", 12), ("公职律师", 10), ("次数", 8), ("学时", 8), ("最近一次", 16), ("测试", 14)],
            (register.people ?? []).map { person in
                let row = TrainingModel.Person(person)
                return [row.unit, row.name, row.lawyer, row.times, row.hours, row.last, row.test]
            })
    }

    @Sendable static func lawyers(_ exchange: Exchange) async throws -> Reply {
        let reading = try exchange.reading
        let mayRecord = MatterRegister(reading).kind(KindName.publicLawyerRegistered.rawValue) != nil
        return try exchange.page(
            "Office/lawyers", of: LawyersModel(try PublicLawyers(reading), mayRecord: mayRecord))
    }
}

extension SiteURL {
    static let training = "/matters/training"
    static let lawyers = "/matters/lawyers"
    static func training(year: Int) -> String { path(training, query(["year": String(year)])) }
    static func trainingSheet(year: Int) -> String {
        path("/matters/files/training.xlsx", query(["year": String(year)]))
    }
}
