import Docket
import LegalCalendar
import Oversight
import Rulebook
import Work

/// 统计条件 as an address says it; what it says wrongly is told, and the figures are those without it.
struct FigureQuery {
    let question: FigureQuestion
    let problem: String?

    /// From the first year that a calendar could have to the one that runs.
    static let firstYear = 2000

    init(_ query: Form, _ book: FigureBook, today: CivilDay) {
        var problems: [String] = []
        func asked(_ name: String) -> String? { query[name].flatMap { $0.isEmpty ? nil : $0 } }
        var question = FigureQuestion(year: today.year)
        if let said = asked("year") {
            if let year = Int(said), (Self.firstYear...today.year).contains(year) {
                question.year = year
            } else {
                problems.append("没有 \(said.prefix(20)) 年的统计，可以看 \(Self.firstYear) 年至 \(today.year) 年")
            }
        }
        if let said = asked("span") {
            if let span = FigureQuestion.Span(said) {
                question.span = span
            } else {
                problems.append("没有这个时段：\(said.prefix(20))")
            }
        }
        if let said = asked("reading") {
            if book.readings.contains(where: { $0.id == said }) {
                question.reading = said
            } else {
                problems.append("没有这种口径：\(said.prefix(20))")
            }
        }
        question.filter = FigureFilter(
            organ: asked("organ"), unit: asked("unit").map { $0 == SiteURL.unassigned ? "" : $0 },
            court: asked("court").map { $0 == SiteURL.unassigned ? "" : $0 }, kind: asked("kind"),
            area: asked("area").map { $0 == SiteURL.unassigned ? "" : $0 })
        self.question = question
        problem = problems.isEmpty ? nil : problems.joined(separator: "；")
    }
}

extension SiteURL {
    static let figures = "/figures"
    /// 承办单位未落实, in place of a unit.
    static let unassigned = "-"

    static func figures(_ question: FigureQuestion) -> String { path(figures, pairs(question)) }
    static func figuresFile(_ name: String, _ question: FigureQuestion) -> String {
        path("/figures/files/\(name)", pairs(question))
    }

    /// The cases behind a figure.
    static func figure(_ key: FigureKey, _ question: FigureQuestion, page: Int? = nil) -> String {
        figure(key, asked: pairs(question), page: page)
    }

    /// - Parameter asked: what is asked, as `pairs` says it: the same for many numbers of a page.
    static func figure(_ key: FigureKey, asked: String, page: Int? = nil) -> String {
        let parts = key.texts.map { "part=\(Form.percentEncoded($0))" }
        let rest = query(["stock": key.stock?.rawValue, "page": page.map { String($0) }])
        return path("/figures/cases", (parts + [asked, rest]).filter { !$0.isEmpty }.joined(separator: "&"))
    }

    static func pairs(_ question: FigureQuestion) -> String {
        let filter = question.filter
        return query([
            "year": String(question.year), "span": question.span == .year ? nil : question.span.code,
            "reading": question.reading, "organ": filter.organ,
            "unit": filter.unit.map { $0.isEmpty ? unassigned : $0 },
            "court": filter.court.map { $0.isEmpty ? unassigned : $0 },
            "kind": filter.kind, "area": filter.area.map { $0.isEmpty ? unassigned : $0 },
        ])
    }

    static func docket(_ id: String, entry: Int) -> String { "/cases/\(id)#e\(entry)" }
}
