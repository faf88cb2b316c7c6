import Casework
import Docket
import LegalCalendar
import Rulebook

/// 核对: a list against what this installation has of the same period, by normalised number, else by the parties. Pure.
public struct ListComparison: Sendable {
    public private(set) var differences: [ListDifference] = []
    /// How many are in both and say the same.
    public private(set) var agreed = 0
    /// Lines with neither number nor plaintiff: nothing can be found by them.
    public private(set) var unread: [Int] = []

    private let rules: Rules
    private let organisation: Organisation
    private let ledger: OldLedger

    /// - Parameters:
    ///   - own: what counts in the period.
    ///   - other: finds by its number what counts in none or another.
    init(
        _ rows: [ListedRow], _ own: [OwnRow], rules: Rules, organisation: Organisation, today: CivilDay,
        other: (String) throws -> OwnRow?
    ) rethrows {
        (self.rules, self.organisation) = (rules, organisation)
        ledger = OldLedger(rules: rules, today: today)
        let byNumber = Dictionary(
            own.filter { !$0.number.isEmpty }.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        var (seen, paired, pending) = ([String: Int](), Set<OwnRow>(), [ListedRow]())
        for row in rows {
            let number = row.number
            if number.isEmpty, row[.plaintiff].isEmpty {
                unread.append(row.line)
            } else if let earlier = seen[number] {
                add(.init(.repeated, row, byNumber[number], theirs: "与第\(earlier)行是同一案号"))
            } else if let mine = byNumber[number] {
                seen[number] = row.line
                paired.insert(mine)
                compare(row, mine, isInPeriod: true)
            } else if let mine = try number.isEmpty ? nil : other(number) {
                seen[number] = row.line
                compare(row, mine, isInPeriod: false)
            } else {
                if !number.isEmpty { seen[number] = row.line }
                pending.append(row)
            }
        }
        matchParties(pending, own, &paired)
        for mine in own where !paired.contains(mine) {
            add(.init(.onlyHere, nil, mine, theirs: "没有", ours: Self.told(mine)))
        }
    }

    private mutating func add(_ difference: ListDifference) { differences.append(difference) }

    // MARK: - 找同一案

    /// By the parties, where exactly one of ours and one of theirs can be meant.
    private mutating func matchParties(_ pending: [ListedRow], _ own: [OwnRow], _ paired: inout Set<OwnRow>) {
        let left = own.filter { !paired.contains($0) }
        let byName = left.reduce(into: [String: [OwnRow]]()) { all, one in
            for name in Set(one.plaintiffs.map(\.foldedName)) { all[name, default: []].append(one) }
        }
        // More than are told say no more, and of many of one name a list would ask for all of each.
        var crowded: Set<String> = []
        let meant = pending.map { row -> [OwnRow] in
            let names = row.plaintiffs
            var same: [OwnRow] = []
            for one in names.names.first.flatMap({ byName[$0] }) ?? [] where same.count < Self.told {
                if isSame(row, names, one) { same.append(one) }
            }
            if same.count == Self.told { crowded.formUnion(names.names) }
            return same
        }
        let asked = meant.joined().reduce(into: [OwnRow: Int]()) { $0[$1, default: 0] += 1 }
        for (row, candidates) in zip(pending, meant) {
            let isAlone = candidates.count == 1 && crowded.isDisjoint(with: row.plaintiffs.names)
            if let one = candidates.first, isAlone, asked[one] == 1 {
                paired.insert(one)
                compare(row, one, isInPeriod: true)
            } else {
                let hint = candidates.isEmpty ? "没有" : "原告相同的有：\(candidates.map(\.shownNumber).joined(separator: "、"))"
                add(.init(.onlyThere, row, nil, theirs: row.shown, ours: hint))
            }
        }
    }

    /// Cases that a hint names.
    private static let told = 10

    private func isSame(_ row: ListedRow, _ names: ListedNames, _ own: OwnRow) -> Bool {
        names.are(own.plaintiffs)
            && (row[.court].isEmpty || Self.isSameCourt(row[.court], own.court))
            && (row[.instance].isEmpty || instance(row[.instance]) == own.kind)
    }

    /// 沙坡头区人民法院 and 中卫市沙坡头区人民法院
    private static func isSameCourt(_ theirs: String, _ ours: String) -> Bool {
        let (theirs, ours) = (theirs.foldedTight, ours.foldedTight)
        return theirs == ours || (!ours.isEmpty && (theirs.hasSuffix(ours) || ours.hasSuffix(theirs)))
    }

    /// The longest first: 再审审查 is no 再审.
    private static let instances = Words.codes(
        ["first", "second", "retrial-review", "retrial", "remand", "enforcement", "non-contentious"], field: "instance"
    ).merging(["重审": "remand"]) { own, _ in own }.sorted { ($1.key.count, $0.key) < ($0.key.count, $1.key) }

    private func instance(_ text: String) -> String? {
        let text = text.foldedTight
        return Self.instances.first { text.contains($0.key) }?.value
    }

    // MARK: - 逐项

    private mutating func compare(_ row: ListedRow, _ own: OwnRow, isInPeriod: Bool) {
        let before = differences.count
        if !isInPeriod { add(.init(.period, row, own, theirs: "计入这一期间", ours: Self.told(own))) }
        for column in ListColumn.allCases {
            if let (theirs, ours) = difference(column, row, own) {
                add(.init(.field(column), row, own, theirs: theirs, ours: ours))
            }
        }
        if differences.count == before { agreed += 1 }
    }

    /// What each says of a column where they differ; what the list leaves blank is not compared.
    private func difference(_ column: ListColumn, _ row: ListedRow, _ own: OwnRow) -> (String, String)? {
        let said = row[column]
        guard !said.isEmpty else { return nil }
        switch column {
        case .number: return row.number.isEmpty || row.number == own.number ? nil : (said, own.shownNumber)
        case .plaintiff:
            // Above the first instance a list names who appealed.
            guard ["first", "remand"].contains(own.kind), !own.plaintiffs.isEmpty,
                !row.plaintiffs.are(own.plaintiffs)
            else { return nil }
            return (said, own.plaintiffs.joined(separator: "、"))
        case .defendant: return defendants(said, own)
        case .court: return Self.isSameCourt(said, own.court) ? nil : (said, own.court)
        case .instance:
            return instance(said) == own.kind ? nil : (said, Words.title(own.kind, field: "instance"))
        case .outcome: return outcome(said, own)
        case .head: return head(said, own)
        case .received, .accepted, .decided, .effective: return day(column, said, own)
        }
    }

    private func defendants(_ said: String, _ own: OwnRow) -> (String, String)? {
        guard ["first", "remand"].contains(own.kind), !own.defendants.isEmpty else { return nil }
        let named = ListedNames(said)
        let theirs = Set(named.names.map(organisation.present))
        let isSame = named.count == nil ? theirs == own.defendants : theirs.isSubset(of: own.defendants)
        return isSame ? nil : (said, own.defendants.sorted().joined(separator: "、"))
    }

    private func day(_ column: ListColumn, _ said: String, _ own: OwnRow) -> (String, String)? {
        let ours = own.days[column]
        // 立案 is the court's own day, of which we may never have heard.
        guard ours != nil || column != .accepted else { return nil }
        let theirs = CivilDay.read(said) ?? CivilDay.readMoment(said).flatMap { CivilDay(String($0.prefix(10))) }
        guard theirs == nil || theirs != ours else { return nil }
        return (theirs?.chinese ?? "\(said)（不是日期）", ours?.chinese ?? "没有登记")
    }

    private func outcome(_ said: String, _ own: OwnRow) -> (String, String)? {
        let titles = own.outcomes.map(rules.outcomeTitle).sorted()
        let ours = titles.isEmpty ? "没有登记" : titles.joined(separator: "、")
        let words = said.split(whereSeparator: { "、;；\n".contains($0) }).map { String($0).trimmingBlanks }
        let codes = words.map { ledger.outcome($0) }
        // What cannot be read is the same only by its words.
        guard codes.allSatisfy({ $0 != nil }) else { return Set(words) == Set(titles) ? nil : (said, ours) }
        let theirs = Set(codes.compactMap(\.self))
        // A list that names the main outcome alone says the same, as long as it is lost or not by both.
        let isSame =
            !own.outcomes.isEmpty && theirs.isSubset(of: own.outcomes) && isLost(theirs) == isLost(own.outcomes)
        return isSame ? nil : (said, ours)
    }

    private func isLost(_ outcomes: Set<String>) -> Bool {
        outcomes.contains { [.loss, .partialLoss].contains(rules.outcome($0)?.counts) }
    }

    private func head(_ said: String, _ own: OwnRow) -> (String, String)? {
        let ours = own.head.map { FigureWords.title($0, of: "head") } ?? "没有登记开庭"
        guard let appeared = OldLedger.didAppear(said) else { return (said, ours) }
        // 未出庭 speaks of a hearing; 否 may say that there was none.
        if !appeared, own.head == nil { return said.contains("庭") ? (said, ours) : nil }
        return appeared == (own.head == "appeared") ? nil : (said, ours)
    }

    private static func told(_ own: OwnRow) -> String {
        [ListColumn.received, .decided, .effective].compactMap { column in
            own.days[column].map { "\(column.title)\($0.chinese)" }
        }.joined(separator: "，")
    }
}
