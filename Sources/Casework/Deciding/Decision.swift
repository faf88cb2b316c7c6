public import Docket
public import LegalCalendar
public import Rulebook

/// 受理: whether an entry may be appended. Facts are refused only for their shape; acts are reserved.
public struct Decision: Sendable {
    public let derivation: Derivation
    /// Today in China: a fact of tomorrow has not happened.
    public let today: CivilDay

    public init(derivation: Derivation, today: CivilDay) {
        self.derivation = derivation
        self.today = today
    }

    var rules: Rules { derivation.rules }

    /// - Returns: questions to be asked before the entry is appended; none if it is plain.
    public func decide(_ entry: Entry, by actor: Actor) throws(Refusal) -> [Question] {
        guard let kind = rules.vocabulary.kind(entry.kind) else {
            throw Refusal([.init(code: "shape", field: "kind", message: "没有“\(entry.kind)”这种事项")])
        }
        var violations = shape(of: entry, kind, actor)
        if violations.isEmpty, kind.nature == .act {
            violations += competence(of: entry, kind, actor)
            violations += requirements(on: entry, by: actor)
        }
        guard violations.isEmpty else { throw Refusal(violations) }
        return questions(about: entry) + aboutOrgans(entry, actor)
    }

    private func shape(of entry: Entry, _ kind: Kind, _ actor: Actor) -> [Refusal.Violation] {
        var violations: [Refusal.Violation] = []
        if entry.day > today {
            violations.append(
                .init(
                    code: "future-day", field: "day",
                    message: "日期 \(entry.day.chinese) 晚于今天（\(today.chinese)），还没有发生的事不能登记"))
        }
        // A day on which something else had happened; days to come, like a hearing's, are other fields.
        for name in Self.pastDays {
            guard let day = entry[name]?.day, day > today else { continue }
            violations.append(
                .init(
                    code: "future-day", field: name,
                    message: "“\(kind.field(name)?.title ?? name)”\(day.chinese) 晚于今天（\(today.chinese)）"))
        }
        if entry.kind == .noticeReceived {
            let names = entry["plaintiffs"]?.list?.compactMap { $0["name"]?.text } ?? []
            if names.isEmpty, derivation.file.instances.all.isEmpty {
                violations.append(.init(code: "shape", field: "plaintiffs", message: "请填写“原告”"))
            }
        }
        if entry.kind == .handlingAssigned, entry["units"] == nil, entry["unit"] == nil {
            violations.append(.init(code: "shape", field: "units", message: "请写明承办单位"))
        }
        violations +=
            whichProceeding(entry) + whatIsMeant(entry, kind) + whosePaper(entry, actor) + whatIsConfirmed(entry, actor)
        violations += whoCorrects(entry, actor) + whatGroundNeeds(entry, kind)
        for field in kind.fields where field.isRequired && entry[field.name] == nil {
            let violation = Refusal.Violation(code: "shape", field: field.name, message: "请填写“\(field.title)”")
            if !violations.contains(where: { $0.field == field.name }) { violations.append(violation) }
        }
        return violations
    }

    private static let pastDays = [
        "made-on", "served-on", "posted-on", "arrived-on", "handed-over-on", "first-arrived-on", "obstacle-removed-on",
    ]

    /// 确认: of something that waits for it, by the unit it is told of, or by an office that holds the receipt.
    private func whatIsConfirmed(_ entry: Entry, _ actor: Actor) -> [Refusal.Violation] {
        guard entry.kind == .factConfirmed else { return [] }
        guard let item = derivation.file.pending.first(where: { $0.sequence == entry["of"]?.integer }) else {
            return [.init(code: "shape", field: "of", message: "没有这一条待确认的登记")]
        }
        let other = (item.entry["unit"] ?? item.entry["defendant"])?.text ?? ""
        guard !Sight(actor, derivation).mayConfirm(for: other) else { return [] }
        return [.init(code: "not-competent", field: "of", message: "这一条是\(other)的事实，由\(other)确认")]
    }

    /// 程序 may be left out only while one is open.
    private func whichProceeding(_ entry: Entry) -> [Refusal.Violation] {
        let open = derivation.file.instances.open
        let named = ["proceeding", "submission", "decision", "hearing", "recommendation"].contains { entry[$0] != nil }
        guard open.count > 1, !named, !Vocabulary.traits(entry.kind).isOfNoProceeding else { return [] }
        // What it is about says in which proceeding.
        let item = folded(entry).item
        let concern = Findable(of: entry, in: derivation.file, organisation: derivation.organisation).things
        if concern.contains(where: { item?.context[$0].isEmpty == false || item?.choices[$0] != nil }) { return [] }
        let ids = open.map { "\($0.id)（\($0.number ?? "")）" }.joined(separator: "、")
        return [.init(code: "shape", field: "proceeding", message: "有多个程序在办，请写明是哪一个：\(ids)")]
    }

    /// 追责情形: what the article asks for beside the lapse is a person's finding: 造成不利后果.
    private func whatGroundNeeds(_ entry: Entry, _ kind: Kind) -> [Refusal.Violation] {
        guard entry.kind == .accountabilityRaised, let item = entry["ground"]?.text,
            let ground = rules.grounds.first(where: { ground in
                ground.ground.hasSuffix(".\(item)")
                    && rules.speaks(ground.provenance, on: derivation.ruleDay(entry.day))
            })
        else { return [] }
        return ground.needs.filter { entry[$0] == nil }.map { field in
            .init(
                code: "shape", field: field, message: "请填写“\(kind.field(field)?.title ?? field)”：\(ground.what)",
                cite: rules.citation(ground.provenance))
        }
    }

    /// 所涉: two things to which it could refer are asked about; nobody guesses the newest.
    private func whatIsMeant(_ entry: Entry, _ kind: Kind) -> [Refusal.Violation] {
        let (file, item) = folded(entry)
        return (item?.choices ?? [:]).filter { !$0.value.isEmpty }.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            thing, ids in
            let scope = thing == .performance ? item?.context.first(.decision) : nil
            let titles = ids.compactMap { file.thing(thing, $0, in: scope) }.map(file.title)
            return .init(
                code: "shape", field: Findable.field(thing, of: kind),
                message: "请写明是哪一个：\(titles.joined(separator: "；"))")
        }
    }

    private func requirements(on entry: Entry, by actor: Actor) -> [Refusal.Violation] {
        let (file, item) = folded(entry)
        guard let item else { return [] }
        // What the entry itself opens (报批、开庭、裁判) is known only with it: a norm may speak of it.
        let isOpening = Vocabulary.traits(entry.kind).opens != nil
        let after =
            isOpening
            ? Derivation(
                file: file, rules: rules, calendar: derivation.calendar, organisation: derivation.organisation)
            : derivation
        return rules.requirements.filter { !$0.isFinding && after.isBroken($0, by: item) }
            .map { .init(code: $0.id, message: $0.message, cite: rules.citation($0.provenance)) }
            + approval(of: item, by: actor)
    }
}
