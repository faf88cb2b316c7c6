import Docket
import Foundation
public import LegalCalendar
public import Rulebook

/// 规则库: rulebooks, calendars and the default organisation, read from the folders beside the program.
public struct RuleShelf: Sendable {
    public let rulebooks: [String: Rulebook]
    public let rules: [String: Rules]
    public let notices: [HolidayNotice]
    /// 没有装载的: what is wrong with each folder that was left out; the others hold all the same.
    public let failures: [SourceError]

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
        var assembly = Assembly(files)
        assembly.load()
        (rulebooks, rules, failures) = (assembly.books, assembly.rules, assembly.failures)
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

/// 装载各文件夹: what others extend is loaded first; a folder that is broken is left out, with all that extend it.
private struct Assembly {
    private(set) var books: [String: Rulebook] = [:]
    private(set) var rules: [String: Rules] = [:]
    private(set) var failures: [SourceError] = []
    private var waiting: [String: [String: String]]

    init(_ files: [String: [String: String]]) { waiting = files }

    mutating func load() {
        while !waiting.isEmpty {
            let before = waiting.count
            for name in waiting.keys.sorted() {
                do throws(SourceError) {
                    if try take(name, waiting[name] ?? [:]) { waiting[name] = nil }
                } catch {
                    failures.append(error)
                    waiting[name] = nil
                }
            }
            if waiting.count == before { return giveUp() }
        }
    }

    /// - Returns: false as long as what it extends is still to be loaded.
    private mutating func take(_ name: String, _ texts: [String: String]) throws(SourceError) -> Bool {
        let file = "\(name)/rulebook.yaml"
        let head = try YAMLText.raw(texts["rulebook.yaml"] ?? "", file: file)
        let extends = (head["extends"]?.elements ?? []).compactMap(\.scalar).filter { !$0.isEmpty }
        guard extends.allSatisfy({ books[$0] != nil }) else { return false }
        let others = extends.compactMap { books[$0] }
        let book = try RulebookLoader(extending: others).load(texts, folder: name)
        guard books[book.id] == nil else {
            throw SourceError(file: file, line: head["id"]?.line, message: "另一个文件夹已经是规则集 \(book.id)，请改用别的 id")
        }
        rules[book.id] = try Rules(main: book, extended: others)
        books[book.id] = book
        return true
    }

    private mutating func giveUp() {
        for name in waiting.keys.sorted() {
            failures.append(
                SourceError(
                    file: "\(name)/rulebook.yaml", line: nil, message: "extends 所指的规则集不存在，或者没有装载"))
        }
    }
}
