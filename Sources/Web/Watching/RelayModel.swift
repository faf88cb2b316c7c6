import LegalCalendar
import Work

/// 各环节用时与余量 as a drawing: days become places on a strip.
struct RelayModel: PageModel {
    struct Bar: PageModel {
        let x: Int
        let y: Int
        let width: Int
        let style: String
        /// As much as the bar has room for.
        let text: String
        let textX: Int
        let textY: Int
        let full: String
    }

    struct Rest: PageModel {
        let x: Int
        let width: Int
    }

    struct Label: PageModel {
        let x: Int
        let text: String
    }

    let width = 960
    let bars: [Bar]
    let rests: [Rest]
    let labels: [Label]
    /// Where today's line stands; nil for a day that the strip does not show.
    let todayX: Int?
    let sentence: String

    init(_ chart: RelayChart) {
        let (first, last) = chart.span
        let strip = Strip(first: first, unit: Double(960 - 2 * Strip.left) / Double(last.days(since: first) + 1))
        bars = chart.bars.map { Bar($0, strip) }
        rests = chart.rests.map { Rest(x: strip.start($0), width: strip.end($0) - strip.start($0)) }
        var taken: [Int] = []
        let marks = [first, chart.due, last] + chart.bars.filter { $0.row == .leg }.map(\.to)
        labels = Set(marks).sorted().compactMap { day in
            let place = strip.middle(day)
            // Words must not collide.
            guard taken.allSatisfy({ abs($0 - place) > 48 }) else { return nil }
            taken.append(place)
            return Label(x: place, text: day.shortChinese)
        }
        let today = chart.today
        todayX = today >= first && today <= last ? strip.middle(today) : nil
        sentence = chart.sentence
    }
}

/// 日条: where a day begins and ends, in the units of the drawing.
private struct Strip {
    static let left = 4

    let first: CivilDay
    let unit: Double

    func start(_ day: CivilDay) -> Int { Self.left + Int(Double(day.days(since: first)) * unit) }
    func end(_ day: CivilDay) -> Int { Self.left + Int(Double(day.days(since: first) + 1) * unit) }
    func middle(_ day: CivilDay) -> Int { (start(day) + end(day)) / 2 }
}

extension RelayModel.Bar {
    fileprivate init(_ bar: RelayChart.Bar, _ strip: Strip) {
        let begin =
            switch bar.row {
            case .statutory: strip.start(bar.from)
            case .leg: strip.start(bar.from) + (bar.from == strip.first ? 0 : Int(strip.unit))
            case .advice: strip.start(bar.to)
            }
        (x, style, full) = (begin, bar.style.rawValue, bar.text)
        width = max(Int(strip.unit) - 2, strip.end(bar.to) - begin - 2)
        (textX, textY) = (begin + 6, 44 + bar.row.rawValue * 34)
        y = 26 + bar.row.rawValue * 34
        let room = width / 15
        text =
            bar.row == .advice || bar.text.count <= room
            ? bar.text : room >= 3 ? String(bar.text.prefix(room - 1)) + "…" : ""
    }
}
