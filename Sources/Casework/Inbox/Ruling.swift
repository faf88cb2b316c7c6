/// 判项: one item of a ruling, decided by the verb that comes first in it.
struct Ruling {
    private let text: String
    private let verb: String

    init(_ text: String) {
        self.text = text
        let verbs =
            /驳回|撤销|确认|责令|判令|变更|不准予|不准许|不准|不予|准许|准予|按(?:自动)?撤诉处理|中止|终结|移送|发回|指令|重新作出|补救措施|赔偿|补偿|支付|给付|维持|限(?=被告|期|其|于|在)|继续履行/
        verb = text.firstMatch(of: verbs).map { String($0.output) } ?? ""
    }

    private func says(_ words: String...) -> Bool { words.contains(where: text.contains) }

    /// What a lower court ruled: taken back or kept, it is no outcome of its own; what stands in its place follows.
    private var isOfCourt: Bool {
        text.replacing(/本(?:判决|裁定)/, with: "").contains(/(?:人民法院|原(?:审|判|裁)|一审|二审|号).{0,40}(?:判决|裁定)/)
    }

    /// 责令被告重新作出行政行为, in whatever words.
    var isRemake: Bool { ["责令", "判令", "限", "重新作出"].contains(verb) && says("重新作出", "重新处理") }

    var outcome: String? {
        switch verb {
        case "驳回": dismissal
        case "撤销": isOfCourt ? sentBack : revocation
        case "确认": says("无效") ? "confirm-invalid" : says("违法") ? "confirm-illegal" : nil
        case "变更": isOfCourt ? nil : "modify"
        case "责令", "判令", "限": order
        case "准许": says("撤回起诉", "撤诉") ? "withdraw-voluntary" : nil
        case "准予": says("执行") && !says("撤回") ? "grant-exec" : nil
        case "不准予", "不准": says("执行") ? "refuse-exec" : nil
        case "不予": says("不予执行", "强制执行") ? "refuse-exec" : says("不予立案") ? "not-docketed" : nil
        case "按撤诉处理", "按自动撤诉处理": says("上诉") ? nil : "deemed-withdrawn"
        case "中止": says("诉讼", "审理") && !says("的执行") ? "suspend" : nil
        case "终结": says("再审") ? "retrial-terminated" : says("诉讼") ? "terminate" : nil
        case "移送": "transfer"
        case "发回", "指令": sentBack
        case "补救措施": "remedial-measures"
        case "赔偿": "compensate-damages"
        case "补偿": "compensate-loss"
        case "支付", "给付": "order-pay"
        case "继续履行": says("协议") ? "agreement-perform" : "order-perform"
        default: nil
        }
    }

    private var dismissal: String? {
        // 驳回被上诉人的诉讼请求 dismisses claims, not an appeal.
        if text.replacing(/被?上诉人/, with: "").contains("上诉") { return "affirm" }
        if says("再审申请") { return "retrial-rejected" }
        if says("赔偿请求") { return "dismiss-compensation" }
        if says("诉讼请求") { return "dismiss-claims" }
        return says("起诉") ? "dismiss-suit" : nil
    }

    private var revocation: String {
        // 撤销……中关于……部分, 撤销……第二项 leave the rest standing.
        let part = text.contains(/部分|第[一二三四五六七八九十]+项/) ? "revoke-partial" : "revoke"
        return says("重新作出", "重新处理") ? part + "-remake" : part
    }

    private var sentBack: String? {
        says("重审") ? "remand" : says("指令") && says("立案", "审理") ? "order-docket-or-continue" : nil
    }

    private var order: String {
        if says("补救措施") { return "remedial-measures" }
        if says("协议") && says("继续履行") { return "agreement-perform" }
        guard !says("申请") else { return "order-perform" }
        if says("赔偿") { return "compensate-damages" }
        return says("支付", "给付") ? "order-pay" : "order-perform"
    }

    /// All that can be read, by the codes of the rulebooks.
    static let outcomes: Set<String> = [
        "affirm", "retrial-rejected", "dismiss-compensation", "dismiss-claims", "dismiss-suit", "revoke",
        "revoke-partial", "revoke-remake", "revoke-partial-remake", "remand",
        "order-docket-or-continue", "confirm-invalid", "confirm-illegal", "modify", "withdraw-voluntary", "grant-exec",
        "refuse-exec", "not-docketed", "deemed-withdrawn",
        "suspend",
        "retrial-terminated", "terminate", "transfer", "remedial-measures", "compensate-damages", "compensate-loss",
        "order-pay", "agreement-perform", "order-perform",
    ]
}
