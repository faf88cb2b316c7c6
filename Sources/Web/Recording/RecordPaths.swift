public import Docket

/// 登记页: on which page a kind of entry is recorded.
public enum RecordPaths: Sendable {
    /// The page on which an entry is recorded about given things, `decision=D1&unit=…` as indexes keep it.
    static func page(_ kind: KindName, case id: String, about: String) -> String {
        let pairs = about.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
            .filter { $0.count == 2 }.map { ($0[0], $0[1]) }
        return page(kind, case: id, about: Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    }

    static func page(_ kind: KindName, case id: String, about: [String: String]) -> String {
        switch kind {
        case .approved, .returned: SiteURL.sheet(id, about["submission"] ?? "")
        // An entry that has to be settled is known by its number.
        case .corrected: SiteURL.correct(id, about["entry"] ?? "")
        case .factConfirmed: SiteURL.record(id, kind, about: about["entry"].map { ["of": $0] } ?? [:])
        case .submittedForApproval where about["matter"] == nil: SiteURL.papers(id, SiteURL.query(sorted: about))
        default: SiteURL.record(id, kind, about: about)
        }
    }

    /// Nil for a computed moment and for kinds of the office docket.
    public static func path(of kind: KindName, vocabulary: Vocabulary) -> String? {
        guard vocabulary.kind(kind) != nil, !vocabulary.isOffice(kind) else { return nil }
        switch kind {
        case .noticeReceived: return SiteURL.register
        case .approved, .returned: return SiteURL.sheet(":id", ":submission")
        case .paperAdded: return SiteURL.papers(":id")
        case .corrected: return SiteURL.correct(":id", ":entry")
        default: return SiteURL.record(":id", kind)
        }
    }
}
