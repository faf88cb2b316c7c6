/// 权限动作: what a route or an entry does with a case.
public enum Action: String, Sendable, Hashable, CaseIterable {
    case seeDesk = "see-desk"
    case seeCase = "see-case"
    /// 案件材料: what was handed in; what happened and what is due may be seen without it.
    case seePapers = "see-papers"
    case seeInner = "see-inner"
    case register
    /// 收件箱: own files, before they belong to a case.
    case receive
    case record
    case seeLedger = "see-ledger"
    case supervise
    case keepOffice = "keep-office"
    /// 全市一览: all units of an organ and of those below, side by side.
    case oversee
    case seeLeads = "see-leads"
    /// 机关台账: what belongs to no case; who may record which of it is told by the rulebook.
    case seeMatters = "see-matters"
    /// 统计: figures of the cases that he may see.
    case seeFigures = "see-figures"
    case seeRules = "see-rules"
    case calculate
    case administer
    case seeAudit = "see-audit"
    case ownSession = "own-session"
    case anyone
}
