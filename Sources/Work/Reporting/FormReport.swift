public import Docket
public import LegalCalendar
public import Oversight
public import Rulebook

/// 一份报表: what one organ reports of one period, by its entries; what does not follow from where it stands is passed over.
public struct FormReport: Sendable, Hashable {
    /// 填报、审核、上报、退回、锁定
    public enum Stage: String, Sendable, Hashable {
        case none, filled, reviewed, submitted, returned, locked

        public var title: String {
            switch self {
            case .none: "未填报"
            case .filled: "已填报，待审核"
            case .reviewed: "已审核，待上报"
            case .submitted: "已上报"
            case .returned: "已退回"
            case .locked: "已锁定"
            }
        }
    }

    /// 办理经过: who did what when.
    public struct Step: Sendable, Hashable {
        public let kind: KindName
        public let day: CivilDay
        public let unit: String
        public let account: String
        /// Milliseconds since 1970 at which it was recorded.
        public let instant: Int
        /// 说明、退回理由
        public let text: String
    }

    /// 补充: what was found after it was locked; the locked numbers stay.
    public struct Supplement: Sendable, Hashable {
        public let day: CivilDay
        public let values: [FormCell: FormValue]
        public let reason: String
    }

    /// Of whom, of what, of when.
    public struct Name: Sendable, Hashable {
        public let form: String
        public let organ: String
        public let first: CivilDay
        public let last: CivilDay

        init(form: String, organ: String, period: FigurePeriod) {
            (self.form, self.organ, first, last) = (form, organ, period.first, period.last)
        }

        init?(_ said: Value, _ organisation: Organisation? = nil) {
            guard let form = said["form"]?.text, let organ = said["organ"]?.text,
                let first = said["first"]?.day, let last = said["last"]?.day
            else { return nil }
            (self.form, self.organ) = (form, organisation?.renamed(organ) ?? organ)
            (self.first, self.last) = (first, last)
        }

        var fields: [String: Value] {
            [
                "form": .text(form), "organ": .text(organ), "first": .text(first.description),
                "last": .text(last.description),
            ]
        }
    }

    static let kinds: [KindName] = [
        .formFilled, .formReviewed, .formSubmitted, .formReturned, .formLocked, .formSupplemented, .formReceived,
    ]

    public let name: Name
    public private(set) var stage = Stage.none
    /// The version of the form that was filled.
    public private(set) var version: Int?
    public private(set) var values: [FormCell: FormValue] = [:]
    /// 填报说明
    public private(set) var note = ""
    public private(set) var steps: [Step] = []
    public private(set) var supplements: [Supplement] = []
    /// The entry by which it stands as it does.
    public private(set) var last = 0
    /// When the file was made that was taken in last; milliseconds since 1970, 0 where none was.
    public private(set) var made = 0

    /// 已上报的: up to what last left the organ or came back to it; what is sent back within it is its own.
    static func submitted(_ entries: [Entry]) -> [Entry] {
        var (isOut, last) = (false, 0)
        var seen: [Entry] = []
        for entry in entries {
            // 审核退回 and its reason stay within the organ.
            if entry.kind == .formReturned, !isOut { continue }
            seen.append(entry)
            guard ![.formFilled, .formReviewed].contains(entry.kind) else { continue }
            (isOut, last) = (entry.kind != .formReturned, seen.count)
        }
        return Array(seen.prefix(last))
    }

    /// - Parameter form: by which its rows are called now.
    init(_ name: Name, _ entries: [Entry], _ form: FigureForm) {
        self.name = name
        for entry in entries { take(entry, form) }
    }

    private mutating func take(_ entry: Entry, _ form: FigureForm) {
        let isNext: Bool
        switch entry.kind {
        case .formFilled: isNext = ![.submitted, .locked].contains(stage)
        case .formReviewed: isNext = stage == .filled
        case .formSubmitted: isNext = stage == .reviewed
        // 审核退回 within the organ, or from above.
        case .formReturned: isNext = [.filled, .reviewed, .submitted].contains(stage)
        case .formLocked: isNext = stage == .submitted
        case .formSupplemented: isNext = stage == .locked
        // 别的系统的: a file that was made earlier says nothing any more.
        case .formReceived: isNext = entry["made"]?.integer ?? 0 > made
        default: isNext = false
        }
        guard isNext else { return }
        last = entry.sequence
        let text = entry["text"]?.text ?? ""
        steps.append(
            Step(
                kind: entry.kind, day: entry.day, unit: entry.unit, account: entry.actor, instant: entry.instant,
                text: text))
        switch entry.kind {
        case .formFilled:
            (stage, version, note) = (.filled, entry["version"]?.integer, text)
            values = Self.values(entry, form)
        case .formReviewed: stage = .reviewed
        case .formSubmitted:
            stage = .submitted
            // 不平衡的原因 may be given as it goes up.
            if !text.isEmpty { note = text }
        case .formReturned: stage = .returned
        case .formLocked: stage = .locked
        case .formReceived: receive(entry, form, text)
        default: supplements.append(Supplement(day: entry.day, values: Self.values(entry, form), reason: text))
        }
    }

    /// What was locked stays: a later file is a supplement by what it changes.
    private mutating func receive(_ entry: Entry, _ form: FigureForm, _ text: String) {
        made = entry["made"]?.integer ?? 0
        let said = Self.values(entry, form)
        guard stage != .locked else {
            let changed = said.filter { current[$0.key] != $0.value }
            return supplements.append(Supplement(day: entry.day, values: changed, reason: text))
        }
        (stage, version, note, values) = (.submitted, entry["version"]?.integer, text, said)
    }

    private static func values(_ entry: Entry, _ form: FigureForm) -> [FormCell: FormValue] {
        let said = values(.object(entry.fields)).map { (form.present($0.key), $0.value) }
        return Dictionary(said, uniquingKeysWith: { first, _ in first })
    }

    /// By their codes, as they are written; what is none is left out.
    static func values(_ said: Value) -> [FormCell: FormValue] {
        let pairs = (said["cells"]?.list ?? []).compactMap { one -> (FormCell, FormValue)? in
            guard let cell = one["cell"]?.text.flatMap({ FormCell($0) }),
                let value = one["value"]?.text.flatMap({ FormValue($0) })
            else { return nil }
            return (cell, value)
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    static func cells(_ values: [FormCell: FormValue]) -> Value {
        .list(
            values.sorted { $0.key < $1.key }.map {
                .object(["cell": .text($0.key.text), "value": .text($0.value.text)])
            })
    }

    /// Whoever had a hand in the numbers since they were last sent back.
    public var fillers: Set<String> {
        let since = steps.lastIndex { $0.kind == .formReturned }.map { $0 + 1 } ?? 0
        return Set(steps[since...].filter { $0.kind == .formFilled }.map(\.account))
    }

    /// When what stands now was submitted or supplemented; nil where it was not.
    public var submittedAt: Int? {
        steps.last { [.formSubmitted, .formSupplemented].contains($0.kind) }?.instant
    }

    /// 退回的理由, as long as it was not filled in anew.
    public var returned: Step? { stage == .returned ? steps.last { $0.kind == .formReturned } : nil }

    /// 以补充后的为准: the locked numbers with all supplements.
    public var current: [FormCell: FormValue] {
        supplements.reduce(values) { $0.merging($1.values) { _, new in new } }
    }
}
