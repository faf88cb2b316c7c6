import Docket
import Foundation
public import LegalCalendar
public import Rulebook

/// 规则库: rulebooks, calendars and the default organisation, read from the folders beside the program.
public struct RuleShelf: Sendable {
    public let rulebooks: [String: Rulebook]
    public let rules: [String: Rules]
    public let notices: [HolidayNotice]

    /// - Parameter folder: `Rulebooks`, with one folder per rulebook and `calendars`.
    public init(folder: String) throws(SourceError) {
        var notices: [HolidayNotice] = []
        for name in try Self.names(in: folder + "/calendars") where name.hasSuffix(".yaml") {
            notices += try CalendarFile.notices(try Self.text(folder + "/calendars/" + name), file: "calendars/\(name)")
        }
        try CalendarFile.check(notices)
        self.notices = notices
        let folders = try Self.names(in: folder).filter {
            FileManager.default.fileExists(atPath: "\(folder)/\($0)/rulebook.yaml")
        }
        var files: [String: [String: String]] = [:]
        for name in folders { files[name] = try Self.files(in: "\(folder)/\(name)") }
        (rulebooks, rules) = try Self.assemble(files)
    }

    /// What others extend is loaded first.
    private static func assemble(_ files: [String: [String: String]]) throws(SourceError) -> (
        [String: Rulebook], [String: Rules]
    ) {
        var books: [String: Rulebook] = [:]
        var waiting = files
        while !waiting.isEmpty {
            var progressed = false
            for (name, texts) in waiting.sorted(by: { $0.key < $1.key }) {
                let head = try YAMLText.raw(texts["rulebook.yaml"] ?? "", file: "\(name)/rulebook.yaml")
                let extends = (head["extends"]?.elements ?? []).compactMap(\.scalar).filter { !$0.isEmpty }
                guard extends.allSatisfy({ books[$0] != nil }) else { continue }
                let book = try RulebookLoader(extending: extends.compactMap { books[$0] }).load(texts, folder: name)
                books[book.id] = book
                waiting[name] = nil
                progressed = true
            }
            if !progressed, let (name, _) = waiting.first {
                throw SourceError(file: "\(name)/rulebook.yaml", line: nil, message: "extends 所指的规则集不存在")
            }
        }
        var rules: [String: Rules] = [:]
        for (id, book) in books { rules[id] = try Rules(main: book, extended: book.extends.compactMap { books[$0] }) }
        return (books, rules)
    }

    public func calendar(region: String? = nil) -> LegalCalendar { LegalCalendar(notices: notices, region: region) }

    public static func files(in folder: String) throws(SourceError) -> [String: String] {
        var files: [String: String] = [:]
        for name in try names(in: folder) where name.hasSuffix(".md") || name.hasSuffix(".yaml") {
            files[name] = try text(folder + "/" + name)
        }
        return files
    }

    static func names(in folder: String) throws(SourceError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw SourceError(file: folder, line: nil, message: "没有这个文件夹")
        }
    }

    public static func text(_ path: String) throws(SourceError) -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw SourceError(file: path, line: nil, message: "不能读取")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw SourceError(file: path, line: nil, message: "不是 UTF-8 文本")
        }
        return text
    }
}
