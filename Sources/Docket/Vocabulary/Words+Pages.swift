extension Words {
    /// On the button that records a kind.
    public static func button(_ kind: String) -> String { buttons[kind] ?? "登记" }

    /// On the row of a desk, where a kind is what to do next; an empty one is only looked at.
    public static func task(_ kind: String) -> String { tasks[kind] ?? (kind.isEmpty ? "查看" : "办理") }

    static let buttons = [
        "opined": "保存批示", "forwarded": "转送", "forward-received": "签收", "staff-assigned": "确定",
        "submitted-for-approval": "提请审批", "sealed": "登记用印", "filed-with-court": "登记提交",
        "sealed-papers-forwarded": "转送", "appearance-proposed": "保存建议", "loss-report-drafted": "保存拟稿",
    ]

    static let tasks = [
        "fact-confirmed": "确认",
        "appearance-decided": "确定人员", "hearing-held": "登记开庭", "attendance-verified": "核实", "appeal-proposed": "提出意见",
        "appeal-reviewed": "审查", "appeal-decided": "登记审定",
        "loss-report-submitted": "写报告", "appeal-filed": "登记提起", "enforcement-proposed": "提出建议",
        "recommendation-reply-proposed": "提出意见", "archived": "归档", "copied": "签收",
        "opined": "登记批示", "forwarded": "转送", "forward-received": "签收", "staff-assigned": "确定承办人",
        "submitted-for-approval": "备齐材料", "approved": "审批",
        "sealed": "登记用印", "sealed-papers-forwarded": "转送", "filed-with-court": "登记提交", "handling-referred": "报请确定",
        "handling-assigned": "确定承办",
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
