import Work

/// 上一页、下一页; nil where everything is on one page.
struct PagesModel: PageModel {
    let previous: String?
    let next: String?

    init?(previous: Int?, next: Int?, path: (Int) -> String) {
        guard previous != nil || next != nil else { return nil }
        (self.previous, self.next) = (previous.map(path), next.map(path))
    }
}
