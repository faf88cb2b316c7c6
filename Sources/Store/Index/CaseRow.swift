import Casework
public import LegalCalendar

public struct CaseRow: Sendable, Hashable {
    public let caseID: String
    public let title: String
    public let act: String
    public let number: String
    public let intakeNumber: String
    public let court: String
    public let receivedOn: String
    /// 阶段 in the words of the rulebook.
    public let stage: String
    public let holder: String
    /// The nearest open due day.
    public let due: CivilDay?
    /// 重算中: what stands here was derived by rules, a calendar or an organisation that no longer hold.
    public let isStale: Bool
}
