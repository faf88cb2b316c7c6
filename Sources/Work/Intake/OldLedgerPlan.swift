public import Casework
public import Docket
public import LegalCalendar
import Papers
import Rulebook
public import Store

/// 迁入: what a file would become, line by line, before anything is written; then all of it or nothing.
public struct OldLedgerPlan: Sendable {
    public private(set) var dockets: [[Entry]] = []
    public private(set) var problems: [OldLedger.Problem] = []
    /// What the form of such an entry would ask: taken in once somebody has looked at it.
    public private(set) var questions: [OldLedger.Problem] = []
    /// Cases that are here already, and stay as they are.
    public private(set) var known = 0
    /// 合计行 and the like: sums of a list, no cases.
    public private(set) var sums = 0
    /// Units the register does not know, with the lines that name them: taken in as they are written, but nobody's until the register knows the name.
    public private(set) var strangers: [(unit: String, lines: [Int])] = []

    public init(_ file: OldLedgerFile, _ mapping: OldLedgerMapping, into store: CaseStore, today: CivilDay) throws {
        let organisation = try store.organisation()
        let ledger = OldLedger(rules: store.rules, today: today)
        var lines: [String: Int] = [:]
        for row in file.rows {
            let values = mapping.row(row.cells)
            guard !Self.isSum(row.cells, values) else {
                sums += 1
                continue
            }
            switch ledger.docket(values, line: row.line) {
            case .failure(let found): problems += found.all
            case .success(let read):
                let docket = read.entries
                questions += read.questions
                let repeated = marks(values).compactMap { mark -> OldLedger.Problem? in
                    guard let earlier = lines.updateValue(row.line, forKey: mark.key) else { return nil }
                    return .init(line: row.line, column: mark.column, message: "与第\(earlier)行重复：\(mark.shown)")
                }
                problems += repeated
                switch try standing(docket, values, store, today) {
                case .new:
                    dockets.append(docket)
                    note(docket, row.line, organisation)
                case .known: known += 1
                case .unclear(let message): problems.append(.init(line: row.line, column: "收文编号", message: message))
                }
            }
        }
    }

    private static let sumWords: Set<String> = ["合计", "总计", "小计", "本页合计", "本页小计", "累计"]

    private static func bare(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != "：" } }

    /// 合计、小计: what stands in a line that is a sum.
    static func isSumWord(_ cell: String) -> Bool { sumWords.contains(bare(cell)) }

    /// Only a line that says so, with counts at most for plaintiff and number: a bad line is never passed over.
    private static func isSum(_ cells: [String], _ values: [String: String]) -> Bool {
        guard cells.contains(where: isSumWord) else { return false }
        return [values["原告"], values["案号"]].allSatisfy { text in
            let text = bare(text ?? "")
            return sumWords.contains(text) || text.allSatisfy { $0.isNumber || "件人起宗".contains($0) }
        }
    }

    private mutating func note(_ docket: [Entry], _ line: Int, _ organisation: Organisation) {
        let named =
            docket.flatMap { $0["units"]?.list ?? [] }.compactMap { $0["unit"]?.text }
            + [docket.first?["act"]?["maker"]?.text].compactMap(\.self)
        // Before the first start there is no register to know them.
        guard !organisation.units.isEmpty else { return }
        for unit in Set(named) where organisation.unit(unit) == nil {
            if let place = strangers.firstIndex(where: { $0.unit == unit }) {
                strangers[place].lines.append(line)
            } else {
                strangers.append((unit, [line]))
            }
        }
    }

    /// What is said of them on a page and by the command.
    public var remarks: [String] {
        (sums > 0 ? ["跳过合计行 \(sums) 行"] : [])
            + strangers.map { unit, lines in
                "机构名册里没有“\(unit)”（第\(lines.prefix(5).map(String.init).joined(separator: "、"))行\(lines.count > 5 ? "等" : "")），可先在“机构与负责人”里把它登记为某单位的简称"
            }
    }

    private enum Standing {
        case new, known
        case unclear(String)
    }

    /// By what a row is the same as another of the file: its 案号; its 收文编号 and day, since some offices begin at 1 each year; without either, all that it says.
    private func marks(_ values: [String: String]) -> [(key: String, column: String, shown: String)] {
        func text(_ column: String) -> String { (values[column] ?? "").trimmingBlanks }
        var marks: [(key: String, column: String, shown: String)] = []
        if !text("案号").isEmpty, !CaseNumber.isPlaceholder(text("案号")) {
            marks.append(("案号 \(CaseNumber(text("案号")).normalised)", "案号", text("案号")))
        }
        if !text("收文编号").isEmpty { marks.append(("收文编号 \(text("收文编号")) \(text("收到日期"))", "收文编号", text("收文编号"))) }
        if marks.isEmpty {
            marks.append(
                (
                    "行 " + values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "|"),
                    "原告", text("原告")
                ))
        }
        return marks
    }

    private func standing(_ docket: [Entry], _ values: [String: String], _ store: CaseStore, _ today: CivilDay) throws
        -> Standing
    {
        guard let notice = docket.first else { return .new }
        if let number = notice["number"]?.text { return try store.caseID(number: number) == nil ? .new : .known }
        if let intake = notice["intake-number"]?.text, let id = try store.caseID(number: intake) {
            guard let other = try store.derivation(id)?.file.notice else { return .new }
            if other.day == notice.day { return .known }
            return .unclear("收文编号 \(intake) 已有案件（\(other.day.chinese)收到），日期不同又没有案号，不能判断是不是同一案")
        }
        guard notice.kind == .noticeReceived else { return .new }
        guard let plaintiff = notice["plaintiffs"]?.list?.first?["name"]?.text else { return .new }
        let alike = try store.cases(.everything, matching: plaintiff, today: today, limit: 1000).rows.filter {
            $0.receivedOn == notice.day.description
        }
        let isKnown = try alike.contains { row in
            guard let other = try store.derivation(row.caseID)?.file.notice?.entry else { return false }
            return other["plaintiffs"] == notice["plaintiffs"] && other["act"] == notice["act"]
        }
        return isKnown ? .known : .new
    }

    /// - Parameter start: 启用日; what fell due before is no finding here.
    public func write(to store: CaseStore, actor: String, start: CivilDay?, instant: Int) throws {
        precondition(problems.isEmpty)
        try store.take(in: dockets, actor: actor, instant: instant, start: start)
    }
}
