import Casework
public import Docket
import LegalCalendar
public import Rulebook
public import Store

/// 办法: its versions as they stand here, which of them is in force, and what was decided of cases beyond their end (第二十六条).
public struct MeasuresRegister: Sendable {
    public enum State: Sendable, Hashable {
        /// 施行中
        case inForce
        /// 待施行: adopted, and its day is to come.
        case toCome
        /// 已届满, or followed by another.
        case over
        /// 没有登记施行: its folder is there, and nothing goes by it.
        case notAdopted
    }

    public struct Version: Sendable {
        public let book: Rulebook
        public let state: State
        /// Until the next begins.
        public let inForce: InForce
        /// Nil where no entry adopts it: the first version holds without one.
        public let adoption: Adoption?
        /// 施行日至登记日之间产生的期限, the first of them.
        public let openedBefore: [MovedDay]
    }

    private static let (most, shown) = (100, 20)
    private let reading: Reading

    public init(_ reading: Reading) { self.reading = reading }

    private var store: CaseStore { reading.store }

    /// The newest first.
    public func versions() throws -> [Version] {
        let (rules, organisation) = (store.rules, try store.organisation())
        return try rules.allVersions.reversed().map { book in
            let inForce = rules.inForce(book.id)
            let adoption = organisation.adoptions.first { $0.rulebook == book.id }
            return Version(
                book: book, state: Self.state(inForce, on: reading.today), inForce: inForce ?? book.effective,
                adoption: adoption, openedBefore: try openedBefore(book, inForce, adoption))
        }
    }

    public func transitions() throws -> [Transition] { try store.organisation().transitions }

    /// What is wrong with folders that stand beside the program: left out, or changed since they were adopted.
    public var failures: [String] { store.shelf.failures.map(\.description) }

    private static func state(_ inForce: InForce?, on day: CivilDay) -> State {
        guard let inForce else { return .notAdopted }
        if inForce.covers(day) { return .inForce }
        return inForce.from.map { day < $0 } ?? false ? .toCome : .over
    }

    private func openedBefore(_ book: Rulebook, _ inForce: InForce?, _ adoption: Adoption?) throws -> [MovedDay] {
        guard book.id != store.rules.allVersions.first?.id, let from = inForce?.from, let known = adoption?.knownFrom,
            from < known
        else { return [] }
        return try store.opened(from: from, before: known, knowing: book.id, limit: Self.most)
    }

    // MARK: - 登记以前

    /// 登记后变动的期限: asked once, so that nobody moves a day without seeing it.
    static func questions(_ draft: Draft, _ store: CaseStore, _ request: Request) throws -> [Question] {
        guard [.rulebookAdopted, .transitionDecided].contains(draft.kind) else { return [] }
        let entry = Entry(
            stream: .office, sequence: Int.max, instant: request.instant, kind: draft.kind, day: draft.day,
            fields: draft.fields)
        let (moved, isAll) = try store.movedDays(recording: entry, since: since(draft, store), limit: most)
        let cases = isAll ? "" : "（只看了 \(most) 件案件，其余登记后在各案查看）"
        guard !moved.isEmpty else {
            return [Question(code: "moves-days", message: "登记后，现有案件没有期限变动\(cases)")]
        }
        let rows = moved.prefix(shown).map { "\($0.number)　\($0.what)（\($0.cite)）：\(words($0))" }
        let rest = moved.count > shown ? ["其余 \(moved.count - shown) 项登记后在各案查看"] : []
        return (["登记后变动的期限 \(moved.count) 项\(cases)"] + rows + rest).map {
            Question(code: "moves-days", message: $0)
        }
    }

    /// From when what opened can move: the first day of the version, or the day after the end that is decided on.
    private static func since(_ draft: Draft, _ store: CaseStore) -> CivilDay {
        let book = draft.fields["rulebook"]?.text.flatMap { id in store.rules.allVersions.first { $0.id == id } }
        let end = draft.fields["cases-through"]?.day.flatMap { store.rules.newest(by: $0).effective.through }
        return book?.effective.from ?? end?.adding(days: 1) ?? draft.day
    }

    private static func words(_ day: MovedDay) -> String {
        let standing = day.becomes.map { $0 == .binding ? "由提示变为应办" : "由应办变为提示" } ?? ""
        if day.isGone { return "不再有这一项" }
        if day.isNew { return "新增，\(day.new.map { "期限\($0.chinese)" } ?? "没有日期")" }
        guard day.old != day.new else { return standing }
        return "\(day.old?.chinese ?? "没有日期")改为\(day.new?.chinese ?? "没有日期")\(standing.isEmpty ? "" : "，")\(standing)"
    }
}
