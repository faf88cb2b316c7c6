import Casework
public import Docket
import LegalCalendar
import Rulebook
public import Store

/// 审计: the chain of the journal, and what the audit stream and the register of offices say, page by page.
public struct AuditTrail: Sendable {
    public struct Line: Sendable, Hashable {
        public let sequence: Int
        /// 2026-02-13 09:30, as it was recorded.
        public let moment: String
        public let what: String
        public let who: String
        public let content: String
    }

    public static let shown = 100

    public let count: Int
    public let tip: Digest
    /// The newest first.
    public let lines: [Line]
    /// Where the page before it begins; nil where there is none.
    public let earlier: Int?

    /// - Parameter before: only what stands before that sequence; nil for the newest.
    public init(_ store: CaseStore, before: Int? = nil) throws {
        (count, tip) = try store.tip()
        let names = try store.displayNames()
        let found = try store.newest(of: [.audit, .office], before: before, limit: Self.shown + 1)
        let rules = store.rules
        lines = found.prefix(Self.shown).map { entry in
            Line(
                sequence: entry.sequence, moment: Self.moment(entry.instant),
                what: entry.kind.auditTitle ?? rules.vocabulary.title(entry.kind),
                who: [entry.unit, names[entry.actor] ?? entry.actor].filter { !$0.isEmpty }.joined(separator: " "),
                content: Self.content(entry, rules))
        }
        earlier = found.count > Self.shown ? found[Self.shown - 1].sequence : nil
    }

    /// By the clock on the wall in China.
    private static func moment(_ instant: Int) -> String {
        "\(CivilDay(instant: instant)) \(hour(instant))"
    }

    /// 09:30
    static func hour(_ instant: Int) -> String {
        let minutes = (instant / 60_000 + 8 * 60) % (24 * 60)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(two(minutes / 60)):\(two(minutes % 60))"
    }

    /// What a field of the audit stream is called; of an entry of the register its own name.
    private static let titles = [
        "account": "账号", "unit": "单位", "what": "办理", "case": "案件", "digest": "杂凑值", "file": "文件", "for": "用途",
        "from": "委托人", "to": "受托人", "until": "截止日", "kind": "种类", "list": "清单", "name": "名称", "path": "页面",
        "rows": "行数", "version": "版本", "before": "原来的时刻", "now": "现在的时刻",
    ]

    private static func content(_ entry: Entry, _ rules: Rules) -> String {
        guard entry.stream == .audit else {
            return EntryText.pairs(entry, rules).map { "\($0.title)：\($0.value)" }.joined(separator: "　")
        }
        return entry.fields.sorted { $0.key < $1.key }.map { name, value in
            let text =
                ["before", "now"].contains(name) ? value.integer.map(moment) ?? "" : value.words.joined(separator: "、")
            return "\(titles[name] ?? name)：\(text)"
        }.joined(separator: "　")
    }

    /// 校验: the chain, and all that stands beside it. Nil where everything is whole.
    public static func problem(of store: CaseStore) throws -> String? {
        let verification = try store.verify()
        if let first = verification.firstBad { return "第\(first)条：\(verification.reason ?? "")" }
        return try Inspection(of: store).firstProblem()
    }
}
