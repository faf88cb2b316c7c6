/// 事实: what figures are counted from, of one case or of the office docket.
public enum FactSubject: String, Sendable, Hashable, CaseIterable {
    /// 案件·审级: one proceeding of one defendant who answers here.
    case instance
    /// 有期限的义务
    case duty
    /// 司法建议
    case recommendation
    /// 败诉原因: one of those that a report of a lost case names.
    case loss
    /// 支付: money that the organ paid: compensation, what a judgment orders, costs.
    case payment
    /// 机关事项: an entry of the office docket.
    case record
}

/// 事实的一项: what a count may speak of. A misspelt field would make a number vanish unseen, so they are closed.
public struct FactField: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case day
        /// Of these words; empty where a city's own may stand there.
        case word([String])
        case number
        /// 分
        case money
    }

    public let name: String
    public let title: String
    public let kind: Kind

    public static func all(of subject: FactSubject) -> [FactField] {
        switch subject {
        case .instance: instance
        case .duty: duty
        case .recommendation: recommendation
        case .loss: loss
        case .payment: payment
        case .record: record
        }
    }

    public static func field(_ name: String, of subject: FactSubject) -> FactField? {
        all(of: subject).first { $0.name == name }
    }

    private static func day(_ name: String, _ title: String) -> FactField {
        FactField(name: name, title: title, kind: .day)
    }
    private static func word(_ name: String, _ title: String, _ words: String...) -> FactField {
        FactField(name: name, title: title, kind: .word(words))
    }
    private static func number(_ name: String, _ title: String) -> FactField {
        FactField(name: name, title: title, kind: .number)
    }

    private static let instance = [
        day("received-on", "收到之日"), day("heard-on", "首次开庭之日"), day("decided-on", "法院审结之日"),
        day("effective-on", "裁判生效之日"),
        word(
            "kind", "程序", "first", "second", "retrial-review", "retrial", "remand", "enforcement", "non-contentious",
            "reconsideration", "compensation", "recommendation"),
        word("procedure", "审理程序", "ordinary", "summary", "simplified"),
        word("branch", "诉讼类别", "administrative", "civil"), word("standing", "诉讼地位"), word("level", "机关层级"),
        word("head", "负责人出庭", "appeared", "excused", "staff", "nobody", "unknown"),
        word("principal", "正职出庭", "yes", "no", "unknown"), word("head-required", "法院通知负责人出庭", "yes", "no"),
        word("document", "裁判文书", "judgment", "ruling", "mediation"), word("outcome", "裁判结果"),
        word(
            "counts", "裁判如何计", "loss", "partial-loss", "win", "neutral", "pending", "inherit", "none", "unknown"),
        word("plaintiff", "原告类别", "citizen", "organisation", "procurator", "unknown"), word("field", "行政管理领域"),
        word("act", "行政行为种类"), word("matter", "案件事项"), word("classified", "是否已确认分类", "yes", "no"),
        word("document-review", "附带审查规范性文件", "yes", "no", "unknown"),
        word("compensation", "一并请求行政赔偿", "yes", "no", "unknown"), word("reconsideration", "复议情况"),
        word("joint", "共同被告", "yes", "no"),
        number("plaintiffs", "原告人数"), FactField(name: "amount", title: "金额（分）", kind: .money),
        number("hearings", "开庭次数"),
    ]
    private static let duty = [
        day("due", "届满日"), word("duty", "事项"),
        word("timing", "是否按期", "on-time", "late", "missed", "excused"), word("kind", "程序"),
    ]
    private static let recommendation = [
        day("received-on", "收到之日"), day("due", "应当回复之日"), day("replied-on", "回复之日"), word("category", "建议类别"),
        word("timing", "是否按期", "on-time", "late", "missed", "excused", "undated"),
    ]
    private static let loss = [
        day("reported-on", "提交报告之日"), word("cause", "败诉原因"), word("act", "行政行为种类"), word("field", "行政管理领域"),
        word("matter", "案件事项"),
    ]
    private static let payment = [
        day("paid-on", "支付之日"), word("payment", "支付事项"),
        FactField(name: "amount", title: "金额（分）", kind: .money),
    ]
    private static let record = [
        day("day", "日期"), word("record", "机关事项"), number("participants", "人次"), number("hours", "学时"),
    ]
}
