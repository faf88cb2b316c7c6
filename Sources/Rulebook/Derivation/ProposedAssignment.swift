public import Docket

/// 承办建议: what article 4 gives for a proceeding, with its clause and reason; or who refers it, if it gives nobody.
public struct ProposedAssignment: Sendable, Hashable {
    public struct Share: Sendable, Hashable {
        public let unit: String
        public let part: String
        public let role: String
        /// The unit named on the paper, where another now carries on for it (第四条第一款).
        public let succeeds: String?
        /// 拟承办: not assigned yet; what article 4 gives.
        public var isProposed = false
    }

    public let shares: [Share]
    public let refer: Function?
    public let norm: AssignmentNorm
    public var isUnclear: Bool { shares.isEmpty }
}

extension Derivation {
    /// The first row whose conditions hold. A row whose unit can't be named does not hold.
    public func proposedAssignment(in proceeding: String?) -> ProposedAssignment? {
        var context = Context()
        if let proceeding { context[.proceeding] = [proceeding] }
        let begun = proceeding.flatMap { file.thing(.proceeding, $0)?.openedOn } ?? file.items.first?.day
        for norm in rules.assignments
        where rules.applies(norm.provenance, on: begun.map(ruleDay))
            && lookup.allHold(norm.conditions, in: context, trigger: nil)
        {
            let shares = norm.shares.flatMap { resolve($0, in: context) }
            guard norm.refer != nil || (!shares.isEmpty && shares.count >= norm.shares.count) else { continue }
            return ProposedAssignment(shares: shares, refer: norm.refer, norm: norm)
        }
        return nil
    }

    private func resolve(_ share: AssignmentNorm.Share, in context: Context) -> [ProposedAssignment.Share] {
        switch share.to {
        case .function(let function):
            let unit = holder(of: function, in: context.first(.proceeding)) ?? rules.title(of: function)
            return [.init(unit: unit, part: share.part, role: share.role, succeeds: nil)]
        case .path(let path):
            guard let named = lookup.value(path, in: context, trigger: nil)?.text else { return [] }
            let name = organisation.canonical(named)
            // A government has no desk of its own: who of its offices did the act is not said by its name.
            guard let current = organisation.current(name), current != organisation.government else { return [] }
            return [.init(unit: current, part: share.part, role: share.role, succeeds: current == name ? nil : name)]
        case .parent:
            let parent = context.first(.proceeding).flatMap { file.thing(.proceeding, $0)?.parent }
            guard let parent else { return [] }
            return responsible(in: parent).map {
                .init(unit: $0.unit, part: $0.part, role: $0.role, succeeds: $0.succeeds)
            }
        }
    }

    /// The units assigned, else those article 4 gives (拟承办); of several organs that answer each by itself.
    public func responsible(in proceeding: String?) -> [ProposedAssignment.Share] {
        let assigned = file.units(in: proceeding).map { unit in
            let current = organisation.current(unit.id) ?? unit.id
            return ProposedAssignment.Share(
                unit: current, part: unit["part"]?.text ?? "whole", role: unit["role"]?.text ?? "lead",
                succeeds: current == unit.id ? nil : unit.id)
        }
        let organs = answering(in: proceeding)
        guard assigned.isEmpty || organs.count > 1 else { return assigned }
        let settled = Set(assigned.map { organ(answeringFor: $0.unit, in: proceeding) })
        let proposal = proposedAssignment(in: proceeding)
        let proposed = (proposal?.shares ?? []).filter { share in
            // What is another organ's own, who has nobody here, is not handed to its people from here.
            if !notSetUp(in: proceeding, of: [share.unit]).isEmpty { return false }
            return assigned.isEmpty || !settled.contains(organ(answeringFor: share.unit, in: proceeding))
        }
        return assigned
            + proposed.map { share in
                var share = share
                share.isProposed = proposal?.norm.isAtOnce != true
                return share
            }
    }

    /// 被告机关: for whom a unit answers. A bureau that is itself sued answers for itself; any other unit for its government.
    public func organ(of unit: String?, in proceeding: String?) -> String {
        let defendants = file.things(.defendant, in: proceeding).map(\.id)
        let own = [unit.map(organisation.canonical), unit.flatMap(organisation.government)].compactMap(\.self)
        if let organ = own.first(where: defendants.contains) { return organ }
        return defendants.first { $0 == organisation.government } ?? defendants.first ?? organisation.government ?? ""
    }
}
