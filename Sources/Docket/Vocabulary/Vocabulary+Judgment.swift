extension Vocabulary {
    private static let opinion: [Field] = [.text("opinion", "意见"), .text("reason", "理由")]
    private static let decision: [Field] = [.text("decision", "决定"), .text("reason", "理由")]

    /// 第十二条第二款 the five parts of the report.
    private static let lossReport: [Field] = [
        .object(
            "sections", "报告内容", by: "facts",
            [
                .text("facts", "案件基本情况"), .text("appearance", "负责人出庭应诉情况"), .text("judgment", "判决结果"),
                .text("causes", "败诉原因分析和整改措施"), .text("other", "其他需要说明的事项"),
            ]), .texts("causes", "败诉原因"),
    ]

    /// 裁判、生效、上诉
    static let judgment: [Kind] = [
        Kind(
            .decisionReceived, "收到裁判", .fact,
            [
                .choice("document", "文书", "judgment", "ruling", "mediation"),
                .list(
                    "outcomes", "裁判结果", of: "outcome",
                    [.choice("part", "部分", "whole", "act", "reconsideration"), .text("outcome", "结果")]),
                .flag("appealable", "可以上诉"),
                .list(
                    "performances", "履行内容", of: "what",
                    [
                        .choice("who", "履行方", "government", "opponent"), .text("what", "内容"), .day("due-on", "履行期限"),
                        .integer("period", "履行期间"), .choice("period-in", "期限单位", "days", "workdays", "months"),
                        .choice("counted-from", "期间起算", "effect", "service"),
                        .choice("part", "部分", "whole", "act", "reconsideration"),
                    ]),
                .money("amount", "金额"), .day("made-on", "裁判日期"), .day("served-on", "送达日期"), .text("number", "案号"),
                .choice("absence", "对负责人未出庭的认定", "accepted", "rejected"),
                .texts("withdrawn-by", "撤诉、撤回上诉的人"),
            ]
        )
        .seenFromAbove
        .opening(.decision)
        .concerning(.proceeding, .defendant)
        .ofNobody
        .expecting("document", "outcomes")
        .first(
            "document", "number", "made-on", "served-on", "outcomes.0.part", "outcomes.0.outcome", "outcomes.1.part",
            "outcomes.1.outcome", "performances.0.who", "performances.0.what", "performances.0.due-on",
            "performances.0.period", "performances.0.period-in", "performances.0.counted-from", "performances.1.who",
            "performances.1.what", "performances.1.due-on", "performances.1.period", "performances.1.period-in",
            "performances.1.counted-from", "amount", "appealable", "absence"),
        Kind(.servedOnParty, "他方收到裁判", .fact, [.named("party", "当事人").required, .text("method", "方式")])
            .seenFromAbove
            .about(.served)
            .ofNobody
            .repeatable
            .first("party", "method"),
        Kind(.tookEffect, "生效（确认）", .act, by: [.oversightOffice], [.text("proof", "生效证明")])
            .seenFromAbove
            .about(.effect)
            .ofNobody,
        Kind(.appealProposed, "要求上诉", .act, by: [.handlingUnit], opinion)
            .about(.appeal)
            .excluding(.appealForgone)
            .task("提出意见"),
        Kind(.appealForgone, "不上诉意见", .act, by: [.handlingUnit], opinion)
            .about(.appeal)
            .excluding(.appealProposed)
            .expecting("reason"),
        Kind(.appealReviewed, "审查上诉意见", .act, by: [.oversightOffice], opinion)
            .inner
            .about(.appeal)
            .answering(.appealProposed, .appealForgone)
            .expecting("opinion")
            .task("审查"),
        Kind(.appealDecided, "审定上诉", .act, by: [.leader, .intakeOffice], decision)
            .about(.appeal)
            .answering(.appealReviewed, .appealProposed, .appealForgone)
            .expecting("decision")
            .task("登记审定")
            .first("by.name", "by.post", "decision", "reason", "medium", "original"),
        Kind(.appealFiled, "提起上诉", .fact, [.text("by-party", "上诉人"), .day("posted-on", "交邮日")])
            .seenFromAbove
            .about(.appeal)
            .answering(.appealDecided)
            .task("登记提起")
            .first("by-party", "posted-on"),
        Kind(.appealFeeDemanded, "收到预交上诉费通知", .fact, [.money("amount", "金额")])
            .seenFromAbove
            .about(.appeal)
            .answering(.appealFiled),
        Kind(.costsPaid, "缴纳诉讼费", .fact, [.money("amount", "金额"), .text("what", "项目")])
            .seenFromAbove
            .payment,
        Kind(.appealFeePaid, "缴纳上诉费", .fact, [.money("amount", "金额")])
            .payment
            .seenFromAbove
            .about(.appeal)
            .answering(.appealFeeDemanded, .appealFiled),
        Kind(.appealReceived, "收到上诉状", .fact, [.text("by-party", "上诉人")])
            .seenFromAbove
            .about(.appeal)
            .first("by-party"),
        Kind(.appealWithdrawn, "撤回上诉", .fact, [.text("by-party", "上诉人")])
            .seenFromAbove
            .about(.appeal)
            .answering(.appealFiled, .appealReceived),
        Kind(.lossReportDrafted, "拟写败诉案件分析报告", .act, by: [.handlingUnit], lossReport)
            .inner
            .expecting("sections")
            .button("保存拟稿")
            .first("sections", "causes"),
        Kind(.lossReportSubmitted, "提交败诉案件分析报告", .act, by: [.handlingUnit], lossReport)
            .about(.loss)
            .expecting("sections")
            .task("写报告")
            .first("sections", "causes"),
        Kind(.copied, "抄送签收", .fact, by: [.oversightOffice], [])
            .about(.loss)
            .answering(.lossReportSubmitted)
            .task("签收"),
        Kind(
            .measureSet, "整改措施", .act, by: [.handlingUnit],
            [.text("text", "措施"), .text("owner", "责任人"), .day("due-on", "完成期限")]
        )
        .about(.loss)
        .repeatable
        .expecting("text", "owner", "due-on"),
        Kind(.measureDone, "整改完成", .fact, by: [.handlingUnit], [.text("text", "措施"), .text("proof", "证明")])
            .about(.loss)
            .answering(.measureSet)
            .repeatable
            .task("登记整改完成"),
        Kind(
            .retrialGroundKnown, "知道再审事由", .fact,
            [.choice("ground", "事由", "new-evidence", "forged-evidence", "basis-revoked", "judge-misconduct", "other")]
        )
        .about(.retrial),
        Kind(.retrialProposed, "提出再审意见", .act, by: [.handlingUnit], opinion + [.texts("grounds", "事由")])
            .about(.retrial),
        Kind(.retrialApproved, "同意申请再审", .act, by: [.leader, .intakeOffice], decision)
            .about(.retrial)
            .answering(.retrialProposed)
            .expecting("decision")
            .first("by.name", "by.post", "decision", "reason", "medium", "original"),
        Kind(.retrialApplied, "申请再审", .fact, [.texts("grounds", "事由"), .day("posted-on", "交邮日")])
            .seenFromAbove
            .about(.retrial)
            .answering(.retrialApproved),
        Kind(.retrialApplicationReceived, "收到再审申请书", .fact, [.text("by-party", "申请人"), .texts("grounds", "事由")])
            .seenFromAbove
            .opening(.proceeding)
            .about(.retrial),
        Kind(
            .retrialOrdered, "裁定再审", .fact,
            decision + [
                .choice("way", "方式", "application", "court", "protest"),
                .choice("procedure", "审理程序", "first", "second"), .flag("not-stayed", "不中止原裁判的执行"),
            ]
        )
        .seenFromAbove,
        Kind(.supervisionApplied, "向检察机关申请监督", .fact, [.day("posted-on", "交邮日")])
            .seenFromAbove
            .about(.retrial),
        Kind(.protestReceived, "收到抗诉书", .fact, [.text("number", "文号")])
            .seenFromAbove,
    ]
}
