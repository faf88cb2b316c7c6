public import Docket
import LegalCalendar

/// 下一条登记: what has to be recorded next so that a duty is done, and about which things.
public struct NextEntry: Sendable, Hashable {
    public let trigger: Trigger
    public let context: Context
    /// What fulfils the duty itself; false for what has to come before.
    public let isFinal: Bool
    /// 应诉机关 for whom it is made, where that is known.
    public let organ: String?

    public init(trigger: Trigger, context: Context, isFinal: Bool, organ: String?) {
        (self.trigger, self.context, self.isFinal, self.organ) = (trigger, context, isFinal, organ)
    }

    public var kind: KindName { trigger.kind }

    /// The word that a condition of it asks for: the matter of a submission, the step of an opinion.
    public func word(_ path: String) -> String? { words(path).first }

    func words(_ path: String) -> [String] {
        let found = trigger.conditions.first { $0.path.description == path }
        guard case .oneOf(let words)? = found?.test else { return [] }
        return words
    }

    /// Kinds of papers that it must carry.
    public var papers: [String] { Self.papers(of: trigger) }

    public static func papers(of trigger: Trigger) -> [String] {
        trigger.conditions.filter { $0.path.description == "trigger.papers" }.compactMap {
            if case .oneOf(let words) = $0.test { words.first } else { nil }
        }
    }
}
