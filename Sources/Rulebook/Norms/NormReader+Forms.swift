import Docket
import LegalCalendar

extension NormReader {
    func deadline(_ raw: Raw, _ force: Norm.Force, under article: ArticleNumber?) throws(SourceError) -> Norm {
        var (things, perTrigger, perEntry) = ([ThingKind](), [Path](), false)
        for key in try words(raw["per"] ?? .scalar("proceeding", line: nil)) {
            if key == "entry" {
                perEntry = true
            } else if let thing = ThingKind(rawValue: key) {
                things.append(thing)
            } else if let path = Path(key), path.subject == .trigger {
                perTrigger.append(path)
            } else {
                throw fail("per 不能是 \(key)", raw["per"])
            }
        }
        var from = try paths(raw["from"])
        if from.isEmpty, let path = Path("trigger.day") { from = [path] }
        let (bearer, borneBy) = try bearer(required("bearer", raw))
        let by = raw["by"]
        let every = try cycle(raw, force)
        try checkSubjects(raw, things)
        if every != nil { try checkMatters(raw["fulfilled-by"]) }
        return Norm(
            id: try word(required(force.rawValue, raw)), rulebook: rulebook, force: force,
            provenance: try provenance(raw, under: article),
            bearer: bearer, what: try word(required("what", raw)), consequence: raw["consequence"]?.scalar,
            inForce: try inForce(raw["in-force"]), when: every == nil ? try triggers(required("when", raw)) : [],
            every: every,
            conditions: try conditions(raw["if"]),
            exceptions: try conditions(raw["unless"]), per: things, perTrigger: perTrigger, perEntry: perEntry,
            from: from,
            by: by == nil ? nil : try path(by!), within: try period(raw["within"]),
            said: try raw["said"].map { raw throws(SourceError) in try path(raw) }, pauses: try pauses(raw["pauses"]),
            fulfilledBy: try fulfilment(required("fulfilled-by", raw)),
            countsEarlier: try flag(raw["already"]),
            waivedBy: try triggers(raw["waived-by"]), replacedBy: try triggers(raw["replaced-by"]),
            excusedBy: try fulfilment(raw["excused-by"]), excuseLostBy: try triggers(raw["excuse-lost-by"]),
            restartsOn: try triggers(raw["restarts-on"]),
            lateNotice: try lateNotice(raw["if-late-notice"]), ground: raw["ground"]?.scalar,
            carries: raw["carries"]?.scalar, words: try statusWords(raw["words"]), toCheck: raw["to-check"]?.scalar,
            readings: try readings(raw), borneBy: borneBy, notAfter: try limits(raw["not-after"]))
    }

    /// A function, `party`, `court`, or the field that names the unit.
    private func bearer(_ raw: Raw) throws(SourceError) -> (bearer: String, path: Path?) {
        let said = try word(raw)
        if said.contains(".") { return (Function.handlingUnit.rawValue, try path(raw)) }
        guard Function(rawValue: said) != nil || ["party", "court"].contains(said) else {
            let known = Function.allCases.filter { !$0.isAdministrator }.map(\.rawValue).joined(separator: "、")
            throw fail("没有这个主体：\(said)，可以写：\(known)、party、court，或者写明单位的字段，如 notice.act.maker", raw)
        }
        return (said, nil)
    }

    /// `not-after: [national/submit-evidence, {from: hearing.day, within: 3 days before}]`
    private func limits(_ raw: Raw?) throws(SourceError) -> [Norm.Limit] {
        var limits: [Norm.Limit] = []
        for element in raw?.elements ?? [] {
            guard element.pairs != nil else {
                limits.append(.norm(try word(element)))
                continue
            }
            try checkKeys(element, "not-after", ["from", "within"])
            guard let within = try period(required("within", element)) else { continue }
            limits.append(.period(from: try path(required("from", element)), within: within))
        }
        return limits
    }

    /// What the office docket can hold: an entry of a case would leave the duty owed for ever.
    private func checkMatters(_ raw: Raw?) throws(SourceError) {
        let known = Vocabulary.recurring + [.calendarNoticeReceived]
        for trigger in try fulfilment(raw).triggers
        where !known.contains(trigger.kind) && Vocabulary.standard.kind(trigger.kind) != nil {
            let words = known.map(\.rawValue).joined(separator: "、")
            throw fail("写了 every 的义务不能由 \(trigger.kind) 完成，只能由本地事项或者：\(words)", raw)
        }
    }

    /// A condition on a thing that the norm is not counted by never holds, and its duty would vanish unseen.
    private func checkSubjects(_ raw: Raw, _ per: [ThingKind]) throws(SourceError) {
        let counted: [Path.Subject: ThingKind] = [
            .part: .part, .unit: .unit, .party: .party, .performance: .performance, .defendant: .defendant,
        ]
        let when = raw["when"]?.elements.flatMap { $0.pairs ?? [] }.flatMap { $0.value.pairs ?? [] } ?? []
        for pair in when + (raw["if"]?.pairs ?? []) + (raw["unless"]?.pairs ?? []) {
            guard let path = Path(pair.key), let kind = counted[path.subject], !per.contains(kind) else { continue }
            throw fail("用到 \(path) 的条件，per 里要有 \(kind.rawValue)，否则永远不成立", pair.value)
        }
    }

    private func readings(_ raw: Raw) throws(SourceError) -> Readings {
        var only: [String: [String]] = [:]
        for pair in raw["reading"]?.pairs ?? [] { only[pair.key] = try words(pair.value) }
        return Readings(only: only)
    }

    private func pauses(_ raw: Raw?) throws(SourceError) -> [Norm.Pause] {
        var pauses: [Norm.Pause] = []
        for element in raw?.elements ?? [] {
            try checkKeys(element, "pauses", ["from", "until"])
            let until = try words(required("until", element)).map { KindName($0) }
            for kind in until where vocabulary.kind(kind) == nil && !moments.contains(kind) {
                throw fail("没有“\(kind)”这种事项", element)
            }
            for trigger in try triggers(required("from", element)) { pauses.append(.init(from: trigger, until: until)) }
        }
        return pauses
    }

    private func statusWords(_ raw: Raw?) throws(SourceError) -> [DutyStatus: String] {
        var words: [DutyStatus: String] = [:]
        for pair in raw?.pairs ?? [] {
            guard let status = DutyStatus(rawValue: pair.key) else { throw fail("没有这种状态：\(pair.key)", pair.value) }
            words[status] = try word(pair.value)
        }
        return words
    }

    private func lateNotice(_ raw: Raw?) throws(SourceError) -> Norm.LateNotice? {
        guard let raw else { return nil }
        try checkKeys(raw, "if-late-notice", ["of", "within", "note"])
        guard let within = try period(required("within", raw)) else { return nil }
        return Norm.LateNotice(of: try path(required("of", raw)), within: within, note: try word(required("note", raw)))
    }

    func moment(_ raw: Raw, under article: ArticleNumber?) throws(SourceError) -> Moment {
        let per = try word(required("per", raw))
        guard let kind = ThingKind(rawValue: per) else { throw fail("per 不能是 \(per)", raw["per"]) }
        let check = try check(raw, form: "moment")
        return Moment(
            id: try word(required("moment", raw)), provenance: try provenance(raw, under: article), per: kind,
            check: check,
            of: try words(raw["of"]), otherwise: raw["else"]?.scalar,
            by: try raw["by"].map { raw throws(SourceError) in try path(raw) },
            conditions: try conditions(raw["if"]), confirmedBy: try triggers(raw["confirmed-by"]),
            withdrawnBy: try triggers(raw["withdrawn-by"]),
            reviewedIn: try words(raw["reviewed-in"]))
    }

    private func check(_ raw: Raw, form: String) throws(SourceError) -> String {
        let check = try word(required("check", raw))
        guard NormGrammar.checks.contains(where: { $0.name == check && $0.form == form }) else {
            throw fail("没有 \(check) 这个检查", raw["check"])
        }
        return check
    }

    func outcome(_ raw: Raw, under article: ArticleNumber?) throws(SourceError) -> OutcomeNorm {
        let counts = try word(required("counts", raw))
        guard let counted = OutcomeNorm.Counts(rawValue: counts) else {
            throw fail("counts 不能是 \(counts)", raw["counts"])
        }
        let appeal = raw["appeal"]?.scalar ?? "none"
        guard let appealed = OutcomeNorm.Appeal(rawValue: appeal) else {
            throw fail("appeal 不能是 \(appeal)", raw["appeal"])
        }
        return OutcomeNorm(
            code: try word(required("outcome", raw)), title: raw["title"]?.scalar ?? "",
            provenance: try provenance(raw, under: article),
            counts: counted, ends: try flag(raw["ends"], otherwise: true), reopens: try flag(raw["reopens"]),
            moves: try flag(raw["moves"]), starts: try kind(raw["starts"]), withdraws: try flag(raw["withdraws"]),
            orders: try side(raw["orders"]), restores: try flag(raw["restores"]), refuses: try flag(raw["refuses"]),
            halts: try flag(raw["halts"]),
            appeal: appealed, appealIn: try appealIn(raw["appeal-in"], appealed), isRetired: try flag(raw["retired"]),
            isBare: try flag(raw["beside"]),
            readings: try readings(raw))
    }

    /// 可以上诉的程序: where it is not said, a first instance and its retrial after remand.
    private func appealIn(_ raw: Raw?, _ appeal: OutcomeNorm.Appeal) throws(SourceError) -> [String] {
        guard raw == nil, appeal != .none else { return try words(raw) }
        return ["first", "remand"]
    }

    /// 程序种类, one of the words a notice has.
    private func kind(_ raw: Raw?) throws(SourceError) -> String? {
        guard let said = raw?.scalar else { return nil }
        if let path = Path("proceeding.kind"), closed.words(of: path, trigger: nil)?.contains(said) == false {
            throw fail("starts 不会是 \(said)", raw)
        }
        return said
    }

    /// 履行方, one of the words a judgment's own performances have.
    private func side(_ raw: Raw?) throws(SourceError) -> String? {
        guard let said = raw?.scalar else { return nil }
        if let path = Path("performance.who"), closed.words(of: path, trigger: nil)?.contains(said) == false {
            throw fail("orders 不会是 \(said)", raw)
        }
        return said
    }

    func assignment(_ raw: Raw, under article: ArticleNumber?) throws(SourceError) -> AssignmentNorm {
        var shares: [AssignmentNorm.Share] = []
        for element in raw["to"]?.elements ?? [] {
            try checkKeys(element, "to", ["unit", "part", "role"])
            for (key, path) in [("role", "unit.role"), ("part", "unit.part")] {
                guard let said = element[key]?.scalar, let path = Path(path) else { continue }
                if closed.words(of: path, trigger: nil)?.contains(said) == false {
                    throw fail("\(key) 不会是 \(said)", element[key])
                }
            }
            shares.append(
                .init(
                    to: try shareSource(required("unit", element)), part: element["part"]?.scalar ?? "whole",
                    role: element["role"]?.scalar ?? "lead"))
        }
        let refer = raw["refer"]
        return AssignmentNorm(
            id: try word(required("assignment", raw)), provenance: try provenance(raw, under: article),
            conditions: try conditions(raw["if"]),
            shares: shares, refer: refer == nil ? nil : try function(refer!), reason: try word(required("reason", raw)),
            isAtOnce: try flag(raw["at-once"]))
    }

    private func shareSource(_ raw: Raw) throws(SourceError) -> AssignmentNorm.Share.Source {
        if raw.scalar == "parent" { return .parent }
        if let function = raw.scalar.flatMap({ Function(rawValue: $0) }) { return .function(function) }
        return .path(try path(raw))
    }

    func competence(_ raw: Raw, under article: ArticleNumber?) throws(SourceError) -> CompetenceNorm {
        let kinds = try triggers(required("of", raw))
        return CompetenceNorm(
            id: try word(required("competence", raw)), provenance: try provenance(raw, under: article), of: kinds,
            by: try functions(required("by", raw)), onBehalf: try functions(raw["on-behalf"]))
    }

    func requirement(_ raw: Raw, under article: ArticleNumber?) throws(SourceError) -> RequirementNorm {
        let check = try check(raw, form: "requirement")
        return RequirementNorm(
            id: try word(required("requirement", raw)), provenance: try provenance(raw, under: article),
            of: try triggers(required("of", raw)),
            check: check, after: try triggers(raw["after"]),
            field: try raw["field"].map { raw throws(SourceError) in try path(raw) }, count: try count(raw["count"]),
            items: try items(raw["where"], of: raw["field"]), inForce: try inForce(raw["in-force"]),
            message: try word(required("message", raw)),
            isFinding: try flag(raw["finding"]))
    }

    private func count(_ raw: Raw?) throws(SourceError) -> Int? {
        guard let raw else { return nil }
        guard let count = raw.scalar.flatMap({ Int($0) }) else { throw fail("应当是整数：\(raw.scalar ?? "")", raw) }
        return count
    }

    /// A list means any; the fields of one element must all be so.
    private func items(_ raw: Raw?, of list: Raw?) throws(SourceError) -> [[ItemTest]] {
        guard let raw else { return [] }
        let step = list?.scalar.flatMap { Path($0) }?.steps.last ?? ""
        let fields = vocabulary.all.compactMap { $0.field(step) }.flatMap { field -> [Field] in
            if case .list(.object(_, let fields)) = field.type { fields } else { [] }
        }
        let known = Set(fields.map(\.name))
        let choices = Dictionary(
            fields.compactMap { field in
                switch field.type {
                case .choice(let words): (field.name, Set(words))
                case .flag: (field.name, Set(["true", "false"]))
                default: nil
                }
            }, uniquingKeysWith: { $0.union($1) })
        var items: [[ItemTest]] = []
        for element in raw.elements {
            guard let pairs = element.pairs else { throw fail("where 应写作 字段: 值", element) }
            var tests: [ItemTest] = []
            for pair in pairs where !known.contains(pair.key) { throw fail("\(step) 没有 \(pair.key) 这个字段", pair.value) }
            for pair in pairs {
                let said = try words(pair.value)
                if let allowed = choices[pair.key], let wrong = said.first(where: { !allowed.contains($0) }) {
                    throw fail("\(step).\(pair.key) 不会是 \(wrong)", pair.value)
                }
                tests.append(ItemTest(field: pair.key, words: said))
            }
            items.append(tests)
        }
        return items
    }

    /// Fields of a lead.
    func needs(_ raw: Raw?) throws(SourceError) -> [String] {
        let known = vocabulary.kind(.accountabilityRaised)?.fields.map(\.name) ?? []
        for element in raw?.elements ?? [] where !known.contains(try word(element)) {
            throw fail("追责线索没有 \(element.scalar ?? "") 这个字段", element)
        }
        return try words(raw)
    }

    func approval(_ raw: Raw, under article: ArticleNumber?) throws(SourceError) -> ApprovalNorm {
        guard let matter = raw["approval"]?.scalar, Vocabulary.matters.contains(matter) else {
            let known = Vocabulary.matters.sorted().joined(separator: "、")
            throw fail("没有这种报批事项：\(raw["approval"]?.scalar ?? "")，可以写：\(known)", raw["approval"])
        }
        for paper in raw["papers"]?.elements ?? [] where PaperKind.kind(try word(paper)) == nil {
            throw fail("没有这种文书：\(paper.scalar ?? "")", paper)
        }
        var levels: [ApprovalNorm.Level] = []
        for element in raw["levels"]?.elements ?? [] where element.pairs != nil {
            try checkKeys(element, "levels", ["level", "by", "if"])
            let name = try word(required("level", element))
            if levels.contains(where: { $0.name == name }) { throw fail("层级“\(name)”写了两次", element) }
            levels.append(
                .init(
                    name: name, by: try functions(required("by", element)),
                    conditions: try conditions(element["if"], trigger: .submittedForApproval)))
        }
        return ApprovalNorm(
            matter: try word(required("approval", raw)), provenance: try provenance(raw, under: article),
            by: try functions(required("by", raw)), papers: try words(raw["papers"]), levels: levels)
    }

    /// Under an article the law's; elsewhere the office's own, with its reason.
    func contents(_ raw: Raw, under article: ArticleNumber?) throws(SourceError) -> ContentNorm {
        let (paper, has) = (try required("contents", raw), try required("has", raw))
        guard PaperKind.kind(try word(paper)) != nil else { throw fail("没有这种文书：\(paper.scalar ?? "")", paper) }
        for element in has.elements where PaperField.field(try word(element)) == nil {
            throw fail("文书没有 \(element.scalar ?? "") 这项内容", element)
        }
        let ground: ContentNorm.Ground
        if article == nil {
            guard raw["cite"] == nil else { throw fail("这里没有条文可引，应写 because", raw["cite"]) }
            ground = .office(try word(required("because", raw)))
        } else {
            guard raw["because"] == nil else { throw fail("条文之下应写 cite；系统建议写在 office.md", raw["because"]) }
            ground = .law(try provenance(raw, under: article))
        }
        return ContentNorm(paper: try word(paper), fields: try words(has), ground: ground)
    }

    func aim(_ raw: Raw) throws(SourceError) -> Aim {
        let body = try required("aim", raw)
        try checkKeys(body, "aim", NormGrammar.aimKeys)
        return Aim(
            of: try word(required("of", body)), rulebook: rulebook, leaves: try period(body["leaves"]),
            before: body["before"]?.scalar,
            within: try period(body["within"]), conditions: try conditions(body["if"]),
            because: try word(required("because", body)), file: file,
            line: raw.line)
    }

    func burden(_ raw: Raw) throws(SourceError) -> Burden {
        let body = try required("burden", raw)
        try checkKeys(body, "burden", NormGrammar.burdenKeys)
        let group = try required("group", body)
        guard ["authority", "facts", "procedure", "application"].contains(group.scalar) else {
            throw fail("group 只能是 authority、facts、procedure、application", group)
        }
        return Burden(
            element: try word(required("element", body)), group: try word(group), acts: try words(body["act"]),
            because: try word(required("because", body)))
    }

    func reading(_ raw: Raw) throws(SourceError) -> Interpretation {
        let body = try required("reading", raw)
        try checkKeys(body, "reading", NormGrammar.readingKeys)
        var said: [String: String] = [:]
        for pair in body["words"]?.pairs ?? [] { said[pair.key] = try word(pair.value) }
        return Interpretation(
            of: try word(required("of", body)), choose: try word(required("choose", body)),
            because: try word(required("because", body)), words: said, file: file, line: raw.line)
    }
}
