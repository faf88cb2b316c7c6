import Docket
import LegalCalendar
import Work

/// 业务培训、公职律师名册
enum TrainingPage {
    private static func register(_ exchange: Exchange) throws -> TrainingRegister {
        let year = exchange.query["year"].flatMap { Int($0) }.flatMap {
            (2000...exchange.today.year + 1).contains($0) ? $0 : nil
        }
        return try TrainingRegister(try exchange.reading, year: year ?? exchange.today.year)
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let mayRecord = MatterRegister(try exchange.reading).kind(KindName.trainingPlanned.rawValue) != nil
        return try exchange.page(
            "Office/training", of: TrainingModel(try register(exchange), mayRecord: mayRecord, today: exchange.today))
    }

    @Sendable static func sheet(_ exchange: Exchange) async throws -> Reply {
        let register = try register(exchange)
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
