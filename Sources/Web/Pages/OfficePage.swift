import Casework
import Docket
import LegalCalendar
import Rulebook
import Store

/// 机构与负责人: the dated organisation, with the paper behind each entry; cases are derived anew when it changes.
enum OfficePage {
    private static let kinds: [KindName] = [
        .headAppointed, .headRelieved, .portfolioGiven, .unitEstablished, .unitDescribed, .unitRenamed,
        .unitMerged, .unitAbolished,
    ]

    @Sendable static func index(_ exchange: Exchange) async throws -> Reply {
        let organisation = try exchange.store.organisation()
        let (today, vocabulary) = (exchange.today, exchange.store.rules.vocabulary)
        let heads = organisation.heads.sorted { ($0.organ, $0.from) < ($1.organ, $1.from) }
        return try exchange.page(
            "office",
            [
                "title": "机构与负责人",
                "kinds": kinds.map { ["path": SiteURL.office($0), "title": vocabulary.title($0)] as Model },
                "heads": heads.map { head in
                    [
                        "name": head.name, "post": head.post, "organ": organisation.canonical(head.organ),
                        "principal": head.isPrincipal ? "正职" : "",
                        "portfolio": head.portfolio.isEmpty ? "" : "分管\(head.portfolio.joined(separator: "、"))",
                        "from": head.from.description,
                        "through": head.through.map { "至\($0.description)" } ?? "",
                        "is-past": head.through.map { $0 < today } ?? false,
                    ] as Model
                }, "has-heads": !heads.isEmpty,
                "units": organisation.units.map { unit in
                    [
                        "name": unit.name, "full-name": unit.fullName == unit.name ? "" : unit.fullName,
                        "aliases": unit.aliases.filter { $0 != unit.fullName }.joined(separator: "、"),
                        "code": unit.fields["uscc"]?.text ?? "", "address": unit.fields["address"]?.text ?? "",
                        "phone": unit.fields["phone"]?.text ?? "",
                        "describe": SiteURL.office(.unitDescribed, SiteURL.query(["name": unit.name])),
                        "is-past": unit.through != nil, "from": unit.from.description,
                        "through": unit.through.map { "至\($0.description)" } ?? "",
                        "successor": unit.successor.map { "由\($0)继续履行职能" } ?? "",
                        "functions": organisation.functions(of: unit.name).map(\.title).sorted().joined(separator: "、"),
                    ] as Model
                },
            ])
    }

    private static func kind(_ exchange: Exchange) throws -> Kind {
        guard let name = exchange.parameters["kind"].map({ KindName($0) }), kinds.contains(name),
            let kind = exchange.store.rules.vocabulary.kind(name)
        else { throw PageError.absent }
        return kind
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        try page(exchange, form: Form(), refusal: nil)
    }

    private static func page(_ exchange: Exchange, form: Form, refusal: Refusal?) throws -> Reply {
        let kind = try kind(exchange)
        let organisation = try exchange.store.organisation()
        let errors = Dictionary(
            (refusal?.violations ?? []).compactMap { violation in violation.field.map { ($0, violation.message) } },
            uniquingKeysWith: { first, _ in first })
        let names = kind.fields.flatMap { field -> [String] in
            field.name == "head"
                ? ["head.name", "head.post", "head.organ"]
                : ["holds", "level"].contains(field.name) && (field.name == "holds" || kind.name == .unitDescribed)
                    ? [] : [field.name]
        }
        var defaults = [
            "head.organ": organisation.government ?? "", "government": organisation.government ?? "",
            "level": "department",
        ]
        // What is known of a unit is shown, to be completed.
        if kind.name == .unitDescribed { defaults = [:] }
        if kind.name == .unitDescribed, let unit = exchange.query["name"].flatMap(organisation.unit) {
            defaults = Dictionary(
                FieldForm.flattened(unit.fields.filter { !["holds", "note"].contains($0.key) }).map {
                    ($0.name, $0.value)
                }, uniquingKeysWith: { first, _ in first })
            defaults["aliases"] = unit.aliases.joined(separator: "、")
        }
        let inputs = FormModel(kind: kind, form: form, defaults: defaults, errors: errors)
        return try exchange.page(
            "record",
            [
                "title": kind.title, "day": form["day"] ?? exchange.today.description, "day-error": errors["day"] ?? "",
                "inputs": inputs.inputs(names),
                "more": inputs.inputs(["note"]), "seen": "0",
                "submit": "登记", "units": organisation.units.filter { $0.through == nil }.map(\.name),
                "violations": (refusal?.violations ?? []).map {
                    ["message": $0.message, "field": "f-" + ($0.field ?? "day")] as Model
                }, "has-violations": refusal != nil,
                "notes": [
                    kind.name == .unitDescribed
                        ? "全称、住所地、统一社会信用代码和电话用于文书；没有填的项目保持原样。" : "发生日期填任免、设立、更名文件写明的生效日；登记后涉及的案件重新推算。"
                ], "has-notes": true,
            ], status: refusal == nil ? 200 : 422)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let (kind, form) = (try kind(exchange), exchange.form)
        try form.allow({ ["day", "scan", "kept"].contains($0) || FieldForm.knows($0, kind) }, several: ["aliases"])
        do {
            var draft = try RecordPage.draft(form, kind, exchange)
            try RecordFiles.attach(exchange, to: &draft)
            if let code = draft.fields["uscc"]?.text { draft.fields["uscc"] = .text(CreditCode.normalised(code)) }
            try check(draft, exchange)
            let actor = try exchange.actor
            let entry = Entry(
                stream: .office, instant: exchange.site.clock.instant, actor: actor.account,
                role: actor.function.rawValue, unit: actor.unit, request: form["request"] ?? "",
                kind: draft.kind,
                day: draft.day, fields: draft.fields)
            try exchange.store.appendOnce(entry)
            // Few cases are derived anew before the answer, so that who looks next sees them; many follow by themselves.
            let started = ContinuousClock.now
            while try exchange.store.rederive() > 0, ContinuousClock.now - started < .milliseconds(800) {}
            exchange.site.desks.clear()
            return .see(SiteURL.office, saying: "已登记：\(kind.title)")
        } catch let refusal as Refusal {
            return try page(exchange, form: form, refusal: refusal)
        }
    }

    /// 任职、分工: who is one, of which organ, and one principal at a time.
    private static func checkOfficer(
        _ draft: Draft, _ organisation: Organisation, _ refuse: (String, String) -> Refusal
    ) throws {
        guard let name = draft.fields["head"]?["name"]?.text, let organ = draft.fields["head"]?["organ"]?.text else {
            return
        }
        let hasPost = draft.fields["head"]?["post"]?.text != nil
        let sitting = organisation.heads(of: organ, on: draft.day).filter { $0.through == nil }
        switch draft.kind {
        case .headAppointed:
            guard hasPost else { throw refuse("head.post", "请填写职务") }
            if draft.fields["principal"]?.flag == true,
                let other = sitting.first(where: { $0.isPrincipal && $0.name != name })
            {
                throw refuse("principal", "\(organ)现任正职\(other.name)还没有登记免职，请先登记免职")
            }
        case .portfolioGiven:
            guard hasPost || sitting.contains(where: { $0.name == name }) else {
                throw refuse("head.name", "名册里没有\(name)，请先登记任职；秘书长等其他参与分管的负责人请写明职务")
            }
            if let unknown = (draft.fields["units"]?.words ?? []).first(where: { organisation.unit($0) == nil }) {
                throw refuse("units", "没有这个单位：\(unknown)")
            }
        default: break
        }
    }

    private static func check(_ draft: Draft, _ exchange: Exchange) throws {
        func refuse(_ field: String, _ message: String) -> Refusal {
            Refusal([.init(code: "shape", field: field, message: message)])
        }
        let organisation = try exchange.store.organisation()
        guard draft.day <= exchange.today else { throw refuse("day", "日期 \(draft.day.chinese) 晚于今天，到那一天再登记") }
        if [.headAppointed, .headRelieved, .portfolioGiven].contains(draft.kind) {
            guard draft.fields["head"]?["name"] != nil else { throw refuse("head.name", "请填写姓名") }
            guard let organ = draft.fields["head"]?["organ"]?.text, organisation.unit(organ) != nil else {
                throw refuse("head.organ", "没有这个机关：\(draft.fields["head"]?["organ"]?.text ?? "")，请先登记单位")
            }
        }
        try checkOfficer(draft, organisation, refuse)
        if draft.kind == .headRelieved, let name = draft.fields["head"]?["name"]?.text,
            !organisation.heads.contains(where: { $0.name == name && $0.through == nil })
        {
            throw refuse("head.name", "名册里没有在任的\(name)")
        }
        guard draft.kind.rawValue.hasPrefix("unit-"), let name = draft.fields["name"]?.text else { return }
        let known = organisation.unit(name)
        if draft.kind == .unitEstablished, known != nil { throw refuse("name", "已有这个单位：\(name)") }
        if draft.kind != .unitEstablished, known == nil { throw refuse("name", "没有这个单位：\(name)") }
        if draft.kind == .unitDescribed, let known, draft.day < known.from {
            throw refuse("day", "日期 \(draft.day.chinese) 早于单位设立之日 \(known.from.chinese)")
        }
        let names = [draft.fields["full-name"]?.text].compactMap(\.self) + (draft.fields["aliases"]?.words ?? [])
        if let taken = names.first(where: { name in organisation.unit(name).map { $0.name != known?.name } ?? false }) {
            throw refuse(
                draft.fields["full-name"]?.text == taken ? "full-name" : "aliases",
                "“\(taken)”已经是\(organisation.canonical(taken))的名称")
        }
        if let code = draft.fields["uscc"]?.text, !CreditCode.isValid(code) {
            throw refuse("uscc", "统一社会信用代码的校验位不符，请核对：\(code)（GB 32100—2015）")
        }
        if draft.kind == .unitDescribed, draft.fields.keys.allSatisfy({ ["name", "note", "papers"].contains($0) }) {
            throw refuse("full-name", "没有填写要登记的信息")
        }
        if name.count > 100 { throw refuse("name", "名称过长，最多一百字") }
        if [.unitRenamed, .unitMerged].contains(draft.kind) {
            guard let successor = draft.fields["successor"]?.text else { throw refuse("successor", "请填写由哪个单位继续履行职能") }
            if organisation.canonical(successor) == organisation.canonical(name) {
                throw refuse("successor", "不能是这个单位自己")
            }
        }
        // A new name keeps the code of the old one, which ends later.
        if draft.kind == .unitDescribed, let code = draft.fields["uscc"],
            let other = organisation.units.first(where: {
                $0.fields["uscc"] == code && $0.name != known?.name && $0.through == nil
            })
        {
            throw refuse("uscc", "这个代码已登记为\(other.name)的")
        }
        if let successor = draft.fields["successor"]?.text, organisation.unit(successor) == nil {
            throw refuse("successor", "没有这个单位：\(successor)，请先登记")
        }
    }
}
