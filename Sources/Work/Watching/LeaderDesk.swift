import Casework
import Docket
import LegalCalendar
import Rulebook
public import Store

/// 等您处理: what waits for the decision of a leader and of nobody else, each matter by itself: papers and who appears are two decisions.
public struct LeaderDesk: Sendable {
    public struct Card: Sendable {
        public let row: DeskRow
        /// 呈报单位, with the day; nil where it does not come from a unit.
        public let from: String?
        /// 建议: what is proposed to be decided.
        public let proposal: String?
        /// 办公室: what was said last on the sheet before it came to him.
        public let opinion: String?
        /// 法定: the last day that a statute sets for the case.
        public let limit: String?
        /// What can be answered here; nil for what has a page of its own.
        public let asked: Asked?
    }

    /// 同意 or 退回: of which submission, what it is called, and what follows.
    public struct Asked: Sendable {
        public let submission: String
        public let subject: String
        public let follows: String
        /// The last entry that he has seen of the case.
        public let seen: Int
    }

    public let cards: [Card]
    public let hearings: [HearingRow]
    public let reader: String
    private static let most = 60

    /// Nil for who has other work beside it: his desk shows all of it together.
    public init?(_ reading: Reading) throws {
        guard reading.reader.functions == [.leader] else { return nil }
        let (store, today) = (reading.store, reading.today)
        let desk = try Desk(store, of: reading.reader, today: today)
        let rows = try Urgency.allCases.flatMap { try desk.rows($0, limit: Self.most) }.flatMap { [$0] + $0.others }
        var seen: Set<DeskRow> = []
        let waiting = rows.filter { row in
            // Where he appears himself stands with the hearings; what waits for others is theirs.
            let nature = row.kind.flatMap { store.rules.vocabulary.kind($0) }?.nature
            return nature == .act && seen.insert(row).inserted
        }.sorted { DeskRow.isBefore($0, $1, on: today) }
        cards = try waiting.prefix(Self.most).map { try Self.card($0, reading) }
        hearings = try store.hearings(reading.scope, from: today, through: today.adding(days: 7)).filter { !$0.isHeld }
        reader = reading.reader.name
    }

    private static func card(_ row: DeskRow, _ reading: Reading) throws -> Card {
        guard let derivation = try reading.view(row.caseID) else {
            return Card(row: row, from: nil, proposal: nil, opinion: nil, limit: nil, asked: nil)
        }
        let id = row.about.split(separator: "&").first { $0.hasPrefix("submission=") }?.dropFirst(11)
        let sheet = id.flatMap { ApprovalSheet(String($0), of: derivation, row.caseID, reading) }
        let submitted = sheet.map { sheet in sheet.from }
        let proposed = sheet.map { sheet in
            let papers = sheet.missing.isEmpty ? "同意报送材料" : "材料缺\(sheet.missing.joined(separator: "、"))"
            return [papers, sheet.suggestion].filter { !$0.isEmpty }.joined(separator: "；")
        }
        let statutory = derivation.duties().filter {
            $0.norm.rulebook == "national" && $0.norm.force == .duty && $0.isStanding(on: reading.today)
                && reading.holds(.leader, of: $0.organ)
        }.compactMap(\.limit).min()
        return Card(
            row: row, from: submitted.map { "\($0.unit)，\($0.day?.shortChinese ?? "")" },
            proposal: proposed ?? Self.opinion(row, derivation, reading),
            opinion: sheet?.opinions.last.map { "\($0.who)：\($0.text)" },
            limit: statutory.flatMap { $0 == row.due ? nil : "法定\($0.shortChinese)" },
            asked: row.kind == .approved ? try sheet.flatMap { try Asked($0, derivation) } : nil)
    }

    /// What others have said on what is to be decided: an appeal, a retrial, a reply.
    private static func opinion(_ row: DeskRow, _ derivation: Derivation, _ reading: Reading) -> String? {
        guard let kind = row.kind else { return nil }
        if [.opined, .handlingAssigned].contains(kind) {
            let shares = derivation.proposedAssignment(in: derivation.file.instances.current?.id)?.shares ?? []
            return shares.isEmpty ? nil : "拟请\(shares.map(\.unit).joined(separator: "、"))承办"
        }
        let answered = Vocabulary.traits(kind).answers
        let said = row.about.split(separator: "&").map(String.init)
        // Of this matter, and of an organ for which he decides.
        let last = derivation.file.items(among: answered).last { item in
            let isMeant = [ThingKind.decision, .proceeding, .recommendation].allSatisfy { thing in
                item.context[thing].isEmpty || !said.contains { $0.hasPrefix("\(thing.rawValue)=") }
                    || item.context[thing].contains { said.contains("\(thing.rawValue)=\($0)") }
            }
            return isMeant && reading.holds(.leader, of: derivation.organ(of: item))
        }
        return last.flatMap { item in
            let said = (item.entry["opinion"] ?? item.entry["decision"] ?? item.entry["reason"])?.text
            let title = derivation.rules.vocabulary.title(item.kind)
            return said.map { "\(item.entry.unit)：\(title)，\($0)" } ?? "\(item.entry.unit)：\(title)"
        }
    }
}

extension LeaderDesk.Asked {
    /// Nil where it is not his to decide.
    /// Nor where another text has come since: what differs is shown on the sheet.
    fileprivate init?(_ sheet: ApprovalSheet, _ derivation: Derivation) throws {
        guard let submission = sheet.submission, sheet.mayDecide, !sheet.isForAnother, try sheet.replaced.isEmpty
        else { return nil }
        (self.submission, subject, seen) = (submission.id, sheet.subject, derivation.file.lastSequence)
        let levels = derivation.levelsLeft(of: submission.id)
        let (unit, proceeding) = (submission["unit"]?.text, submission["proceeding"]?.text)
        let keeper = derivation.holder(of: .sealKeeper, answeringFor: unit, in: proceeding)
        let isSealed = derivation.rules.requirements.contains { norm in
            norm.check == "follows" && norm.of.contains { $0.kind == .sealed }
                && norm.after.contains { $0.kind == .approved }
        }
        let next =
            levels.count > 1
            ? "同意后还要经“\(levels[1].name)”审批"
            : isSealed ? "同意后由\(keeper ?? derivation.rules.title(of: .sealKeeper))用印" : "同意后即可办理"
        follows = sheet.suggestion.isEmpty ? next : "\(next)；出庭人员另定"
    }
}
