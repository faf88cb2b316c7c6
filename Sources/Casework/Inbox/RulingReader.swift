/// 裁判主文: what the items after 判决如下 or 裁定如下 come to, each with the line it begins in.
struct RulingReader {
    struct Found {
        let outcome: String
        let line: Int
    }

    private let items: [(text: String, line: Int)]

    init(_ lines: [String]) {
        // A second judgment tells the first; its own ruling comes last.
        guard let start = lines.lastIndex(where: { $0.contains(/(?:判决|裁定)如下/) }) else {
            items = []
            return
        }
        var items: [(text: String, line: Int)] = []
        for (index, line) in lines.enumerated().dropFirst(start) {
            let text = index == start ? line.firstRange(of: "如下").map { String(line[$0.upperBound...].drop { "：: ".contains($0) }) } ?? "" : line
            if text.contains(/如不服|审\s*判\s*长|案件受理费|申请费.*元/) { break }
            if text.isEmpty { continue }
            if items.isEmpty || text.contains(/^[一二三四五六七八九十]{1,3}\s*[、.．]/) { items.append((text, index)) } else { items[items.count - 1].text += text }
        }
        self.items = items
    }

    var found: [Found] {
        var found: [Found] = []
        for item in items {
            guard let outcome = Self.outcome(item.text, after: found.last?.outcome) else { continue }
            // 撤销 and, in an item of its own, 责令重新作出 are one outcome.
            let line = outcome.replacesLast ? found.removeLast().line : item.line
            if !found.contains(where: { $0.outcome == outcome.code }) { found.append(Found(outcome: outcome.code, line: line)) }
        }
        return found
    }

    /// In this order: the first that fits.
    private static let words: [(all: [String], outcome: String)] = [
        (["驳回上诉"], "affirm"), (["发回", "重审"], "remand"), (["指令", "立案"], "order-docket-or-continue"), (["指令", "继续审理"], "order-docket-or-continue"),
        (["指令", "审理"], "order-docket-or-continue"), (["驳回", "再审申请"], "retrial-rejected"), (["不准", "强制执行"], "refuse-exec"), (["不予执行"], "refuse-exec"),
        (["准予", "执行"], "grant-exec"), (["准许", "撤回"], "withdraw-voluntary"), (["准许", "撤诉"], "withdraw-voluntary"), (["撤诉处理"], "deemed-withdrawn"),
        (["驳回", "赔偿请求"], "dismiss-compensation"), (["驳回", "的起诉"], "dismiss-suit"), (["驳回起诉"], "dismiss-suit"), (["驳回", "诉讼请求"], "dismiss-claims"),
        (["不予立案"], "not-docketed"), (["终结再审"], "retrial-terminated"), (["终结"], "terminate"), (["中止"], "suspend"), (["移送"], "transfer"),
        (["撤销", "重新作出"], "revoke-remake"), (["确认", "无效"], "confirm-invalid"), (["确认", "违法"], "confirm-illegal"), (["补救措施"], "remedial-measures"),
        (["赔偿"], "compensate-damages"), (["补偿款"], "order-pay"), (["给付"], "order-pay"), (["支付"], "order-pay"), (["履行", "协议"], "agreement-perform"),
        (["责令"], "order-perform"), (["限", "履行"], "order-perform"), (["限", "答复"], "order-perform"), (["变更"], "modify"), (["撤销"], "revoke"),
    ]

    static let outcomes = Set(words.map(\.outcome)).union(["revoke-partial", "revoke-partial-remake"])

    private static func outcome(_ text: String, after last: String?) -> (code: String, replacesLast: Bool)? {
        // What a higher court takes back of a lower one is no outcome of its own: what stands in its place follows.
        if text.contains(/撤销.{2,60}人民法院.{0,40}(?:判决|裁定)/), !text.contains("重审"), !text.contains("指令") { return nil }
        if text.contains("重新作出"), ["revoke", "revoke-partial"].contains(last), !text.contains("撤销") { return (last! + "-remake", true) }
        // 撤销……中关于……部分, 撤销……第二项 leave the rest standing.
        let isPart = text.contains("撤销") && text.contains(/撤销.*(?:部分|第[一二三四五六七八九十]+项)/)
        guard let code = words.first(where: { $0.all.allSatisfy(text.contains) })?.outcome else { return nil }
        return (isPart && code.hasPrefix("revoke") ? code.replacing("revoke", with: "revoke-partial") : code, false)
    }
}
