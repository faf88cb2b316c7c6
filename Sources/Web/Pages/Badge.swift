import LegalCalendar

/// 期限标签: light, word and days; colour is never the only signal.
struct Badge {
    let style: String
    let text: String

    /// 绿 >2日 · 黄 ≤2日 · 红 逾期 · 灰 系统建议或无期限
    init(due: CivilDay?, advice: CivilDay?, today: CivilDay, isUndated: Bool = false) {
        if isUndated {
            (style, text) = ("amber", "▲ 待补录日期")
        } else if let due, due < today {
            (style, text) = ("red", "■ 逾期\(today.days(since: due))日")
        } else if let due, due == today {
            (style, text) = ("amber", "▲ 今日到期")
        } else if let advice, advice <= today, advice != due {
            (style, text) = ("grey", "建议今日")
        } else if let due, due.days(since: today) <= 2 {
            (style, text) = ("amber", "▲ 剩\(due.days(since: today))日")
        } else if let due {
            (style, text) = ("green", "● 剩\(due.days(since: today))日")
        } else {
            (style, text) = ("grey", "○ 及时办理")
        }
    }

    var model: Model { ["style": style, "text": text] }
}
