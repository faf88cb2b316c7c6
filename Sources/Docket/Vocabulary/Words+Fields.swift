extension Words {
    private static let proceedings = [
        "first": "一审", "second": "二审", "retrial-review": "再审审查", "retrial": "再审", "remand": "发回重审",
        "enforcement": "执行", "non-contentious": "非诉执行", "reconsideration": "复议", "compensation": "赔偿",
        "recommendation": "司法建议",
    ]

    /// By field, or by kind and field.
    static let ofField: [String: [String: String]] = [
        "instance": proceedings,
        "procedure": ["ordinary": "普通程序", "summary": "简易程序", "simplified": "简易程序"],
        "retrial-ordered.procedure": ["first": "一审程序", "second": "二审程序"],
        "reconsideration": [
            "none": "未经复议", "upheld": "复议维持", "changed": "复议改变", "inaction": "逾期未作复议决定", "refused": "以不符合受理条件驳回",
            "unknown": "不详",
        ],
        "sued": ["act": "原行政行为", "reconsideration": "复议行为", "both": "原行政行为和复议", "unknown": "不详"],
        "part": ["whole": "全部", "act": "原行政行为部分", "reconsideration": "复议部分"],
        "role": ["lead": "牵头", "assist": "协办"],
        "service-method": [
            "direct": "直接", "mail": "邮寄", "electronic": "电子", "agent": "代收", "announcement": "公告", "left": "留置",
        ],
        "method": ["direct": "直接", "mail": "邮寄", "electronic": "电子"],
        "kind": [
            "citizen": "公民", "organisation": "法人或其他组织", "procurator": "检察机关", "public-lawyer": "公职律师",
            "legal-section": "法制机构", "business": "业务人员", "staff": "工作人员", "lawyer": "律师", "other": "其他",
        ],
        "standing": [
            "defendant": "被告", "co-defendant": "共同被告", "third-party": "第三人", "appellee": "被上诉人", "appellant": "上诉人",
            "respondent": "被申请人", "applicant": "再审申请人",
        ],
        "step": [
            "draft": "拟办", "review": "审核", "countersign": "会签", "instruction": "批示", "refer-on": "转批", "read": "圈阅",
        ],
        "finding": [
            "unsettled": "待查", "list-wrong": "名单有误", "ours-wrong": "本系统有误", "both-right": "口径不同",
        ],
        "meaning": ["consent": "同意", "noted": "圈阅", "refuse": "不同意", "return": "退回"],
        "medium": [
            "online": "在线", "paper": "纸质", "phone": "电话", "written": "书面", "sms": "短信", "oral": "口头",
        ],
        "matter": [
            "defence": "答辩材料", "appearance": "出庭人员", "absence": "不能出庭", "appeal": "上诉", "retrial": "再审",
            "enforcement": "强制执行", "mediation": "调解", "reply": "回复", "compensation": "赔偿", "other": "其他",
        ],
        "period-in": ["days": "日", "workdays": "个工作日", "months": "个月"],
        "counted-from": ["effect": "自裁判生效之日起", "service": "自裁判送达之日起"],
        "absence": ["accepted": "理由成立", "rejected": "理由不成立"],
        "of": ["evidence": "举证", "defence": "答辩", "other": "其他"],
        "volume": ["main": "正卷", "inner": "副卷"],
        "ground": [
            "court-late": "法院通知晚", "leader-away": "领导外出", "outage": "停电断网", "late-service": "送达晚", "other": "其他",
            "force-majeure": "不可抗力", "accident": "意外事件", "irreplaceable-duty": "不能由他人代替的公务",
            "new-evidence": "新的证据", "forged-evidence": "证据伪造", "basis-revoked": "依据被撤销",
            "judge-misconduct": "审判人员枉法",
        ],
        // What a statement to the court says in full.
        "absence-explained.paper": [
            "force-majeure": "不可抗力", "accident": "意外事件", "irreplaceable-duty": "需要履行他人不能代替的公务",
            "other": "其他正当事由",
        ],
        "document": ["judgment": "判决书", "ruling": "裁定书", "mediation": "调解书"],
        "who": ["government": "行政机关", "opponent": "对方"],
        "way": ["court": "申请法院", "own": "自行强制"],
        "retrial-ordered.way": ["application": "依申请", "court": "依职权", "protest": "抗诉、检察建议"],
        "side": ["plaintiff": "原告", "defendant": "被告", "third-party": "第三人"],
        "relation": [
            "series": "系列案", "remand": "发回重审", "remade-act": "重作行为", "reconsideration": "复议", "compensation": "赔偿",
        ],
        "category": ["individual": "个案", "governance": "综合治理", "normative-document": "规范性文件", "other": "其他"],
        "group": ["authority": "职权", "facts": "事实", "procedure": "程序", "application": "法律适用"],
        "form": ["original": "原件", "copy": "复印件"],
        "permission": ["court-permitted": "法院准许补充"],
        "validity": ["in-force": "现行有效", "amended": "已修改", "repealed": "已废止"],
        "level": [
            "city": "市级", "county": "县（区）级", "department": "部门", "committee": "管委会", "vertical": "垂直管理", "other": "其他",
        ],
        "flag": ["true": "是", "false": "否", "yes": "是", "no": "否"],
    ]

    /// 审级, as papers name it; each instance has its own papers, head and agents.
    public static let instances = [
        "first": "一审", "second": "二审", "retrial": "再审", "retrial-review": "再审审查", "remand": "一审（发回重审）",
    ]

    /// 事项: what opens a docket of its own, where no complaint does.
}
