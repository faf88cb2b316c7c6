import Docket

/// 条件里可以写的字段: every path with the words it can have, for whoever writes a rulebook.
public enum PathList: Sendable {
    /// In their order; `words` is empty for free text, a day or a number.
    public static func all(_ rules: Rules) -> [(path: String, words: [String])] {
        let closed = ClosedWords(vocabulary: rules.vocabulary, outcomes: Set(rules.outcomeCodes.map(\.code)))
        return Path.Subject.allCases.filter { $0 != .trigger }.flatMap { subject in
            PathFields.known(of: subject, trigger: nil, rules.vocabulary).compactMap { field in
                Path("\(subject.rawValue).\(field)").map { path in
                    (path.description, closed.words(of: path, trigger: nil)?.sorted() ?? [])
                }
            }
        }
    }
}
