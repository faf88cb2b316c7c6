public import Docket
public import Rulebook

/// 出庭安排: who is to appear for one of those who are sued, at one hearing or in one instance: as decided for it, else as its own unit
/// proposed. What was decided for another defendant, another hearing or another instance is no answer.
public struct Appearance: Sendable {
    public let organ: String
    public let head: Value?
    public let agents: [Value]
    public let isDecided: Bool
    /// 负责人不能出庭: said of this very head.
    public let isUnavailable: Bool
}

extension Derivation {
    /// Those who are sued in a proceeding and for whom this installation answers.
    public func organs(in proceeding: String?) -> [String] {
        let sued = file.things(.defendant, in: proceeding).map(\.id)
        let ours = sued.filter { organisation.unit($0) != nil }
        return ours.isEmpty ? sued : ours
    }

    /// Whether an entry is of this defendant: it names it, or its unit answers for it, or there is no other.
    public func isOf(organ: String, _ item: CaseFile.Item, in proceeding: String?) -> Bool {
        let sued = file.things(.defendant, in: proceeding)
        guard sued.count > 1 else { return true }
        let named = item.context[.defendant]
        return named.isEmpty
            ? self.organ(of: item.context.first(.unit), in: proceeding) == organ : named.contains(organ)
    }

    /// - Parameter hearing: nil for the instance as a whole.
    public func appearance(of organ: String, in proceeding: String?, at hearing: String? = nil) -> Appearance {
        func newest(_ kinds: KindName..., where test: (Entry) -> Bool = { _ in true }) -> Entry? {
            file.items.last { item in
                kinds.contains(item.kind) && item.isOf(proceeding: proceeding)
                    && isOf(organ: organ, item, in: proceeding)
                    && (hearing == nil || item.context[.hearing].isEmpty || item.context[.hearing].contains(hearing!))
                    && test(item.entry)
            }?.entry
        }
        let decided = newest(.appearanceDecided)
        let said =
            decided
            ?? newest(
                .submittedForApproval, .appearanceProposed,
                where: { entry in
                    // One whose names are not the reader's to see says nothing to him.
                    entry.kind == .submittedForApproval
                        ? entry["proposal"] != nil
                        : entry["head"]?["name"] != nil || entry["agents"]?.list?.contains { $0["name"] != nil } == true
                })
        let body = said.flatMap { $0.kind == .submittedForApproval ? $0["proposal"] : .object($0.fields) }
        let head = body?["head"]
        let away = newest(
            .headUnavailable,
            where: { entry in
                entry.sequence > (said?.sequence ?? 0)
                    && (entry["head"] == nil || entry["head"]?["name"] == head?["name"])
            })
        // 报批 names people again and not all that is known of them.
        let before = newest(.appearanceProposed)?["agents"]?.list ?? []
        let agents = (body?["agents"]?.list ?? []).map { Self.completed($0, from: before) }
        return Appearance(
            organ: organ, head: head, agents: agents, isDecided: decided != nil,
            isUnavailable: away != nil)
    }

    private static func completed(_ agent: Value, from others: [Value]) -> Value {
        guard let fields = agent.object, let name = agent["name"]?.text,
            let known = others.first(where: { $0["name"]?.text == name })?.object
        else { return agent }
        return .object(known.merging(fields) { _, said in said })
    }
}
