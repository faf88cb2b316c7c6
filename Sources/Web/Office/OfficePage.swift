import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Work

/// 机构与负责人: the dated organisation, with the paper behind each entry; cases are derived anew when it changes.
enum OfficePage {
    @Sendable static func index(_ exchange: Exchange) async throws -> Reply {
        let day = exchange.query["day"].flatMap { CivilDay.read($0) }
        let roster = Roster(try exchange.store.organisation(), exchange.store.rules, today: exchange.today, on: day)
        return try exchange.page(
            "Office/office",
            of: OfficeModel(
                roster, try OfficeTask.turns(exchange.reading), exchange.store.rules, on: day))
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange, typed: Form()) }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let (kind, form) = (try kind(exchange), exchange.form)
        try form.allow(
            { ["day", "scan", "kept", "confirm"].contains($0) || TypedFields.knows($0, kind) },
            several: ["aliases", "kept", "confirm"])
        var files = try exchange.attachments
        do {
            let draft = try exchange.draft(kind, with: &files)
            try NotRecorded.unless { try OfficeRegister(exchange.store).record(draft, try exchange.request()) }
            let isOfMeasures = OfficeRegister.measures.contains(kind.name)
            return .see(isOfMeasures ? SiteURL.measures : SiteURL.office, saying: "已登记：\(kind.title)")
        } catch let failure as NotRecorded {
            return try page(exchange, typed: form, files: files.uploads, failure: failure)
        }
    }

    private static func kind(_ exchange: Exchange) throws -> Kind {
        guard let kind = OfficeRegister(exchange.store).kind(exchange.parameters["kind"]) else {
            throw PageError.absent
        }
        return kind
    }

    private static func page(
        _ exchange: Exchange, typed: Form, files: [Upload] = [], failure: NotRecorded? = nil
    ) throws -> Reply {
        let kind = try kind(exchange)
        let organisation = try exchange.store.organisation()
        let inputs = EntryInputs(
            kind: kind, typed: typed.typed, suggested: try defaults(kind, exchange, organisation),
            errors: failure?.errors ?? [:],
            choices: [
                "holds.function": Function.ofOrgans.map { ($0.rawValue, exchange.store.rules.choice(of: $0)) },
                "rulebook": exchange.store.rules.allVersions.map { ($0.id, "\($0.title)（\($0.number)）") },
            ])
        var model = RecordModel(
            kind, day: typed["day"] ?? exchange.today.description, inputs: inputs(names(of: kind)),
            more: inputs(["note"]), failure: failure, exchange.store.rules)
        model.units = organisation.currentNames
        model.isPaired = kind.name == .functionsHeld
        model.kept = files.map { .init($0) }
        model.notes = .init(rows: [note(kind)])
        return try exchange.page("Recording/record", of: model, status: failure?.status ?? 200)
    }

    private static func note(_ kind: Kind) -> String {
        switch kind.name {
        case .unitDescribed: "全称、住所地、统一社会信用代码和电话用于文书；没有填的项目保持原样。"
        case .functionsHeld:
            "写明这个单位自该日起承担的全部职能和所属机关；没有再写的职能自该日起不再承担，别的单位承担的同一职能也自该日起转来。"
        case .measuresApplied: "县（区）政府、市政府部门发文参照本办法的，自该日起各步期限是应办期限；没有登记的只作提示，法定期限照算。"
        case .rulebookAdopted: "发生日期填公布施行的日期。登记的是文件夹现在的文本，之后改动文件夹不生效。自施行之日起产生的期限按新的办法，以前的照旧。"
        case .transitionDecided: "由制定机关发文决定，请附上决定文件的扫描件。没有写适用至哪一日的，适用到这些案件办结。"
        case .annualReportSubmitted: "登记以后，这一年度的供稿不再列在工作台。可以附上供稿的扫描件。"
        case .trainingHeld: "发生日期填培训的日期；可以附上签到表。"
        default: "发生日期填任免、设立、更名文件写明的生效日；登记后涉及的案件重新推算。"
        }
    }

    private static func names(of kind: Kind) -> [String] {
        let left: Set<String> =
            kind.name == .unitDescribed ? ["holds", "level"] : ["holds", "digest", "text", "scan", "decision"]
        let plain = kind.fields.filter { !left.contains($0.name) }.flatMap {
            $0.name == "head" ? ["head.name", "head.post", "head.organ"] : [$0.name]
        }
        guard [.unitEstablished, .functionsHeld].contains(kind.name) else { return plain }
        return plain + (0..<Function.ofOrgans.count).flatMap { ["holds.\($0).function", "holds.\($0).of"] }
    }

    /// What is known of a unit is shown, to be completed.
    private static func defaults(_ kind: Kind, _ exchange: Exchange, _ organisation: Organisation) throws -> [String:
        String]
    {
        let name = exchange.query["name"]
        if exchange.store.rules.isMatter(kind.name) { return try matter(exchange) }
        if OfficeRegister.measures.contains(kind.name) { return ofMeasures(exchange, organisation) }
        if kind.name == .functionsHeld { return held(by: name, organisation) }
        guard kind.name == .unitDescribed else {
            let own = try OfficeRegister.organ(of: exchange.actor, exchange.reading.holders)
            let government = own ?? organisation.government ?? ""
            return ["head.organ": government, "government": government, "level": "department", "organ": name ?? ""]
        }
        guard let unit = name.flatMap(organisation.unit) else { return [:] }
        var defaults = TypedFields(of: unit.fields.filter { !["holds", "note"].contains($0.key) }).byName
        defaults["aliases"] = unit.aliases.joined(separator: "、")
        return defaults
    }

    /// 机关事项: the year that is asked for, and whose it is.
    private static func matter(_ exchange: Exchange) throws -> [String: String] {
        var defaults: [String: String] = [:]
        defaults["year"] = exchange.query["year"]
        defaults["organ"] =
            try exchange.query["organ"]
            ?? OfficeRegister.organ(of: exchange.actor, exchange.reading.holders)
        return defaults
    }

    /// 办法: the version that is asked for; the day to which the one in force goes.
    private static func ofMeasures(_ exchange: Exchange, _ organisation: Organisation) -> [String: String] {
        let rules = exchange.store.rules
        let asked = exchange.query["rulebook"].flatMap { id in rules.allVersions.first { $0.id == id } }
        let end = (rules.measures(on: exchange.today) ?? rules.main).effective.through
        return [
            "rulebook": asked?.id, "document-number": asked?.number,
            "organ": asked?.issuer ?? rules.main.issuer ?? organisation.government,
            "cases-through": end?.description,
        ].compactMapValues(\.self)
    }

    /// What a unit holds now, to be changed.
    private static func held(by name: String?, _ organisation: Organisation) -> [String: String] {
        guard let name else { return [:] }
        var defaults = ["name": name]
        for (place, held) in organisation.holdings(of: name).enumerated() {
            defaults["holds.\(place).function"] = held.function.rawValue
            defaults["holds.\(place).of"] = organisation.canonical(held.organ)
        }
        return defaults
    }
}
