public import Docket

/// 假设: the same docket as it would be with other entries, or by other measures. Nothing is written; what was closed keeps its day.
extension Derivation {
    public func supposing(_ entries: [Entry]) -> Derivation {
        Derivation(
            file: CaseFile(entries: entries, organisation: organisation, procedure: rules.procedure), rules: rules,
            calendar: calendar, organisation: organisation, kept: kept)
    }

    /// As if a version of the measures were adopted, known from the day on which it begins; nil where there is no such version.
    public func supposing(adopted rulebook: String) -> Derivation? {
        guard let book = rules.allVersions.first(where: { $0.id == rulebook }), let from = book.effective.from else {
            return nil
        }
        return under(
            rules, organisation.adopting(Adoption(rulebook: rulebook, digest: nil, knownFrom: from)))
    }
}
