public import LegalCalendar

/// 案件分类的规定: which cases are to be classified, and until when.
public struct Classifying: Sendable, Hashable {
    /// What nobody has classified.
    public let part: FigurePart
    /// Calendar days after the last of the month in which the case came.
    public let daysAfterMonth: Int
    public let because: String

    public init(part: FigurePart, daysAfterMonth: Int, because: String) {
        (self.part, self.daysAfterMonth, self.because) = (part, daysAfterMonth, because)
    }

    /// Whether what came on a day should have been classified before today.
    public func isOver(_ came: CivilDay, on today: CivilDay) -> Bool {
        let limit = today.adding(days: -daysAfterMonth)
        return (came.year, came.month) < (limit.year, limit.month)
    }
}

/// 以往败诉的提示: what is told when a unit is sued again for the same kind of act.
public struct LossHistoryRule: Sendable, Hashable {
    /// The count of causes.
    public let count: String
    /// Calendar years back.
    public let years: Int
    public let because: String
}
