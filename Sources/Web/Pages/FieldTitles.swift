import Rulebook

/// 字段名: a path of a norm in the words of the office.
enum FieldTitles {
    private static let titles = [
        "trigger.day": "起算之日", "defendant.received-on": "被告收到起诉状副本之日", "proceeding.first-arrived-on": "最早到达之日",
        "proceeding.evidence-due-on": "法院指定的举证日",
        "decision.served-on": "裁判送达之日", "party.served-on": "该当事人收到裁判之日", "hearing.day": "开庭之日",
        "trigger.until": "法院准许延至之日",
        "performance.due-on": "履行期限最后一日", "trigger.obstacle-removed-on": "正当事由消除之日",
        "recommendation.reply-by": "建议书写明的回复日",
    ]

    static func title(_ path: Path) -> String { titles[path.description] ?? path.description }
}
