public import LegalCalendar

/// 诉讼类别: which suits measures or a statute speak of.
public enum Branch: String, Sendable, Hashable, CaseIterable {
    case administrative, civil

    public var title: String {
        switch self {
        case .administrative: "行政"
        case .civil: "民事"
        }
    }
}

extension Rules {
    /// Whether a norm speaks of suits of a branch: the measures' own by their scope, a statute's by what it governs.
    func covers(_ provenance: Provenance, _ branch: Branch) -> Bool {
        Self.covers(provenance, branch, all)
    }

    static func covers(_ provenance: Provenance, _ branch: Branch, _ all: [Rulebook]) -> Bool {
        if let own = all.first(where: { $0.id == provenance.source }) { return own.scope.contains(branch) }
        let said = all.lazy.compactMap { $0.coverage[provenance.source] }.first
        return (said ?? [.administrative]).contains(branch)
    }

    /// Whether the measures in force on a day govern civil suits too.
    public func includesCivil(on day: CivilDay?) -> Bool {
        let book = day.flatMap { measures(on: $0) } ?? versions.first?.book ?? main
        return book.scope.contains(.civil)
    }
}
