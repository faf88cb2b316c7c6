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
        (isForeign, isError) = (derivation.isForeign, file.registeredInError)
    }
}
