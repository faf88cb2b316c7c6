import Docket
import LegalCalendar
import Papers
import Rulebook
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

struct TemplateModel: PageModel {
    struct Problems: PageModel {
        let rows: [String]
    }

    struct Version: PageModel {
        let version: Int
        let name: String
        let day: String
        let who: String
        let inUse: Bool
    }

    struct Placeholder: PageModel {
        let name: String
        let title: String
        /// 必备的理由
        let why: String?
    }

    let title: String
    let here: String
    let problems: Problems?
    let isBuiltIn: Bool
    let versions: [Version]
    let fields: [Placeholder]

    init(
        _ kind: PaperKind, versions: [SiteTemplate], fields: [String], names: [String: String], problems: [String],
        _ rules: Rules
    ) {
        (title, here) = (kind.title, SiteURL.template(kind.id))
        self.problems = problems.isEmpty ? nil : Problems(rows: problems)
        isBuiltIn = !versions.contains(where: \.isInUse)
        self.versions = versions.reversed().map {
            Version(
                version: $0.version, name: $0.name, day: $0.day.chinese, who: names[$0.account] ?? $0.account,
                inUse: $0.isInUse)
        }
        let required = Dictionary(
            uniqueKeysWithValues: rules.contents(of: kind.id).map { ($0.field, $0.reasons) })
        self.fields = fields.filter { $0 != "check-code" && $0 != "reserved-number" }.map { field in
            let list = PaperField.field(field)?.isList == true
            return Placeholder(
                name: "{{\(field)}}",
                title: PaperField.title(field) + (list ? "：清单，写作 {{#\(field)}}…{{/\(field)}}" : ""),
                why: required[field]?.joined(separator: "；"))
        }
    }
}
