import Docket

/// 路径可用的字段: what may stand after the first dot; a misspelt field would make a duty vanish unseen.
enum PathFields {
    private static let own: [Path.Subject: Set<String>] = [
        .case: ["major", "suit", "branch"],
        .defendant: ["organ", "standing", "received-on", "first-arrived-on", "joined", "left-on"],
        .party: ["name", "kind", "representative", "side", "served-on"],
        .unit: ["unit", "part", "role", "functions", "counts"], .part: ["counts", "outcomes"],
        .performance: ["who", "what", "due-on", "period", "starts-on", "ends-on", "stands", "falls", "part"],
        .proceeding: [
            "kind", "number", "court", "procedure", "parent", "received-on", "first-arrived-on", "evidence-due-on",
            "intake-number", "docketed-on", "claims", "accepted-on",
            "organ", "evidence-period", "evidence-set-on", "joint", "way", "copy-served", "act", "superior",
            "in-retrial", "continues",
        ],
        .hearing: [
            "at", "day", "place", "head-required", "head-appeared", "head", "agents", "notified-on", "proceeding",
            "verified", "postponed", "ground", "absence-reported", "unavailable", "moved",
        ],
        .decision: [
            "ends-proceeding", "appealable", "proceeding", KindName.retrialApproved.rawValue, "enforcement",
            "enforcement-decision",
            "retried-on", "resumed-on", "set-aside-on",
        ], .submission: ["proceeding"], .notice: ["day"],
        .trigger: ["day"],
    ]
    private static let opening: [Path.Subject: KindName] = [
        .notice: .noticeReceived, .decision: .decisionReceived, .submission: .submittedForApproval,
        .recommendation: .recommendationReceived,
    ]

    /// 期日: a day for which everybody is summoned; it is never put off by a holiday (a period is).
    static func isAppointment(_ path: Path) -> Bool { path.subject == .hearing }

    /// What may stand there, for whoever wrote something else.
    static func known(of subject: Path.Subject, trigger: KindName?, _ vocabulary: Vocabulary) -> [String] {
        let kind = subject == .trigger ? trigger : opening[subject]
        let asked = kind.flatMap { vocabulary.kind($0) }?.fields.map(\.name) ?? []
        return Set(own[subject] ?? []).union(asked).sorted()
    }

    static func knows(_ path: Path, trigger: KindName?, _ vocabulary: Vocabulary) -> Bool {
        guard let first = path.steps.first else { return false }
        if own[path.subject]?.contains(first) == true { return true }
        if let kind = opening[path.subject].flatMap({ vocabulary.kind($0) }) { return kind.field(first) != nil }
        guard path.subject == .trigger else { return false }
        // Under a kind its own fields; elsewhere any kind's, since several may trigger. A moment has none.
        if let trigger, let kind = vocabulary.kind(trigger) { return kind.field(first) != nil }
        return vocabulary.all.contains { $0.field(first) != nil }
    }
}
