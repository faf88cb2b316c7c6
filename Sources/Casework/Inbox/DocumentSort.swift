import Docket

/// 来文种类, by the words of its heading; the heading stands near the top.
struct DocumentSort {
    let words: [String]
    let entry: KindName?
    let paper: String

    private static let all = [
        DocumentSort(words: ["应诉通知书", "起诉状", "举证通知书"], entry: .noticeReceived, paper: "notice"),
        DocumentSort(words: ["传票", "开庭通知"], entry: .hearingNotified, paper: "summons"),
        DocumentSort(words: ["判决书", "裁定书", "调解书"], entry: .decisionReceived, paper: "judgment"),
        DocumentSort(words: ["司法建议书"], entry: .recommendationReceived, paper: "other"),
        DocumentSort(words: ["上诉状"], entry: .appealReceived, paper: "other"),
        DocumentSort(words: ["收文签批单", "批示"], entry: .opined, paper: "instruction"),
        DocumentSort(words: ["应诉任务转送", "转送（交办）单"], entry: .forwardReceived, paper: "dispatch-slip"),
        DocumentSort(words: ["审批单"], entry: .opined, paper: "approval-slip"),
        DocumentSort(words: ["请示"], entry: .submittedForApproval, paper: "approval-request"),
        DocumentSort(words: ["回复函", "复函"], entry: .recommendationReplied, paper: "advice-reply"),
        DocumentSort(words: ["电话记录单"], entry: nil, paper: "phone-record"),
        DocumentSort(words: ["答辩状"], entry: nil, paper: "defence"),
        DocumentSort(words: ["授权委托书"], entry: nil, paper: "poa"),
        DocumentSort(words: ["身份证明书"], entry: nil, paper: "legal-rep-cert"),
    ]

    /// 法院短信: has no heading; what it speaks of says what it is.
    public static let message = "法院短信"

    private static func message(_ lines: [String]) -> DocumentSort? {
        guard lines.first?.contains(message) == true else { return nil }
        let text = lines.dropFirst().joined()
        guard text.contains("开庭") || text.contains("庭审") else {
            return DocumentSort(words: [], entry: nil, paper: "other")
        }
        let isMoved = ["改期", "延期", "变更", "推迟", "改为", "改至"].contains { text.contains($0) }
        return DocumentSort(words: [], entry: isMoved ? .hearingRescheduled : .hearingNotified, paper: "summons")
    }

    /// The heading that comes first in the paper; of several in one line the first of the list.
    static func of(_ lines: [String]) -> DocumentSort? {
        if let message = message(lines) { return message }
        for line in lines.prefix(25) {
            if let sort = all.first(where: { sort in sort.words.contains { line.contains($0) } }) { return sort }
        }
        return nil
    }
}
