extension Vocabulary {
    static let proceedingKinds = [
        "first", "second", "retrial-review", "retrial", "remand", "enforcement", "non-contentious", "reconsideration",
        "compensation", "recommendation",
    ]

    static let act: Field = .object(
        "act", "被诉行政行为", by: "title",
        [
            .text("title", "名称"), .text("maker", "作出单位"), .text("kind", "行为种类"), .text("field", "行政管理领域"),
            .text("document-number", "文号"), .day("made-on", "作出日期"),
        ])

    private static let defendants: Field = .list(
        "defendants", "被告", of: "organ",
        [
            .text("organ", "机关"),
            .choice(
                "standing", "诉讼地位", "defendant", "co-defendant", "third-party", "appellee", "appellant", "respondent",
                "applicant"),
            .day("received-on", "收到日期"),
        ])

    private static let plaintiffs: Field = .list(
        "plaintiffs", "原告", of: "name",
        [
            .named("name", "姓名或名称").required, .choice("kind", "类别", "citizen", "organisation", "procurator"),
            .text("representative", "代表人"),
        ])

    /// 收文与程序变动
    static let intake: [Kind] = [
        Kind(
            .noticeReceived, "收到应诉通知书、起诉状副本", .fact, by: [.intakeOffice],
            [
                .text("court", "法院"), .text("number", "案号"),
                Field(name: "instance", title: "审级", type: .choice(proceedingKinds)),
                .choice("procedure", "程序", "ordinary", "summary", "simplified"), defendants, plaintiffs,
                .list("third-parties", "第三人", of: "name", [.named("name", "姓名或名称").required]),
                .text("cause", "案由"), .text("claims", "诉讼请求"), act,
                .choice("reconsideration", "复议情况", "none", "upheld", "changed", "inaction", "refused", "unknown"),
                .choice("sued", "诉讼请求针对", "act", "reconsideration", "both", "unknown"),
                .choice("service-method", "送达方式", "direct", "mail", "electronic", "agent", "announcement", "left"),
                .day("first-arrived-on", "最早到达日"), .text("first-arrived-at", "最早到达处"),
                .text("judge", "承办法官"), .text("judge-phone", "承办法官电话"), .text("court-clerk", "书记员"),
                .text("court-clerk-phone", "书记员电话"),
                .day("evidence-due-on", "法院指定举证期限"), .flag("copy-served", "重新送达起诉状副本"), .text("intake-number", "收文编号"),
                .text("parent", "上一程序"),
            ]
        )
        .seenFromAbove
        .opening(.proceeding)
        .ofNobody
        .ofNoProceeding
        .signed("notice")
        .first(
            "number", "court", "instance", "procedure", "defendants.0.organ", "defendants.0.standing",
            "evidence-due-on", "copy-served", "first-arrived-on", "first-arrived-at", "claims", "intake-number"),
        Kind(.misdelivered, "误送材料移交", .fact, [.day("arrived-on", "实际到达日"), .day("handed-over-on", "移交日")])
            .seenFromAbove
            .ofNobody,
        Kind(.docketed, "立案", .fact, [.text("number", "案号"), .text("court", "法院"), instance])
            .seenFromAbove
            .opening(.proceeding)
            .ofNobody
            .ofNoProceeding,
        Kind(.procedureConverted, "转换程序", .fact, [.choice("procedure", "程序", "ordinary", "summary", "simplified")])
            .seenFromAbove
            .concerning(.proceeding),
        Kind(.transferred, "移送、指定管辖", .fact, [.text("court", "法院"), .text("number", "案号")])
            .seenFromAbove
            .concerning(.proceeding),
        Kind(.jurisdictionObjected, "提出管辖异议", .fact, [.text("reason", "理由")])
            .seenFromAbove
            .concerning(.proceeding)
            .ofSuit,
        Kind(.jurisdictionRuled, "管辖裁定", .fact, [.flag("upheld", "异议成立"), .text("court", "法院")])
            .seenFromAbove
            .concerning(.proceeding)
            .ofSuit
            .answering(.jurisdictionObjected),
        Kind(.claimsChanged, "变更诉讼请求", .fact, [.text("claims", "诉讼请求")])
            .seenFromAbove
            .concerning(.proceeding)
            .ofSuit,
        Kind(.partyAdded, "追加当事人", .fact, [defendants, plaintiffs, thirdParties])
            .seenFromAbove
            .concerning(.proceeding)
            .ofSuit
            .ofNobody,
        Kind(.partySubstituted, "变更当事人", .fact, [.text("from", "原当事人"), .text("to", "现当事人"), .text("reason", "原因")])
            .seenFromAbove
            .concerning(.proceeding)
            .ofSuit,
        Kind(
            .courtSetDay, "法院指定日期", .fact,
            [
                .choice("of", "事项", "evidence", "defence", "other"), .day("due-on", "指定日期"),
                .integer("period", "指定期限"), .choice("period-in", "期限单位", "days", "workdays", "months"),
            ]
        )
        .seenFromAbove
        .concerning(.proceeding),
        Kind(
            .opined, "拟办、批示", .act, by: [.intakeOffice, .leader, .oversightOffice, .handlingUnit],
            [
                .choice("step", "环节", "draft", "review", "countersign", "instruction", "refer-on", "read"),
                .choice("meaning", "含义", "consent", "noted", "refuse", "return"), .text("text", "意见"),
                .integer("to-entry", "针对条目"),
            ]
        )
        .inner
        .repeatable
        .signed("instruction")
        .button("保存批示")
        .task("登记批示", step: "登记批示")
        .first("step", "meaning", "by.name", "by.post", "text", "medium", "original"),
        Kind(.handlingOpinionRequested, "商请承办意见", .act, by: [.intakeOffice], [units, .text("reason", "理由")]),
        Kind(
            .handlingReferred, "报请确定承办单位", .act, by: [.oversightOffice],
            [units, .text("basis", "依据"), .text("reason", "理由")]
        )
        .excluding(.handlingAssigned)
        .expecting("units", "reason")
        .task("报请确定")
        .first("units", "basis", "reason"),
        Kind(
            .handlingAssigned, "确定承办单位", .act, by: [.intakeOffice, .leader],
            [units, .text("basis", "依据"), .text("reason", "理由")]
        )
        .seenFromAbove
        .concerning(.proceeding)
        .excluding(.handlingReferred)
        .task("确定承办")
        .first("units", "basis", "reason"),
        Kind(.handlingObjected, "承办异议", .fact, by: [.handlingUnit], [.text("reason", "理由").required]),
        Kind(
            .objectionAnswered, "答复承办异议", .act, by: [.intakeOffice, .oversightOffice],
            [.flag("upheld", "异议成立"), .text("reason", "理由")]
        )
        .answering(.handlingObjected),
        Kind(.forwarded, "转送", .act, by: [.intakeOffice], [units, .integer("carries", "所附批示"), .text("proof", "凭证")])
            .seenFromAbove
            .concerning(.proceeding)
            .button("转送")
            .task("转送", step: "转送承办单位")
            .first("units", "proof"),
        Kind(.forwardReceived, "签收转送材料", .fact, by: [.handlingUnit, .intakeOffice], [.text("proof", "凭证")])
            .seenFromAbove
            .concerning(.proceeding)
            .answering(.forwarded, .handlingAssigned)
            .button("签收")
            .task("签收")
            .first("unit", "proof"),
    ]

    private static let instance = Field(name: "instance", title: "审级", type: .choice(proceedingKinds))
    private static let thirdParties: Field = .list(
        "third-parties", "第三人", of: "name", [.named("name", "姓名或名称").required])

    static let units: Field = .list(
        "units", "单位", of: "unit",
        [
            .text("unit", "单位"), .choice("part", "部分", "whole", "act", "reconsideration"),
            .choice("role", "角色", "lead", "assist"),
        ])
}
