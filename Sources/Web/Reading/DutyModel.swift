import LegalCalendar
import Work

/// 事项行 as a row of a table.
struct DutyModel: PageModel {
    let badge: DueBadge
    let what: String
    let why: String
    let force: String?
    let cite: String
    let within: String?
    let notes: String?
    let missing: String?
    let due: String
    let provisional: Bool
    let units: String
    let proposed: Bool

    init(_ line: DutyLine, _ caseID: String) {
        (badge, what, force, cite) = (DueBadge(line.mark), line.what, line.force, line.cite)
        (within, missing, provisional) = (line.within, line.missing, line.isProvisional)
        why = SiteURL.why(caseID, duty: line.key)
        notes = line.notes.joined(separator: "；")
        due = line.due?.description ?? (line.isUndated ? "待补录" : "及时")
        (units, proposed) = (line.units.joined(separator: "、"), line.isProposed)
    }
}
