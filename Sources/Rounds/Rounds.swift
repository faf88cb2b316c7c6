import Docket
import Foundation
public import LegalCalendar
public import Store

/// 例行: what runs by itself. All of it is listed here, with when it runs.
public struct Rounds: Sendable {
    public static let list = [
        "每日提醒：每天七时以后一次，发给登记了邮箱的人；没有发出的，每十分钟再发，到当日发出为止；没有配置邮件时只在工作台显示",
        "打印队列：把文书转成 PDF，一次一份，每份不超过一分钟；一天后清除", "识读：收件箱里的来文逐件识读，每页不超过一分钟，只作建议",
        "收件文件夹：每三秒看一次，收下的移到“已收”，不收的移到“未收”并写明原因，收件箱也列出（启动时用 --inbox 指定）",
        "重算：规则、日历、机构变动以后，涉及的案件分批重新推算，不影响办理", "链头外存：每天把链头记到数据文件夹以外的文件（--anchor）",
        "全面校验：每天一次逐条逐件校验，不符的停止写入并在每页提示",
    ]

    private let store: CaseStore
    private let mail: Mail?
    private let anchor: Anchor?
    private let today: @Sendable () -> CivilDay
    private let hour: @Sendable () -> Int

    /// - Parameters:
    ///   - mail: nil if no mail server is configured.
    ///   - anchor: where the tip goes once a day; nil for nowhere.
    ///   - today: the day in China.
    ///   - hour: the hour of the day in China.
    public init(
        store: CaseStore, mail: Mail?, anchor: Anchor? = nil, today: @escaping @Sendable () -> CivilDay,
        hour: @escaping @Sendable () -> Int
    ) {
        (self.store, self.mail, self.anchor, self.today, self.hour) = (store, mail, anchor, today, hour)
    }

    /// Looks every ten minutes until cancelled. A failure is told and tried again at the next look.
    public func run(tell: @escaping @Sendable (String) -> Void) async {
        while !Task.isCancelled {
            do {
                if hour() >= 7, let sent = try remindOnce(tell: tell), sent > 0 { tell("已发每日提醒 \(sent) 份") }
            } catch {
                tell("每日提醒没有发出：\(error)")
            }
            do { try keepAnchor() } catch { tell("链头没有记到外存：\(error)") }
            do { try inspectOnce(tell: tell) } catch { tell("全面校验没有完成：\(error)") }
            // What is older than a day goes, by the real clock.
            do { try store.dropOldPrintJobs(instant: Int(Date().timeIntervalSince1970 * 1000)) } catch {
                tell("旧的打印件没有清理：\(error)")
            }
            do { try await Task.sleep(for: .seconds(600)) } catch { return }
        }
    }

    /// 重算: whatever waits to be derived anew, portion by portion.
    public func rederive(tell: @Sendable (String) -> Void) async {
        await store.changing.answer {
            while !Task.isCancelled, store.engine.stopped == nil, try store.rederive() > 0 {}
        } failing: {
            tell("重算：\($0)")
        }
    }

    private func keepAnchor() throws {
        guard let anchor, store.engine.stopped == nil, try store.setting("anchored-on") != today().description else {
            return
        }
        try anchor.add(try store.tip())
        try store.set("anchored-on", to: today().description)
    }

    /// What was changed behind the program's back stops writing: nothing true is added to what is false.
    private func inspectOnce(tell: (String) -> Void) throws {
        guard store.engine.stopped == nil, try store.setting("inspected-on") != today().description else { return }
        let verification = try store.verify()
        var problem = verification.firstBad.map { "台账第\($0)条\(verification.reason ?? "")" }
        if problem == nil { problem = try Inspection(of: store).firstProblem() }
        if let problem {
            store.engine.stop(.tampered(problem))
            return tell("全面校验：\(problem)，已停止写入")
        }
        try store.set("inspected-on", to: today().description)
    }

    /// One address that fails keeps no letter from the others; it is told of and tried again, and only what went out counts.
    /// - Returns: how many went out now; nil if all of today's have.
    public func remindOnce(tell: @Sendable (String) -> Void = { _ in }) throws -> Int? {
        let day = today()
        guard let mail, try store.setting("reminded-on") != day.description else { return nil }
        var (sent, failed) = (0, 0)
        for letter in try Reminders(store: store, today: day).letters() {
            let mark = "reminded \(letter.account)"
            guard try store.setting(mark) != day.description else { continue }
            do {
                try mail.send(to: letter.address, subject: letter.subject, text: letter.text)
                try store.set(mark, to: day.description)
                sent += 1
            } catch {
                failed += 1
                tell("给 \(letter.address) 的提醒没有发出，十分钟后再发：\(error)")
            }
        }
        if failed == 0 { try store.set("reminded-on", to: day.description) }
        return sent
    }
}
