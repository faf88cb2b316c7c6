public import Docket
public import LegalCalendar
public import Rulebook

/// 本地用语: what papers call the measures and the offices here, and the articles that give an act to somebody; never written into a template.
public enum LocalWords: Sendable {
    /// The offices that papers name.
    static let offices: [Function] = [.intakeOffice, .oversightOffice, .counselOffice]

    /// - Parameter holder: the unit that holds a function of the organ whose paper it is; nil where nobody does.
    /// - Returns: `measures`, a name for each office, and `article-of:KIND` for each kind of entry whose competence is somebody's by an article.
    /// - Parameter day: by whose measures; nil for those that are in force last.
    public static func values(_ rules: Rules, on day: CivilDay? = nil, holder: (Function) -> String?) -> [String:
        String]
    {
        var values = ["measures": rules.quoted((day.flatMap { rules.measures(on: $0) } ?? rules.main).title)]
        for function in offices { values[function.rawValue] = holder(function) }
        for kind in rules.competences.flatMap({ $0.of.map(\.kind) }) {
            values[PaperField.article(of: kind)] = rules.fullBasis(of: kind, on: day)
        }
        return values
    }

    /// Of a form that is printed without a case: the offices of the government whose measures they are, by their titles where nobody is recorded.
    public static func blank(_ rules: Rules, holder: (Function) -> String?) -> [String: PaperValue] {
        var words = values(rules) { holder($0) ?? rules.main.functions[$0] }
        words["government"] = rules.main.issuer
        return words.mapValues(PaperValue.text)
    }
}
