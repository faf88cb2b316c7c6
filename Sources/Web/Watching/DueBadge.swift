import Work

/// 期限标签 as a page shows it.
struct DueBadge: PageModel {
    let style: String
    let text: String

    init(_ mark: DueMark) { (style, text) = (mark.light.rawValue, mark.text) }
}
