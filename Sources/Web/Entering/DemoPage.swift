import Docket
import LegalCalendar
import Store

/// 演示: role and day, only in a demo.
enum DemoPage {
    @Sendable static func role(_ exchange: Exchange) async throws -> Reply {
        let name = exchange.form["account"] ?? ""
        guard try exchange.store.account(name)?.actor != nil else { throw PageError.absent }
        return LoginPage.signedIn(
            try exchange.store.openSession(name, instant: exchange.site.clock.real), to: "/", exchange)
    }

    @Sendable static func day(_ exchange: Exchange) async throws -> Reply {
        guard let day = exchange.form["day"].flatMap({ CivilDay.read($0) }) else {
            throw PageError.badForm("没有这一天：\(exchange.form["day"] ?? "")")
        }
        exchange.site.clock.move(to: day)
        return .see(Form.sitePath(exchange.form["next"]))
    }
}
