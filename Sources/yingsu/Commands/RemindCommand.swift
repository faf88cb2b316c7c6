import ArgumentParser
import Docket
import Foundation
import LegalCalendar
import Rounds

/// 每日提醒: sends today's letters now, or shows them.
struct RemindCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "remind", abstract: "每日提醒：立即发送，或者用 --show 只看不发")

    @Flag(help: "只显示，不发送") var show = false
    @Option(help: "日期，默认今天") var day: String?
    @OptionGroup var mailing: Mailing
    @OptionGroup var places: Places

    func run() throws {
        let (_, store) = try places.reading()
        let today = CivilDay(instant: Int(Date().timeIntervalSince1970 * 1000))
        guard let day = day.map({ CivilDay($0) }) ?? today else { throw fail("没有这一天：\(day ?? "")", code: 65) }
        let letters = try Reminders(store: store, today: day).letters()
        if show || mailing.smtp == nil {
            for letter in letters { say("收件人 \(letter.address)\n主题 \(letter.subject)\n\n\(letter.text)\n") }
            return say("共 \(letters.count) 封，没有发送")
        }
        guard let mail = try mailing.mail() else { return }
        var failed = 0
        for letter in letters {
            do {
                try mail.send(to: letter.address, subject: letter.subject, text: letter.text)
            } catch {
                failed += 1
                FileHandle.standardError.write(Data("给 \(letter.address) 的\(error)\n".utf8))
            }
        }
        guard failed == 0 else { throw ExitCode(1) }
        say("已发 \(letters.count) 封")
    }
}
