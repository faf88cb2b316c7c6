import Casework
public import Docket
public import LegalCalendar
public import Rulebook

/// 开庭准备: how a hearing stands on a day, and what is still missing for it.
public struct HearingState: Sendable, Hashable {
    public enum Stage: Sendable, Hashable {
        /// Held; whether a head appeared.
        case held(headAppeared: Bool)
        /// Still to come, in so many days; 0 today.
        case coming(Int)
        /// Past, or without a day, and not recorded as held.
        case unrecorded
    }

    public let hearing: Thing
    public let stage: Stage
    /// Those who are sued in its instance: each has a card of its own.
    public let organs: [String]
    /// 未告知的人数, before it is held.
    public let untold: Int
    /// What is missing, before it is held.
    public let lacks: [String]

    public init(_ derivation: Derivation, _ hearing: Thing, today: CivilDay) {
        let proceeding = hearing["proceeding"]?.text
        let left = hearing["day"]?.day.map { $0.days(since: today) }
        (self.hearing, organs) = (hearing, derivation.organs(in: proceeding))
        stage =
            hearing["head-appeared"]?.flag.map { .held(headAppeared: $0) }
            ?? left.flatMap { $0 >= 0 ? .coming($0) : nil } ?? .unrecorded
        if case .held = stage {
            (untold, lacks) = (0, [])
        } else {
            untold = TellList(derivation, hearing).untold.count
            lacks = Self.lacks(derivation, hearing, organs)
        }
    }

    public static func all(_ derivation: Derivation, today: CivilDay) -> [HearingState] {
        derivation.file.things(.hearing).map { HearingState(derivation, $0, today: today) }
    }

    /// 时间 as it stands; words where the court has not set one.
    public var time: String { hearing["at"]?.text ?? hearing["day"]?.text ?? "时间待补录" }
    public var isVerified: Bool { hearing["verified"]?.flag == true }

    private static func lacks(_ derivation: Derivation, _ hearing: Thing, _ organs: [String]) -> [String] {
        let proceeding = hearing["proceeding"]?.text
        let undecided = organs.filter { !derivation.appearance(of: $0, in: proceeding, at: hearing.id).isDecided }
        let papers = CasePapers(file: derivation.file)
        let absent = ["head-cert", "poa"].filter { papers.newest($0, proceeding: proceeding) == nil }
        return undecided.map { (organs.count > 1 ? $0 : "") + "出庭人员未定" }
            + absent.map { "缺\(PaperKind.title($0))" }
    }
}
