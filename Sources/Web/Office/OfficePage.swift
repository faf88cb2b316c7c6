import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Work

/// 机构与负责人: the dated organisation, with the paper behind each entry; cases are derived anew when it changes.
enum OfficePage {
    @Sendable static func index(_ exchange: Exchange) async throws -> Reply {
        let roster = Roster(try exchange.store.organisation(), today: exchange.today)
        return try exchange.page("Office/office", of: OfficeModel(roster, exchange.store.rules.vocabulary))
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        try page(exchange, form: Form(), refusal: nil)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let (kind, form) = (try kind(exchange), exchange.form)
        try form.allow({ ["day", "scan", "kept"].contains($0) || FieldForm.knows($0, kind) }, several: ["aliases"])
        do {
            var draft = try RecordPage.draft(form, kind, exchange)
            try RecordFiles.attach(exchange, to: &draft)
            try OfficeRegister(exchange.store).record(draft, try exchange.request())
            exchange.site.desks.clear()
            return .see(SiteURL.office, saying: "已登记：\(kind.title)")
        } catch let refusal as Refusal {
            return try page(exchange, form: form, refusal: refusal)
        }
    }

    private static func kind(_ exchange: Exchange) throws -> Kind {
        guard let kind = OfficeRegister(exchange.store).kind(exchange.parameters["kind"]) else {
            throw PageError.absent
        }
        return kind
    }

    private static func page(_ exchange: Exchange, form: Form, refusal: Refusal?) throws -> Reply {
        let kind = try kind(exchange)
        let organisation = try exchange.store.organisation()
        let violations = refusal?.violations ?? []
        let errors = Dictionary(
            violations.compactMap { violation in violation.field.map { ($0, violation.message) } },
            uniquingKeysWith: { first, _ in first })
        let inputs = FormModel(
            kind: kind, form: form, defaults: defaults(kind, exchange.query["name"], organisation), errors: errors)
        let note =
            kind.name == .unitDescribed
            ? "全称、住所地、统一社会信用代码和电话用于文书；没有填的项目保持原样。" : "发生日期填任免、设立、更名文件写明的生效日；登记后涉及的案件重新推算。"
        return try exchange.page(
            "record",
            [
                "title": kind.title, "day": form["day"] ?? exchange.today.description, "day-error": errors["day"] ?? "",
                "inputs": inputs.inputs(names(of: kind)), "more": inputs.inputs(["note"]), "seen": "0",
                "submit": "登记", "units": organisation.units.filter { $0.through == nil }.map(\.name),
                "violations": violations.map {
                    ["message": $0.message, "field": "f-" + ($0.field ?? "day")] as Model
                }, "has-violations": refusal != nil, "notes": [note], "has-notes": true,
            ], status: refusal == nil ? 200 : 422)
    }

    private static func names(of kind: Kind) -> [String] {
        let left: Set<String> = kind.name == .unitDescribed ? ["holds", "level"] : ["holds"]
        return kind.fields.filter { !left.contains($0.name) }.flatMap {
            $0.name == "head" ? ["head.name", "head.post", "head.organ"] : [$0.name]
        }
    }

    /// What is known of a unit is shown, to be completed.
    private static func defaults(_ kind: Kind, _ name: String?, _ organisation: Organisation) -> [String: String] {
        guard kind.name == .unitDescribed else {
            let government = organisation.government ?? ""
            return ["head.organ": government, "government": government, "level": "department"]
        }
        guard let unit = name.flatMap(organisation.unit) else { return [:] }
        var defaults = Dictionary(
            FieldForm.flattened(unit.fields.filter { !["holds", "note"].contains($0.key) }).map {
                ($0.name, $0.value)
            }, uniquingKeysWith: { first, _ in first })
        defaults["aliases"] = unit.aliases.joined(separator: "、")
        return defaults
    }
}
