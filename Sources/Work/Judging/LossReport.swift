import Docket
import LegalCalendar
import Rulebook

/// 败诉案件分析报告: what the docket can say of the five sections of article 12; causes and measures are for people to write.
struct LossReport {
    let sections: [String: String]

    init(_ derivation: Derivation, decision: Thing?) {
        let (file, rules) = (derivation.file, derivation.rules)
        let notice = file.notice?.entry
        // Each instance with its own number and day.
        let instances = file.items(of: .noticeReceived).map { item in
            let number = item.context.first(.proceeding).flatMap { file.thing(.proceeding, $0)?.number } ?? "（案号不详）"
            return "\(number)，\(item.day.chinese)收到应诉通知"
        }
        let facts =
            "\(file.title)，被诉行政行为：\(notice?["act"]?["title"]?.text ?? "")（作出单位\(notice?["act"]?["maker"]?.text ?? "")）；\(instances.joined(separator: "；"))。"
        let hearings = file.items(of: .hearingHeld).map { item in
            let head = item.entry["head"].map { "\($0["name"]?.text ?? "")\($0["post"]?.text ?? "")" } ?? "负责人"
            return "\(item.day.chinese)开庭，" + (item.entry["head-appeared"]?.flag == true ? "\(head)出庭应诉" : "负责人未出庭")
        }
        // What was decided below belongs to it: 驳回上诉 alone says nothing of what was lost.
        let decisions = file.things(.decision).prefix { $0.id != decision?.id } + (decision.map { [$0] } ?? [])
        let judgments = decisions.map { decision in
            let outcomes = (decision["outcomes"]?.list ?? []).compactMap { $0["outcome"]?.text }.map(rules.outcomeTitle)
            let kind = decision["proceeding"]?.text.flatMap { file.thing(.proceeding, $0)?["kind"]?.text } ?? "first"
            return
                "\(Words.title(kind))\(Words.title(decision["document"]?.text ?? "judgment"))，\(decision["served-on"]?.day?.chinese ?? "")收到：\(outcomes.joined(separator: "、"))"
        }
        sections = [
            "sections.facts": facts,
            "sections.appearance": hearings.isEmpty ? "系统没有开庭记录，请核对后填写" : hearings.joined(separator: "；"),
            "sections.judgment": judgments.joined(separator: "；") + "。",
        ]
    }
}
