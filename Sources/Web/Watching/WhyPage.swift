import Docket
import LegalCalendar
import Rulebook
import Store
import Work

/// 期限说明: why this day, with the article, the entry it starts from, the days one by one and the notices that made them rest days.
enum WhyPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let derivation = try exchange.derivation()
        let key = exchange.query["duty"] ?? ""
        let duties = derivation.duties()
        guard
            let duty = duties.first(where: { $0.key == key }) ?? duties.first(where: {
                $0.norm.name == key && $0.fulfilled == nil
            }) ?? duties.first(where: { $0.norm.name == key })
        else {
            throw PageError.absent
        }
        var model: Model = [
            "title": duty.norm.what, "case": CaseHead(derivation, exchange).model,
            "badge": DueMark(due: duty.due, advice: nil, today: exchange.today, isUndated: duty.missing != nil).model,
            "due": duty.due.map { "至迟\($0.chinese)（含当日）" } ?? "没有届满日",
            "status": duty.status(on: exchange.today).map(duty.words) ?? "", "notes": DutyNotes.all(duty, derivation),
            "units": duty.units.joined(separator: "、"),
            "start": start(duty, derivation),
            "articles": articles(duty, derivation.rules), "consequence": duty.norm.consequence ?? "",
            "has-consequence": duty.norm.consequence != nil,
            "receipt": receipt(duty, derivation, exchange),
            "missing": duty.missing.map { "缺少\(FieldTitles.title($0))：录入后即可算出" } ?? "",
        ]
        if let deadline = duty.deadline {
            try addArgument(derivation.calendar.argument(for: deadline), duty, derivation.calendar, to: &model)
        }
        if let advice = duty.advice {
            let room = advice.leaves.map { "留出\($0.chinese)" } ?? ""
            model["advice"] = ["day": advice.day.chinese, "because": advice.because, "room": room] as Model
        }
        return try exchange.page("Watching/why", model)
    }

    private static func addArgument(
        _ argument: DeadlineArgument, _ duty: Duty, _ calendar: LegalCalendar, to model: inout Model
    ) throws {
        if duty.statedBy != nil {
            model["stated"] = "这一天写在文书上，直接适用，不再推算。"
            return
        }
        model["steps"] = argument.steps.map { $0.text }
        model["weeks"] = try DayStrip.weeks(argument).map { try $0.node }
        let notices = Set(argument.squares.compactMap(\.mark.notice))
        model["notices"] = calendar.notices.filter { notices.contains($0.number) }.map { notice in
            let rest = notice.rest.filter { span in
                argument.squares.contains { $0.day >= span.first && $0.day <= span.last }
            }
            .map { "\($0.name)\($0.first.shortChinese)至\($0.last.shortChinese)放假" }
            let work = notice.makeUp.filter { day in argument.squares.contains { $0.day == day } }.map {
                "\($0.shortChinese)上班"
            }
            return "\(notice.number)：" + (rest + work).joined(separator: "，")
        }
    }

    private static func start(_ duty: Duty, _ derivation: Derivation) -> String {
        guard let from = duty.from else { return "" }
        let opener = derivation.file.items.first { $0.sequence == duty.opened.sequence }
        let what = opener.map { derivation.rules.vocabulary.title($0.kind) } ?? duty.opened.kind.rawValue
        let source = duty.fromPath.map { $0.description == "trigger.day" ? "“\(what)”之日" : FieldTitles.title($0) } ?? ""
        return "自\(source)（\(from.chinese)）\(duty.deadline.map { "起\($0.within.chinese)" } ?? "")"
    }

    private static func articles(_ duty: Duty, _ rules: Rules) -> [Model] {
        let provenance = duty.norm.provenance
        if let because = provenance.because {
            return [["cite": provenance.cite.text, "text": because, "path": SiteURL.rules]]
        }
        guard let article = rules.article(provenance) else { return [] }
        let text = article.paragraph(provenance.cite.paragraph ?? 1)?.text ?? ""
        var models: [Model] = [
            [
                "cite": rules.citation(provenance), "text": text,
                "path": SiteURL.article(provenance.source, provenance.cite.article),
            ]
        ]
        if duty.deadline != nil, duty.statedBy == nil,
            let period = rules.all.lazy.compactMap({ $0.articles["spc-interpretation"]?.first { $0.number == 48 } })
                .first
        {
            models.append([
                "cite": "行诉解释第四十八条", "text": period.paragraphs.dropFirst().prefix(2).map(\.text).joined(),
                "path": SiteURL.article("spc-interpretation", period.number),
            ])
        }
        return models
    }

    /// 计算依据: what this day was computed from, so that another machine computes the same.
    private static func receipt(_ duty: Duty, _ derivation: Derivation, _ exchange: Exchange) -> String {
        let inputs: [String: Value] = [
            "duty": .text(duty.key), "entry": .integer(duty.opened.sequence),
            "from": .text(duty.from?.description ?? ""), "due": .text(duty.due?.description ?? ""),
            "rules": .text(derivation.rules.digest.hex), "calendar": .text(derivation.calendar.digest.hex),
        ]
        let code = Digest(of: CanonicalJSON.bytes(.object(inputs))).checkCode
        return
            "计算依据 \(code) · 条目 \(duty.opened.sequence) · 规则 \(derivation.rules.digest.checkCode) · 日历 \(derivation.calendar.version) \(derivation.calendar.digest.checkCode)"
    }
}
