import Docket
import LegalCalendar
import Rulebook
import Store
import Work

/// 试算: on a case, or for a notice that is not registered yet; several suppositions at once. Nothing is recorded.
enum WhatIfPage {
    @Sendable static func ofCase(_ exchange: Exchange) async throws -> Reply {
        let derivation = try exchange.derivation()
        let form = form(exchange).checked(against: derivation)
        var model = WhatIfModel(form, here: SiteURL.whatIf(exchange.caseID))
        model.case = CaseLine(derivation, exchange.caseID)
        if form.isTyped, !form.hasErrors { model.result = try result(form, derivation, exchange) }
        return try exchange.page("Trying/supposed", of: model, status: form.hasErrors ? 422 : 200)
    }

    @Sendable static func ofNotice(_ exchange: Exchange) async throws -> Reply {
        let form = form(exchange)
        var model = WhatIfModel(form, here: SiteURL.whatIf, isUnregistered: true)
        let said = exchange.query["day"] ?? exchange.today.description
        let day = CivilDay.read(said)
        model.unregistered = notice(exchange, day: said, error: day == nil ? "没有这一天：\(said)，请按 2026-02-10 填写" : nil)
        guard let day else {
            model.error = "有不能读懂的日期，改正后再试算。"
            return try exchange.page("Trying/supposed", of: model, status: 422)
        }
        if exchange.query["day"] != nil {
            let trial = try NoticeTrial(
                day: day, instance: chosen("instance", exchange), reconsideration: chosen("reconsideration", exchange),
                sued: chosen("sued", exchange), maker: exchange.query["maker"] ?? "", try exchange.reading)
            let checked = form.checked(against: trial.derivation)
            if checked.hasErrors {
                var wrong = WhatIfModel(checked, here: SiteURL.whatIf, isUnregistered: true)
                wrong.unregistered = model.unregistered
                return try exchange.page("Trying/supposed", of: wrong, status: 422)
            }
            model.result = try result(form, trial.derivation, exchange)
        }
        return try exchange.page("Trying/supposed", of: model, status: form.hasErrors ? 422 : 200)
    }

    private static let notices = ["day", "instance", "reconsideration", "sued", "maker"]

    private static func form(_ exchange: Exchange) -> SuppositionForm {
        let typed = exchange.query.fields.filter {
            !$0.value.isEmpty && !notices.contains($0.name) && $0.name != "done"
        }
        return SuppositionForm(
            Dictionary(typed.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }), exchange.store.rules
        )
    }

    private static func result(_ form: SuppositionForm, _ derivation: Derivation, _ exchange: Exchange) throws
        -> WhatIfModel.Result
    {
        guard let whatIf = WhatIf(form.supposition, of: derivation, today: exchange.today) else {
            throw PageError.badForm("没有这个版本的办法")
        }
        return WhatIfModel.Result(whatIf)
    }

    /// What was chosen, where it is one of those that are offered, else the first of them.
    private static func chosen(_ field: String, _ exchange: Exchange) -> String {
        let codes = NoticeTrial.choices(field, exchange.store.rules.vocabulary).map(\.code)
        return exchange.query[field].flatMap { codes.contains($0) ? $0 : nil } ?? codes.first ?? ""
    }

    private static func notice(_ exchange: Exchange, day: String, error: String?) -> [WhatIfModel.Input] {
        let vocabulary = exchange.store.rules.vocabulary
        func choice(_ field: String, _ title: String) -> WhatIfModel.Input {
            let chosen = chosen(field, exchange)
            return .init(
                name: field, id: "f-\(field)", title: title, value: chosen, error: nil, isLine: false,
                choices: NoticeTrial.choices(field, vocabulary).map {
                    .init(value: $0.code, title: $0.title, selected: $0.code == chosen)
                })
        }
        func line(_ name: String, _ title: String, _ value: String, _ error: String? = nil) -> WhatIfModel.Input {
            .init(name: name, id: "f-\(name)", title: title, value: value, error: error, isLine: true, choices: [])
        }
        return [
            line("day", "收到日期", day, error), choice("instance", "审级"), choice("reconsideration", "复议情况"),
            choice("sued", "诉讼请求针对"), line("maker", "作出单位", exchange.query["maker"] ?? ""),
        ]
    }
}
