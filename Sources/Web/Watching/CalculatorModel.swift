import LegalCalendar
import Store
import Work

struct CalculatorModel: PageModel {
    struct Unit: PageModel {
        let value: String
        let title: String
        let isSelected: Bool
    }

    struct Result: PageModel {
        let due: String
        let weekday: String
        let isProvisional: Bool
        let weeks: [DayStrip.Week]
        let steps: [String]
    }

    let title = "期限计算器"
    let from: String
    let count: String
    let unit: String
    let units: [Unit]
    private(set) var error: String?
    private(set) var result: Result?

    init(from: String, count: String, unit: String) {
        (self.from, self.count, self.unit) = (from, count, unit)
        units = Calculation.Unit.allCases.map {
            Unit(value: $0.rawValue, title: $0.title, isSelected: $0.rawValue == unit)
        }
    }

    mutating func answer(by calendar: LegalCalendar) {
        do throws(Calculation.Failure) {
            let argument = try Calculation(from: from, count: count, unit: unit, calendar).argument
            result = Result(
                due: argument.deadline.due.chinese, weekday: argument.deadline.due.weekdayChinese,
                isProvisional: argument.deadline.provisional, weeks: DayStrip.weeks(argument),
                steps: argument.steps.map(\.text))
        } catch {
            self.error = error.description
        }
    }
}
