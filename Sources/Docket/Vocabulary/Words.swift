import LegalCalendar

/// 用语: the Chinese words for the choices of forms and entries, one word per thing.
public enum Words: Sendable {
    private static let words: [String: String] = [
        "first": "一审", "second": "二审", "retrial-review": "再审审查", "retrial": "再审", "remand": "发回重审", "enforcement": "执行",
        "non-contentious": "非诉执行", "reconsideration": "复议", "compensation": "赔偿", "recommendation": "司法建议",
        "ordinary": "普通程序", "summary": "简易程序",
        "simplified": "简易程序", "none": "未经复议", "upheld": "复议维持", "changed": "复议改变", "inaction": "复议机关不作为",
        "refused": "程序性驳回",
        "unknown": "不详", "act": "原行政行为", "both": "原行政行为和复议", "whole": "全部", "lead": "牵头", "assist": "协办",
        "direct": "直接",
        "mail": "邮寄", "electronic": "电子", "agent": "代收", "announcement": "公告", "left": "留置", "citizen": "公民",
        "organisation": "法人或其他组织",
        "procurator": "检察机关", "defendant": "被告", "co-defendant": "共同被告", "third-party": "第三人", "appellee": "被上诉人",
        "appellant": "上诉人",
        "respondent": "被申请人", "draft": "拟办", "review": "审核", "countersign": "会签", "instruction": "批示", "refer-on": "转批",
        "read": "圈阅",
        "consent": "同意", "noted": "圈阅", "refuse": "不同意", "return": "退回", "online": "在线", "paper": "纸质", "phone": "电话",
        "public-lawyer": "公职律师", "legal-section": "法制机构", "business": "业务人员", "staff": "工作人员", "lawyer": "律师",
        "other": "其他",
        "defence": "答辩材料", "appearance": "出庭人员", "absence": "不能出庭", "appeal": "上诉", "mediation": "调解", "reply": "回复",
        "main": "正卷", "inner": "副卷", "written": "书面", "sms": "短信", "oral": "口头", "court-late": "法院通知晚",
        "leader-away": "领导外出", "outage": "停电断网",
        "late-service": "送达晚", "judgment": "判决书", "ruling": "裁定书", "government": "行政机关", "opponent": "对方", "true": "是",
        "false": "否",
        "force-majeure": "不可抗力", "accident": "意外事件", "irreplaceable-duty": "不能由他人代替的公务", "evidence": "举证",
        "series": "系列案",
        "remade-act": "重作行为", "individual": "个案", "governance": "综合治理", "normative-document": "规范性文件", "court": "申请法院",
        "own": "自行强制",
        "new-evidence": "新的证据", "forged-evidence": "证据伪造", "basis-revoked": "依据被撤销", "judge-misconduct": "审判人员枉法",
        "yes": "是", "no": "否",
        "authority": "职权", "facts": "事实", "procedure": "程序", "application": "法律适用", "original": "原件", "copy": "复印件",
        "court-permitted": "法院准许补充", "in-force": "现行有效",
        "amended": "已修改", "repealed": "已废止", "city": "市级", "county": "县（区）级", "department": "部门", "committee": "管委会",
        "vertical": "垂直管理",
    ]

    /// 事项: what opens a docket of its own, where no complaint does.
    public static let openings = [
        "recommendation-received": "司法建议", "procuratorial-advice-received": "检察建议",
        "compensation-claimed": "赔偿申请", "reconsideration-received": "复议",
    ]

    /// The word for a choice of a field: 同一 code means different things in 复议情况 and elsewhere.
    public static func title(_ code: String, field: String = "") -> String {
        switch (field, code) {
        case ("reconsideration", "unknown"), ("sued", "unknown"): "不详"
        case ("sued", "reconsideration"): "复议行为"
        case ("part", "act"): "原行政行为部分"
        case ("part", "reconsideration"): "复议部分"
        case ("document", "mediation"): "调解书"
        case ("step", "read"): "圈阅"
        case ("document", _), ("instance", _), (_, _): words[code] ?? code
        }
    }

    /// The codes of a field by their words: what an office writes in its own lists.
    public static func codes(_ codes: [String], field: String = "") -> [String: String] {
        Dictionary(codes.map { (title($0, field: field), $0) }, uniquingKeysWith: { first, _ in first })
    }

    public static func day(_ text: String?) -> String { text.flatMap { CivilDay($0) }.map(\.chinese) ?? text ?? "" }
}
