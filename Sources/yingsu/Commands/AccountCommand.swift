import ArgumentParser
import Docket
import Foundation
import LegalCalendar
import Store

/// 账号: the way back in, for whoever is at the machine itself. What it does stands in the audit, and the administrators are told.
struct AccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "账号：在本机上列出、发一次性代码、启用（记入审计，提醒全部管理员）",
        subcommands: [List.self, Code.self, Enable.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "列出账号")

        @OptionGroup var places: Places

        func run() throws {
            let store = try places.reading(lists: false).1
            let organisation = try store.organisation()
            for account in try store.accounts() {
                let states = [account.isDisabled ? "已停用" : nil, account.hasPassword ? nil : "未设口令"].compactMap(\.self)
                print(
                    [
                        account.name, account.display, account.unit,
                        account.functions.isEmpty ? "（待授权）" : account.titles(store.rules, organisation),
                        states.joined(separator: "、"),
                    ]
                    .joined(separator: "\t"))
            }
        }
    }

    struct Code: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "发一个一次性代码：原口令失效，二十四小时内有效，用一次即失效")

        @Argument(help: "账号") var name: String
        @OptionGroup var places: Places

        func run() throws {
            let (store, account, now) = try AccountCommand.open(name, places)
            let code = try store.printCode(for: account.name, by: "本机命令", instant: now)
            try AccountCommand.tell(.codePrinted, "在本机发一次性代码", account, store, now)
            print("\(account.name)　\(code)")
        }
    }

    struct Enable: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "启用一个停用的账号")

        @Argument(help: "账号") var name: String
        @OptionGroup var places: Places

        func run() throws {
            let (store, account, now) = try AccountCommand.open(name, places)
            try store.disable(account.name, false)
            try AccountCommand.tell(.accountEnabled, "在本机启用账号", account, store, now)
            say("已启用：\(account.name)")
        }
    }

    private static func open(_ name: String, _ places: Places) throws -> (CaseStore, Account, Int) {
        let store = try places.alongside()
        guard let account = try store.account(name) else { throw fail("没有这个账号：\(name)", code: 65) }
        return (store, account, Int(Date().timeIntervalSince1970 * 1000))
    }

    private static func tell(_ kind: KindName, _ words: String, _ account: Account, _ store: CaseStore, _ now: Int)
        throws
    {
        try store.append([
            Entry(
                stream: .audit, instant: now, actor: "本机命令", role: "", unit: "", kind: kind,
                day: CivilDay(instant: now),
                fields: ["account": .text(account.name), "unit": .text(account.unit)])
        ])
        try store.alert("\(words)，账号 \(account.name)（\(account.unit)\(account.display)）", by: "", instant: now)
    }
}
