/// 必备内容 (LEGAL §4.2): what a paper of a kind must say; and where each is entered if it is not there yet.
extension PaperFields {
    public static let required: [String: [String]] = [
        "evidence-cover": ["cause", "number"], "defence": ["government", "government-address", "government-code", "number", "plaintiffs", "requests", "court", "date"],
        "evidence-list": ["evidence", "name", "source", "purpose", "date"],
        "basis-list": ["bases", "name"],
        "legal-rep-cert": ["government", "principal", "principal-post", "phone", "date"], "head-cert": ["number", "head", "head-post", "head-portfolio", "date"],
        "poa": ["government", "number", "instance", "agent-details", "powers", "date"],
        "absence-statement": ["number", "hearing-at", "head", "absence-ground", "absence-proof", "date"],
        "appeal": ["decision-number", "decision-received", "court", "requests", "date"], "retrial-app": ["decision-number", "grounds", "requests", "date"],
        "enforce-app": ["decision-number", "effective-on", "performance-what", "performance-due", "date"],
        "evidence-ext": ["received-on", "evidence-due", "evidence-names", "obstacle", "obstacle-end", "date"], "postpone-hearing": ["hearing-at", "reason", "date"],
        "advice-reply": ["recommendation-number", "recommendation-received", "reply-opinion", "date"],
        "loss-report": ["report-facts", "report-appearance", "report-judgment", "report-causes", "report-other"],
        "approval-request": ["number", "title", "papers", "date"],
        "dispatch-slip": ["received-on", "court", "number", "plaintiffs", "evidence-due", "instruction", "forwarded-on"],
        "approval-slip": ["papers", "opinions", "legal-opinion", "proposal"],
        "appeal-request": ["decision-number", "decision-received", "appeal-due", "appeal-opinion", "review-opinion"],
        "appeal-review-opinion": ["decision-number", "appeal-opinion", "review-opinion"],
        "lawyer-assign": ["lawyer", "lawyer-licence", "lawyer-firm"], "archive-index": ["volume"], "archive-note": ["note", "maker", "checker"],
        "accountability": ["lead-organ", "lead-ground", "lead-fact"], "recourse": ["persons", "amount", "fault"], "act-change-notice": ["number", "change-terms"],
    ]

    /// The kind of entry that gives a field its value.
    public static let entries: [String: String] = [
        "head": "appearance-decided", "head-post": "appearance-decided", "head-portfolio": "appearance-decided", "agent-details": "appearance-decided",
        "powers": "appearance-decided",
        "hearing-at": "hearing-notified", "absence-ground": "absence-explained", "absence-proof": "absence-explained", "decision-number": "decision-received",
        "decision-received": "decision-received", "effective-on": "took-effect", "performance-what": "decision-received", "performance-due": "decision-received",
        "grounds": "retrial-proposed", "obstacle": "evidence-extension-requested", "reason": "postponement-requested", "recommendation-number": "recommendation-received",
        "recommendation-received": "recommendation-received", "reply-opinion": "recommendation-reply-proposed", "report-facts": "loss-report-submitted",
        "report-appearance": "loss-report-submitted", "report-judgment": "loss-report-submitted", "report-causes": "loss-report-submitted", "report-other": "loss-report-submitted",
        "papers": "submitted-for-approval", "title": "submitted-for-approval", "proposal": "submitted-for-approval", "instruction": "opined", "opinions": "opined",
        "forwarded-on": "forwarded", "legal-opinion": "legal-opinion-heard", "appeal-opinion": "appeal-proposed", "review-opinion": "appeal-reviewed", "lawyer": "lawyer-assigned",
        "lawyer-licence": "lawyer-assigned", "lawyer-firm": "lawyer-assigned", "lead-organ": "accountability-raised", "lead-ground": "accountability-raised",
        "lead-fact": "accountability-raised", "persons": "recovery-ordered", "amount": "recovery-ordered", "fault": "recovery-ordered", "change-terms": "act-changed",
        "evidence": "evidence-listed", "bases": "evidence-listed",
    ]

    /// Contents that a paper of this kind must have and the docket does not give; `name`, `source` and the like are of a list's items.
    public static func missing(for kind: String, in values: [String: PaperValue]) -> [String] {
        (required[kind] ?? []).filter { field in
            guard titles[field] != nil || lists[field] != nil else { return false }
            return values[field]?.isShown != true
        }
    }
}
