extension PaperField {
    /// By the entry that gives them.
    static let groups: [(entry: KindName?, fields: [(String, String)])] = [
        (
            nil,
            [
                ("court", "受理法院"), ("number", "案号"), ("cause", "案由"), ("plaintiffs", "原告"), ("government", "答辩人名称"),
                ("government-address", "住所地"),
                ("government-code", "统一社会信用代码"), ("principal", "法定代表人姓名"), ("principal-post", "法定代表人职务"),
                ("act", "被诉行政行为"), ("act-number", "文号"),
                ("act-maker", "作出单位"), ("instance", "审级"), ("requests", "请求"), ("facts", "事实与理由"), ("copies", "副本份数"),
                ("date", "日期"), ("year", "年度"),
                ("phone", "联系电话"), ("unit", "承办单位"), ("claims", "诉讼请求"), ("case-title", "案件"),
                ("intake-number", "收文编号"), ("received-on", "收到日期"),
                ("service-method", "收到方式"), ("evidence-due", "法定举证届满日"), ("suggested", "建议承办单位"),
                ("suggested-reason", "建议依据"), ("instructed-by", "批示人"),
                ("received-by", "签收人"), ("receipt-on", "签收日期"), ("handler", "承办人"), ("evidence-names", "证据名称"),
                ("obstacle-end", "预计消除时间"), ("hearing-place", "开庭地点"),
                ("substitutes", "代为出庭的工作人员"), ("document", "裁判文书"), ("decision-made", "裁判日期"), ("outcomes", "裁判结果"),
                ("performed", "已履行情况"),
                ("recommendation-title", "建议书标题"), ("document-number", "发文字号"), ("signer", "签发人"),
                ("request-number", "发文字号"), ("request-signer", "签发人"),
                ("reply-number", "发文字号"), ("contact", "联系人"), ("deliberation", "集体研究"), ("lawyer-opinion", "律师意见"),
                ("seal", "印章"), ("seal-copies", "用印份数"),
                ("seal-keeper", "用印人"), ("seal-number", "登记号"), ("file-number", "档号"), ("retention", "保管期限"),
                ("pages", "页数"), ("call-from", "来电人"),
                ("call-day", "来电日期"), ("call-taken-by", "记录人"), ("call-text", "来电内容"), ("maker", "立卷人"),
                ("checker", "检查人"), ("note", "备考说明"), ("effect-note", "生效说明"),
                ("reconsideration-organ", "复议机关"), ("reconsideration-number", "复议文号"), ("appeal-due", "上诉期限届满日"),
                ("copies-checked", "复印件核对"), ("check-code", "校验码"),
                ("reserved-number", "预留号"), ("evidence-count", "证据件数"), ("evidence-pages", "证据页数"),
                ("appealed", "被上诉的裁判"), ("appellants", "上诉人"), ("intake-office", "收文机构名称"),
                ("oversight-office", "监督机构名称"), ("counsel-office", "法律顾问机构名称"), ("measures", "办法名称"),
            ]
        ),
        (
            .appearanceDecided,
            [
                ("head", "出庭负责人姓名"), ("head-post", "出庭负责人职务"), ("head-portfolio", "分管工作"),
                ("agents", "委托代理人"), ("agent-details", "受委托人基本情况"), ("powers", "代理权限"),
            ]
        ),
        (
            .submittedForApproval,
            [
                ("title", "标题"), ("proposal", "出庭应诉人员建议"),
            ]
        ),
        (
            .opined,
            [
                ("instruction", "领导批示")
            ]
        ),
        (
            .forwarded,
            [
                ("forwarded-on", "转送日期")
            ]
        ),
        (
            .postponementRequested,
            [
                ("reason", "理由")
            ]
        ),
        (
            .evidenceExtensionRequested,
            [
                ("obstacle", "正当事由")
            ]
        ),
        (
            .hearingNotified,
            [
                ("hearing-at", "开庭时间")
            ]
        ),
        (
            .absenceExplained,
            [
                ("absence-ground", "不能出庭的情形"), ("absence-proof", "证明材料"),
            ]
        ),
        (
            .decisionReceived,
            [
                ("decision-number", "裁判案号"), ("decision-court", "作出裁判的法院"), ("decision-received", "收到裁判日期"),
                ("performance-what", "履行内容"), ("performance-due", "履行期限"),
            ]
        ),
        (
            .tookEffect,
            [
                ("effective-on", "生效日期")
            ]
        ),
        (
            .retrialProposed,
            [
                ("grounds", "再审事由")
            ]
        ),
        (
            .recommendationReceived,
            [
                ("recommendation-number", "建议书文号"), ("recommendation-received", "收到建议书日期"),
            ]
        ),
        (
            .recommendationReplyProposed,
            [
                ("reply-opinion", "回复意见")
            ]
        ),
        (
            .lawyerAssigned,
            [
                ("lawyer", "律师姓名"), ("lawyer-licence", "执业证号"), ("lawyer-firm", "律师事务所"),
            ]
        ),
        (
            .legalOpinionHeard,
            [
                ("legal-opinion", "法制机构意见")
            ]
        ),
        (
            .appealProposed,
            [
                ("appeal-opinion", "承办单位意见"), ("appeal-reason", "上诉理由"),
            ]
        ),
        (
            .appealReviewed,
            [
                ("review-opinion", "审查意见")
            ]
        ),
        (
            .lossReportSubmitted,
            [
                ("report-facts", "案件基本情况"), ("report-appearance", "负责人出庭应诉情况"), ("report-judgment", "判决结果"),
                ("report-causes", "败诉原因分析和整改措施"),
                ("report-other", "其他需要说明的事项"),
            ]
        ),
        (
            .recoveryOrdered,
            [
                ("amount", "金额"), ("persons", "被追偿人"), ("fault", "过错认定"),
            ]
        ),
        (
            .accountabilityRaised,
            [
                ("lead-ground", "追责情形"), ("lead-fact", "事实"), ("lead-organ", "单位"),
            ]
        ),
        (
            .actChanged,
            [
                ("change-terms", "改变的内容")
            ]
        ),
        (.compensationPaid, [("paid", "支付日期和金额")]),
    ]
}
