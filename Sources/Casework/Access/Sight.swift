public import Docket
public import Rulebook

/// 可见: what one reader may see of one case: entries, their words, papers.
public struct Sight: Sendable {
    public let reader: Actor
    public let standing: Standing
    private let holders: Holders
    /// 应诉机关: of several each has an inner volume of its own.
    private let organs: [String]

    public init(_ reader: Actor, _ derivation: Derivation) {
        self.reader = reader
        holders = derivation.holders
        organs = derivation.answering
        standing = Access.standing(reader, in: derivation)
    }

    private func may(_ action: Action) -> Bool { Access.may(reader, action, standing) == .allow }

    public var mayRecord: Bool { may(.record) }
    public var mayReadPapers: Bool { may(.seePapers) }
    public var mayReadInner: Bool { may(.seeInner) }

    /// 副卷: not for who only reads; what one unit heard from its lawyers and its legal section is not its co-defendant's, and what one organ's
    /// offices wrote is not another organ's.
    /// - Parameters:
    ///   - name: whose it is; nil for what is for all who handle the case.
    ///   - writer: the unit that recorded it.
    public func sees(inner name: String?, by writer: String? = nil) -> Bool {
        let unit = name.map(holders.organisation.canonical)
        return standing.relations.contains { function, relation in
            guard Access.may(function, .seeInner, relation) == .allow else { return false }
            if function == .handlingUnit {
                return unit.map { $0 == holders.organisation.canonical(reader.unit) } ?? isOfOneOrgan(writer)
            }
            return isHeld(function, for: unit ?? writer)
        }
    }

    /// Of one organ alone there is one inner volume.
    private func isOfOneOrgan(_ writer: String?) -> Bool {
        guard organs.count > 1, let writer else { return true }
        return organ(of: writer) == organ(of: reader.unit)
    }

    private func isHeld(_ function: Function, for unit: String?) -> Bool {
        guard organs.count > 1, let unit, let organ = organ(of: unit) else { return true }
        return holders.organs(of: function, in: reader.unit).contains(organ)
    }

    private func organ(of unit: String) -> String? {
        let organisation = holders.organisation
        let own = [organisation.canonical(unit), organisation.government(of: unit)].compactMap(\.self)
        return own.first(where: organs.contains)
    }

    /// 本机关的: of several that are sued what an organ did is in its own books.
    public func isOwn(_ organ: String) -> Bool {
        guard organs.count > 1 else { return true }
        return standing.functions.contains { function in
            [.handlingUnit, .lawyer, .counselOffice].contains(function)
                ? self.organ(of: reader.unit) == organ
                : holders.organs(of: function, in: reader.unit).contains(organ)
        }
    }

    /// 确认: by the unit of which it is told, or by an office of its organ.
    public func mayConfirm(for other: String) -> Bool {
        holders.organisation.canonical(reader.unit) == holders.organisation.canonical(other)
            || [.intakeOffice, .oversightOffice].contains {
                standing.relations[$0] == .office && isHeld($0, for: other)
            }
    }

    /// 追责 is between the oversight office and the organ that is named: for others it did not happen.
    func hides(_ entry: Entry) -> Bool {
        let kind =
            entry.kind == .corrected ? entry["entry"]?["kind"]?.text.map { KindName($0) } ?? entry.kind : entry.kind
        return Self.isOfAccountability(kind) && !sees(entry)
    }

    /// A city's own kinds of it are known by their first word.
    private static func isOfAccountability(_ kind: KindName) -> Bool {
        Vocabulary.traits(kind).isOfAccountability || kind.rawValue.hasPrefix("accountability-")
    }

    /// Whether an entry's words are for him. A correction is what it says anew.
    public func sees(_ entry: Entry) -> Bool {
        if standing.isNone { return false }
        if entry.kind == .corrected, let content = entry["entry"],
            let kind = content["kind"]?.text.map({ KindName($0) })
        {
            let anew = Entry(
                actor: entry.actor, role: entry.role, unit: entry.unit, kind: kind, day: entry.day,
                fields: content["fields"]?.object ?? [:])
            return sees(anew)
        }
        let traits = Vocabulary.traits(entry.kind)
        if standing.isWatching { return traits.isSeenFromAbove }
        // 指导意见 is between the oversight office and those who handle the case; 追责 between it and the organ that is named.
        if entry.kind == .guidanceGiven,
            !standing.functions.contains(where: { [.oversightOffice, .handlingUnit].contains($0) })
        {
            return false
        }
        if Self.isOfAccountability(entry.kind) {
            return seesAccountability(entry)
        }
        let inner =
            entry["volume"]?.text == "inner"
            || entry["paper-kind"]?.text.flatMap { PaperKind.kind($0)?.isInner } == true
        guard traits.isInner || inner else { return true }
        // An instruction goes to all whom it instructs; what the offices write is for all who handle the case.
        let own = entry.role == Function.handlingUnit.rawValue ? entry.unit : nil
        let unit = [.opined, .guidanceGiven].contains(entry.kind) ? nil : entry["unit"]?.text ?? own
        return sees(inner: unit, by: entry.unit.isEmpty ? nil : entry.unit)
    }

    private func seesAccountability(_ entry: Entry) -> Bool {
        // The oversight office writes in its own name; that its bureau has a handler on the case gives him nothing.
        let answering = entry.role == Function.handlingUnit.rawValue ? entry.unit : nil
        let organs = [entry["organ"]?.text, entry["unit"]?.text, answering].compactMap(\.self).map(
            holders.organisation.canonical)
        if standing.relations[.oversightOffice] == .office { return isHeld(.oversightOffice, for: organs.first) }
        return organs.contains(holders.organisation.canonical(reader.unit)) && sees(inner: nil)
    }

    public func sees(_ paper: CasePapers.Paper) -> Bool {
        !standing.isWatching && (!paper.isInner || sees(inner: paper.unit, by: paper.entry.unit))
    }
}
