public import Docket

/// 登记页: on which page a kind of entry is recorded.
public enum RecordPaths: Sendable {
    /// Nil for a computed moment and for kinds of the office docket.
    public static func path(of kind: String, vocabulary: Vocabulary) -> String? {
        guard vocabulary.kind(kind) != nil, !vocabulary.isOffice(kind) else { return nil }
        switch kind {
        case "notice-received": return "/register"
        case "approved", "returned": return "/cases/:id/sheet/:submission"
        case "paper-added": return "/cases/:id/papers"
        case "corrected": return "/cases/:id/correct/:entry"
        default: return "/cases/:id/record/\(kind)"
        }
    }
}
