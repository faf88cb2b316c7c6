import Docket
import LegalCalendar
import Papers
import Store

/// 文书模板 as pages show them: all kinds, and one with its versions.
struct TemplatesModel: PageModel {
    struct Row: PageModel {
        let title: String
        let path: String
        /// 现在使用的本单位版本; nil while the built-in one serves.
        let own: String?
        let versions: Int
    }

    let title = "文书模板"
    let kinds: [Row]

    init(_ kinds: [PaperKind], own: [SiteTemplate]) {
        self.kinds = kinds.map { kind in
            let versions = own.filter { $0.kind == kind.id }
            let used = versions.last(where: \.isInUse)
            return Row(
                title: kind.title, path: SiteURL.template(kind.id),
                own: used.map { "本单位第\($0.version)版（\($0.day.chinese)）" }, versions: versions.count)
        }
    }
}
