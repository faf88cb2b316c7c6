import Docket
import LegalCalendar

/// 规则集的不同: what one version says otherwise than another, in sentences for whoever reads the articles.
public struct RulebookDiff: Sendable {
    public struct Change: Sendable, Hashable, CustomStringConvertible {
        /// `duty`, `outcome`, `validity`: the form of what changed.
        public let form: String
        public let id: String
        /// 第十条第二款, where an article stands behind it.
        public let cite: String
        public let sentence: String

        public var description: String { cite.isEmpty ? sentence : "\(cite)　\(sentence)" }
    }

    public let changes: [Change]

    public init(from old: Rulebook, to new: Rulebook) {
        let words = NormWords(
            functions: new.functions, kinds: Vocabulary(local: old.localKinds + new.localKinds))
        let (before, after) = (Sayings(old, words).all, Sayings(new, words).all)
        let known = Dictionary(before.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let kept = Set(after.map(\.key))
        let changed = after.flatMap { saying in known[saying.key].map { saying.changes(since: $0) } ?? [saying.added] }
        let order = [
            Self.moved("承办", old.assignments.map(\.id), new.assignments.map(\.id)),
            Self.moved("阶段", old.stages.map(\.id), new.stages.map(\.id)),
        ]
        changes = changed + before.filter { !kept.contains($0.key) }.map(\.removed) + order.compactMap(\.self)
    }

    /// 先后次序: of two rows that hold the first counts, and stages go on as they are listed; what is new or gone is told for itself.
    private static func moved(_ name: String, _ old: [String], _ new: [String]) -> Change? {
        let (before, after) = (old.filter(new.contains), new.filter(old.contains))
        guard before != after else { return nil }
        let (was, becomes) = (before.joined(separator: "→"), after.joined(separator: "→"))
        return Change(form: "order", id: name, cite: "", sentence: "\(name)的先后次序由“\(was)”改为“\(becomes)”")
    }
}

/// 一项规定: what a rulebook says of one thing, each of its sides with a name.
struct Saying {
    let form: String
    let id: String
    let cite: String
    /// What it is called, in words.
    let name: String
    let sides: [(label: String, value: String)]

    var key: [String] { [form, id] }

    private var called: String { name.isEmpty || name == id ? id : "\(name)（\(id)）" }
    private var told: String {
        let said = sides.filter { !$0.value.isEmpty }.map { "\($0.label)“\($0.value)”" }
        return said.isEmpty ? "" : "：" + said.joined(separator: "，")
    }

    var added: RulebookDiff.Change { change("新增\(called)\(told)") }
    var removed: RulebookDiff.Change { change("删去\(called)\(told)") }

    func changes(since old: Saying) -> [RulebookDiff.Change] {
        let before = Dictionary(old.sides.map { ($0.label, $0.value) }, uniquingKeysWith: { first, _ in first })
        let now = Dictionary(sides.map { ($0.label, $0.value) }, uniquingKeysWith: { first, _ in first })
        let labels = sides.map(\.label) + old.sides.map(\.label).filter { now[$0] == nil }
        var all = labels.compactMap { label -> RulebookDiff.Change? in
            let (was, becomes) = (before[label] ?? "", now[label] ?? "")
            guard was != becomes else { return nil }
            if was.isEmpty { return change("\(called)：增加\(label)“\(becomes)”") }
            if becomes.isEmpty { return change("\(called)：删去\(label)“\(was)”") }
            return change("\(called)：\(label)由“\(was)”改为“\(becomes)”")
        }
        if old.cite != cite, !old.cite.isEmpty { all.append(change("\(called)：依据由\(old.cite)改为\(cite)")) }
        return all
    }

    private func change(_ sentence: String) -> RulebookDiff.Change {
        RulebookDiff.Change(form: form, id: id, cite: cite, sentence: sentence)
    }
}
