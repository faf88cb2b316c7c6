extension Vocabulary {
    public static let matters = [
        "defence", "appearance", "absence", "appeal", "retrial", "enforcement", "mediation", "reply", "compensation",
        "other",
    ]
    static let matter = Field(name: "matter", title: "事项", type: .choice(matters))
    private static let lawyer: Field = .object(
        "lawyer", "律师", by: "name",
        [.named("name", "姓名"), .text("account", "账号"), .text("licence", "执业证号"), .text("firm", "律师事务所")])

    static let head: Field = .object(
        "head", "出庭负责人", by: "name",
        [.named("name", "姓名"), .text("post", "职务"), .text("organ", "机关"), .text("standing", "分管依据")])
    static let agents: Field = .list(
        "agents", "诉讼代理人", of: "name",
        [
            .named("name", "姓名"), .choice("kind", "身份", "staff", "lawyer", "other"), .text("unit", "单位"),
            .text("post", "职务"),
            .flag("handler", "承办人"), .flag("familiar", "熟悉业务"), .text("licence", "执业证号"), .text("powers", "代理权限"),
        ])

    /// 承办、报批、用印、提交
    static let preparation: [Kind] = [
        Kind(
            .staffAssigned, "确定承办人", .act, by: [.handlingUnit],
            [
                .list(
                    "persons", "承办人", of: "name",
                    [
                        .named("name", "姓名"), .text("post", "职务"),
                        .choice("kind", "身份", "public-lawyer", "legal-section", "business"), .flag("lead", "主办"),
                    ]
                ).required, .text("replaces", "原承办人"), .text("handover", "移交事项"),
            ]
        )
        .button("确定")
        .task("确定承办人")
        .first("persons.0.name", "persons.0.post", "persons.0.kind", "persons.1.name", "persons.1.kind"),
        Kind(.lawyerRequested, "申请指派律师", .act, by: [.handlingUnit], [.text("reason", "说明")]),
        Kind(
            .lawyerAssigned, "指派律师", .act, by: [.counselOffice],
            [lawyer.required, .flag("conflict-checked", "已核对利益冲突")]),
        Kind(.lawyerDeclined, "律师辞任", .fact, by: [.counselOffice], [lawyer, .text("reason", "原因")]),
        Kind(
            .lawyerReplaced, "更换律师", .act, by: [.counselOffice],
            [lawyer.required, .named("replaces-lawyer", "被更换的律师"), .text("reason", "原因")]),
        Kind(.lawyerOpinionGiven, "律师意见", .fact, by: [.lawyer, .counselOffice], [.text("opinion", "意见")])
            .inner
            .expecting("opinion|papers"),
        Kind(
            .legalOpinionHeard, "听取法制机构意见", .fact, by: [.handlingUnit],
            [.text("opinion", "意见"), .texts("participants", "参加人")]
        )
        .inner
        .expecting("opinion|papers"),
        Kind(
            .deliberated, "集体研究", .fact, by: [.handlingUnit], [.text("opinion", "意见"), .texts("participants", "参加人")]
        )
        .inner
        .expecting("opinion|papers"),
        Kind(
            .markedMajor, "重大复杂案件", .fact, by: [.handlingUnit],
            [.flag("major", "重大复杂"), .text("opinion", "意见"), .texts("participants", "参加人")]
        )
        .inner,
        Kind(.evidenceExtensionRequested, "申请延期举证", .fact, [.text("reason", "理由")])
            .concerning(.proceeding)
            .ofSuit,
        Kind(
            .evidenceExtensionGranted, "准许延期举证", .fact, [.day("until", "延至"), .day("obstacle-removed-on", "障碍消除日")]
        )
        .concerning(.proceeding)
        .ofSuit
        .answering(.evidenceExtensionRequested),
        Kind(.evidenceExtensionRefused, "不准延期举证", .fact, [.text("reason", "理由")]),
        Kind(.obstacleRemoved, "障碍消除", .fact, [.text("what", "障碍")]),
        Kind(.timeExtensionRequested, "申请顺延期限", .fact, [.text("of", "事项"), .text("reason", "理由")]),
        Kind(
            .assistanceAsked, "商请协办单位提供材料", .fact, by: [.handlingUnit],
            [.text("what", "内容"), .day("due-on", "提供日期")]
        )
        .ofNobody
        .expecting("due-on"),
        Kind(.materialsProvided, "协办单位提供材料", .fact, by: [.handlingUnit], [.text("what", "内容")]),
        Kind(.paperAdded, "材料", .fact, by: [.handlingUnit], paper)
            .repeatable
            .withOwnPage,
        Kind(.evidenceListed, "证据、依据编目", .fact, by: [.handlingUnit], [evidence, bases])
            .withOwnPage,
        Kind(
            .factConfirmed, "确认他方登记的事实", .act, by: [.handlingUnit, .intakeOffice],
            [.integer("of", "所确认的登记").required, .text("proof", "凭证")]
        )
        .ofNobody
        .ofNoProceeding
        .task("确认")
        .first("of", "proof"),
        Kind(.paperWithdrawn, "撤换材料", .fact, by: [.handlingUnit], paper + [.text("reason", "原因")])
            .first("reason"),
        // Asked for before the papers that must name them are printed; what is submitted may still say otherwise.
        Kind(
            .appearanceProposed, "出庭应诉人员建议", .act, by: [.handlingUnit], [head, agents, .text("text", "说明")]
        )
        .inner
        .expecting("head", "agents")
        .button("保存建议")
        .first("head.name", "head.post", "head.standing", "agents"),
        Kind(
            .submittedForApproval, "提请审批", .act, by: [.handlingUnit],
            [
                matter, .object("proposal", "出庭应诉人员建议", by: "text", [.text("text", "建议"), head, agents]),
                .text("document-number", "发文字号"), .text("signed-off-by", "签发人"), .text("title", "标题"),
            ]
        )
        .opening(.submission)
        .concerning(.proceeding)
        .expecting("signed-off-by")
        .button("提请审批")
        .task("备齐材料", step: "备齐材料并提请审批")
        .first(
            "document-number", "signed-off-by", "title", "proposal.head.name", "proposal.head.post",
            "proposal.head.standing", "proposal.agents.0.name", "proposal.agents.0.kind", "proposal.agents.0.unit",
            "proposal.agents.0.handler", "proposal.agents.0.post", "proposal.agents.0.powers", "proposal.agents.1.name",
            "proposal.agents.1.kind", "proposal.agents.1.licence", "proposal.agents.1.powers"),
        Kind(.returned, "退回", .act, by: [.intakeOffice, .leader], [matter, .text("reason", "理由").required])
            .concerning(.submission)
            .excluding(.approved)
            .signed("approval-slip"),
        Kind(
            .approved, "同意", .act, by: [.intakeOffice, .leader],
            [matter, .text("level", "审批层级"), .text("opinion", "意见")]
        )
        .concerning(.submission)
        .excluding(.returned)
        .signed("approval-slip")
        .task("审批", step: "审批应诉材料"),
        Kind(
            .sealed, "用印", .act, by: [.sealKeeper],
            [
                .text("seal", "印章"), .text("keeper", "用印人"), .text("witness", "监印人"), .text("register-number", "登记号"),
                .integer("copies", "份数"), .integer("spoiled", "作废份数"),
            ]
        )
        .concerning(.submission)
        .answering(.approved)
        .button("登记用印")
        .task("登记用印", step: "登记用印")
        .expecting("copies")
        .first("seal", "copies", "keeper", "witness", "register-number", "spoiled"),
        Kind(.sealedPapersForwarded, "转送用印材料", .act, by: [.intakeOffice], [.text("proof", "凭证")])
            .concerning(.submission)
            .answering(.sealed)
            .button("转送")
            .task("转送")
            .first("proof"),
        Kind(
            .filedWithCourt, "提交法院", .fact, by: [.handlingUnit],
            [
                .choice("method", "方式", "direct", "mail", "electronic"), .day("posted-on", "交邮日"),
                .text("receipt", "法院收据"),
            ]
        )
        .concerning(.hearing, .proceeding, .defendant)
        .button("登记提交")
        .task("登记提交", step: "登记提交法院")
        .first("method", "posted-on", "receipt"),
    ]

    /// The list whole, in its order; the newest of a unit counts.
    private static let evidence: Field = .list(
        "items", "证据", of: "name",
        [
            .text("name", "证据名称").required, .choice("group", "分组", "authority", "facts", "procedure", "application"),
            .text("element", "举证要素"),
            .text("origin", "来源"), .text("purpose", "证明对象和内容"), .day("made-on", "形成日期"),
            .choice("form", "形式", "original", "copy"),
            .choice("permission", "补充", "court-permitted"), .integer("sets", "份数"), .integer("pages", "页数"),
            .text("digest", "杂凑值"), .text("file", "存放号"),
        ])
    private static let bases: Field = .list(
        "bases", "依据", of: "name",
        [
            .text("name", "名称").required, .text("document-number", "文号"), .text("clauses", "条款"),
            .day("effective-on", "施行日期"),
            .choice("validity", "效力", "in-force", "amended", "repealed"), .flag("attached", "附全文"),
            .text("element", "举证要素"),
        ])

    private static let paper: [Field] = [
        .text("paper", "材料号"), .text("paper-kind", "文书种类").required, .integer("version", "版本"), .text("digest", "杂凑值"),
        .choice("volume", "卷", "main", "inner"), .text("name", "文件名"), .text("file", "存放号"), .integer("bytes", "大小"),
    ]
}
