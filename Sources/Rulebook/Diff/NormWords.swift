import Docket
import LegalCalendar

/// 规范的用语: triggers, conditions and periods as a person reads them, in the words of a rulebook's vocabulary.
struct NormWords {
    private let vocabulary: Vocabulary
    private let functions: [Function: String]

    /// - Parameters: what functions and kinds are called; of two versions as the newer has it, so that a new name is told once.
    init(functions: [Function: String], kinds: Vocabulary) {
        (vocabulary, self.functions) = (kinds, functions)
    }

    func function(_ function: Function) -> String { functions[function] ?? function.title }
    func functions(_ all: [Function]) -> String { list(all.map(function)) }

    /// 承担者: a function, or a party or the court.
    func bearer(_ word: String) -> String {
        Function(rawValue: word).map(function) ?? ["party": "当事人", "court": "人民法院"][word] ?? word
    }

    func limit(_ limit: Norm.Limit) -> String {
        switch limit {
        case .period(let from, let within): "自\(path(from))\(period(within))"
        case .norm(let name): "\(name)届满"
        }
    }

    func kind(_ name: KindName) -> String {
        vocabulary.kind(name)?.title ?? Self.moments[name.rawValue] ?? name.rawValue
    }

    func triggers(_ all: [Trigger], joined word: String = "或者") -> String {
        all.map(trigger).joined(separator: word)
    }

    func trigger(_ trigger: Trigger) -> String {
        trigger.conditions.isEmpty ? kind(trigger.kind) : "\(kind(trigger.kind))（\(conditions(trigger.conditions))）"
    }

    func fulfilment(_ wanted: Fulfilment) -> String { triggers(wanted.triggers, joined: wanted.needsAll ? "并且" : "或者") }

    func conditions(_ all: [Condition]) -> String { all.map(condition).joined(separator: "，") }

    private func condition(_ condition: Condition) -> String {
        let what = path(condition.path)
        switch condition.test {
        case .oneOf(let words):
            let field = condition.path.steps.last ?? ""
            return "\(what)为\(list(words.map { word($0, of: field) }))"
        case .present: return "有\(what)"
        case .absent: return "没有\(what)"
        case .from(let day): return "\(what)在\(day.chinese)以后（含当日）"
        case .through(let day): return "\(what)在\(day.chinese)以前（含当日）"
        }
    }

    private func word(_ code: String, of field: String) -> String {
        if field == "counts", let counts = OutcomeNorm.Counts(rawValue: code) { return Self.counts(counts) }
        if field == "functions", let function = Function(rawValue: code) { return self.function(function) }
        return ["true": "是", "false": "否", "unknown": "不详"][code] ?? Words.title(code, field: field)
    }

    static func counts(_ counts: OutcomeNorm.Counts) -> String {
        switch counts {
        case .loss: "败诉"
        case .partialLoss: "部分败诉"
        case .win: "胜诉"
        case .neutral: "不计胜败"
        case .pending: "未定"
        case .inherit: "随原裁判"
        case .none: "不计"
        }
    }

    func path(_ path: Path) -> String {
        ([Self.subjects[path.subject] ?? path.subject.rawValue] + path.steps.map(field)).joined(separator: "的")
    }

    func paths(_ all: [Path]) -> String { all.map(path).joined(separator: "，没有的则") }

    private func field(_ name: String) -> String {
        Self.derived[name] ?? vocabulary.all.lazy.compactMap { $0.field(name)?.title }.first ?? name
    }

    func thing(_ kind: ThingKind) -> String {
        ThingKind.words[kind] ?? Path.Subject(rawValue: kind.rawValue).flatMap { Self.subjects[$0] } ?? kind.rawValue
    }

    func inForce(_ days: InForce) -> String {
        let by = days.by.map(\.description) == ["trigger.day"] || days.by.isEmpty ? nil : "，以\(paths(days.by))为准"
        return [days.from.map { "自\($0.chinese)起" }, days.through.map { "至\($0.chinese)" }, by].compactMap(\.self)
            .joined()
    }

    func cycle(_ cycle: Cycle) -> String {
        let unit = [Cycle.Unit.year: "每年", .halfYear: "每半年", .quarter: "每季度", .month: "每月"][cycle.unit] ?? ""
        let about = [Cycle.About.last: "上一期", .this: "本期", .next: "下一期"][cycle.about] ?? ""
        return "\(unit)，自\(cycle.from.month)月\(cycle.from.day)日起办理\(about)"
    }

    /// Two that end on different days have different words.
    func period(_ period: Period) -> String {
        if case .daysNoRoll = period { "\(period.chinese)（末日遇休息日不顺延）" } else { period.chinese }
    }

    func readings(_ readings: Readings) -> String {
        list(readings.only.sorted { $0.key < $1.key }.map { "\($0.key)为\(list($0.value))" })
    }

    func list(_ words: [String]) -> String { words.joined(separator: "、") }
    func flag(_ isSo: Bool) -> String { isSo ? "是" : "否" }

    private static let subjects: [Path.Subject: String] = [
        .case: "案件", .notice: "首次收文", .proceeding: "程序", .defendant: "被告", .party: "当事人", .unit: "单位", .part: "部分",
        .hearing: "开庭", .decision: "裁判", .performance: "履行事项", .recommendation: "建议", .submission: "报批",
        .trigger: "该项登记",
    ]

    /// 时点: days that nobody records.
    private static let moments = [
        "effect": "裁判生效", "performance-ended": "履行期间届满", "performance-due": "履行期限届满",
    ]

    /// Fields that nobody types.
    private static let derived: [String: String] = [
        "ends-proceeding": "终结程序", "appealable": "可以上诉", "kind": "种类", "counts": "胜败", "suit": "属于诉讼", "joined": "后来追加",
        "role": "分工", "moved": "已改期", "day": "日期", "received-on": "收到之日", "functions": "职能", "served-on": "送达之日",
    ]
}
