/// 案件范围: which cases a person may see; the store turns it into SQL.
public enum CaseScope: Sendable, Hashable {
    case all
    case unit(String)
    /// 受指派的律师: cases to which this very account was assigned, as long as it is.
    case account(String)
    case nothing
}
