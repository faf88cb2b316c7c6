import LegalCalendar
import Work

/// 办法: its versions, what each of them is here, and what goes on after an end.
enum MeasuresPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        try exchange.keepInstallation("办法的施行")
        let register = MeasuresRegister(try exchange.reading)
        return try exchange.page(
            "Office/measures",
            of: MeasuresModel(try register.versions(), try register.transitions(), register.failures))
    }
}
