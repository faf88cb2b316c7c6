import ArgumentParser
import Foundation
import Rounds

/// Where letters go out; the password comes from the environment, never from the command line.
struct Mailing: ParsableArguments {
    @Option(help: "邮件服务器，如 smtp://mail.example.gov.cn:25；不写则不发邮件") var smtp: String?
    @Option(help: "发件人邮箱") var smtpFrom: String?
    @Option(help: "邮件服务器用户名；口令取自环境变量 YINGSU_SMTP_PASSWORD") var smtpUser: String?

    func mail() throws -> Mail? {
        guard let smtp else { return nil }
        guard let smtpFrom else { throw fail("写了 --smtp 就要写 --smtp-from", code: 64) }
        do {
            return try Mail(
                server: smtp, from: smtpFrom, user: smtpUser,
                password: ProcessInfo.processInfo.environment["YINGSU_SMTP_PASSWORD"])
        } catch {
            throw fail("\(error)", code: 64)
        }
    }
}
