public import Casework
import Docket
public import LegalCalendar
public import Rulebook
public import Store

/// 机构台账的规矩: what an entry of the office docket must not contradict. Pure: the organisation and the day are given.
public struct OfficeRules: Sendable {
    private let holders: Holders
    let rules: Rules
    private let today: CivilDay
    var organisation: Organisation { holders.organisation }

    public init(_ holders: Holders, rules: Rules, today: CivilDay) {
        (self.holders, self.rules, self.today) = (holders, rules, today)
    }

    /// - Throws: the first thing that is wrong, with the field in which it stands.
    public func check(_ draft: Draft, by actor: Actor) throws(Refusal) {
        try checkOrgan(draft, by: actor)
        guard draft.day <= today else { throw refuse("day", "日期 \(draft.day.chinese) 晚于今天，到那一天再登记") }
        switch draft.kind {
        case _ where rules.isMatter(draft.kind): try checkMatter(draft, by: actor)
        case .calendarNoticeReceived: try checkNotice(draft, by: actor)
        case .rulebookAdopted, .transitionDecided: try checkMeasures(draft, by: actor)
        case .headAppointed, .headRelieved, .portfolioGiven: try checkOfficer(draft)
        case .measuresApplied: try checkApplication(draft)
        default: try checkUnit(draft)
        }
        if let successor = draft.fields["successor"]?.text, organisation.unit(successor) == nil {
            throw refuse("successor", "没有这个单位：\(successor)，请先登记")
        }
    }

    func refuse(_ field: String, _ message: String) -> Refusal {
        Refusal([.init(code: "shape", field: field, message: message)])
    }

    // MARK: - 机关

    /// 本机关的: a county's office keeps the register of its own organ; that of the installation's government keeps all.
    private func checkOrgan(_ draft: Draft, by actor: Actor) throws(Refusal) {
        let offices = [Function.intakeOffice, .oversightOffice].filter(actor.has)
        let own = Set(offices.flatMap { holders.organs(of: $0, in: actor.unit) })
        // 同意 is the organ's own to give: nobody agrees for another that he may look at its leads.
        if draft.fields["leads"]?.flag == true, let organ = draft.fields["organ"]?.text,
            !own.contains(organisation.canonical(organ))
        {
            throw refuse("leads", "“同意上级查看追责线索”由\(organ)自己登记")
        }
        guard !actor.has(.systemAdministrator), let government = organisation.government else { return }
        guard !own.contains(government) else { return }
        for (field, organ) in organs(of: draft) where !own.contains(organ) {
            throw refuse(field, "只能登记本机关（\(own.sorted().joined(separator: "、"))）的单位、职能和负责人，不能登记\(organ)的")
        }
    }

    /// Of which organs an entry speaks, each with the field that says so.
    private func organs(of draft: Draft) -> [(field: String, organ: String)] {
        var organs: [(String, String)] = []
        if let organ = draft.fields["head"]?["organ"]?.text { organs.append(("head.organ", organ)) }
        if let organ = draft.fields["organ"]?.text { organs.append(("organ", organ)) }
        if let name = draft.fields["name"]?.text {
            let known = organisation.government(of: name)
            organs.append(("name", known ?? draft.fields["government"]?.text ?? organisation.government ?? name))
        }
        if let said = draft.fields["government"]?.text { organs.append(("government", said)) }
        // Nobody gives another government's unit work to do.
        if let successor = draft.fields["successor"]?.text, let known = organisation.government(of: successor) {
            organs.append(("successor", known))
        }
        organs += (draft.fields["holds"]?.list ?? []).enumerated().compactMap { place, held in
            held["of"]?.text.map { ("holds.\(place).of", $0) }
        }
        if draft.kind == .portfolioGiven, draft.fields["head"]?["organ"] == nil {
            organs.append(("head.organ", organisation.government ?? ""))
        }
        return organs.map { ($0.0, organisation.canonical($0.1)) }
    }

    /// 机关事项: by the office whose act it is for that organ, or where nobody holds the function by who takes in its post.
    private func checkMatter(_ draft: Draft, by actor: Actor) throws(Refusal) {
        let recorders = rules.recorders(of: draft.kind, on: draft.day)
        guard let organ = draft.fields["organ"]?.text.map(organisation.canonical), organisation.unit(organ) != nil
        else {
            throw refuse("organ", "请写明是哪个机关的")
        }
        let able = recorders.filter { holders.holder(of: $0, for: organ) != nil }
        let offices = recorders.isEmpty ? [.oversightOffice, .intakeOffice] : able.isEmpty ? [.intakeOffice] : able
        guard offices.contains(where: { actor.has($0) && holders.organs(of: $0, in: actor.unit).contains(organ) })
        else {
            let units = offices.compactMap { holders.holder(of: $0, for: organ) }
            throw refuse("organ", "\(organ)的，由\(units.isEmpty ? organ : units.joined(separator: "、"))登记")
        }
        if let year = draft.fields["year"]?.integer, !(1990...today.year).contains(year) {
            throw refuse("year", "没有这个年度：\(year)")
        }
    }

    /// Whether somebody is of an office of the government whose installation this is.
    func keeps(_ actor: Actor) -> Bool {
        let offices = [Function.intakeOffice, .oversightOffice].filter(actor.has)
        guard let government = organisation.government else { return true }
        return offices.contains { holders.organs(of: $0, in: actor.unit).contains(government) }
    }

    /// 放假通知: for all organs, by an office of the government whose installation this is; whole, and without a contradiction.
    private func checkNotice(_ draft: Draft, by actor: Actor) throws(Refusal) {
        guard keeps(actor) else {
            throw refuse("text", "放假通知由\(organisation.government ?? "")的收文、监督机构录入")
        }
        let entry = Entry(kind: draft.kind, day: draft.day, fields: draft.fields)
        guard HolidayNotice(entry) != nil else { throw refuse("text", "这份放假通知没有读全，请核对") }
    }

    /// 参照适用: by a paper, of an organ that the register knows.
    private func checkApplication(_ draft: Draft) throws(Refusal) {
        let organ = draft.fields["organ"]?.text ?? ""
        guard organisation.unit(organ) != nil else { throw refuse("organ", "没有这个机关：\(organ)，请先登记单位") }
        if draft.fields["ended"]?.flag != true, draft.fields["document-number"] == nil {
            throw refuse("document-number", "请填写参照适用的文号")
        }
    }

    private func checkFunctions(_ draft: Draft) throws(Refusal) {
        for (place, held) in (draft.fields["holds"]?.list ?? []).enumerated() {
            guard let word = held["function"]?.text, let function = Function(rawValue: word) else {
                throw refuse("holds.\(place).function", "没有这个职能：\(held["function"]?.text ?? "")")
            }
            guard Function.ofOrgans.contains(function) else {
                throw refuse("holds.\(place).function", "“\(function.title)”不是机关的职能")
            }
            if let organ = held["of"]?.text, organisation.unit(organ) == nil {
                throw refuse("holds.\(place).of", "没有这个机关：\(organ)，请先登记单位")
            }
        }
    }

    // MARK: - 负责人

    /// 任职、免职、分工: who is one, of which organ, and one principal at a time.
    private func checkOfficer(_ draft: Draft) throws(Refusal) {
        let head = draft.fields["head"]
        guard let name = head?["name"]?.text else { throw refuse("head.name", "请填写姓名") }
        guard let organ = head?["organ"]?.text, organisation.unit(organ) != nil else {
            throw refuse("head.organ", "没有这个机关：\(head?["organ"]?.text ?? "")，请先登记单位")
        }
        let hasPost = head?["post"]?.text != nil
        let sitting = organisation.heads(of: organ, on: draft.day).filter { $0.through == nil }
        let isSitting = sitting.contains { $0.name == name }
        switch draft.kind {
        case .headAppointed:
            guard hasPost else { throw refuse("head.post", "请填写职务") }
            if draft.fields["principal"]?.flag == true,
                let other = sitting.first(where: { $0.isPrincipal && $0.name != name })
            {
                throw refuse("principal", "\(organ)现任正职\(other.name)还没有登记免职，请先登记免职")
            }
        case .portfolioGiven:
            guard hasPost || isSitting else {
                throw refuse("head.name", "名册里没有\(name)，请先登记任职；秘书长等其他参与分管的负责人请写明职务")
            }
            if let unknown = (draft.fields["units"]?.words ?? []).first(where: { organisation.unit($0) == nil }) {
                throw refuse("units", "没有这个单位：\(unknown)")
            }
        default:
            guard organisation.heads.contains(where: { $0.name == name && $0.through == nil }) else {
                throw refuse("head.name", "名册里没有在任的\(name)")
            }
        }
    }

    // MARK: - 单位

    private func checkUnit(_ draft: Draft) throws(Refusal) {
        guard let name = draft.fields["name"]?.text else { return }
        let known = organisation.unit(name)
        if draft.kind == .unitEstablished, known != nil { throw refuse("name", "已有这个单位：\(name)") }
        if draft.kind != .unitEstablished, known == nil { throw refuse("name", "没有这个单位：\(name)") }
        try checkFunctions(draft)
        if name.count > 100 { throw refuse("name", "名称过长，最多一百字") }
        try checkNames(draft, of: known)
        try checkCode(draft, of: known)
        switch draft.kind {
        case .unitDescribed: try checkDescription(draft, of: known)
        case .unitRenamed, .unitMerged:
            guard let successor = draft.fields["successor"]?.text else { throw refuse("successor", "请填写由哪个单位继续履行职能") }
            if organisation.canonical(successor) == organisation.canonical(name) {
                throw refuse("successor", "不能是这个单位自己")
            }
        default: break
        }
    }

    private func checkDescription(_ draft: Draft, of known: Organisation.Unit?) throws(Refusal) {
        if let known, draft.day < known.from {
            throw refuse("day", "日期 \(draft.day.chinese) 早于单位设立之日 \(known.from.chinese)")
        }
        if draft.fields.keys.allSatisfy({ ["name", "note", "papers"].contains($0) }) {
            throw refuse("full-name", "没有填写要登记的信息")
        }
    }

    private func checkNames(_ draft: Draft, of known: Organisation.Unit?) throws(Refusal) {
        let fullName = draft.fields["full-name"]?.text
        let names = [fullName].compactMap(\.self) + (draft.fields["aliases"]?.words ?? [])
        let taken = names.first { name in organisation.unit(name).map { $0.name != known?.name } ?? false }
        guard let taken else { return }
        throw refuse(
            fullName == taken ? "full-name" : "aliases", "“\(taken)”已经是\(organisation.canonical(taken))的名称")
    }

    private func checkCode(_ draft: Draft, of known: Organisation.Unit?) throws(Refusal) {
        guard let code = draft.fields["uscc"]?.text else { return }
        guard CreditCode.isValid(code) else {
            throw refuse("uscc", "统一社会信用代码的校验位不符，请核对：\(code)（GB 32100—2015）")
        }
        // A new name keeps the code of the old one, which ends later.
        guard draft.kind == .unitDescribed else { return }
        let other = organisation.units.first {
            $0.fields["uscc"]?.text == code && $0.name != known?.name && $0.through == nil
        }
        if let other { throw refuse("uscc", "这个代码已登记为\(other.name)的") }
    }
}
