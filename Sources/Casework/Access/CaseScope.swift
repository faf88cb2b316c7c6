import Docket

/// 案件范围: which cases a person may see, by what the index says of each; the store turns it into SQL.
public struct CaseScope: Sendable, Hashable {
    /// 检索键: one way in which people have to do with a case.
    public enum Key: Sendable, Hashable {
        /// 应诉机关: whose offices work on it or read it.
        case organ(String)
        /// 监督: the organ itself, and the government above it.
        case above(String)
        /// 参与单位
        case unit(String)
        /// 受指派的律师: this very account, as long as it is assigned.
        case account(String)

        /// As the index keeps it.
        public var text: String {
            switch self {
            case .organ(let name): "organ|\(name)"
            case .above(let name): "above|\(name)"
            case .unit(let name): "unit|\(name)"
            case .account(let name): "account|\(name)"
            }
        }
    }

    public let keys: Set<Key>
    /// 不限: what the program itself compares with; no reader has it.
    public let isEverything: Bool

    public init(keys: Set<Key>) { (self.keys, isEverything) = (keys, false) }
    private init() { (keys, isEverything) = ([], true) }

    public static let everything = CaseScope()

    public var isEmpty: Bool { keys.isEmpty && !isEverything }
    /// Whether it reaches beyond the cases of one unit or of one lawyer.
    public var isOfOffice: Bool {
        keys.contains { key in
            switch key {
            case .organ, .above: true
            case .unit, .account: false
            }
        }
    }
    /// 律师: some cases of others, and no list of a unit's.
    public var isOfLawyer: Bool {
        !isEverything && keys.allSatisfy { if case .account = $0 { true } else { false } }
    }
    /// The one unit whose cases they are; nil for an office, and for a lawyer.
    public var unit: String? {
        guard !isOfOffice else { return nil }
        return keys.lazy.compactMap { if case .unit(let name) = $0 { name } else { nil } }.first
    }
}
