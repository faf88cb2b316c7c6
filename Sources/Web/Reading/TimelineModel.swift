import Docket
import LegalCalendar
import Work

/// 办理过程的一条 as a page shows it.
struct TimelineModel: PageModel {
    let day: String
    let fullDay: String
    let sequence: Int
    let title: String
    let who: String
    let original: String?
    /// 补录的日期, where it was recorded later than it happened.
    let recorded: String?
    let waiting: String?
    let confirm: String?
    let isCorrected: Bool
    /// 原登记, a click away; nil for what stands as it was written.
    let was: Was?
    let struck: Bool
    let summary: String?
    let correct: String?

    struct Was: PageModel {
        let text: String
        let reason: String
        let who: String
    }

    /// - Parameter names: 姓名 by account.
    init(_ line: Timeline.Line, _ caseID: String, names: [String: String], mayRecord: Bool, today: CivilDay) {
        let entry = line.entry
        let name = names[entry.actor] ?? entry.actor
        sequence = entry.sequence
        (day, fullDay, title) = (entry.day.chinese(in: today.year), entry.day.description, line.title)
        who =
            entry["by"].map { by in
                "\(by["name"]?.text ?? "")\(by["post"]?.text ?? "")，\(entry.unit)\(name)代录"
            } ?? "\(entry.unit) \(name)"
        original = entry["original"]?.text.map { "原件存\($0)" }
        recorded = entry.recordedOn > entry.day ? "\(entry.recordedOn.shortChinese)补录" : nil
        waiting = line.waitsFor.map { "待\($0)确认" }
        confirm = line.mayConfirm ? SiteURL.record(caseID, .factConfirmed, "of=\(entry.sequence)") : nil
        (isCorrected, struck, summary) = (line.isCorrected, line.isStruck, line.summary)
        was = line.revision.map { revision in
            Was(
                text: "\(revision.day.chinese)　\(revision.summary)", reason: revision.reason,
                who:
                    "\(revision.by.recordedOn.shortChinese)　\(revision.by.unit) \(names[revision.by.actor] ?? revision.by.actor)"
            )
        }
        correct = mayRecord && line.mayCorrect ? SiteURL.correct(caseID, entry.sequence) : nil
    }
}
