public import Casework
import Docket
public import LegalCalendar
public import Rulebook

/// 有效期提示: what those who receive and oversee are told of the end of the measures.
public struct TermNotice: Sendable, Hashable {
    public let text: String
    /// 已届满, or nearly: red; else amber.
    public let isUrgent: Bool

    /// Nil where nothing need be said.
    public init?(_ rules: Rules, on day: CivilDay) {
        let book = rules.newest(by: day)
        // What others follow ends without anybody's doing.
        guard let term = book.term, let nearness = term.nearness(on: day), !rules.isFollowed(book) else { return nil }
        let name = "《\(book.title)》"
        switch nearness {
        case .near(let days):
            text = "\(name)有效期至\(term.through.chinese)，还有\(days)日。评估、征求意见和审查后续办法一般要半年以上，请及早安排。"
            isUrgent = false
        case .last(let days):
            text = "\(name)有效期至\(term.through.chinese)，还有\(days)日。届满以后，没有新的办法，内部各步期限只作提示。"
            isUrgent = true
        case .over:
            text = "\(name)已于\(term.through.chinese)届满。没有新的办法，内部各步按原期限提示，不算逾期；法定期限照算。"
            isUrgent = true
        }
    }

    /// Whose desk says so: who receives, who oversees.
    public static func concerns(_ reader: Actor) -> Bool { reader.has(.intakeOffice) || reader.has(.oversightOffice) }
}
