public import Docket
public import LegalCalendar
public import Rulebook

/// 追责线索: neutral facts on the grounds that a breach of a duty may support (第二十二条). Never a score, never a person, never a decision.
public struct Lead: Sendable, Hashable {
    /// `22.5`
    public let ground: String
    public let what: String
    public let cite: String
    /// 应诉机关: whose case it is.
    public let organ: String
    /// The units that bore the duty.
    public let organs: [String]
    /// The duty, or what a requirement found.
    public let duty: String
    public let dutyKey: String
    /// Nil where something happened that should not have, on `doneOn`.
    public let due: CivilDay?
    /// Nil while it is still open.
    public let doneOn: CivilDay?
    /// The day from which it was no more to be done; nil while it is.
    public let endedOn: CivilDay?
    public let daysLate: Int
    /// 情况说明 given by the unit at any time, in its own words.
    public let explanations: [Entry]
    /// What the oversight office raised on it, what the unit answered, what was decided.
    public let course: [Entry]
}

extension Derivation {
    /// The facts of a case on a day, for the oversight office alone. What the court accepted or caused is none.
    public func leads(_ duties: [Duty], on day: CivilDay, inUseFrom: CivilDay? = nil) -> [Lead] {
        late(duties, on: day, inUseFrom: inUseFrom) + found(on: day)
    }

    private func found(on day: CivilDay) -> [Lead] {
        rules.requirements.filter(\.isFinding).flatMap { requirement -> [Lead] in
            guard let norm = rules.ground(of: requirement), !norm.isPersonal else { return [] }
            return file.items.filter { $0.day <= day && isBroken(requirement, by: $0) }.map { item in
                Lead(
                    ground: norm.ground, what: norm.what, cite: rules.citation(norm.provenance),
                    organ: organ(of: item), organs: item.context[.unit], duty: requirement.message,
                    dutyKey: requirement.id,
                    due: nil,
                    doneOn: item.day, endedOn: nil, daysLate: 0,
                    explanations: about([requirement.id]) { $0 == .explained },
                    course: about([requirement.id], Self.isOfCourse))
            }
        }
    }

    private func late(_ duties: [Duty], on day: CivilDay, inUseFrom: CivilDay?) -> [Lead] {
        duties.compactMap { duty -> Lead? in
            guard let norm = rules.ground(of: duty.norm), !norm.isPersonal,
                duty.norm.force == .duty, let due = duty.due,
                due >= (inUseFrom ?? due),
                duty.daysLate(on: day) > 0, duty.status(on: day) != nil, !duty.lateNotice,
                duty.ended?.reason != .registeredInError,
                duty.ended?.reason != .replaced
            else { return nil }
            return Lead(
                ground: norm.ground, what: norm.what, cite: rules.citation(norm.provenance), organ: duty.organ,
                organs: bearers(duty),
                duty: duty.norm.what, dutyKey: duty.key, due: due,
                doneOn: duty.fulfilled?.day, endedOn: duty.ended?.event.day,
                daysLate: duty.daysLate(on: day), explanations: about(names(duty)) { $0 == .explained },
                course: about(names(duty), Self.isOfCourse))
        }
    }

    /// Until a unit has been given the case, what is late is counted at who should have given it.
    func bearers(_ duty: Duty) -> [String] {
        duty.isProposed || duty.units.isEmpty && duty.bearer == Function.handlingUnit.rawValue
            ? holders.holder(of: .intakeOffice, for: duty.organ).map { [$0] } ?? [] : duty.units
    }

    func names(_ duty: Duty) -> [String] { [duty.key, duty.norm.name, duty.norm.id, duty.norm.what] }

    private static func isOfCourse(_ kind: KindName) -> Bool { Vocabulary.traits(kind).isOfAccountability }

    func about(_ names: [String], _ isMeant: (KindName) -> Bool) -> [Entry] {
        file.items.filter { item in
            isMeant(item.kind) && (item.entry["duty"]?.text.map(names.contains) ?? (item.kind != .explained))
        }.map(\.entry)
    }
}
