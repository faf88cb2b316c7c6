extension Words {
    /// On the button that records a kind.
    public static func button(_ kind: KindName) -> String { buttons[kind] ?? "登记" }

    /// On the row of a desk, where a kind is what to do next; an empty one is only looked at.
    public static func task(_ kind: KindName?) -> String { kind.map { tasks[$0] ?? "办理" } ?? "查看" }

    static let buttons: [KindName: String] = [
        .opined: "保存批示", .forwarded: "转送", .forwardReceived: "签收", .staffAssigned: "确定",
        .submittedForApproval: "提请审批", .sealed: "登记用印", .filedWithCourt: "登记提交",
        .sealedPapersForwarded: "转送", .appearanceProposed: "保存建议", .lossReportDrafted: "保存拟稿",
    ]

    static let tasks: [KindName: String] = [
        .factConfirmed: "确认",
        .appearanceDecided: "确定人员", .hearingHeld: "登记开庭", .attendanceVerified: "核实", .appealProposed: "提出意见",
        .appealReviewed: "审查", .appealDecided: "登记审定",
        .lossReportSubmitted: "写报告", .appealFiled: "登记提起", .enforcementProposed: "提出建议",
        .recommendationReplyProposed: "提出意见", .archived: "归档", .copied: "签收",
        .opined: "登记批示", .forwarded: "转送", .forwardReceived: "签收", .staffAssigned: "确定承办人",
        .submittedForApproval: "备齐材料", .approved: "审批",
        .sealed: "登记用印", .sealedPapersForwarded: "转送", .filedWithCourt: "登记提交", .handlingReferred: "报请确定",
        .handlingAssigned: "确定承办",
    ]

    /// 规范 of a rulebook, by their form.
    public static let norms = [
        "duty": "义务", "right": "权利", "watch": "关注", "moment": "时点", "outcome": "裁判结果", "assignment": "承办",
        "competence": "权限", "requirement": "要求", "approval": "审批",
        "ground": "追责情形", "contents": "必备内容",
    ]

    /// 字段路径: a path of a norm in the words of the office.
    public static let paths = [
        "trigger.day": "起算之日", "defendant.received-on": "被告收到起诉状副本之日", "proceeding.first-arrived-on": "最早到达之日",
        "proceeding.evidence-due-on": "法院指定的举证日",
        "decision.served-on": "裁判送达之日", "party.served-on": "该当事人收到裁判之日", "hearing.day": "开庭之日",
        "trigger.until": "法院准许延至之日",
        "performance.due-on": "履行期限最后一日", "trigger.obstacle-removed-on": "正当事由消除之日",
        "recommendation.reply-by": "建议书写明的回复日",
    ]
}
