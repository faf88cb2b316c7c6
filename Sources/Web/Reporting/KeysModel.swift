import Docket
import LegalCalendar
import Work

/// 密钥 as a page shows them: one's own, and those of other installations.
struct KeysModel: PageModel {
    struct Own: PageModel {
        let fingerprint: String
        let file: String
    }

    struct Row: PageModel {
        let organ: String
        let fingerprint: String
        let since: String
        /// Nil while it holds.
        let until: String?
        let reason: String
        /// 停用 is offered where it holds.
        let mayRevoke: Bool
    }

    let title = "密钥"
    let problem: String?
    let back = SiteURL.reports(nil)
    let own: Own?
    let rows: [Row]
    /// There are 下级机关 whose cases are kept elsewhere.
    let mayTrust: Bool
    let organs: [ChoiceModel]
    let fingerprint: String
    let reason: String

    init(_ ring: KeyRing, typed: Form?, problem: String?) throws {
        self.problem = problem
        own = try ring.own().map { Own(fingerprint: $0.shownFingerprint, file: SiteURL.keyFile) }
        rows = try ring.trusted().map { one in
            Row(
                organ: one.organ, fingerprint: one.key.shownFingerprint, since: one.since.chinese,
                until: one.until?.chinese, reason: one.reason, mayRevoke: one.until == nil)
        }
        let offered = ring.offered
        mayTrust = !offered.isEmpty
        organs = ([""] + offered).map {
            ChoiceModel(value: $0, title: $0.isEmpty ? "请选择" : $0, isSelected: $0 == typed?["organ"] ?? "")
        }
        (fingerprint, reason) = (typed?["fingerprint"] ?? "", typed?["reason"] ?? "")
    }
}
