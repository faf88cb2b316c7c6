import Work

/// 登记其他事项 as a page shows it.
struct ChooseModel: PageModel {
    struct Option: PageModel {
        let title: String
        let note: String?
        /// Nil for an act of somebody else.
        let path: String?
        /// 由市司法局
        let whose: String?
        /// What it is found by besides its title.
        let sayings: String
    }

    struct Section: PageModel {
        let title: String
        let hint: String
        let count: String
        /// Where something was looked for, what was found is shown.
        let isOpen: Bool
        let options: [Option]
    }

    struct Usual: PageModel {
        let stage: String
        let options: [Option]
    }

    let title = "登记其他事项"
    let `case`: CaseLine
    let here: String
    /// 补录几件
    let late: String
    let query: String
    let count: String
    /// Nil where nothing can follow now, or where something was looked for.
    let usual: Usual?
    let sections: [Section]
    /// Nothing is called so.
    let isNothing: Bool

    init(_ choice: EntryChoice, _ line: CaseLine, _ caseID: String) {
        func option(_ option: EntryChoice.Option) -> Option {
            let path = RecordPaths.page(option.kind, case: caseID, about: option.about)
            return Option(
                title: option.title, note: option.note.isEmpty ? nil : option.note,
                path: option.whose == nil ? path : nil, whose: option.whose.map { "由\($0)" },
                sayings: option.sayings.joined(separator: " "))
        }
        `case` = line
        (here, late) = (SiteURL.choose(caseID), SiteURL.late(caseID))
        query = choice.query
        count = "共 \(choice.count) 项"
        usual =
            choice.usual.isEmpty ? nil : Usual(stage: choice.stage, options: choice.usual.map(option))
        sections = choice.sections.map {
            Section(
                title: $0.title, hint: $0.hint, count: String($0.options.count), isOpen: !choice.query.isEmpty,
                options: $0.options.map(option))
        }
        isNothing = sections.isEmpty
    }
}
