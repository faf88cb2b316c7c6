import LegalCalendar

/// 五日一段: a fifth of a month whose sum is kept, so that of a month that is cut off only a few days are read row by row. The last
/// holds what is left of the month.
struct FigureSpan {
    private static let days = 5
    private static let last = 5

    /// `2026-02`
    let month: String
    /// From nought.
    let number: Int

    /// - Parameter day: `2026-02-13`.
    init(holding day: String) {
        month = String(day.prefix(7))
        number = min(Self.last, ((Int(day.suffix(2)) ?? 1) - 1) / Self.days)
    }

    private init(month: String, number: Int) { (self.month, self.number) = (month, number) }

    /// Stands before every month in the order of texts, so that no stretch of months has it.
    var key: String { "+\(month)-\(number)" }

    /// The key of a row's day, as the database makes it.
    static let expression =
        "'+' || substr(day, 1, 7) || '-' || min(\(last), (CAST(substr(day, 9, 2) AS INTEGER) - 1) / \(days))"

    private var first: CivilDay { CivilDay("\(month)-01")!.adding(days: number * Self.days) }
    /// - Parameter end: the last day of the month.
    private func end(_ end: CivilDay) -> CivilDay {
        number == Self.last ? end : first.adding(days: Self.days - 1)
    }

    /// The whole spans of a stretch of one month, and the days beside them.
    static func covering(_ first: CivilDay, _ last: CivilDay) -> (spans: [FigureSpan], days: [(CivilDay, CivilDay)]) {
        let month = String(first.description.prefix(7))
        let begins = CivilDay("\(month)-01")!
        let next = begins.adding(days: 31)
        let end = next.adding(days: -next.day)
        let spans = (0...Self.last).map { FigureSpan(month: month, number: $0) }.filter {
            $0.first <= $0.end(end) && $0.first >= first && $0.end(end) <= last
        }
        guard let head = spans.first, let tail = spans.last else { return ([], [(first, last)]) }
        let before = first < head.first ? [(first, head.first.adding(days: -1))] : []
        let after = tail.end(end) < last ? [(tail.end(end).adding(days: 1), last)] : []
        return (spans, before + after)
    }
}
