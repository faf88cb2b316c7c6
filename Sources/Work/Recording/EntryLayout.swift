import Docket

/// 表单版式: in which groups a person fills in a form, and what its fields are called there. A field that a rulebook lacks is not asked;
/// one that no group names stands in the last.
struct EntryLayout {
    struct Group {
        let title: String
        var hint = ""
        /// Dotted names without the numbers of rows; a name stands for all that lie in it.
        let fields: [String]
        /// Folded until it is asked for.
        var isFolded = false
    }

    let groups: [Group]
    /// 在这张表上的叫法, by dotted name.
    var titles: [String: String] = [:]

    private static let byWhom = ["by.name": "批示人", "by.post": "职务", "medium": "载体", "original": "纸质原件存放处"]
    private static let heads = ["head.name": "出庭负责人", "head.post": "职务"]
    private static let units = [
        "units.0.unit": "承办单位", "units.0.part": "承办的部分", "units.0.role": "牵头还是协办", "units.1.unit": "另一承办单位",
        "units.1.part": "承办的部分", "units.1.role": "牵头还是协办",
    ]
    private static let signed = Group(title: "谁批的", hint: "纸上批的代为登记", fields: ["by", "medium", "original"])

    static func of(_ kind: KindName) -> EntryLayout? { all[kind] }

    private static let all: [KindName: EntryLayout] = [
        .opined: EntryLayout(
            groups: [Group(title: "批示", hint: "照原件登记", fields: ["step", "meaning", "text"]), signed],
            titles: byWhom.merging(["text": "批示内容"]) { _, own in own }),
        .forwarded: EntryLayout(
            groups: [Group(title: "转送", fields: ["units"]), Group(title: "送达凭证", hint: "有签收单的写明", fields: ["proof"])],
            titles: units),
        .handlingAssigned: EntryLayout(
            groups: [Group(title: "承办单位", fields: ["units"]), Group(title: "依据和理由", fields: ["basis", "reason"])],
            titles: units),
        .handlingReferred: EntryLayout(
            groups: [Group(title: "拟由谁承办", fields: ["units"]), Group(title: "依据和理由", fields: ["basis", "reason"])],
            titles: units),
        .forwardReceived: EntryLayout(groups: [Group(title: "签收", hint: "期限从这里起算", fields: ["unit", "proof"])]),
        .staffAssigned: EntryLayout(
            groups: [Group(title: "承办人", fields: ["persons"])],
            titles: ["persons.0.name": "承办人", "persons.1.name": "另一承办人"]),
        .submittedForApproval: EntryLayout(
            groups: [
                Group(title: "请示", fields: ["document-number", "signed-off-by", "title"]),
                Group(title: "出庭负责人", hint: "建议谁出庭", fields: ["proposal.head"]),
                Group(title: "代理人", fields: ["proposal.agents"]),
            ]),
        .appearanceProposed: EntryLayout(
            groups: [Group(title: "出庭负责人", fields: ["head"]), Group(title: "代理人", fields: ["agents"])], titles: heads),
        .appearanceDecided: EntryLayout(
            groups: [
                Group(title: "出庭负责人", fields: ["head"]), Group(title: "代理人", fields: ["agents"]), signed,
            ], titles: heads.merging(byWhom) { own, _ in own }),
        .sealed: EntryLayout(
            groups: [
                Group(title: "用印", fields: ["seal", "copies", "keeper", "witness"]),
                Group(title: "登记簿", fields: ["register-number", "spoiled"]),
            ]),
        .filedWithCourt: EntryLayout(
            groups: [Group(title: "提交", hint: "法院收到才算提交", fields: ["method", "posted-on", "receipt"])],
            titles: ["receipt": "法院收据（收件人、编号）"]),
        .hearingNotified: EntryLayout(
            groups: [
                Group(title: "开庭", fields: ["at", "place"]),
                Group(title: "通知", fields: ["notified-on", "head-required"]),
            ], titles: ["at": "开庭时间，如 2026-04-08 上午9:30"]),
        .hearingRescheduled: EntryLayout(
            groups: [
                Group(title: "改到哪天", fields: ["at", "place", "reason"]),
                Group(title: "怎样得知", hint: "电话通知的写明来电", fields: ["notified-on", "source"]),
            ], titles: ["at": "新的开庭时间，如 2026-04-08 上午9:30"]),
        .headUnavailable: EntryLayout(
            groups: [Group(title: "谁不能出庭", fields: ["head"]), Group(title: "为什么", fields: ["ground", "proof"])],
            titles: ["head.name": "负责人"]),
        .hearingHeld: EntryLayout(
            groups: [
                Group(
                    title: "负责人", hint: "到庭的人才知道",
                    fields: ["head-appeared", "head", "spoke", "left-early", "refused-to-explain"]),
                Group(title: "代理人", fields: ["agents", "nobody"]),
            ], titles: heads),
        .decisionReceived: EntryLayout(
            groups: [
                Group(title: "文书", hint: "案号、审级沿用本案", fields: ["document", "made-on", "number"]),
                Group(title: "送达日", hint: "期限从这里起算", fields: ["served-on"]),
                Group(title: "结果", hint: "按部分各选一项", fields: ["outcomes", "withdrawn-by", "absence"]),
                Group(title: "要求做的", hint: "没有的不填", fields: ["performances.0", "amount"]),
                Group(title: "另一项", hint: "第二项履行内容、能否上诉", fields: ["performances", "appealable"], isFolded: true),
            ],
            titles: [
                "number": "案号（与本案不同的才填）", "served-on": "我方收到（几处收到的填最早的一天）", "made-on": "落款日",
                "performances.0.who": "谁来做", "performances.0.what": "做什么", "performances.0.due-on": "至迟哪一天",
                "performances.0.period": "或者多长时间", "performances.0.period-in": "按日、工作日还是月",
                "performances.0.counted-from": "从什么时候起算", "performances.0.part": "哪一部分判的",
            ]),
        .lossReportSubmitted: EntryLayout(
            groups: [Group(title: "报告", hint: "五项内容", fields: ["sections"]), Group(title: "败诉原因", fields: ["causes"])]),
    ]

    func title(_ name: String) -> String? { titles[name] }

    /// Which group asks a field; the last for one that none names.
    func place(of name: String) -> Int {
        groups.firstIndex { $0.fields.contains { name == $0 || name.hasPrefix($0 + ".") } } ?? groups.count - 1
    }
}

extension EntryForm {
    /// 一组: what is asked together, with its name on the left.
    public struct Group: Sendable, Hashable {
        public let title: String
        public let hint: String
        public let inputs: [EntryInput]
        public let isFolded: Bool
    }

    /// The inputs of a form in its groups; one without a name where the kind has no layout.
    public func groups(_ main: [EntryInput]) -> [Group] {
        guard let layout = EntryLayout.of(kind.name) else {
            return [Group(title: "", hint: "", inputs: main, isFolded: false)]
        }
        let named = main.map { input in
            var input = input
            if let title = layout.title(input.name) { input.title = title }
            return input
        }
        return layout.groups.enumerated().map { place, group in
            Group(
                title: group.title, hint: group.hint, inputs: named.filter { layout.place(of: $0.name) == place },
                isFolded: group.isFolded)
        }.filter { !$0.inputs.isEmpty }
    }
}
