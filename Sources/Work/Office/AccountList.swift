import Casework
public import Docket
import Papers
public import Rulebook
public import Store

/// 人员名单: accounts as an office lists them, checked line by line before any is opened; all of them or none.
public struct AccountList: Sendable, Hashable {
    public struct Line: Sendable, Hashable {
        /// As the file counts it.
        public let line: Int
        /// 账号
        public internal(set) var name: String
        /// 姓名
        public let display: String
        public internal(set) var unit: String
        public internal(set) var functions: Set<Function>
        /// 职能 as it is written.
        public let words: String
        /// 要改
        public internal(set) var wrong: [String] = []
        /// 请看一眼
        public internal(set) var doubtful: [String] = []
        /// He has his account already.
        public internal(set) var isKnown = false
    }

    public enum Column: String, Sendable, CaseIterable {
        case display = "姓名"
        case unit = "单位"
        case functions = "职能"
        case name = "账号"

        /// Its name in a list, as offices call it.
        public static func guess(_ word: String) -> String? {
            let name = OldLedgerMapping.plainName(word)
            let others = ["人员": display, "部门": unit, "单位名称": unit, "角色": functions, "岗位": functions, "登录名": self.name]
            return (Self(rawValue: name) ?? others[name])?.rawValue
        }
    }

    public private(set) var lines: [Line] = []

    private let organisation: Organisation
    private let holders: Holders
    private let words: FunctionWords
    private let accounts: [Account]

    public static func == (left: Self, right: Self) -> Bool { left.lines == right.lines }
    public func hash(into hasher: inout Hasher) { hasher.combine(lines) }

    /// - Throws: `OldLedgerFile.Failure` where the file has no column of names or of units.
    public init(_ file: OldLedgerFile, _ rules: Rules, _ holders: Holders, accounts: [Account])
        throws(OldLedgerFile.Failure)
    {
        (organisation, self.holders, words) = (holders.organisation, holders, FunctionWords(rules))
        self.accounts = accounts
        let places = OldLedgerMapping(header: file.header, guess: Column.guess)
        for column in [Column.display, .unit, .functions] where places.columns[column.rawValue] == nil {
            throw OldLedgerFile.Failure(description: "没有“\(column.rawValue)”一列：表头要有姓名、单位、职能，账号可以不写")
        }
        for row in file.rows { take(places.row(row.cells), at: row.line) }
        for place in lines.indices { check(place) }
    }

    private mutating func take(_ cells: [String: String], at number: Int) {
        let cell = { (column: Column) in (cells[column.rawValue] ?? "").trimmingBlanks }
        let (display, written) = (cell(.display).foldedName, cell(.functions))
        guard !(display.isEmpty && cell(.unit).isEmpty) else { return }
        let read = words.read(written)
        var line = Line(
            line: number, name: cell(.name).isEmpty ? display : cell(.name), display: display, unit: cell(.unit),
            functions: read.functions, words: written)
        line.wrong += read.unread.map { "没有“\($0)”这项职能" }
        if read.functions.isEmpty, read.unread.isEmpty { line.wrong.append("没有写职能") }
        place(&line)
        let isNamed = !cell(.name).isEmpty
        let same = lines.firstIndex {
            $0.display == display && $0.unit == line.unit && (!isNamed || $0.name == line.name)
        }
        guard let same, !display.isEmpty else { return lines.append(line) }
        // One person in two lines, a function each.
        lines[same].functions.formUnion(line.functions)
        lines[same].wrong += line.wrong
        lines[same].doubtful.append("第\(number)行也是\(display)，合为一个账号，对吗？")
    }

    /// The unit by the name it has now; one that is nearly so is asked about.
    private func place(_ line: inout Line) {
        guard !line.unit.isEmpty else { return line.wrong.append("没有单位") }
        if let known = organisation.unit(line.unit) {
            if known.through != nil {
                line.doubtful.append("“\(line.unit)”已经撤并，按“\(organisation.present(known.name))”导入，对吗？")
            }
            line.unit = organisation.present(known.name)
            return
        }
        let near = organisation.units.filter { unit in
            unit.through == nil
                && ([unit.name] + unit.aliases).contains { $0.contains(line.unit) || line.unit.contains($0) }
        }
        switch near.count {
        case 1:
            line.doubtful.append("按“\(near[0].name)”导入，对吗？")
            line.unit = near[0].name
        case 0: line.wrong.append("没有这个单位：\(line.unit)")
        default: line.wrong.append("“\(line.unit)”可能是\(near.prefix(3).map(\.name).joined(separator: "、"))，请写明")
        }
    }

    private mutating func check(_ place: Int) {
        let line = lines[place]
        if line.display.isEmpty { lines[place].wrong.append("没有姓名") }
        if !line.display.isEmpty, !(2...40).contains(line.name.count) || line.display.count > 40 {
            lines[place].wrong.append("姓名四十个字以内，账号二到四十个字")
        }
        if let earlier = lines[..<place].first(where: { $0.name == line.name && !line.name.isEmpty }) {
            lines[place].wrong.append("账号与第\(earlier.line)行相同，请在“账号”一列另写一个")
        } else if let known = accounts.first(where: { $0.name == line.name }) {
            lines[place].isKnown = known.display == line.display && organisation.present(known.unit) == line.unit
            if !lines[place].isKnown {
                lines[place].wrong.append("账号“\(line.name)”已有别人在用，请在“账号”一列另写一个")
            }
        }
        checkFunctions(place)
    }

    private mutating func checkFunctions(_ place: Int) {
        let line = lines[place]
        if line.functions.contains(where: \.isAdministrator) { lines[place].wrong.append("三员账号不从名单开立") }
        if line.functions.contains(.lawyer), line.functions.count > 1 { lines[place].wrong.append("律师账号不能兼任其他职能") }
        if line.functions.isSuperset(of: [.leader, .sealKeeper]) {
            if hasOtherKeeper(place) {
                lines[place].doubtful.append("\(line.display)也是审批人：他审批的须由另一人用印，对吗？")
            } else {
                lines[place].wrong.append("\(line.display)是审批人，用印须另一人")
            }
        }
        let offices = line.functions.filter { Function.ofOrgans.contains($0) && $0 != .counselOffice }
        for function in Function.allCases where offices.contains(function) && organisation.unit(line.unit) != nil {
            if holders.organs(of: function, in: line.unit).isEmpty {
                lines[place].doubtful.append("\(line.unit)没有登记承担“\(function.title)”，先开账号，对吗？")
            }
        }
    }

    /// Whether somebody else keeps a seal that he would keep.
    private func hasOtherKeeper(_ place: Int) -> Bool {
        let organs = holders.organs(of: .sealKeeper, in: lines[place].unit)
        let listed = lines.enumerated().filter { $0.offset != place && $0.element.functions.contains(.sealKeeper) }
            .map(\.element.unit)
        let known = accounts.filter {
            $0.functions.contains(.sealKeeper) && !$0.isDisabled && $0.name != lines[place].name
        }
        .map(\.unit)
        return (listed + known).contains { !holders.organs(of: .sealKeeper, in: $0).isDisjoint(with: organs) }
    }
}

extension AccountList {
    public var wrong: [Line] { lines.filter { !$0.wrong.isEmpty } }
    /// Nothing is wrong with them, but somebody has to say yes.
    public var doubtful: [Line] { lines.filter { $0.wrong.isEmpty && !$0.isKnown && !$0.doubtful.isEmpty } }
    /// 可导入 as they stand.
    public var good: [Line] { lines.filter { $0.wrong.isEmpty && !$0.isKnown && $0.doubtful.isEmpty } }
    public var known: [Line] { lines.filter { $0.wrong.isEmpty && $0.isKnown } }

    /// - Parameter agreed: the lines to whose doubts somebody said yes.
    public func isReady(agreed: Set<Int>) -> Bool {
        wrong.isEmpty && doubtful.allSatisfy { agreed.contains($0.line) } && !(good + doubtful).isEmpty
    }

    var enrolments: [CaseStore.Enrolment] {
        lines.filter { !$0.isKnown }.map {
            .init(name: $0.name, display: $0.display, unit: $0.unit, functions: $0.functions)
        }
    }
}
