public import LegalCalendar

/// 期限标签: a light and its words; colour is never the only signal.
public struct DueMark: Sendable, Hashable {
    /// 灯: green with more than two days left, amber with two or fewer, red when late, grey for advice and what has no day.
    public enum Light: String, Sendable, Hashable { case red, amber, green, grey }

    public let light: Light
    public let text: String

    public init(_ light: Light, _ text: String) {
        (self.light, self.text) = (light, text)
    }

    /// - Parameters:
    ///   - due: the last day on which it is in time.
    ///   - advice: the day by which the system advises to have done it; never a due day.
    ///   - isUndated: a day that only a person can give is missing.
    public init(due: CivilDay?, advice: CivilDay?, today: CivilDay, isUndated: Bool = false) {
        let left = due.map { $0.days(since: today) }
        self =
            if isUndated {
                DueMark(.amber, "▲ 待补录日期")
            } else if let left, left < 0 {
                DueMark(.red, "■ 逾期\(-left)日")
            } else if left == 0 {
                DueMark(.amber, "▲ 今日到期")
            } else if let left, left <= 2 {
                DueMark(.amber, "▲ 剩\(left)日")
            } else if let advice, advice <= today, advice != due {
                advice < today ? DueMark(.grey, "○ 建议已过\(today.days(since: advice))日") : DueMark(.grey, "○ 建议今日")
            } else if let left {
                DueMark(.green, "● 剩\(left)日")
            } else if let advice {
                DueMark(.grey, "○ 建议\(advice.shortChinese)前")
            } else {
                DueMark(.grey, "○ 及时办理")
            }
    }

    public static let stale = DueMark(.grey, "○ 重算中")
    public static let proposed = DueMark(.grey, "○ 待转送")
}
