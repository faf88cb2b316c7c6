extension Words {
    /// On the button that records a kind.
    public static func button(_ kind: KindName) -> String { Vocabulary.traits(kind).button ?? "登记" }

    /// On the row of a desk, where a kind is what to do next; nil is only looked at.
    public static func task(_ kind: KindName?) -> String { kind.map { Vocabulary.traits($0).task ?? "办理" } ?? "查看" }

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
        "performance.starts-on": "履行期限起算之日（裁判生效）", "performance.due-on": "履行期限最后一日",
        "trigger.obstacle-removed-on": "正当事由消除之日",
        "recommendation.reply-by": "建议书写明的回复日",
    ]
}
