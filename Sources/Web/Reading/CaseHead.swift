import Casework
import Docket
import LegalCalendar
import Rulebook

/// 案件抬头: number, parties, court and who has the case, on top of its page.
struct CaseHead: PageModel {
    let path: String
    let title: String
    let act: String
    let number: String
    let court: String
    let instance: String
    let procedure: String
    let reconsideration: String
    let intakeNumber: String
    /// 现由谁办理
    let holder: String?
    /// 承办法官、书记员 of each instance, with their telephones.
    let contacts: [String]
    let mayRecord: Bool
    let isForeign: Bool
    let isError: Bool

    init(_ derivation: Derivation, _ caseID: String, holder: String, mayRecord: Bool) {
        let file = derivation.file
        let (proceeding, notice) = (file.instances.current, file.notice?.entry)
        (path, title, number) = (SiteURL.docket(caseID), file.title, file.shownNumber)
        act = notice?["act"]?["title"]?.text ?? ""
        court = proceeding?["court"]?.text ?? ""
        instance = Words.title(proceeding?["kind"]?.text ?? "first")
        procedure = Words.title(proceeding?["procedure"]?.text ?? "")
        reconsideration = Words.title(notice?["reconsideration"]?.text ?? "unknown", field: "reconsideration")
        intakeNumber = notice?["intake-number"]?.text ?? ""
        (self.holder, self.mayRecord) = (holder, mayRecord)
        contacts = file.items(of: .noticeReceived).compactMap { Self.contact($0.entry) }
        (isForeign, isError) = (derivation.isForeign, file.registeredInError)
    }

    private static func contact(_ notice: Entry) -> String? {
        let people = [("承办法官", "judge"), ("书记员", "court-clerk")].compactMap { title, field -> String? in
            let said = [notice[field]?.text, notice["\(field)-phone"]?.text].compactMap(\.self)
            return said.isEmpty ? nil : "\(title) \(said.joined(separator: " "))"
        }
        guard !people.isEmpty else { return nil }
        return ([notice["number"]?.shownNumber].compactMap(\.self) + people).joined(separator: "　")
    }
}
