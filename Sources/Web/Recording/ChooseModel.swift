import Work

struct ChooseModel: PageModel {
    struct Section: PageModel {
        let title: String
        let facts: Options?
        let acts: Options?
    }

    struct Options: PageModel {
        let rows: [LinkModel]
    }

    let title = "登记其他事项"
    let `case`: CaseLine
    let sections: [Section]

    init(_ choice: EntryChoice, _ line: CaseLine, _ caseID: String) {
        func options(_ all: [EntryChoice.Option]) -> Options? {
            let rows = all.map { LinkModel(title: $0.title, path: SiteURL.record(caseID, $0.kind)) }
            return rows.isEmpty ? nil : Options(rows: rows)
        }
        `case` = line
        sections = choice.sections.map {
            Section(title: $0.title, facts: options($0.facts), acts: options($0.acts))
        }
    }
}
