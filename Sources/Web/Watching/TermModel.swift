import Work

/// 有效期提示 as a page shows it.
struct TermModel: PageModel {
    let text: String
    let style: String

    init(_ notice: TermNotice) {
        (text, style) = ("\(notice.isUrgent ? "■" : "▲") \(notice.text)", notice.isUrgent ? "red" : "amber")
    }
}
