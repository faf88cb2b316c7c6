import Casework
public import Docket
public import LegalCalendar
public import Rulebook
import Store

/// 机关事项: what a reader's office has to do that belongs to no case: an annual report, a training, a notice to be entered.
public struct OfficeTask: Sendable, Hashable {
    public let duty: Duty
    /// With the year, or the part of it, that it is about.
    public let what: String
    /// The article, or the office's own word.
    public let basis: String
    /// The year it is about.
    public let year: Int
    /// The entry that does it.
    public let kind: KindName?
    public let mark: DueMark
    /// The day on which it was done; nil while it is open.
    public let done: CivilDay?
    /// Whether it stands on the reader's own desk.
    public let isOwn: Bool

    /// Those that stand on a reader's desk: his office holds the function, or nobody does and it takes in the organ's post. Once the next turn
    /// has come, only that is asked for.
    public static func all(_ reading: Reading) throws -> [OfficeTask] {
        // Who only handles cases has none, and is not kept waiting for it.
        guard reading.reader.functions.contains(where: Function.ofOrgans.contains) else { return [] }
        return try reading.store.officeMatters(through: reading.today).map { OfficeTask($0, reading) }.filter(\.isOwn)
    }

    /// What has come round so far for the organs whose offices a reader is of, done or not, the newest first.
    public static func turns(_ reading: Reading) throws -> [OfficeTask] {
        try reading.store.officeMatters(through: reading.today).filter { matter in
            reading.keepsInstallation
                || [Function.intakeOffice, .oversightOffice].contains { reading.holds($0, of: matter.duty.organ) }
        }.sorted { left, right in
            (right.duty.opened.day, left.duty.key) < (left.duty.opened.day, right.duty.key)
        }.map { OfficeTask($0, reading) }
    }

    private static func isOn(desk reading: Reading, _ duty: Duty) -> Bool {
        guard let function = Function(rawValue: duty.bearer) else { return false }
        return reading.holds(duty.units.isEmpty ? .intakeOffice : function, of: duty.organ)
    }

    private init(_ matter: OfficeMatter, _ reading: Reading) {
        let (duty, today) = (matter.duty, reading.today)
        self.duty = duty
        kind = duty.norm.fulfilledBy.triggers.first?.kind
        what = "\(duty.norm.what)（\(matter.turn.title)）"
        year = matter.turn.year
        done = duty.fulfilled?.day
        isOwn = duty.isStanding(on: today) && !matter.isMissed(on: today) && Self.isOn(desk: reading, duty)
        let rules = reading.store.rules
        let why = duty.norm.provenance.cite == .office ? duty.norm.provenance.because : nil
        basis = (why ?? rules.citation(duty.norm.provenance)) + (duty.due.map { "　至迟\($0.shortChinese)" } ?? "")
        mark =
            matter.isMissed(on: today)
            ? DueMark(.red, "■ 没有办理") : DueMark(due: duty.due, advice: duty.advice?.day, today: today)
    }
}
