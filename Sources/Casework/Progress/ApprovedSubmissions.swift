public import Docket

extension CaseFile {
    /// 已同意的报批: the submissions that were approved, in their order; what was returned is none.
    public var approvedSubmissions: [Item] {
        let approved = Set(items(of: .approved).compactMap { $0.context.first(.submission) })
            .subtracting(items(of: .returned).compactMap { $0.context.first(.submission) })
        return items(of: .submittedForApproval).filter {
            $0.context.first(.submission).map(approved.contains) ?? false
        }
    }
}
