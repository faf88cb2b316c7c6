import Foundation
import Store

/// 邮件: through the city's own mail server, sent by curl, which speaks SMTP, STARTTLS and sign-in.
public struct Mail: Sendable {
    public struct Failed: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    private let server: String
    private let from: String
    private let user: String?
    private let password: String?

    /// - Parameter server: `smtp://mail.example.gov.cn:25` or `smtps://…:465`.
    public init(server: String, from: String, user: String? = nil, password: String? = nil) throws {
        guard server.hasPrefix("smtp://") || server.hasPrefix("smtps://") else {
            throw Failed(description: "邮件服务器应写作 smtp://主机:端口")
        }
        guard Self.isAddress(from) else { throw Failed(description: "发件人不是邮箱地址：\(from)") }
        (self.server, self.from, self.user, self.password) = (server, from, user, password)
    }

    public static func isAddress(_ text: String) -> Bool { CaseStore.isMailAddress(text) }

    public func send(to address: String, subject: String, text: String) throws {
        guard Self.isAddress(address) else { throw Failed(description: "收件人不是邮箱地址：\(address)") }
        let letter = Self.message(
            from: from, to: address, subject: subject, text: text, at: Date(), id: UUID().uuidString)
        let message = try file(letter)
        defer { try? FileManager.default.removeItem(at: message) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["curl", "--silent", "--show-error", "--max-time", "30", "--config", "-"]
        let (input, errors) = (Pipe(), Pipe())
        (process.standardInput, process.standardError, process.standardOutput) = (input, errors, FileHandle.nullDevice)
        try process.run()
        // The password goes in on standard input: an argument could be read by anybody on the machine.
        try input.fileHandleForWriting.write(contentsOf: Data(config(to: address, message).utf8))
        try input.fileHandleForWriting.close()
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failed(
                description:
                    "邮件没有发出：\(String(decoding: said, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))")
        }
    }

    private func config(to address: String, _ message: URL) -> String {
        var lines = [
            "url = \"\(server)\"", "mail-from = \"\(from)\"", "mail-rcpt = \"\(address)\"",
            "upload-file = \"\(message.path)\"",
        ]
        if let user { lines += ["user = \"\(Self.quoted(user)):\(Self.quoted(password ?? ""))\"", "ssl-reqd"] }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }

    private func file(_ text: String) throws -> URL {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("yingsu-mail-\(UUID().uuidString)")
        guard
            FileManager.default.createFile(
                atPath: url.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        else {
            throw Failed(description: "邮件没有发出：不能写临时文件")
        }
        return url
    }

    /// RFC 5322 with its day and a name of its own, an encoded subject and a base64 body: safe through any relay.
    static func message(from: String, to: String, subject: String, text: String, at date: Date, id: String) -> String {
        let body = Data(text.utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        let domain = from.split(separator: "@").last.map(String.init) ?? "localhost"
        return [
            "Date: \(day(date))", "From: <\(from)>", "To: <\(to)>", "Message-ID: <\(id.lowercased())@\(domain)>",
            "Subject: \(encoded(subject))", "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "", body, "",
        ].joined(separator: "\r\n")
    }

    /// Wed, 25 Nov 2026 09:30:00 +0800
    private static func day(_ date: Date) -> String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 8 * 3600)
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
        return format.string(from: date)
    }

    /// RFC 2047 words of at most 75 characters.
    private static func encoded(_ subject: String) -> String {
        var (words, current) = ([String](), "")
        for character in subject {
            if (current + String(character)).utf8.count > 42 {
                words.append(current)
                current = ""
            }
            current.append(character)
        }
        return (words + [current]).map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(
            separator: "\r\n ")
    }
}
