import Docket
import Work

struct AuditModel: PageModel {
    struct Verified: PageModel {
        /// Nil where everything is whole.
        let problem: String?
    }

    struct Line: PageModel {
        let sequence: Int
        let moment: String
        let what: String
        let who: String
        let content: String
    }

    let title = "审计"
    let count: Int
    let tip: String
    /// Nil until somebody asks for it.
    let verified: Verified?
    let lines: [Line]
    /// 更早的; nil on the last page.
    let earlier: String?
    let newest = SiteURL.audit

    init(_ trail: AuditTrail, _ verified: Verified?) {
        (count, tip) = (trail.count, trail.tip.hex)
        self.verified = verified
        earlier = trail.earlier.map { SiteURL.path(SiteURL.audit, SiteURL.query(["before": String($0)])) }
        lines = trail.lines.map {
            Line(sequence: $0.sequence, moment: $0.moment, what: $0.what, who: $0.who, content: $0.content)
        }
    }
}
