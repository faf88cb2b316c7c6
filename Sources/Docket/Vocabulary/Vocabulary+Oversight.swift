extension Vocabulary {
    private static let reason: Field = .text("reason", "理由")

    /// 催办、说明、追责、更正
    static let oversight: [Kind] = [
        Kind(
            .urged, "催办", .act, by: [.oversightOffice, .intakeOffice],
            [.text("whom", "对象"), .text("duty", "事项"), .text("how", "方式"), .text("text", "内容")]
        )
        .inner
        .ofSupervision
        .repeatable,
        Kind(
            .supervisionIssued, "督办", .act, by: [.oversightOffice],
            [.text("whom", "对象"), .text("duty", "事项"), .text("text", "内容"), .day("due-on", "反馈期限")]
        )
        .inner
        .ofSupervision,
        Kind(.supervisionAnswered, "督办反馈", .fact, by: [.handlingUnit], [.text("text", "内容")])
            .inner
            .seenFromAbove,
        Kind(.guidanceGiven, "指导意见", .act, by: [.oversightOffice], [.text("text", "内容")])
            .inner,
        Kind(
            .explained, "情况说明", .fact, by: [.handlingUnit, .intakeOffice],
            [
                .text("duty", "事项"),
                .choice("ground", "原因", "court-late", "leader-away", "outage", "late-service", "other"),
                .text("text", "说明").required,
            ]
        )
        .repeatable
        .ofNoProceeding
        .first("ground", "text"),
        Kind(
            .accountabilityRaised, "追责线索", .act, by: [.oversightOffice],
            [
                .choice("ground", "情形", "1", "2", "3", "4", "5", "6", "7", "8", "9"), .text("organ", "单位"),
                .text("duty", "事项"), .text("text", "事实"), .texts("persons", "人员"),
                .text("consequence", "造成的不利后果"),
            ]
        )
        .inner
        .ofAccountability
        .expecting("ground", "organ", "text"),
        Kind(.accountabilityAnswered, "申辩", .fact, by: [.handlingUnit], [.text("text", "内容")])
            .inner
            .ofAccountability
            .expecting("text"),
        Kind(
            .accountabilityReferred, "移送有权机关", .act, by: [.oversightOffice],
            [.text("competent", "有权机关").required, .text("text", "移送意见")]
        )
        .inner
        .ofAccountability,
        Kind(
            .accountabilityDecided, "有权机关的处理结果", .fact, by: [.oversightOffice],
            [.text("competent", "作出机关"), .text("decision", "决定"), reason]
        )
        .inner
        .ofAccountability
        .expecting("decision", "competent"),
        Kind(
            .classificationConfirmed, "确认案件分类", .fact, by: [.oversightOffice],
            [
                .text("field", "行政管理领域"), .text("act", "行政行为种类"), .text("matter", "案件事项"),
                .flag("document-review", "附带审查规范性文件"), .flag("compensation", "一并请求行政赔偿"),
            ]
        )
        .seenFromAbove
        .repeatable
        .ofNoProceeding,
        Kind(
            .related, "关联案件", .fact,
            [
                .choice("relation", "关系", "series", "remand", "remade-act", "reconsideration", "compensation"),
                .text("to", "关联案号"),
            ]
        )
        .seenFromAbove
        .ofNobody
        .repeatable
        .ofNoProceeding,
        Kind(
            .corrected, "更正", .fact,
            [.integer("replaces", "更正哪一条"), .object("entry", "更正后内容", by: "kind", []), reason]
        )
        .repeatable
        .ofNoProceeding
        .withOwnPage,
        Kind(.registeredInError, "登记错误", .act, by: [.intakeOffice, .oversightOffice], [reason])
            .seenFromAbove
            .ofNoProceeding,
    ]

    /// 机关台账
    static let office: [Kind] = [
        Kind(.unitEstablished, "设立单位", .act, organisation + [holds]),
        Kind(.unitDescribed, "登记单位信息", .act, organisation),
        Kind(.functionsHeld, "登记承担职能", .act, [.text("name", "单位").required, holds]),
        Kind(
            .measuresApplied, "登记参照适用", .act,
            [
                .text("organ", "机关").required, .text("document-number", "文号"), .flag("leads", "同意上级查看追责线索"),
                .flag("ended", "不再参照适用"),
            ]),
        Kind(.unitRenamed, "单位更名", .act, [.text("name", "原名称").required, .text("successor", "新名称")]),
        Kind(.unitMerged, "单位并入", .act, [.text("name", "原名称").required, .text("successor", "并入单位")]),
        Kind(.unitAbolished, "撤销单位", .act, [.text("name", "名称").required, .text("successor", "继续履职单位")]),
        Kind(.headAppointed, "负责人任职", .act, [officer, .text("original", "任职文件"), .flag("principal", "正职")]),
        Kind(.headRelieved, "负责人免职", .act, [officer]),
        Kind(.portfolioGiven, "分管分工", .act, [officer, .texts("units", "分管单位"), .text("document-number", "分工文号")]),
        Kind(.delegated, "委托代办", .act, [.text("from", "委托人"), .text("to", "受托人"), .day("until", "截止日")]),
        Kind(
            .calendarNoticeReceived, "录入放假通知", .act,
            [
                .integer("year", "年份").required, .text("number", "文号").required,
                .list("rest", "放假", of: "name", [.text("name", "节日"), .day("first", "首日"), .day("last", "末日")]),
                .texts("make-up", "调休上班"),
            ]),
        Kind(
            .rulebookAdopted, "施行办法", .act,
            [
                .text("rulebook", "规则集").required, .text("digest", "杂凑值"), .text("text", "所存文本"),
                .text("organ", "制定机关"), .text("document-number", "文号"), .flag("held", "登记以前已在施行"),
            ]),
        Kind(
            .transitionDecided, "届满适用决定", .act,
            [
                .text("organ", "决定机关").required, .text("document-number", "文号").required,
                .day("cases-through", "适用于截至何日登记的案件").required, .day("until", "适用至"),
                .text("decision", "决定"), .text("scan", "文件扫描件"), reason,
            ]),
        Kind(
            .hearingObserved, "旁听庭审", .fact, by: [.oversightOffice, .intakeOffice, .handlingUnit],
            [.texts("participants", "参加人"), .text("case", "案号"), .text("organ", "机关")]),
        Kind(
            .trainingPlanned, "培训计划", .act, by: [.oversightOffice, .intakeOffice],
            [
                .text("title", "内容").required, .day("on", "计划日期").required, .integer("hours", "学时"),
                .texts("units", "参加单位"), .text("organ", "机关"),
            ]),
        Kind(
            .trainingHeld, "业务培训", .fact, by: [.oversightOffice, .intakeOffice],
            [
                .text("title", "内容").required, .texts("participants", "参加人"), .integer("hours", "学时"),
                .texts("passed", "测试合格的"), .texts("not-passed", "测试不合格的"), .text("organ", "机关"),
            ]
        ),
        Kind(
            .publicLawyerRegistered, "公职律师登记", .fact, by: [.handlingUnit, .intakeOffice, .oversightOffice],
            [
                .text("name", "姓名").required, .text("licence", "证号").required, .text("post", "职务"),
                .text("organ", "单位"),
            ]),
        Kind(
            .publicLawyerRemoved, "公职律师注销", .fact, by: [.handlingUnit, .intakeOffice, .oversightOffice],
            [.text("name", "姓名").required, .text("organ", "单位"), reason]),
        Kind(
            .meansRequested, "申请保障", .fact, by: [.handlingUnit, .intakeOffice],
            [.text("text", "内容").required, .text("organ", "单位")]),
        Kind(
            .meansProvided, "提供保障", .fact, by: [.handlingUnit, .intakeOffice],
            [.text("text", "内容").required, .text("organ", "单位")]),
        Kind(
            .bulletinIssued, "通报", .act, by: [.oversightOffice],
            [.text("title", "标题"), .text("document-number", "文号"), .text("organ", "机关")]),
        Kind(
            .annualReportSubmitted, "年度报告供稿", .act, by: [.oversightOffice],
            [.integer("year", "年度").required, .text("document-number", "文号"), .text("organ", "机关")]),
        Kind(
            .listCompared, "数据核对", .act, by: [.oversightOffice],
            [
                .text("title", "名单").required, .text("count", "按什么计入").required, .day("first", "起日").required,
                .day("last", "止日").required, .text("organ", "被告"), .text("court", "法院"),
                Field(name: "instance", title: "审级", type: .choice(proceedingKinds)), .integer("rows", "行数"),
                .text("columns", "核对的列"), .text("table", "所存名单"), .text("digest", "杂凑值"),
            ]),
        Kind(
            .differenceExplained, "差异说明", .fact, by: [.oversightOffice],
            [
                .list(
                    "differences", "差异", of: "key",
                    [
                        .text("key", "案件"), .text("difference", "哪一项"), .text("values", "两边的值"),
                        .choice("finding", "认定", "unsettled", "list-wrong", "ours-wrong", "both-right"),
                        .text("reason", "原因"),
                    ])
            ]),
        Kind(
            .formFilled, "报表填报", .act, by: [.oversightOffice, .intakeOffice],
            reported + [.integer("version", "版"), cells]),
        Kind(.formReviewed, "报表审核", .act, by: [.oversightOffice], reported),
        Kind(.formSubmitted, "报表上报", .act, by: [.oversightOffice, .intakeOffice], reported),
        Kind(.formReturned, "报表退回", .act, by: [.oversightOffice], reported),
        Kind(.formLocked, "报表锁定", .act, by: [.oversightOffice], reported),
        Kind(.formSupplemented, "报表补充", .act, by: [.oversightOffice, .intakeOffice], reported + [cells]),
        Kind(
            .formReceived, "接收上报文件", .fact, by: [.oversightOffice],
            reported + [
                .integer("version", "版"), cells, .integer("made", "制作时刻"), .text("digest", "杂凑值"),
                .text("key", "公钥指纹"),
            ]),
        Kind(
            .keyTrusted, "信任公钥", .act, by: [.oversightOffice],
            [
                .text("organ", "机关").required, .text("key", "公钥").required, .text("fingerprint", "指纹").required,
                .text("reason", "理由"),
            ]),
        Kind(
            .keyRevoked, "停用公钥", .act, by: [.oversightOffice],
            [
                .text("organ", "机关").required, .text("fingerprint", "指纹").required, .text("reason", "理由").required,
            ]),
        Kind(
            .assessmentScored, "考核评分", .act, by: [.assessor],
            [
                .text("organ", "单位").required, .integer("score", "分数").required, .integer("year", "年度").required,
                .text("text", "评分依据"), points,
            ]),
        Kind(
            .assessmentObjected, "考核异议", .fact, by: [.handlingUnit],
            [.text("organ", "单位"), .integer("year", "年度"), .text("item", "哪一项"), reason]),
        Kind(
            .assessmentSettled, "考核异议处理", .act, by: [.assessor],
            [.text("organ", "单位"), .integer("score", "分数"), .integer("year", "年度"), points, reason]),
    ]

    /// 各项得分
    private static let points: Field = .list(
        "points", "各项", of: "item", [.text("item", "项目"), .integer("points", "得分"), .text("reason", "依据")])

    /// 报表: of which organ and period.
    private static let reported: [Field] = [
        .text("form", "报表").required, .text("organ", "机关").required, .day("first", "起日").required,
        .day("last", "止日").required, .text("text", "说明"),
    ]
    private static let cells: Field = .list("cells", "数字", of: "cell", [.text("cell", "格"), .text("value", "数")])

    /// 负责人 in the register, whether or not he will ever appear.
    private static let officer = Field(name: "head", title: "负责人", type: head.type)

    /// 职能, and of which organ; without one, of the government to which the unit belongs.
    private static let holds: Field = .list(
        "holds", "承担职能", of: "function", [.text("function", "职能"), .text("of", "所属机关")])

    private static let organisation: [Field] = [
        .text("name", "名称").required, .text("full-name", "全称（文书用）"), .texts("aliases", "简称"),
        .choice("level", "层级", "city", "county", "department", "committee", "vertical", "other"),
        .text("government", "所属政府"), .text("uscc", "统一社会信用代码"), .flag("can-undertake", "可承办"), .text("address", "住所地"),
        .text("phone", "电话"),
    ]
}
