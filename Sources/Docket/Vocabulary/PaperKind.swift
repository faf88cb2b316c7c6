/// 文书种类: the papers of the regulation, by the ids of the command line.
public struct PaperKind: Sendable, Hashable {
    public let id: String
    public let title: String
    /// Words of a file name by which an upload is sorted, first match wins.
    public let words: [String]
    /// 副卷: never goes to court or the opponent.
    public let isInner: Bool

    init(_ id: String, _ title: String, words: [String] = [], inner: Bool = false) {
        self.id = id
        self.title = title
        self.words = words + [title]
        isInner = inner
    }

    public static let all: [PaperKind] = [
        PaperKind("summons", "传票、开庭通知", words: ["传票", "开庭通知"]),
        PaperKind("notice", "应诉通知书、起诉状副本", words: ["应诉通知", "起诉状", "举证通知"]),
        PaperKind("legal-rep-cert", "法定代表人身份证明书", words: ["法定代表人"]),
        PaperKind("head-cert", "出庭负责人身份证明书", words: ["负责人身份", "出庭负责人"]),
        PaperKind("poa", "授权委托书", words: ["委托书"]),
        PaperKind("evidence-list", "证据目录", words: ["证据目录", "证据清单"]),
        PaperKind("evidence-cover", "证据材料封面"), PaperKind("basis-list", "依据清单", words: ["依据"]),
        PaperKind("evidence", "证据", words: ["证据"]),
        PaperKind("study-record", "集体研究记录", words: ["集体讨论", "集体研究", "会议纪要", "研究记录"], inner: true),
        PaperKind("legal-opinion", "法律意见", words: ["法律意见", "律师意见", "法制科", "法制机构", "审核意见"], inner: true),
        PaperKind("defence", "行政答辩状", words: ["答辩"]),
        PaperKind("absence-statement", "负责人不能出庭情况说明", words: ["不能出庭"]),
        PaperKind("appeal", "行政上诉状", words: ["上诉状"]),
        PaperKind("retrial-app", "再审申请书"), PaperKind("enforce-app", "强制执行申请书"), PaperKind("evidence-ext", "延期提供证据申请书"),
        PaperKind("postpone-hearing", "延期开庭申请书"), PaperKind("act-change-notice", "改变被诉行政行为告知书", words: ["改变行政行为"]),
        PaperKind("retrial-opinion", "再审书面意见", words: ["再审意见"]), PaperKind("advice-reply", "司法建议回复函"),
        PaperKind("document-opinion", "规范性文件合法性意见", words: ["规范性文件"]),
        PaperKind("mediation-plan", "调解（和解）方案", words: ["调解方案", "和解方案"], inner: true),
        PaperKind("settlement", "调解（和解）协议", words: ["调解协议", "和解协议", "调解书"]),
        PaperKind("loss-report", "败诉案件分析报告"),
        PaperKind("appeal-request", "关于报请审定上诉事项的请示", words: ["审定上诉"], inner: true),
        PaperKind("approval-request", "关于提请审批应诉材料的请示", words: ["请示"]), PaperKind("lawyer-request", "商请指派律师的函"),
        PaperKind("lawyer-assign", "指派律师函"), PaperKind("dispatch-slip", "应诉任务转送（交办）单"),
        PaperKind("approval-slip", "应诉材料审批单", inner: true),
        PaperKind("appeal-review-opinion", "上诉审查意见", inner: true), PaperKind("archive-index", "卷内文件目录"),
        PaperKind("archive-note", "备考表"),
        PaperKind("annual-report", "年度应诉工作报告"), PaperKind("bulletin", "应诉工作通报"),
        PaperKind("difference-note", "统计数据差异说明"), PaperKind("assessment", "行政应诉考核表"),
        PaperKind("accountability", "追责建议书", inner: true),
        PaperKind("recourse", "追偿决定书"), PaperKind("instruction", "批示件", words: ["批示", "签批"], inner: true),
        PaperKind("receipt", "法院收据", words: ["收据", "回执"]),
        PaperKind("reconsideration-answer", "行政复议答复书"), PaperKind("phone-record", "电话记录单", inner: true),
        PaperKind("transfer-list", "移交清单"),
        PaperKind("appearance-card", "出庭应诉提示卡", inner: true), PaperKind("judgment", "裁判文书", words: ["判决", "裁定"]),
        PaperKind("other", "其他材料"),
    ]

    /// Of these each file is a paper of its own; of all others a new file is the next draft of the same.
    public static let several: Set<String> = [
        "evidence", "notice", "summons", "judgment", "receipt", "instruction", "legal-opinion", "study-record", "other",
    ]

    /// 报批事项 to which a paper belongs; the defence's papers are those its approval norm names.
    public static let matters = [
        "absence-statement": "absence", "appeal": "appeal", "retrial-app": "retrial", "enforce-app": "enforcement",
        "advice-reply": "reply", "mediation-plan": "mediation", "recourse": "compensation",
    ]

    /// What is written for the court; everything else stays here.
    public static let forCourt: Set<String> = [
        "legal-rep-cert", "head-cert", "poa", "evidence-list", "basis-list", "evidence", "defence", "absence-statement",
        "appeal", "retrial-app", "enforce-app", "evidence-ext",
        "postpone-hearing",
        "act-change-notice", "retrial-opinion", "reconsideration-answer", "advice-reply",
    ]

    /// The entry that a paper, signed and scanned, is the original of.
    public static let entries: [String: KindName] = [
        "dispatch-slip": .forwardReceived, "absence-statement": .absenceExplained,
        "postpone-hearing": .postponementRequested, "evidence-ext": .evidenceExtensionRequested,
        "lawyer-request": .lawyerRequested, "lawyer-assign": .lawyerAssigned, "approval-slip": .opined,
        "appeal-review-opinion": .appealReviewed,
        "appeal-request": .appealReviewed, "accountability": .accountabilityRaised,
        "annual-report": .annualReportSubmitted, "bulletin": .bulletinIssued,
        "loss-report": .lossReportSubmitted, "advice-reply": .recommendationReplied, "transfer-list": .archived,
    ]

    public static func title(_ id: String) -> String { all.first { $0.id == id }?.title ?? id }
    public static func kind(_ id: String) -> PaperKind? { all.first { $0.id == id } }

    /// What the file of an inquiry or of the act itself is called: pieces of evidence, whatever stands before these words.
    private static let pieces = ["笔录", "回证", "照片", "决定书", "鉴定", "录音", "录像"]

    /// Sorted by the words of its name; nil where the name says nothing, and a person is asked.
    /// - Parameter amongPieces: whether it came with the papers of the case; the photograph of a seal that comes with an entry proves nothing.
    public static func guess(fileName: String, amongPieces: Bool = true) -> PaperKind? {
        all.first { kind in kind.id != "other" && kind.words.contains { fileName.contains($0) } }
            ?? (amongPieces && pieces.contains { fileName.contains($0) } ? kind("evidence") : nil)
    }
}
