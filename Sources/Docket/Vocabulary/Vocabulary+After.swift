extension Vocabulary {
    private static let way: Field = .choice("way", "方式", "court", "own")
    private static let reason: Field = .text("reason", "理由")

    /// 履行、执行、建议、赔偿、复议、结案
    static let after: [Kind] = [
        Kind(.complied, "履行", .fact, [.text("what", "内容"), .text("who", "履行方"), .money("amount", "给付金额")])
            .seenFromAbove
            .payment
            .about(.performance),
        Kind(.actRemade, "重新作出行为", .fact, [.text("document-number", "文号"), .text("title", "名称")])
            .seenFromAbove
            .about(.performance),
        Kind(.defaultNoted, "不履行", .fact, [.text("what", "内容")])
            .seenFromAbove
            .about(.performance),
        Kind(.limitationInterrupted, "申请执行时效中断", .fact, [reason])
            .about(.performance),
        Kind(.enforcementProposed, "提出执行建议", .act, by: [.handlingUnit], [way, reason])
            .about(.performance)
            .expecting("way")
            .task("提出建议"),
        Kind(
            .enforcementDecided, "决定执行", .act, by: [.leader, .intakeOffice], [way, .text("decision", "决定"), reason]
        )
        .about(.performance)
        .answering(.enforcementProposed)
        .expecting("way", "decision")
        .first("by.name", "by.post", "way", "decision", "reason", "medium", "original"),
        Kind(.enforcementApplied, "申请强制执行", .fact, [way, .day("posted-on", "交邮日")])
            .seenFromAbove
            .about(.performance)
            .answering(.enforcementDecided),
        Kind(.demandServed, "催告书送达", .fact, [.text("document-number", "文号")])
            .seenFromAbove,
        Kind(.reviewApplied, "就执行裁定申请复议", .fact, [.day("posted-on", "交邮日")])
            .seenFromAbove
            .about(.review),
        Kind(.enforcedBySelf, "依法强制执行", .fact, [way])
            .seenFromAbove
            .about(.performance)
            .answering(.enforcementDecided),
        Kind(
            .recommendationReceived, "收到司法建议书", .fact,
            [
                .choice("category", "类别", "individual", "governance", "normative-document", "other"),
                .day("reply-by", "回复期限"),
                .text("number", "文号"), .text("court", "法院"), .text("respondent", "被建议机关"),
                .text("title", "标题"),
                .choice("absence", "对负责人未出庭的认定", "accepted", "rejected"), .flag("superior", "以上级机关身份收到"),
            ]
        )
        .seenFromAbove
        .opening(.recommendation)
        .docket("司法建议")
        .concerning(.hearing, .defendant)
        .ofNoProceeding
        .expecting("category"),
        Kind(.recommendationReplyProposed, "提出回复意见", .act, by: [.handlingUnit], [.text("opinion", "意见")])
            .concerning(.recommendation)
            .excluding(.recommendationReplied)
            .task("提出意见"),
        Kind(.recommendationReplyApproved, "同意回复", .act, by: [.leader, .intakeOffice], [.text("opinion", "意见")])
            .concerning(.recommendation)
            .answering(.recommendationReplyProposed)
            .excluding(.recommendationReplied)
            .expecting("opinion")
            .first("by.name", "by.post", "opinion", "medium", "original"),
        Kind(.recommendationReplied, "书面回复", .fact, [.text("document-number", "文号")])
            .seenFromAbove
            .concerning(.recommendation),
        Kind(
            .procuratorialAdviceReceived, "收到检察建议书", .fact,
            [
                .text("number", "文号"), .text("respondent", "被建议机关"), .day("reply-by", "回复期限"),
                .flag("urgent", "紧急"),
            ]
        )
        .seenFromAbove
        .docket("检察建议"),
        Kind(.procuratorialAdviceReplied, "回复检察建议", .fact, [.text("document-number", "文号")])
            .seenFromAbove,
        Kind(
            .compensationClaimed, "申请赔偿", .fact,
            [.text("respondent", "赔偿义务机关"), .money("amount", "金额"), .flag("incomplete", "材料不齐")]
        )
        .docket("赔偿申请"),
        Kind(.compensationCorrectionTold, "告知补正赔偿申请", .fact, [.text("text", "内容")]),
        Kind(.compensationDecided, "赔偿决定", .act, by: [.leader, .intakeOffice], [.money("amount", "金额"), reason]),
        Kind(.compensationServed, "送达赔偿决定", .fact, []),
        Kind(.compensationPaymentRequested, "收到支付赔偿金申请", .fact, [.money("amount", "金额")]),
        Kind(.treasuryApplied, "向财政部门申请支付", .fact, [.money("amount", "金额")]),
        Kind(.compensationPaid, "支付赔偿", .fact, [.money("amount", "金额")])
            .payment
            .expecting("amount"),
        Kind(
            .recoveryOrdered, "责令承担赔偿费用", .act, by: [.leader],
            [
                .money("amount", "金额"), .texts("persons", "人员"), .text("fault", "过错"),
                .list("shares", "各人承担", of: "name", [.named("name", "姓名"), .money("amount", "金额")]), reason,
            ]
        )
        .expecting("amount"),
        Kind(
            .faultFound, "认定故意或者重大过失", .fact, by: [.handlingUnit, .intakeOffice],
            [.texts("persons", "人员"), .text("fault", "过错"), .text("proof", "证明")]
        )
        .inner
        .expecting("persons", "fault"),
        Kind(.personHeard, "听取被追偿人陈述申辩", .fact, by: [.handlingUnit, .intakeOffice], [.text("text", "陈述申辩")])
            .inner,
        Kind(.treasuryTold, "通知财政部门追偿", .fact, by: [.intakeOffice, .handlingUnit], [.text("document-number", "文号")]),
        Kind(.recoveryDeclined, "不予追偿", .act, by: [.leader], [reason])
            .expecting("reason")
            .first("by.name", "by.post", "reason", "medium", "original"),
        Kind(
            .reconsiderationReceived, "收到复议答复通知", .fact,
            [
                .choice("procedure", "程序", "ordinary", "summary"), .day("accepted-on", "受理日期"), .text("number", "文号"),
                .text("organ", "复议机关"), .text("respondent", "被申请人"), Vocabulary.act,
                .list("applicants", "申请人", of: "name", [.named("name", "姓名或名称")]),
            ]
        )
        .seenFromAbove
        .opening(.proceeding)
        .docket("复议")
        .ofNoProceeding,
        Kind(.reconsiderationAnswered, "提交复议答复", .fact, by: [.handlingUnit], [])
            .seenFromAbove,
        Kind(.reconsiderationHearingNotified, "复议听证通知", .fact, [.moment("at", "听证时间"), .text("place", "地点")])
            .seenFromAbove,
        Kind(
            .reconsiderationHearingHeld, "复议听证", .fact, by: [.handlingUnit],
            [.flag("head-appeared", "负责人参加"), head, agents, reason]
        )
        .seenFromAbove,
        Kind(.documentAnswerAsked, "复议机关要求规范性文件制定机关答复", .fact, [.text("title", "规范性文件")]),
        Kind(.documentAnswered, "答复规范性文件合法性", .fact, by: [.handlingUnit], [.text("document-number", "文号")]),
        Kind(
            .reconsiderationDecided, "复议决定", .fact,
            [
                .text("outcome", "结果"), .text("number", "文号"), .text("what", "履行内容"), .day("due-on", "履行期限"),
                .integer("period", "履行期间"), .choice("period-in", "期限单位", "days", "workdays", "months"),
            ]
        )
        .seenFromAbove,
        Kind(.reconsiderationOpinionReceived, "收到复议意见书", .fact, [.text("number", "文号")])
            .seenFromAbove,
        Kind(.reconsiderationOpinionAnswered, "报送复议意见落实情况", .fact, [])
            .seenFromAbove,
        Kind(.closed, "结案", .act, by: [.handlingUnit], [reason])
            .seenFromAbove
            .concerning(.proceeding)
            .ofSuit
            .expecting("reason"),
        Kind(
            .archived, "立卷归档", .act, by: [.handlingUnit],
            [
                .text("file-number", "档号"), .integer("pages", "页数"), .text("transferred-by", "移交人"),
                .text("originals", "原件"),
                .text("retention", "保管期限"),
            ]
        )
        .seenFromAbove
        .concerning(.proceeding)
        .ofSuit
        .expecting("file-number")
        .task("归档"),
    ]
}
