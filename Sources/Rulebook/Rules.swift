public import Docket
public import LegalCalendar

/// 适用规则: a rulebook together with those it extends; what a derivation reads.
public struct Rules: Sendable {
    /// 现行办法: the newest version.
    public let main: Rulebook
    /// Every version, the newest first, and what they extend.
    public let all: [Rulebook]
    /// The oldest first.
    let versions: [Version]
    /// Nil where there is nothing to choose: one version, or rules that stand for themselves.
    let measures: Measures?
    /// By a statutory norm whose reading not all versions share, the versions whose it is.
    let chosenBy: [Norm: Set<String>]
    /// By version, how its office reads what can be read in several ways.
    let choices: [String: [String: String]]
    public let vocabulary: Vocabulary
    public let norms: [Norm]
    public let aims: [Aim]
    public let competences: [CompetenceNorm]
    public let requirements: [RequirementNorm]
    public let approvals: [ApprovalNorm]
    public let grounds: [GroundNorm]
    public let burdens: [Burden]
    public let assignments: [AssignmentNorm]
    /// 先后: by the kind that must follow, the requirements that say what.
    let following: [KindName: [RequirementNorm]]
    /// By the kind that must be another person's.
    let separating: [KindName: [RequirementNorm]]
    /// By the kind that fulfils them.
    let fulfilling: [KindName: [Norm]]
    /// 机关事项: what comes round without any case.
    let recurring: [(norm: Norm, cycle: Cycle)]
    /// Those whose days can stand still.
    let pausing: [Norm]
    /// 阶段: the measures' own, else those of what they extend.
    public let stages: [Stage]
    let fallbacks: Fallbacks
    let byTrigger: [Branch: [KindName: [Int]]]
    /// By statutory norm, the norm of the measures that carries it out.
    let carriers: [String: [Norm]]
    /// How an outcome counts: the measures' own word goes before a statute's.
    let outcomes: [String: OutcomeNorm]
    /// Whether it ends the proceeding and can be appealed: the statute's word goes before the measures'.
    let procedural: [String: OutcomeNorm]

    /// 统计口径: the newest version's own before what it extends.
    public let figures: FigureBook

    public init(main: Rulebook, extended: [Rulebook]) throws(SourceError) {
        let alone = Version(book: main, window: main.effective, known: main.effective)
        try self.init(versions: [alone], extended: extended, of: nil)
    }

    init(versions: [Version], extended: [Rulebook], of measures: Measures?) throws(SourceError) {
        (self.versions, self.measures) = (versions, measures)
        main = versions[versions.count - 1].book
        all = versions.reversed().map(\.book) + extended
        // The newest version's own words for what another has too.
        vocabulary = Vocabulary(local: all.reversed().flatMap(\.localKinds))
        figures = all.reduce(FigureBook()) { $0.adding($1.figures) }
        var choices: [String: [String: String]] = [:]
        for version in versions { choices[version.book.id] = try Self.choices([version.book] + extended) }
        self.choices = choices
        (norms, chosenBy) = Self.norms(versions, extended, choices)
        aims = all.flatMap(\.aims)
        competences = all.flatMap(\.competences)
        requirements = all.flatMap(\.requirements)
        (approvals, grounds) = (all.flatMap(\.approvals), all.flatMap(\.grounds))
        (burdens, assignments) = (([main] + extended).flatMap(\.burdens), all.flatMap(\.assignments))
        following = Self.byKind(requirements.filter { $0.check == "follows" }) { $0.of.map(\.kind) }
        separating = Self.byKind(requirements.filter { $0.check == "another-person" && !$0.isFinding }) {
            $0.of.map(\.kind)
        }
        fulfilling = Self.byKind(norms.filter { $0.force == .duty && $0.every == nil }) {
            $0.fulfilledBy.triggers.map(\.kind)
        }
        recurring = norms.compactMap { norm in norm.every.map { (norm, $0) } }
        pausing = norms.filter { !$0.pauses.isEmpty }
        stages = all.lazy.map(\.stages).first { !$0.isEmpty } ?? []
        fallbacks = all.reduce(Fallbacks()) { $0.completed(by: $1.fallbacks) }
        carriers = Dictionary(grouping: norms.filter { $0.carries != nil }) { $0.carries ?? "" }
        var byTrigger: [Branch: [KindName: [Int]]] = [:]
        for (index, norm) in norms.enumerated() {
            for branch in Branch.allCases where Self.covers(norm.provenance, branch, all) {
                for kind in Set(norm.when.map(\.kind)) {
                    byTrigger[branch, default: [:]][kind, default: []].append(index)
                }
            }
        }
        self.byTrigger = byTrigger
        let newest = choices[main.id] ?? [:]
        let read = all.flatMap(\.outcomes).filter { $0.readings.hold(newest) }
        outcomes = Dictionary(read.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        // A statute's word, else the newest version's.
        let rising = versions.dropLast().flatMap(\.book.outcomes) + read
        procedural = Dictionary(rising.map { ($0.code, $0) }, uniquingKeysWith: { _, last in last })
        procedure = Procedure(byOutcome: procedural.mapValues(\.effect))
        // What another reading would bring to life is known too.
        let known = Set(all.flatMap(\.norms).flatMap { [$0.name, $0.id] })
        for aim in aims {
            for name in [aim.of, aim.before].compactMap(\.self) where !known.contains(name) {
                throw SourceError(file: aim.file, line: aim.line, message: "系统建议所指的 \(name) 不存在")
            }
        }
        for ground in all.flatMap(\.grounds) {
            for name in ground.of
            where !known.contains(name) && !all.contains(where: { $0.requirements.contains { $0.id == name } }) {
                throw SourceError(
                    file: ground.provenance.file, line: ground.provenance.line, message: "追责情形所指的 \(name) 不存在")
            }
        }
        for (name, norm) in carriers.flatMap({ name, all in all.map { (name, $0) } })
        where norms.first(where: { $0.name == name }) == nil {
            throw SourceError(file: norm.provenance.file, line: norm.provenance.line, message: "所承接的 \(name) 不存在")
        }
        for norm in all.flatMap(\.norms) {
            for case .norm(let name) in norm.notAfter where !known.contains(name) {
                throw SourceError(
                    file: norm.provenance.file, line: norm.provenance.line, message: "not-after 所指的 \(name) 不存在")
            }
        }
        for moment in all.flatMap(\.moments) {
            for name in moment.of where !known.contains(name) {
                throw SourceError(
                    file: moment.provenance.file, line: moment.provenance.line, message: "时点所指的 \(name) 不存在")
            }
        }
    }

    /// Each version's own norms as its office reads them, and the statutes' as any of them does.
    private static func norms(
        _ versions: [Version], _ extended: [Rulebook], _ choices: [String: [String: String]]
    ) -> ([Norm], [Norm: Set<String>]) {
        let own = versions.reversed().flatMap { version in
            let chosen = choices[version.book.id] ?? [:]
            return counted(version.book.norms.filter { $0.readings.hold(chosen) }, chosen)
        }
        var (statutory, chosenBy) = ([Norm](), [Norm: Set<String>]())
        for norm in extended.flatMap(\.norms) {
            let ids = choices.filter { norm.readings.hold($0.value) }.map(\.key)
            if !ids.isEmpty { statutory.append(norm) }
            if ids.count < versions.count { chosenBy[norm] = Set(ids) }
        }
        return (own + statutory, chosenBy)
    }

    private static func byKind<Form>(_ norms: [Form], _ kinds: (Form) -> [KindName]) -> [KindName: [Form]] {
        var byKind: [KindName: [Form]] = [:]
        for norm in norms {
            for kind in Set(kinds(norm)) { byKind[kind, default: []].append(norm) }
        }
        return byKind
    }

    /// By clause, how it is read here. A choice that no norm knows would change nothing, and nobody would notice.
    private static func choices(_ all: [Rulebook]) throws(SourceError) -> [String: String] {
        var known = [Interpretation.dayCounting: Interpretation.dayCountings]
        let readings = all.flatMap { $0.norms.map(\.readings) + $0.outcomes.map(\.readings) }
        for (reading, words) in readings.flatMap(\.only) { known[reading, default: []].formUnion(words) }
        var choices: [String: String] = [:]
        for reading in all.flatMap(\.readings) {
            guard let words = known[reading.of] else {
                throw SourceError(file: reading.file, line: reading.line, message: "没有规范取决于“\(reading.of)”的理解")
            }
            guard words.contains(reading.choose) else {
                let message = "\(reading.of) 不能选 \(reading.choose)，只能是 \(words.sorted().joined(separator: "、"))"
                throw SourceError(file: reading.file, line: reading.line, message: message)
            }
            choices[reading.of] = choices[reading.of] ?? reading.choose
        }
        return choices
    }

    /// A bare id means the main rulebook's norm, else a statute's; `national/ID` always the statute's.
    public func norm(named name: String) -> Norm? {
        norms.first { $0.name == name } ?? norms.first { $0.id == name }
    }

    public func article(_ provenance: Provenance) -> Article? {
        all.lazy.compactMap {
            $0.articles[provenance.source]?.first { $0.number == provenance.cite.article && $0.file == provenance.file }
        }.first
    }

    /// 《行政诉讼法》第六十七条第一款 for a statute, 第十条第一款 for the measures themselves; of an older version its 文号 is said too.
    public func citation(_ provenance: Provenance) -> String {
        if provenance.source == main.id { return provenance.cite.text }
        let older = versions.first { $0.book.id == provenance.source }?.book
        return (older?.number ?? title(of: provenance.source)) + provenance.cite.text
    }

    /// 追责情形 that the breach of a norm may support: its own word, else that of the measures' list.
    public func ground(of norm: Norm) -> GroundNorm? {
        let grounds = grounds(besides: norm.rulebook)
        return grounds.first { $0.ground == norm.ground }
            ?? grounds.first { $0.of.contains(norm.name) || $0.of.contains(norm.id) }
    }

    /// Those of the version first in which a norm stands.
    private func grounds(besides rulebook: String) -> [GroundNorm] {
        guard versions.count > 1 else { return grounds }
        return grounds.filter { $0.provenance.source == rulebook } + grounds.filter { $0.provenance.source != rulebook }
    }

    /// 追责情形 that what a requirement found may support.
    public func ground(of requirement: RequirementNorm) -> GroundNorm? {
        grounds(besides: requirement.provenance.source).first { $0.of.contains(requirement.id) }
    }

    public func title(of source: String) -> String { all.lazy.compactMap { $0.titles[source] }.first ?? source }

    public func outcomeTitle(_ code: String) -> String {
        outcomes[code].map { $0.title.isEmpty ? code : $0.title } ?? code
    }
    /// Those that are offered.
    public var outcomeCodes: [OutcomeNorm] { all.flatMap(\.outcomes).filter { !$0.isRetired } }
    public func outcome(_ code: String) -> OutcomeNorm? { outcomes[code] }
    /// What decisions do to the proceedings in which they stand.
    public let procedure: Procedure
    /// 必备内容 of a kind of paper, each once with every reason for it: citations of the law, then the office's own words.
    /// - Parameter day: of the paper; of nil what any version asks for.
    public func contents(of paper: String, on day: CivilDay? = nil) -> [(field: String, reasons: [String])] {
        let norms = all.flatMap(\.contents).filter { content in
            guard case .law(let provenance) = content.ground else { return content.paper == paper }
            return content.paper == paper && speaks(provenance, on: day)
        }
        let reasons = norms.sorted { $0.ground.isLaw && !$1.ground.isLaw }.flatMap { norm in
            norm.fields.map { (field: $0, reason: norm.ground.text(citation)) }
        }
        var fields: [String] = []
        for field in reasons.map(\.field) where !fields.contains(field) { fields.append(field) }
        return fields.map { field in (field, reasons.filter { $0.field == field }.map(\.reason)) }
    }

    /// One digest for the rules as a whole, in a decision receipt.
    public var digest: Digest { Digest(of: all.flatMap(\.digest.bytes)) }
}
