import Docket
import LegalCalendar
import Rulebook
import Store

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
