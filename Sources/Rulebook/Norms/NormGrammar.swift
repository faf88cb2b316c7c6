import Docket

/// 语法: which keys each form of norm may carry. What needs more is a named check.
public enum NormGrammar: Sendable {
    static let deadlineKeys: Set<String> = [
        "cite", "because", "bearer", "what", "consequence", "in-force", "when", "every", "if", "unless", "per", "from",
        "by",
        "within",
        "fulfilled-by",
        "already", "waived-by", "replaced-by", "excused-by", "excuse-lost-by", "restarts-on", "if-late-notice",
        "ground",
        "said", "pauses", "carries", "words", "to-check", "reading", "not-after",
    ]
    public static let forms: [(form: String, keys: Set<String>)] = [
        ("duty", deadlineKeys), ("right", deadlineKeys), ("watch", deadlineKeys),
        ("moment", ["cite", "per", "check", "of", "else", "by", "if", "confirmed-by", "withdrawn-by", "reviewed-in"]),
        (
            "outcome",
            [
                "cite", "title", "counts", "ends", "reopens", "moves", "appeal", "appeal-in", "retired", "beside",
                "starts", "withdraws", "orders", "restores", "halts", "refuses", "reading",
            ]
        ),
        ("assignment", ["cite", "if", "to", "refer", "reason", "at-once"]),
        ("competence", ["cite", "because", "of", "by", "on-behalf"]),
        (
            "requirement",
            ["cite", "because", "of", "check", "after", "field", "count", "where", "in-force", "message", "finding"]
        ),
        ("approval", ["cite", "by", "papers", "levels"]),
        ("ground", ["cite", "what", "of", "needs", "personal"]),
        ("contents", ["cite", "because", "has"]),
        ("none", ["cite", "reason"]),
        ("aim", []), ("reading", []), ("burden", []),
    ]
    static let aimKeys: Set<String> = ["of", "leaves", "before", "within", "if", "because"]
    static let burdenKeys: Set<String> = ["element", "group", "act", "because"]
    static let readingKeys: Set<String> = ["of", "choose", "because", "words"]

    /// The named Swift checks: a dozen, a thirteenth by decision 0008. A fourteenth needs a record of its own.
    public static let checks: [(name: String, form: String, meaning: String)] = [
        ("last-lapse", "moment", "各方上诉期均届满的次日；没有可上诉的期限时取 else 所指的日子"),
        ("last-signature", "moment", "各方均已签收之日，取最后一方"),
        ("day-reached", "moment", "by 所指字段写明的那一天，裁判此前已生效；未生效的到生效之日"),
        ("affirmed", "moment", "reviewed-in 所指程序以维持结案之日：被维持的裁判自此有执行力"),
        ("settled", "moment", "裁判已经生效、没有在办的程序、我方履行事项均已履行（或者没有）之日"),
        ("follows", "requirement", "同一事物上此前已有 after 所列条目"),
        ("another-person", "requirement", "与 after 所列条目的记录人、实际作出人不是同一人"),
        ("assigned-to", "requirement", "实施单位是本程序的承办单位"),
        ("never", "requirement", "of 所述情形本身就不应当出现"),
        ("at-most", "requirement", "field 所指清单不超过 count 项"),
        ("some-item", "requirement", "field 所指清单至少有一项符合 where 之一"),
        ("none-later", "requirement", "field 所指清单没有一项的形成日期（made-on）晚于 after 所列条目之日，符合 where 之一的除外"),
        ("not-the-reviewer", "requirement", "记录人的机关不是审理本复议案件的复议机关"),
        ("is-head", "requirement", "field 所指的人是被告机关在册的负责人（直接书面确认的除外）"),
    ]

    static func form(of raw: Raw) -> (form: String, keys: Set<String>)? {
        // A norm begins with its form: a slip in it must not be taken for a norm of whatever else stands in it.
        guard let first = raw.pairs?.first(where: { $0.key != "cite" })?.key else { return nil }
        return forms.first { $0.form == first }
    }
}
