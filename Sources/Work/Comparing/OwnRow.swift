import Casework
import Docket
import LegalCalendar
import Oversight
import Rulebook

/// 本系统的一案·审级, with what a list can say of it.
public struct OwnRow: Sendable, Hashable {
    public let caseID: String
    public let title: String
    let proceeding: String
    /// As it is looked up; empty where there is none yet.
    let number: String
    public let shownNumber: String
    let plaintiffs: [String]
    let defendants: Set<String>
    let court: String
    /// 审级
    let kind: String
    let days: [ListColumn: CivilDay]
    let outcomes: Set<String>
    /// 负责人出庭, as facts tell it; nil where nothing was heard.
    let head: String?

    /// One for each proceeding in which somebody answers here.
    /// - Parameter organ: of one defendant; nil where the list is of all.
    static func all(_ caseID: String, _ view: Derivation, organ: String?) -> [OwnRow] {
        let facts = view.facts(view.duties()).filter { fact in
            fact.subject == .instance && (organ.map { $0 == fact.place.organ } ?? true)
        }
        return view.file.instances.all.compactMap { proceeding in
            let own = facts.filter { $0.key.hasPrefix("\(proceeding.id)|") }
            return own.isEmpty ? nil : OwnRow(caseID, view, proceeding, own)
        }
    }

    private init(_ caseID: String, _ view: Derivation, _ proceeding: Thing, _ facts: [Fact]) {
        let file = view.file
        (self.caseID, self.proceeding, title) = (caseID, proceeding.id, file.title)
        number = proceeding.number.map { CaseNumber($0).normalised } ?? ""
        shownNumber = proceeding.number.map { CaseNumber($0).shown } ?? ""
        let places = file.lineage(of: proceeding.id)
        let parties = places.lazy.map { place in
            file.things(.party, in: place).filter { $0["side"]?.text == "plaintiff" }.compactMap { $0["name"]?.text }
        }.first { !$0.isEmpty }
        plaintiffs = parties ?? []
        let sued = places.lazy.map { file.things(.defendant, in: $0).map(\.id) }.first { !$0.isEmpty } ?? []
        defendants = Set(sued.map(view.organisation.present))
        court = proceeding["court"]?.text ?? ""
        kind = proceeding["kind"]?.text ?? "first"
        func day(_ field: String) -> CivilDay? {
            facts.compactMap { $0.day(field) }.min()
        }
        days = [
            .received: day("received-on"), .accepted: proceeding["accepted-on"]?.day, .decided: day("decided-on"),
            .effective: day("effective-on"),
        ].compactMapValues(\.self)
        // A ruling that ended nothing (停止执行, 管辖) is no result.
        let decisions = file.things(.decision).filter {
            $0["proceeding"]?.text == proceeding.id && view.judgments.ending.contains($0.id)
        }
        let said = decisions.flatMap { $0["outcomes"]?.list ?? [] }.compactMap { $0["outcome"]?.text }
        outcomes = Set(said + facts.compactMap { $0.word("outcome") })
        let heads = facts.compactMap { $0.word("head") }
        head = heads.contains("appeared") ? "appeared" : heads.first
    }
}
