extension Vocabulary {
    private static let settlement: [Field] = [
        .text("terms", "内容"), .choice("who", "履行方", "government", "opponent"), .day("due-on", "履行期限"),
    ]

    /// 开庭与出庭、庭外事项
    static let hearing: [Kind] = [
        Kind(
            .hearingNotified, "开庭通知", .fact,
            [
                .moment("at", "开庭时间"), .text("place", "地点"), .flag("head-required", "法院通知负责人出庭"),
                .day("notified-on", "通知到达日"),
            ]
        )
        .seenFromAbove
        .opening(.hearing)
        .concerning(.proceeding)
        .ofSuit
        .ofNobody
        .expecting("at")
        .first("at", "place", "head-required", "notified-on"),
        Kind(
            .hearingRescheduled, "改期开庭", .fact,
            [.moment("at", "开庭时间"), .text("place", "地点"), .day("notified-on", "通知到达日"), .text("reason", "原因")]
        )
        .seenFromAbove
        .concerning(.hearing)
        .ofNobody
        .expecting("at")
        .first("at", "place", "notified-on", "reason", "source.medium", "source.from", "source.taken-by"),
        Kind(.postponementRequested, "申请延期开庭", .fact, [.text("reason", "理由")])
            .seenFromAbove
            .concerning(.hearing),
        Kind(.postponementAnswered, "延期开庭的答复", .fact, [.flag("granted", "准许"), .text("reason", "理由")])
            .seenFromAbove
            .concerning(.hearing),
        Kind(.told, "已通知", .fact, [.text("whom", "通知谁"), .text("how", "方式")])
            .concerning(.hearing)
            .ofNobody
            .repeatable,
        Kind(.appearanceDecided, "确定出庭人员", .act, by: [.leader, .intakeOffice], [head, agents])
            .seenFromAbove
            .concerning(.hearing, .defendant)
            .ofOneDefendant
            .expecting("head")
            .task("确定人员")
            .first("by.name", "by.post", "head.name", "head.post", "head.standing", "agents", "medium", "original"),
        Kind(
            .headUnavailable, "负责人不能出庭", .fact,
            [
                head, .choice("ground", "情形", "force-majeure", "accident", "irreplaceable-duty", "other"),
                .text("proof", "证明材料"),
            ]
        )
        .seenFromAbove
        .concerning(.hearing, .defendant)
        .ofOneDefendant
        .expecting("ground")
        .first("head.name", "ground", "proof"),
        Kind(
            .absenceExplained, "不能出庭情况说明", .fact,
            [
                .choice("ground", "情形", "force-majeure", "accident", "irreplaceable-duty", "other"),
                .text("proof", "证明材料"),
                .flag("sealed", "加盖机关印章"), .flag("signed-by-principal", "主要负责人签字"),
            ]
        )
        .seenFromAbove
        .concerning(.hearing, .defendant)
        .ofOneDefendant
        .expecting("ground", "sealed|signed-by-principal")
        .first("ground", "proof", "sealed", "signed-by-principal"),
        Kind(.absenceAccepted, "法院认可不出庭理由", .fact, [])
            .seenFromAbove
            .concerning(.hearing, .defendant),
        Kind(.absenceRejected, "法院不认可不出庭理由", .fact, [.text("reason", "理由")])
            .seenFromAbove
            .concerning(.hearing, .defendant),
        Kind(
            .hearingHeld, "开庭", .fact, by: [.handlingUnit],
            [
                .flag("head-appeared", "负责人出庭"), head, agents, .flag("left-early", "中途退庭"), .flag("spoke", "负责人发言"),
                .flag("refused-to-explain", "拒绝解释说明"), .flag("nobody", "无人到庭"),
            ]
        )
        .seenFromAbove
        .opening(.hearing)
        .concerning(.hearing, .defendant)
        .ofOneDefendant
        .expecting("head-appeared")
        .task("登记开庭")
        .first(
            "head-appeared", "head.name", "head.post", "agents", "spoke", "left-early", "refused-to-explain", "nobody"),
        Kind(
            .attendanceVerified, "核实出庭", .act, by: [.oversightOffice],
            [.flag("head-appeared", "负责人出庭"), .text("opinion", "核实意见")]
        )
        .seenFromAbove
        .concerning(.hearing, .defendant)
        .ofOneDefendant
        .task("核实")
        .first("head-appeared", "opinion"),
        Kind(.matterReported, "书面报告重大问题", .fact, [.text("text", "内容")]),
        Kind(.mediationOpened, "启动调解", .fact, [.text("terms", "内容")])
            .concerning(.proceeding)
            .ofSuit,
        Kind(.exchangeNotified, "证据交换通知", .fact, [.moment("at", "交换时间"), .text("place", "地点")])
            .seenFromAbove
            .concerning(.proceeding)
            .ofSuit,
        Kind(.exchangeHeld, "证据交换", .fact, by: [.handlingUnit], [.text("text", "情况")])
            .seenFromAbove
            .concerning(.proceeding)
            .answering(.exchangeNotified),
        Kind(
            .documentOpinionAsked, "法院听取规范性文件制定机关意见", .fact, [.text("title", "规范性文件"), .day("due-on", "指定日期")]
        )
        .concerning(.proceeding),
        Kind(.announced, "公告开始", .fact, [.text("reason", "事由")])
            .seenFromAbove
            .concerning(.proceeding),
        Kind(.announcementEnded, "公告期满", .fact, [])
            .seenFromAbove
            .concerning(.proceeding)
            .answering(.announced),
        Kind(.appraisalOpened, "鉴定开始", .fact, [.text("reason", "事由")])
            .seenFromAbove
            .concerning(.proceeding),
        Kind(.appraisalClosed, "鉴定结束", .fact, [])
            .seenFromAbove
            .concerning(.proceeding)
            .answering(.appraisalOpened),
        Kind(.mediationEnded, "调解不成", .fact, [.text("reason", "原因")])
            .concerning(.proceeding)
            .answering(.mediationOpened),
        Kind(.mediated, "达成调解", .fact, settlement)
            .concerning(.proceeding)
            .answering(.mediationOpened)
            .expecting("terms"),
        Kind(.actChanged, "改变被诉行为", .fact, [.text("terms", "内容")])
            .concerning(.proceeding)
            .expecting("terms"),
        Kind(.resolvedOutOfCourt, "争议化解", .fact, settlement),
        Kind(
            .settlementPerformed, "履行调解、和解内容", .fact, by: [.handlingUnit],
            [.text("what", "内容"), .text("proof", "证明")]),
        Kind(.suspended, "中止诉讼", .fact, [.text("reason", "原因")])
            .seenFromAbove
            .concerning(.proceeding),
        Kind(.resumed, "恢复诉讼", .fact, [])
            .seenFromAbove
            .concerning(.proceeding)
            .answering(.suspended),
        Kind(.withdrawn, "申请撤诉", .fact, [.text("reason", "原因")])
            .seenFromAbove
            .concerning(.proceeding),
    ]
}
