import Casework
public import Docket
public import LegalCalendar
public import Rulebook

/// 文书内容: what the docket says, by the names templates use. What it does not say is left out.
public enum PaperFields: Sendable {
    /// - Parameters:
    ///   - proceeding: the proceeding's id; the current one if nil.
    ///   - unit: whose paper it is; of joint defendants each has its own organ, head and agents.
    ///   - day: the day the paper bears; nil leaves it to be written.
    ///   - names: 姓名 by account, for whoever recorded an entry; an account without one stands as it is.
    public static func values(
        _ derivation: Derivation, proceeding: String? = nil, unit: String? = nil, day: CivilDay?,
        names: [String: String] = [:]
    ) -> [String: PaperValue] {
        let file = derivation.file
        let thing = proceeding.flatMap { file.thing(.proceeding, $0) } ?? file.instances.current
        var values: [String: String] = [:]
        values["court"] = thing?["court"]?.text
        values["number"] = thing?.number
        values["instance"] = thing?.instance
        values["date"] = day?.chinese
        values["year"] = day.map { String($0.year) }
        values["case-title"] = file.title(naming: derivation.organisation.fullName)
        values.merge(notice(file)) { _, new in new }
        values.merge(organ(derivation, thing, unit, day)) { _, new in new }
        values.merge(appearance(derivation, thing?.id, unit, day)) { _, new in new }
        values["unit"] = (unit.map { [$0] } ?? derivation.responsible(in: thing?.id).map(\.unit)).map(
            derivation.organisation.fullName
        ).joined(separator: "、")
        // 复议部分: what is sued of ours is the decision on review, not the act of the bureau.
        if let unit, let proceeding = thing?.id,
            file.thing(.unit, derivation.organisation.canonical(unit), in: proceeding)?["part"]?.text
                == "reconsideration"
        {
            values["act"] = "行政复议决定"
        }
        values.merge(
            LocalWords.values(derivation.rules, on: (day ?? file.items.last?.day).map(derivation.ruleDay)) { function in
                derivation.holder(of: function, answeringFor: unit, in: thing?.id).map(derivation.organisation.fullName)
            }
        ) { _, new in new }
        let course = PaperCourse(derivation: derivation, proceeding: thing, unit: unit, names: names)
        values.merge(course.texts) { _, new in new }
        return values.filter { !$0.value.isEmpty }.mapValues { PaperValue.text($0) }.merging(course.lists) { _, list in
            list
        }
    }

    /// 缺的必备内容: what a paper of this kind must say and the values do not, with the reasons for it.
    public static func missing(for kind: String, in values: [String: PaperValue], rules: Rules) -> [(
        field: PaperField, reasons: [String]
    )] {
        rules.contents(of: kind).compactMap { content in
            // What a list's items have is missing with the list.
            guard let field = (PaperField.texts + PaperField.lists).first(where: { $0.name == content.field }),
                values[field.name]?.isShown != true
            else { return nil }
            return (field, content.reasons)
        }
    }

    private static func notice(_ file: CaseFile) -> [String: String] {
        guard let notice = file.notice?.entry else { return [:] }
        let plaintiffs = notice["plaintiffs"]?.list?.compactMap { $0["name"]?.text } ?? []
        var values = [
            "plaintiffs": plaintiffs.joined(separator: "、"),
            "copies": String(max(1, plaintiffs.count + (notice["third-parties"]?.list?.count ?? 0))),
        ]
        values["cause"] = notice["cause"]?.text
        values["claims"] = notice["claims"]?.text
        values["act"] = notice["act"]?["title"]?.text
        values["act-number"] = notice["act"]?["document-number"]?.text
        return values
    }

    /// The organ that answers, its principal and its address, from the organisation.
    private static func organ(_ derivation: Derivation, _ proceeding: Thing?, _ unit: String?, _ day: CivilDay?)
        -> [String: String]
    {
        let organisation = derivation.organisation
        let name = derivation.organ(of: unit, in: proceeding?.id)
        var values = ["government": organisation.fullName(name)]
        let unit = organisation.unit(name)
        values["government-address"] = unit?.fields["address"]?.text
        values["government-code"] = unit?.fields["uscc"]?.text
        values["phone"] = unit?.fields["phone"]?.text
        let on = day ?? derivation.file.items.last?.day ?? CivilDay(number: 0)
        if let principal = organisation.heads(of: name, on: on).first(where: \.isPrincipal) {
            values["principal"] = principal.name
            values["principal-post"] = principal.post
        }
        return values
    }

    /// 分管工作 from the register of heads: the units given to him; what nobody registered is left to be written.
    private static func portfolio(
        _ name: String?, _ derivation: Derivation, _ proceeding: String?, _ unit: String?, _ day: CivilDay?
    ) -> String? {
        let organisation = derivation.organisation
        let organ = derivation.organ(of: unit, in: proceeding)
        let on = day ?? derivation.file.items.last?.day ?? CivilDay(number: 0)
        guard let head = organisation.heads(of: organ, on: on).last(where: { $0.name == name }) else { return nil }
        return head.portfolio.isEmpty ? nil : head.portfolio.map(organisation.fullName).joined(separator: "、")
    }

    /// Who appears in this instance: as decided, else as proposed.
    private static func appearance(_ derivation: Derivation, _ proceeding: String?, _ unit: String?, _ day: CivilDay?)
        -> [String: String]
    {
        let file = derivation.file
        let appearance = derivation.appearance(of: derivation.organ(of: unit, in: proceeding), in: proceeding)
        let (head, agents) = (appearance.head, appearance.agents)
        var values: [String: String] = [:]
        values["head"] = head?["name"]?.text
        values["head-post"] = head?["post"]?.text
        // The paper has the word 分管 already.
        values["head-portfolio"] =
            (head?["standing"]?.text).map { String($0.hasPrefix("分管") && $0.count > 2 ? $0.dropFirst(2) : $0[...]) }
            ?? portfolio(head?["name"]?.text, derivation, proceeding, unit, day)
        values["agents"] = agents.compactMap { $0["name"]?.text }.joined(separator: "、")
        values["agent-details"] = agents.map { agent in
            let kind = agent["kind"]?.text == "lawyer" ? "律师" : "工作人员"
            let isLawyer = agent["kind"]?.text == "lawyer"
            // What the counsel office said of its lawyer need not be typed again.
            let assigned = file.items.last {
                [.lawyerAssigned, .lawyerReplaced].contains($0.kind) && $0.entry["lawyer"]?["name"] == agent["name"]
            }?.entry["lawyer"]
            // Numbers of persons and telephones are written by hand: they are kept nowhere in clear.
            return [
                agent["name"]?.text,
                agent["unit"]?.text.map(derivation.organisation.fullName) ?? assigned?["firm"]?.text
                    ?? (isLawyer ? "【待填：律师事务所】" : "【待填：单位】"),
                agent["post"]?.text ?? kind,
                isLawyer ? "执业证号" + (agent["licence"]?.text ?? assigned?["licence"]?.text ?? "【待填】") : nil, "身份证号【待填】",
                "电话【待填】",
            ].compactMap(\.self).joined(separator: "，")
        }.joined(separator: "\n　　")
        let powers = agents.compactMap { $0["powers"]?.text }
        // One for all, or each his own: what one may do the other may not.
        let isOne = powers.count == agents.count && Set(powers).count == 1
        let each = agents.map { "\($0["name"]?.text ?? "")：\($0["powers"]?.text ?? "【待填】")" }.joined(separator: "；")
        values["powers"] = powers.isEmpty ? nil : isOne ? powers[0] : each
        return values
    }
}
