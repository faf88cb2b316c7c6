import Docket
import LegalCalendar
import Papers
import Store
import Work

struct CheckModel: PageModel {
    struct Found: PageModel {
        let title: String
        /// Of a blank form.
        let number: String?
        let day: String
        let who: String
        /// Nil for a blank form that belongs to no case.
        let docket: Docket?
    }

    struct Docket: PageModel {
        let path: String
        let title: String
        let number: String
        let changes: Changes?
        /// What a signed scan is recorded as.
        let record: LinkModel?
        let upload: String?
    }

    struct Changes: PageModel {
        let rows: [Change]
    }

    struct Change: PageModel {
        let title: String
        let old: String
        let new: String
    }

    let title = "校验码查询"
    let code: String
    let isMalformed: Bool
    let isUnknown: Bool
    let found: [Found]

    init(typed: String, code: String?, _ found: [PrintCheck], names: [String: String]) {
        self.code = code ?? typed
        isMalformed = !typed.isEmpty && code == nil
        isUnknown = code != nil && found.isEmpty
        self.found = found.map { check in
            let printed = check.printed
            return Found(
                title: PaperKind.title(printed.kind), number: printed.number, day: printed.day.chinese,
                who: names[printed.account] ?? printed.account,
                docket: check.docket.map { Docket($0, kind: printed.kind) })
        }
    }
}

extension CheckModel.Docket {
    init(_ docket: PrintCheck.Docket, kind: String) {
        let query = SiteURL.of(docket.scope)
        (path, title, number) = (SiteURL.docket(docket.caseID), docket.title, docket.number ?? "")
        let rows = docket.changes.map { CheckModel.Change(title: $0.title, old: $0.old, new: $0.new) }
        changes = rows.isEmpty ? nil : .init(rows: rows)
        record = docket.entry.map { .init(title: $0.title, path: SiteURL.record(docket.caseID, $0.name, query)) }
        upload = docket.mayUpload ? SiteURL.papers(docket.caseID, "kind=\(kind)&\(query)") : nil
    }
}
