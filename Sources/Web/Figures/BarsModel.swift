import Oversight
import Rulebook
import Work

/// 逐月: flat bars with their numbers; of a fraction what is missing is hatched.
struct BarsModel: PageModel {
    struct Bar: PageModel {
        let x: Int
        let y: Int
        let height: Int
        /// The hatched part above; nil where nothing is missing.
        let missing: Missing?
        let text: String
        let textX: Int
        let textY: Int
        let label: String
        let path: String?
    }

    struct Missing: PageModel {
        let y: Int
        let height: Int
    }

    let title: String
    let total: String
    let path: String?
    let bars: [Bar]
    let width: Int
    let sentence: String
    let note: String?

    private static let (step, floor, room) = (40, 116, 90)

    init(_ chart: FigureBoard.Chart, _ numbers: FigureNumbers) {
        let shape = chart.chart
        let whole = shape.of ?? shape.part
        let highest = max(1, chart.months.map(\.of).max() ?? 1)
        func height(_ value: Int) -> Int { value * Self.room / highest }
        title = shape.title
        let (value, of) = (chart.months.reduce(0) { $0 + $1.value }, chart.months.reduce(0) { $0 + $1.of })
        total = shape.of == nil ? String(value) : Rate(value, of: of).fraction
        path = numbers.number(of, [whole]).path
        bars = chart.months.enumerated().map { place, month in
            let top = Self.floor - height(month.of)
            let isWhole = month.value == month.of
            return Bar(
                x: place * Self.step + 6, y: Self.floor - height(month.value), height: height(month.value),
                missing: isWhole
                    ? nil : Missing(y: top, height: height(month.of) - height(month.value)),
                text: month.of == 0 ? "" : isWhole ? String(month.value) : "\(month.value)/\(month.of)",
                textX: place * Self.step + 20, textY: top - 5, label: "\(month.month)",
                path: numbers.number(month.of, [whole], month: month.month).path)
        }
        width = chart.months.count * Self.step
        let told = chart.months.filter { $0.of > 0 }.map {
            "\($0.month)月\(shape.of == nil ? "\($0.value)" : "\($0.value)/\($0.of)")"
        }
        sentence = "\(title)：\(told.isEmpty ? "没有" : told.joined(separator: "，"))"
        note = shape.missing.map { "斜纹为\($0)的" }
    }
}
