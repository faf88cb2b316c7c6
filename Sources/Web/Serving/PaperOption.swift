import Docket

/// 文书种类 as a form offers it.
struct PaperOption: PageModel {
    let id: String
    let title: String
    let selected: Bool

    static func all(selected: String?) -> [PaperOption] {
        PaperKind.all.map { PaperOption(id: $0.id, title: $0.title, selected: $0.id == selected) }
    }
}
