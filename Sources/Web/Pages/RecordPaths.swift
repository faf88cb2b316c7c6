public import Docket

/// 登记页: on which page a kind of entry is recorded.
public enum RecordPaths: Sendable {
    /// The page on which an entry is recorded about given things, `decision=D1&unit=…` as indexes keep it.
    static func page(_ kind: KindName, case id: String, about: String) -> String {
        let pairs = about.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }.filter {
            $0.count == 2
        }
        let values = Dictionary(pairs.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
        let query = pairs.map { "\($0[0])=\(Form.percentEncoded($0[1]))" }.joined(separator: "&")
        switch kind {
        case .approved, .returned: return "/cases/\(id)/sheet/\(values["submission"] ?? "")"
        case .submittedForApproval: return "/cases/\(id)/papers?\(query)"
        default: return "/cases/\(id)/record/\(kind)?\(query)"
        }
    }

    /// Nil for a computed moment and for kinds of the office docket.
    public static func path(of kind: KindName, vocabulary: Vocabulary) -> String? {
        guard vocabulary.kind(kind) != nil, !vocabulary.isOffice(kind) else { return nil }
        switch kind {
        case .noticeReceived: return "/register"
        case .approved, .returned: return "/cases/:id/sheet/:submission"
        case .paperAdded: return "/cases/:id/papers"
        case .corrected: return "/cases/:id/correct/:entry"
        default: return "/cases/:id/record/\(kind)"
        }
    }
}
