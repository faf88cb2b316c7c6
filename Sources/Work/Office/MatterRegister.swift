import Casework
public import Docket
import LegalCalendar
import Rulebook
public import Store

/// 机关台账: observed hearings, trainings, means, bulletins, reports and assessments (第十九、二十、二十一、二十四条): what belongs to no case. Its entries can be
/// corrected and taken back by whoever recorded them or by the office that oversees.
public struct MatterRegister: Sendable {
    /// In the order in which they are offered.
    private static let standard: [KindName] = [
        .hearingObserved, .trainingPlanned, .trainingHeld, .publicLawyerRegistered, .publicLawyerRemoved,
        .bulletinIssued, .annualReportSubmitted, .meansRequested, .meansProvided,
        .assessmentScored, .assessmentObjected, .assessmentSettled,
    ]

    public struct Row: Sendable, Hashable {
        public let entry: Entry
        public let title: String
        public let summary: String
        /// Whether the reader may correct it or take it back.
        public let isOwn: Bool
        /// 附件
        public var papers: [Paper] { (entry["papers"]?.list ?? []).compactMap(Paper.init) }
    }

    /// 附件 of an entry, as it is stored.
    public struct Paper: Sendable, Hashable {
        public let file: String
        public let name: String
        let digest: Digest

        init?(_ said: Value) {
            guard let file = said["file"]?.text, let digest = said["digest"]?.text.flatMap({ Digest(hex: $0) }) else {
                return nil
            }
            (self.file, self.digest, name) = (file, digest, said["name"]?.text ?? file)
        }
    }

    private let reading: Reading

    /// With a city's own that come round.
    public var kinds: [KindName] {
        let rules = reading.store.rules
        let own = rules.vocabulary.all.map(\.name).filter { !Self.standard.contains($0) && rules.isMatter($0) }
        return Self.standard + own
    }

    public init(_ reading: Reading) { self.reading = reading }

    /// The kind of that name, where it is one of the register's and the reader may record it.
    public func kind(_ word: String?) -> Kind? {
        let name = word.map { KindName($0) }
        return name.flatMap { kinds.contains($0) && mayRecord($0) ? reading.store.rules.vocabulary.kind($0) : nil }
    }

    /// What the reader may record.
    public var offered: [Kind] { kinds.compactMap { kind($0.rawValue) } }

    private func recorders(_ kind: KindName) -> [Function] {
        reading.store.rules.recorders(of: kind, on: reading.today)
    }

    private func mayRecord(_ kind: KindName) -> Bool { reading.reader.has(any: recorders(kind)) }

    /// Whose it is: the organ it names, or whose unit recorded it.
    func organ(of entry: Entry) -> String {
        let organisation = reading.holders.organisation
        let named = entry["organ"]?.text.map(organisation.present)
        return named ?? organisation.government(of: entry.unit) ?? organisation.government ?? ""
    }

    /// Those of organs whose offices the reader is of, and those that his unit recorded or that speak of it.
    func sees(_ entry: Entry) -> Bool {
        reading.holders.organisation.canonical(entry.unit) == reading.reader.unit || covers(organ(of: entry))
    }

    /// 本单位, or an organ whose office the reader is of, with its units and those below.
    func covers(_ organ: String) -> Bool {
        let reader = reading.reader
        if organ == reader.unit { return true }
        guard reader.functions.contains(where: { $0 != .handlingUnit && $0 != .lawyer }) else { return false }
        let keys = reading.scope.keys
        let government = reading.holders.organisation.government(of: organ) ?? organ
        return [organ, government].contains { keys.contains(.organ($0)) || keys.contains(.above($0)) }
    }

    /// The newest first.
    public func rows(_ kind: KindName? = nil, year: Int? = nil) throws -> [Row] {
        let rules = reading.store.rules
        return try standing().filter { entry in
            (kind == nil || entry.kind == kind) && (year == nil || entry.day.year == year) && sees(entry)
        }.reversed().map { entry in
            let item = CaseFile.Item(entry: entry, context: Context())
            return Row(
                entry: entry, title: rules.vocabulary.title(entry.kind), summary: EntryText.summary(item, rules),
                isOwn: isOwn(entry))
        }
    }

    private func standing() throws -> [Entry] {
        StandingEntries.of(try entries()).sorted { ($0.day, $0.sequence) < ($1.day, $1.sequence) }
    }

    private func entries() throws -> [Entry] {
        let all = kinds
        return try reading.store.officeEntries(of: (all + [.corrected]).map(\.rawValue))
    }

    /// The entry by which one reads as it does now: itself, or its last correction.
    public func lastChange(of entry: Entry) throws -> Int {
        try entries().filter { $0.kind == .corrected && $0["replaces"]?.integer == entry.sequence }.map(\.sequence)
            .max()
            ?? entry.sequence
    }

    /// An entry that the reader may correct.
    public func entry(_ sequence: Int) throws -> Entry? {
        try standing().first { $0.sequence == sequence && sees($0) && isOwn($0) }
    }

    /// What an entry of another kind begins with: a training with what was planned, a name that is struck with who it is.
    public func beginning(_ kind: Kind, like sequence: Int) throws -> [String: Value] {
        guard let entry = try standing().first(where: { $0.sequence == sequence && sees($0) }) else { return [:] }
        let names = Set(kind.fields.map(\.name)).subtracting(["papers"])
        return entry.fields.filter { names.contains($0.key) }
    }

    /// 附件 of an entry that the reader sees; nil for any other.
    public func attachment(_ file: String, of sequence: Int) throws -> (name: String, content: [UInt8])? {
        let entry = try standing().first { $0.sequence == sequence && sees($0) }
        let paper = entry?["papers"]?.list?.compactMap(Paper.init).first { $0.file == file }
        return try paper.map { ($0.name, try reading.store.files.get($0.file, digest: $0.digest)) }
    }

    func isOwn(_ entry: Entry) -> Bool {
        let isRecorder = reading.holders.organisation.canonical(entry.unit) == reading.reader.unit
        return mayRecord(entry.kind) && (isRecorder || reading.holds(.oversightOffice, of: organ(of: entry)))
    }

    // MARK: - 登记、更正

    /// - Throws: `Refusal` where a day is to come, the organ is unknown or another's.
    public func record(_ draft: Draft, _ request: Request) throws {
        // What comes round has rules of its own, wherever it is recorded.
        if reading.store.rules.isMatter(draft.kind) {
            return try OfficeRegister(reading.store).record(draft, request)
        }
        let draft = try checked(draft)
        try append(draft.kind, draft.day, draft.fields, request)
    }

    /// 更正: as it should have been, with the reason; 撤下 where nothing is to stand.
    public func correct(_ entry: Entry, to draft: Draft?, reason: String, _ request: Request) throws {
        guard !reason.isEmpty else { throw Refusal(of: "reason", "请写明更正或者撤下的理由") }
        guard try request.seen >= lastChange(of: entry) else {
            throw Refusal(of: "reason", "打开本页之后，有人已更正这一条，请打开最新的再改")
        }
        var fields: [String: Value] = ["replaces": .integer(entry.sequence), "reason": .text(reason)]
        if var draft {
            // What was attached stays with it.
            let papers = (entry["papers"]?.list ?? []) + (draft.fields["papers"]?.list ?? [])
            draft = try checked(draft)
            if !papers.isEmpty { draft.fields["papers"] = .list(papers) }
            fields["entry"] = .object([
                "kind": .text(entry.kind.rawValue), "day": .text(draft.day.description),
                "fields": .object(draft.fields),
            ])
        }
        try append(.corrected, reading.today, fields, request)
    }

    private func checked(_ draft: Draft) throws -> Draft {
        if reading.store.rules.isMatter(draft.kind) {
            return try OfficeRegister(reading.store).completed(draft, by: reading.reader, today: reading.today)
        }
        var draft = draft
        guard draft.day <= reading.today else {
            throw Refusal(of: "day", "日期 \(draft.day.chinese) 晚于今天，到那一天再登记")
        }
        if let score = draft.fields["score"]?.integer, score < 0 { throw Refusal(of: "score", "分数不能小于零") }
        let full = reading.store.rules.figures.assessment.reduce(0) { $0 + $1.points }
        if full > 0, let score = draft.fields["score"]?.integer, score > full {
            throw Refusal(of: "score", "满分\(full)分，不能给\(score)分")
        }
        if let year = draft.fields["year"]?.integer, !(1990...reading.today.year).contains(year) {
            throw Refusal(of: "year", "没有这个年度：\(year)")
        }
        let organisation = reading.holders.organisation
        guard let said = draft.fields["organ"]?.text else {
            // A lawyer is of the unit that registers him, everything else of the organ.
            let isPersonal = [.publicLawyerRegistered, .publicLawyerRemoved].contains(draft.kind)
            let organ = isPersonal ? nil : OfficeRegister.organ(of: reading.reader, reading.holders)
            let own = organ ?? reading.reader.unit
            guard ![.assessmentScored, .assessmentSettled].contains(draft.kind) else {
                throw Refusal(of: "organ", "请写明是哪个单位的考核")
            }
            draft.fields["organ"] = .text(own)
            try AssessmentRegister(reading).check(draft.kind, draft.fields)
            return draft
        }
        guard organisation.unit(said) != nil else { throw Refusal(of: "organ", "没有这个单位：\(said)") }
        draft.fields["organ"] = .text(organisation.canonical(said))
        guard covers(organisation.present(said)) else {
            throw Refusal(of: "organ", "只能登记本机关、本单位的，不能登记\(said)的")
        }
        try AssessmentRegister(reading).check(draft.kind, draft.fields)
        return draft
    }

    private func append(_ kind: KindName, _ day: CivilDay, _ fields: [String: Value], _ request: Request) throws {
        let role = recorders(kind).first { reading.reader.has($0) } ?? request.actor.functions.first ?? .handlingUnit
        try reading.store.appendOnce(
            Entry(
                stream: .office, instant: request.instant, actor: request.actor.account, role: role.rawValue,
                unit: request.actor.unit, request: request.id, kind: kind, day: day, fields: fields))
    }
}
