import Docket
import Foundation
public import LegalCalendar
public import Store

/// 例行: what runs by itself. All of it is listed here, with when it runs.
public struct Rounds: Sendable {
    public static let list = [
        "每日提醒：每天七时以后一次，发给登记了邮箱的人；没有配置邮件时只在工作台显示", "打印队列：把文书转成 PDF，一次一份，每份不超过一分钟；一天后清除",
        "识读：收件箱里的来文逐件识读，每页不超过一分钟，只作建议", "收件文件夹：每三秒看一次，收下的移到“已收”，不收的移到“未收”并写明原因（启动时用 --inbox 指定）",
    ]

    private let store: CaseStore
    private let mail: Mail?
    private let today: @Sendable () -> CivilDay
    private let hour: @Sendable () -> Int

    /// - Parameters:
    ///   - mail: nil if no mail server is configured.
    ///   - today: the day in China.
    ///   - hour: the hour of the day in China.
    public init(
        store: CaseStore, mail: Mail?, today: @escaping @Sendable () -> CivilDay, hour: @escaping @Sendable () -> Int
    ) {
        (self.store, self.mail, self.today, self.hour) = (store, mail, today, hour)
    }

    /// Looks every ten minutes until cancelled. A failure is told and tried again at the next look.
    public func run(tell: @escaping @Sendable (String) -> Void) async {
        guard mail != nil else { return }
        while !Task.isCancelled {
            do {
                if hour() >= 7, let sent = try remindOnce(tell: tell) { tell("已发每日提醒 \(sent) 份") }
            } catch {
                tell("每日提醒没有发出：\(error)")
            }
            do { try await Task.sleep(for: .seconds(600)) } catch { return }
        }
    }

    /// Nil if today's reminders have gone out already. One address that fails keeps no letter from the others, and is told of.
    public func remindOnce(tell: @Sendable (String) -> Void = { _ in }) throws -> Int? {
        let day = today()
        guard let mail, try store.setting("reminded-on") != day.description else { return nil }
        var sent = 0
        for letter in try Reminders(store: store, today: day).letters() {
            do {
                try mail.send(to: letter.address, subject: letter.subject, text: letter.text)
                sent += 1
            } catch {
                tell("给 \(letter.address) 的提醒没有发出：\(error)")
            }
        }
        try store.set("reminded-on", to: day.description)
        return sent
    }
}
