import LegalCalendar
import Store
import Work

/// 登录条 as it is printed.
struct SlipModel: PageModel {
    let title = "登录条"
    let name: String
    let display: String
    let unit: String
    let code: String
    let until: String

    init(_ slip: Slip) {
        (name, display, unit) = (slip.account.name, slip.account.display, slip.account.unit)
        (code, until) = (slip.code, slip.until.chinese)
    }
}
