import Docket
public import Rulebook

/// 统计用语: words of facts as a page shows them.
public enum FigureWords: Sendable {
    private static let own: [String: [String: String]] = [
        "head": [
            "appeared": "负责人出庭", "excused": "法院认可未出庭理由", "staff": "仅工作人员出庭", "nobody": "无人到庭", "unknown": "出庭情况未登记",
        ],
        "principal": ["yes": "正职", "no": "副职", "unknown": "职务未登记"],
        "counts": [
            "loss": "败诉", "partial-loss": "部分败诉", "win": "胜诉", "neutral": "不计胜败", "pending": "未决", "inherit": "随原裁判",
            "none": "不适用", "unknown": "未登记结果",
        ],
        "outcome": ["appeal-ended": "撤回上诉"],
        "timing": ["on-time": "按期", "late": "超期", "missed": "未办", "excused": "有理由或者法院通知晚"],
        "plaintiff": ["citizen": "公民", "organisation": "法人或者其他组织", "procurator": "检察机关", "unknown": "原告类别未登记"],
        "kind": [
            "first": "一审", "second": "二审", "retrial-review": "再审审查", "retrial": "再审", "remand": "重审",
            "reconsideration": "复议", "enforcement": "执行", "non-contentious": "非诉执行", "compensation": "赔偿",
            "recommendation": "司法建议",
        ],
    ]

    /// 单位, or that nobody has been given the case.
    public static func unit(_ name: String) -> String { name.isEmpty ? "承办单位未落实" : name }

    /// 领域, or that nobody has said it.
    public static func area(_ name: String) -> String { name.isEmpty ? "领域未登记" : name }

    /// 法院, or that none is recorded.
    public static func court(_ name: String) -> String { name.isEmpty ? "法院未登记" : name }

    public static func title(_ word: String, of field: String) -> String {
        if field == "payment" { return Vocabulary.standard.title(KindName(word)) }
        return shown(word, of: field)
    }

    private static func shown(_ word: String, of field: String) -> String {
        own[field]?[word] ?? Words.title(word, field: field)
    }

    /// 件数, or 元 where money is summed.
    public static func amount(_ value: Int, of count: FigureCount?) -> String {
        count?.isMoney == true ? Yuan.text(fen: value) : String(value)
    }

    /// A word as the rules have it: a result, a step of the measures; else as it is shown everywhere.
    static func title(_ word: String, of field: String, _ rules: Rules) -> String {
        switch field {
        case "outcome": outcome(word, rules)
        case "duty": rules.norm(named: word)?.what ?? title(word, of: field)
        default: title(word, of: field)
        }
    }

    /// 裁判结果, in the words of the rules.
    static func outcome(_ word: String, _ rules: Rules) -> String {
        own["outcome"]?[word] ?? rules.outcomeTitle(word)
    }
}
