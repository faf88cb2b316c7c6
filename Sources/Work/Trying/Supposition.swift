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
    public var document: String?
    /// 裁判结果; nil where it is not said.
    public var outcome: String?
    public var appealed: CivilDay?
    /// 程序、庭次、裁判、上诉机关: of which it is supposed; nil where the case has only one.
    public var proceeding: String?
    /// A hearing that is to come; `Supposition.another` for one more.
    public var hearingOf: String?
    public var decisionOf: String?
    public var appellant: String?
    /// 后续版本: the id of a version of the measures, adopted or not.
    public var measures: String?

    public static let another = "another"

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
        if let served, let moved = received(served, after) { after = after.supposing(moved) }
        func then(_ made: (Derivation, Int) -> [Entry]) {
            let entries = after.file.items.map(\.entry)
            let new = made(after, (entries.map(\.sequence).max() ?? 0) + 1)
            if !new.isEmpty { after = after.supposing(entries + new) }
        }
        if let forwarded { then { [forwarding(forwarded, $0, $1)] } }
        if let signed { then { each(.forwardReceived, signed, $0, $1) } }
        if let submitted { then { each(.submittedForApproval, submitted, $0, $1, ["matter": .text("defence")]) } }
        if let filed {
            let papers = ["defence", "evidence-list"].map { Value.object(["kind": .text($0)]) }
            then { each(.filedWithCourt, filed, $0, $1, ["papers": .list(papers)]) }
        }
        if let hearing { then { derivation, next in heard(hearing, derivation, next).map { [$0] } ?? [] } }
        if let decided { then { [judged(decided, $0, $1)] } }
        if let appealed { then { [appealing(appealed, $0, $1)] } }
        guard let measures else { return after }
        return after.supposing(adopted: measures)
    }

    /// What each of the units that have the case does.
    private func each(
        _ kind: KindName, _ day: CivilDay, _ derivation: Derivation, _ next: Int, _ fields: [String: Value] = [:]
    ) -> [Entry] {
        units(derivation).enumerated().map { index, unit in
            Entry(
                sequence: next + index, unit: unit, kind: kind, day: day,
                fields: fields.merging(["unit": .text(unit)]) { own, _ in own })
        }
    }

    // MARK: - 所涉

    /// The proceeding it is supposed of: the one that is named, else the one that goes on.
    private func place(in derivation: Derivation) -> String? { proceeding ?? derivation.file.instances.current?.id }

    private func of(_ derivation: Derivation) -> [String: Value] {
        place(in: derivation).map { ["proceeding": .text($0)] } ?? [:]
    }

    /// 尚未开的庭
    func hearingsToCome(_ derivation: Derivation) -> [Thing] {
        let file = derivation.file
        let held = Set(file.items(of: .hearingHeld).compactMap { $0.context.first(.hearing) })
        return file.things(.hearing).filter { $0["proceeding"]?.text == place(in: derivation) && !held.contains($0.id) }
    }

    func decisions(_ derivation: Derivation) -> [Thing] {
        derivation.file.things(.decision).filter { $0["proceeding"]?.text == place(in: derivation) }
    }

    /// Of several of ours who are sued, who may appeal.
    func appellants(_ derivation: Derivation) -> [String] { derivation.answering(in: place(in: derivation)) }

    // MARK: - 假设的登记

    /// The notices of the proceeding that goes on, as if they had come on another day, to each defendant.
    private func received(_ day: CivilDay, _ derivation: Derivation) -> [Entry]? {
        let current = place(in: derivation)
        let notices = Set(
            derivation.file.items.filter {
                $0.kind == .noticeReceived && (current == nil || $0.context.first(.proceeding) == current)
            }.map(\.sequence))
        guard !notices.isEmpty else { return nil }
        return derivation.file.items.map(\.entry).map { entry in
            guard notices.contains(entry.sequence) else { return entry }
            var moved = entry
            moved.day = day
            for field in Self.arrivals { moved.fields[field] = nil }
            if let defendants = entry["defendants"]?.list {
                moved.fields["defendants"] = .list(
                    defendants.map { one in
                        guard case .object(var fields) = one else { return one }
                        for field in Self.arrivals { fields[field] = nil }
                        return .object(fields)
                    })
            }
            return moved
        }
    }

    /// The fields of a notice that say when it came.
    private static let arrivals = ["received-on", "first-arrived-on"]

    /// The first entry of the proceeding after its notice: it can't have been served later than that.
    func firstAfterNotice(_ derivation: Derivation) -> CaseFile.Item? {
        let current = place(in: derivation)
        return derivation.file.items.filter { item in
            item.kind != .noticeReceived && (current == nil || item.context.first(.proceeding) == current)
        }.min { $0.day < $1.day }
    }

    private func units(_ derivation: Derivation) -> [String] {
        let units = derivation.responsible(in: place(in: derivation)).map(\.unit)
        return units.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private func forwarding(_ day: CivilDay, _ derivation: Derivation, _ sequence: Int) -> Entry {
        let shares = derivation.responsible(in: place(in: derivation)).map {
            Value.object(["unit": .text($0.unit), "part": .text($0.part), "role": .text($0.role)])
        }
        return Entry(sequence: sequence, kind: .forwarded, day: day, fields: ["units": .list(shares)])
    }

    /// 改期 where a hearing is to come, else a first notice of one.
    private func heard(_ at: String, _ derivation: Derivation, _ sequence: Int) -> Entry? {
        guard let day = CivilDay(String(at.prefix(10))) else { return nil }
        let file = derivation.file
        let told = min(file.items.last?.day ?? day, day)
        let coming = hearingsToCome(derivation)
        if let hearing = coming.count == 1 && hearingOf == nil
            ? coming[0].id : coming.first(where: { $0.id == hearingOf })?.id
        {
            return Entry(
                sequence: sequence, kind: .hearingRescheduled, day: told,
                fields: ["hearing": .text(hearing), "at": .text(at)])
        }
        return Entry(
            sequence: sequence, kind: .hearingNotified, day: told,
            fields: ["at": .text(at)].merging(of(derivation)) { own, _ in own })
    }

    private func judged(_ day: CivilDay, _ derivation: Derivation, _ sequence: Int) -> Entry {
        var fields = of(derivation)
        fields["served-on"] = .text(day.description)
        fields["document"] = document.map { .text($0) }
        if let outcome { fields["outcomes"] = .list([.object(["outcome": .text(outcome)])]) }
        return Entry(sequence: sequence, kind: .decisionReceived, day: day, fields: fields)
    }

    private func appealing(_ day: CivilDay, _ derivation: Derivation, _ sequence: Int) -> Entry {
        var fields: [String: Value] = [:]
        // A judgment that is supposed too is the one that is appealed; else the one that is named, or the only one.
        let known = decisions(derivation)
        fields["decision"] = (decided == nil ? decisionOf ?? known.first?.id : known.last?.id).map { .text($0) }
        let organ = appellant ?? derivation.organ(of: nil, in: place(in: derivation))
        fields["by-party"] = .text(organ)
        return Entry(sequence: sequence, kind: .appealFiled, day: day, fields: fields)
    }
}
