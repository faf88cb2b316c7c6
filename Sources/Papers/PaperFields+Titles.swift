/// 字段名: what a placeholder is called where it is missing, and which names a template may use.
extension PaperFields {
    static let titles: [String: String] = [
        "court": "受理法院", "number": "案号", "cause": "案由", "plaintiffs": "原告", "government": "答辩人名称", "government-address": "住所地", "government-code": "统一社会信用代码",
        "principal": "法定代表人姓名", "principal-post": "法定代表人职务", "act": "被诉行政行为", "act-number": "文号", "act-maker": "作出单位", "instance": "审级", "requests": "请求", "facts": "事实与理由",
        "copies": "副本份数", "date": "日期", "year": "年度", "head": "出庭负责人姓名", "head-post": "出庭负责人职务", "head-portfolio": "分管工作", "agents": "委托代理人", "agent-details": "受委托人基本情况",
        "powers": "代理权限", "phone": "联系电话", "title": "标题", "unit": "承办单位", "claims": "诉讼请求", "case-title": "案件", "intake-number": "收文编号", "received-on": "收到日期",
        "service-method": "收到方式",
        "evidence-due": "法定举证届满日", "suggested": "建议承办单位", "suggested-reason": "建议依据", "instruction": "领导批示", "instructed-by": "批示人", "forwarded-on": "转送日期", "received-by": "签收人",
        "receipt-on": "签收日期", "handler": "承办人", "reason": "理由", "evidence-names": "证据名称", "obstacle": "正当事由", "obstacle-end": "预计消除时间", "hearing-at": "开庭时间",
        "hearing-place": "开庭地点",
        "absence-ground": "不能出庭的情形", "absence-proof": "证明材料", "substitutes": "代为出庭的工作人员", "document": "裁判文书", "decision-number": "裁判案号", "decision-made": "裁判日期",
        "decision-received": "收到裁判日期", "outcomes": "裁判结果", "effective-on": "生效日期", "performance-what": "履行内容", "performance-due": "履行期限", "performed": "已履行情况", "grounds": "再审事由",
        "recommendation-number": "建议书文号", "recommendation-title": "建议书标题", "recommendation-received": "收到建议书日期", "reply-opinion": "回复意见", "document-number": "发文字号",
        "signer": "签发人", "request-number": "发文字号", "request-signer": "签发人", "reply-number": "发文字号",
        "contact": "联系人", "lawyer": "律师姓名", "lawyer-licence": "执业证号", "lawyer-firm": "律师事务所", "legal-opinion": "法制机构意见", "deliberation": "集体研究", "lawyer-opinion": "律师意见",
        "proposal": "出庭应诉人员建议", "seal": "印章", "seal-copies": "用印份数", "seal-keeper": "用印人", "seal-number": "登记号", "appeal-opinion": "承办单位意见", "review-opinion": "审查意见",
        "report-facts": "案件基本情况",
        "report-appearance": "负责人出庭应诉情况", "report-judgment": "判决结果", "report-causes": "败诉原因分析和整改措施", "report-other": "其他需要说明的事项", "file-number": "档号", "retention": "保管期限",
        "pages": "页数", "call-from": "来电人", "call-day": "来电日期", "call-taken-by": "记录人", "call-text": "来电内容", "amount": "金额", "persons": "被追偿人", "fault": "过错认定",
        "lead-ground": "追责情形",
        "lead-fact": "事实", "lead-organ": "单位", "maker": "立卷人", "checker": "检查人", "note": "备考说明", "effect-note": "生效说明", "change-terms": "改变的内容", "reconsideration-organ": "复议机关",
        "reconsideration-number": "复议文号", "appeal-due": "上诉期限届满日", "copies-checked": "复印件核对", "check-code": "校验码", "reserved-number": "预留号", "evidence-count": "证据件数",
        "evidence-pages": "证据页数",
    ]

    /// Lists, with the names their items have.
    public static let lists: [String: [String: String]] = [
        "appellees": ["name": "名称"], "papers": ["order": "序号", "title": "题名", "version": "版本", "check": "校验码"], "opinions": ["who": "姓名", "day": "日期", "text": "意见"],
        "evidence": ["order": "序号", "name": "证据名称", "group": "分组", "source": "来源", "purpose": "证明对象和内容", "page-range": "页码", "sets": "份数"],
        "bases": [
            "order": "序号", "name": "名称", "document-number": "文号", "clauses": "条款", "effective-on": "施行日期", "validity": "效力状态", "attached": "全文",
        ],
        "volume": ["order": "顺序号", "number": "文号", "author": "责任者", "title": "题名", "day": "日期", "page": "页号", "note": "备注"],
        "originals": ["order": "序号", "what": "材料", "holder": "存放处"],
    ]

    private static let listTitles = [
        "appellees": "被上诉人", "papers": "材料清单", "opinions": "意见", "evidence": "证据目录", "bases": "依据", "volume": "卷内文件", "originals": "原件",
    ]

    public static func title(_ name: String) -> String { titles[name] ?? listTitles[name] ?? lists.values.lazy.compactMap { $0[name] }.first ?? name }

    /// Names a template uses that nothing fills: most often misspelt.
    public static func unknown(in names: Set<String>) -> [String] {
        let known = Set(titles.keys).union(lists.keys).union(lists.values.flatMap(\.keys))
        return names.subtracting(known).sorted()
    }
}
