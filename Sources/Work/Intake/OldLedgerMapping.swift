import Casework
import Docket

/// 列名对应: which column of the file is which of ours.
public struct OldLedgerMapping: Sendable {
    /// Our column → the index of the file's.
    public private(set) var columns: [String: Int] = [:]
    /// Named columns of the file that nothing takes up.
    public private(set) var unused: [String] = []

    /// What offices call the columns of their own lists.
    private static let synonyms = [
        "收文号": "收文编号", "登记号": "收文编号", "收文日期": "收到日期", "收到时间": "收到日期", "收案日期": "收到日期", "立案号": "案号",
        "受理法院": "法院", "审理法院": "法院", "审理程序": "审级", "当事人": "原告", "原告姓名": "原告", "起诉人": "原告",
        "被诉行政行为": "被诉行为", "案由": "被诉行为", "承办部门": "承办单位", "应诉单位": "承办单位", "答辩日期": "提交法院日期",
        "判决日期": "裁判日期", "判决结果": "裁判结果", "裁判文书种类": "裁判文书", "归档号": "档号", "开庭时间": "开庭日期",
        "出庭领导": "出庭负责人", "负责人出庭情况": "出庭负责人", "负责人是否出庭": "出庭负责人", "出庭应诉负责人": "出庭负责人", "说明": "备注",
    ]

    public static func guess(_ name: String) -> String? {
        let name = plainName(name)
        return OldLedger.columns.contains(name) ? name : synonyms[name]
    }

    /// `收到\n日期`, `原告*`, `被告：`, `收到日期（必填）`: the name without what a form puts around it.
    static func plainName(_ name: String) -> String {
        var plain = name.folded.filter { !$0.isWhitespace }
        if let bracket = plain.firstIndex(of: "（"), bracket != plain.startIndex, plain.hasSuffix("）") {
            plain = String(plain[..<bracket])
        }
        while let last = plain.last, "*:：★".contains(last) { plain.removeLast() }
        while let first = plain.first, "*★".contains(first) { plain.removeFirst() }
        return plain
    }

    /// - Parameter said: the file's name of a column → ours; goes before what can be guessed.
    public init(
        header: [String], said: [String: String] = [:], guess: (String) -> String? = OldLedgerMapping.guess
    ) {
        let said = Dictionary(
            said.map { (Self.plainName($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
        for (index, name) in header.enumerated() where !name.isEmpty {
            let ours = said[name] ?? guess(name)
            if ours == "" { continue }
            if let ours, columns[ours] == nil { columns[ours] = index } else { unused.append(name) }
        }
    }

    /// - Parameter chosen: our column → the index of the file's, as picked on a page.
    public init(header: [String], chosen: [String: Int]) {
        columns = chosen.filter { header.indices.contains($0.value) }
        let used = Set(columns.values)
        unused = header.enumerated().filter { !used.contains($0.offset) && !$0.element.isEmpty }.map(\.element)
    }

    /// 必有的列: without them no row is a case.
    public static let required = ["收到日期", "原告"]

    public var isEnough: Bool { Self.required.allSatisfy { columns[$0] != nil } }

    public func row(_ cells: [String]) -> [String: String] {
        columns.compactMapValues { cells.indices.contains($0) ? Self.plain(cells[$0]) : nil }
    }

    /// `'=1+1` is the text `=1+1`: how spreadsheets, and our own export, mark a text that looks like a formula.
    private static func plain(_ cell: String) -> String {
        guard cell.hasPrefix("'"), let second = cell.dropFirst().first, "=+-@\t".contains(second) else { return cell }
        return String(cell.dropFirst())
    }
}
