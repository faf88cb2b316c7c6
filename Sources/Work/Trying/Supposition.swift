import Casework
import Docket
public import LegalCalendar
public import Rulebook

/// 假设: what one supposes of a case, several things at once: served on another day, signed for, heard, judged, appealed, under other measures.
public struct Supposition: Sendable, Hashable {
    /// 收到起诉状副本（送达）之日
    public var served: CivilDay?
    public var forwarded: CivilDay?
    /// 签收批示件
    public var signed: CivilDay?
    public var submitted: CivilDay?
    /// 提交法院: the defence and the evidence.
    public var filed: CivilDay?
    /// 开庭, or where one is to come, its new day: `2026-04-08 09:30`.
    public var hearing: String?
    /// 收到裁判
    public var decided: CivilDay?
    public var document = "judgment"
    /// 裁判结果; nil where it is not said.
    public var outcome: String?
    public var appealed: CivilDay?
    /// 后续版本: the id of a version of the measures, adopted or not.
    public var measures: String?

    public init() {}

    public var isNothing: Bool { self == Supposition() }

    /// The latest day that is supposed.
    public var last: CivilDay? {
        [
            served, forwarded, signed, submitted, filed, hearing.flatMap { CivilDay(String($0.prefix(10))) }, decided,
            appealed,
        ]
        .compactMap(\.self).max()
    }

    /// The case as it would be: what is supposed in the order in which it happens, each folded before the next.
    /// - Returns: nil where the measures that are supposed are not known.
    public func applied(to derivation: Derivation) -> Derivation? {
        var after = derivation
        if let served, let moved = Self.received(served, after) { after = after.supposing(moved) }
        func then(_ made: (Derivation, Int) -> [Entry]) {
            let entries = after.file.items.map(\.entry)
            let new = made(after, (entries.map(\.sequence).max() ?? 0) + 1)
            if !new.isEmpty { after = after.supposing(entries + new) }
        }
        if let forwarded { then { [Self.forwarding(forwarded, $0, $1)] } }
        if let signed { then { Self.each(.forwardReceived, signed, $0, $1) } }
        if let submitted { then { Self.each(.submittedForApproval, submitted, $0, $1, ["matter": .text("defence")]) } }
        if let filed {
            let papers = ["defence", "evidence-list"].map { Value.object(["kind": .text($0)]) }
            then { Self.each(.filedWithCourt, filed, $0, $1, ["papers": .list(papers)]) }
        }
        if let hearing { then { derivation, next in Self.heard(hearing, derivation, next).map { [$0] } ?? [] } }
        if let decided { then { [judged(decided, $0, $1)] } }
        if let appealed { then { [Self.appealing(appealed, $0, $1)] } }
        guard let measures else { return after }
        return after.supposing(adopted: measures)
    }

    /// What each of the units that have the case does.
    private static func each(
        _ kind: KindName, _ day: CivilDay, _ derivation: Derivation, _ next: Int, _ fields: [String: Value] = [:]
    ) -> [Entry] {
        units(derivation).enumerated().map { index, unit in
            Entry(
                sequence: next + index, unit: unit, kind: kind, day: day,
                fields: fields.merging(["unit": .text(unit)]) { own, _ in own })
        }
    }

    // MARK: - 假设的登记

    /// The notices of the proceeding that goes on, as if they had come on another day, to each defendant.
    private static func received(_ day: CivilDay, _ derivation: Derivation) -> [Entry]? {
        let current = derivation.file.instances.current?.id
        let notices = Set(
            derivation.file.items.filter {
                $0.kind == .noticeReceived && (current == nil || $0.context.first(.proceeding) == current)
            }.map(\.sequence))
        guard !notices.isEmpty else { return nil }
        return derivation.file.items.map(\.entry).map { entry in
            guard notices.contains(entry.sequence) else { return entry }
            var moved = entry
            moved.day = day
            for field in arrivals { moved.fields[field] = nil }
            if let defendants = entry["defendants"]?.list {
                moved.fields["defendants"] = .list(
                    defendants.map { one in
                        guard case .object(var fields) = one else { return one }
                        for field in arrivals { fields[field] = nil }
                        return .object(fields)
                    })
            }
            return moved
        }
    }

    /// The fields of a notice that say when it came.
    private static let arrivals = ["received-on", "first-arrived-on"]

    /// The first entry of the proceeding after its notice: it can't have been served later than that.
    static func firstAfterNotice(_ derivation: Derivation) -> CaseFile.Item? {
        let current = derivation.file.instances.current?.id
        return derivation.file.items.filter { item in
            item.kind != .noticeReceived && (current == nil || item.context.first(.proceeding) == current)
        }.min { $0.day < $1.day }
    }

    private static func units(_ derivation: Derivation) -> [String] {
        let units = derivation.responsible(in: derivation.file.instances.current?.id).map(\.unit)
        return units.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private static func forwarding(_ day: CivilDay, _ derivation: Derivation, _ sequence: Int) -> Entry {
        let shares = derivation.responsible(in: derivation.file.instances.current?.id).map {
            Value.object(["unit": .text($0.unit), "part": .text($0.part), "role": .text($0.role)])
        }
        return Entry(sequence: sequence, kind: .forwarded, day: day, fields: ["units": .list(shares)])
    }

    /// 改期 where a hearing is to come, else a first notice of one.
    private static func heard(_ at: String, _ derivation: Derivation, _ sequence: Int) -> Entry? {
        guard let day = CivilDay(String(at.prefix(10))) else { return nil }
        let file = derivation.file
        let current = file.instances.current?.id
        let held = Set(file.items(of: .hearingHeld).compactMap { $0.context.first(.hearing) })
        let told = min(file.items.last?.day ?? day, day)
        if let hearing = file.things(.hearing).last(where: {
            $0["proceeding"]?.text == current && !held.contains($0.id)
        }) {
            return Entry(
                sequence: sequence, kind: .hearingRescheduled, day: told,
                fields: ["hearing": .text(hearing.id), "at": .text(at)])
        }
        return Entry(sequence: sequence, kind: .hearingNotified, day: told, fields: ["at": .text(at)])
    }

    private func judged(_ day: CivilDay, _ derivation: Derivation, _ sequence: Int) -> Entry {
        var fields: [String: Value] = ["document": .text(document), "served-on": .text(day.description)]
        if let proceeding = derivation.file.instances.current?.id { fields["proceeding"] = .text(proceeding) }
        if let outcome { fields["outcomes"] = .list([.object(["outcome": .text(outcome)])]) }
        return Entry(sequence: sequence, kind: .decisionReceived, day: day, fields: fields)
    }

    private static func appealing(_ day: CivilDay, _ derivation: Derivation, _ sequence: Int) -> Entry {
        var fields: [String: Value] = [:]
        if let decision = derivation.file.things(.decision).last?.id { fields["decision"] = .text(decision) }
        let organ = derivation.organ(of: nil, in: derivation.file.instances.current?.id)
        fields["by-party"] = .text(organ)
        return Entry(sequence: sequence, kind: .appealFiled, day: day, fields: fields)
    }
}
