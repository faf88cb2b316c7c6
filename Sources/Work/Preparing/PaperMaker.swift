public import Casework
import Docket
public import LegalCalendar
public import Papers
public import Rulebook
public import Store

/// 生成文书: the one place where a template, a case and a check code become a paper.
public struct PaperMaker: Sendable {
    let store: CaseStore
    let templates: [String: PaperTemplate]
    let account: String
    let today: CivilDay
    /// Who the paper is made for; nil for whoever works on the machine itself.
    let reader: Actor?

    public init(
        store: CaseStore, templates: [String: PaperTemplate], account: String, today: CivilDay, reader: Actor? = nil
    ) {
        (self.store, self.templates, self.account, self.today) = (store, templates, account, today)
        self.reader = reader
    }

    /// Nil if there is no template of that kind.
    /// - Parameter proceeding: the instance it is for; the current one if nil.
    public func bytes(
        _ kind: String, of caseID: String, _ derivation: Derivation, unit: String?, proceeding: String? = nil
    ) throws -> [UInt8]? {
        guard let template = templates[kind] else { return nil }
        // Also what was struck counts: the print knew of it.
        let sequence = try store.caseEntries(caseID).map(\.sequence).max() ?? 0
        let proceeding = proceeding ?? derivation.file.instances.current?.id
        let printed = PrintedPaper(
            caseID: caseID, kind: kind, unit: unit ?? "", proceeding: proceeding ?? "", sequence: sequence, day: today,
            account: account)
        var values = PaperFields.values(
            derivation, proceeding: proceeding, unit: unit, day: today, names: try store.displayNames())
        values["check-code"] = .text(printed.code)
        try store.keep(printed)
        return try template.fill(values)
    }

    /// 空白表: forms with numbers that are given once, for a day without current.
    public func blanks(_ kind: String, count: Int) throws -> [(number: String, bytes: [UInt8])] {
        guard let template = templates[kind] else { return [] }
        let words = try words()
        return try store.reserve(kind, count: count, day: today, account: account).map { printed in
            (
                printed.number,
                try template.blank(
                    words.merging([
                        "check-code": .text(printed.code), "reserved-number": .text(printed.number),
                    ]) { _, own in own })
            )
        }
    }

    /// 统计草稿: a paper of no case, filled with what the figures say. Nil if there is no template of that kind.
    public func report(_ kind: String, _ values: [String: PaperValue]) throws -> [UInt8]? {
        guard let template = templates[kind] else { return nil }
        return try template.fill(try words().merging(values) { _, own in own })
    }

    /// The government's own offices, as they are held now.
    private func words() throws -> [String: PaperValue] {
        let (rules, holders) = (store.rules, try store.holders())
        let government = rules.main.issuer ?? holders.organisation.government
        return LocalWords.blank(rules) { function in
            government.flatMap { holders.holder(of: function, for: $0) }.map(holders.organisation.fullName)
        }
    }

    /// What of a print or an upload has changed since: against the case as it stood at an entry.
    public func changes(
        _ kind: String, of caseID: String, _ now: Derivation, since sequence: Int, proceeding: String?, unit: String?,
        countingBlanks: Bool = false
    ) throws
        -> [PaperChanges.Change]
    {
        let then =
            try reader.map { try store.view(caseID, of: $0, upTo: sequence) }
            ?? store.derivation(caseID, upTo: sequence)
        guard let template = templates[kind], let then else { return [] }
        return PaperChanges.between(
            then, now, in: template, proceeding: proceeding ?? then.file.instances.current?.id, unit: unit,
            names: try store.displayNames(), countingBlanks: countingBlanks)
    }
}
