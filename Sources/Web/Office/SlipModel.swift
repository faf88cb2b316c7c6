import LegalCalendar
import Store
import Work

/// 登录条 as it is printed.
struct SlipModel: PageModel {
    struct One: PageModel {
        let name: String
        let display: String
        let unit: String
        let code: String
        let until: String
    }

    let title = "登录条"
    let slips: [One]
    /// 领取单: who was handed his; of one slip none is needed.
    let isBatch: Bool

    init(_ slips: [Slip]) {
        self.slips = slips.map {
            One(
                name: $0.account.name, display: $0.account.display, unit: $0.account.unit, code: $0.code,
                until: "\($0.until.chinese)\($0.hour)")
        }
        isBatch = slips.count > 1
    }
}
