import Docket
import Foundation
public import LegalCalendar
public import Rulebook

/// 规则库: rulebooks, calendars and the default organisation, read from the folders beside the program.
public struct RuleShelf: Sendable {
    public let rulebooks: [String: Rulebook]
    /// By the id of a rulebook, alone with what it extends, and by the name of measures, with all their versions.
    public let rules: [String: Rules]
    /// 办法, by name: what a city chooses; statutes are none.
    public let measures: [String: Measures]
    public let notices: [HolidayNotice]
    /// By the name of a folder, its files as they were read.
    let texts: [String: [String: String]]
    /// 没有装载的: what is wrong with each folder that was left out; the others hold all the same.
    public let failures: [SourceError]

    /// - Parameters:
    ///   - folder: `Rulebooks`, with one folder per rulebook and `calendars`.
    ///   - city: a city's own folder of the same shape, which needs no `calendars`.
    public init(folder: String, city: String? = nil) throws(SourceError) {
        var notices = try Self.notices(in: folder)
        if let city, FileManager.default.fileExists(atPath: city + "/calendars") {
            notices += try Self.notices(in: city)
        }
        try CalendarFile.check(notices)
        var files: [String: [String: String]] = [:]
        for place in [folder, city].compactMap(\.self) {
            for name in try Self.names(in: place)
            where FileManager.default.fileExists(atPath: "\(place)/\(name)/rulebook.yaml") {
                guard files[name] == nil else {
                    throw SourceError(file: "\(place)/\(name)", line: nil, message: "Rulebooks 里已有同名的文件夹，请改名")
                }
                files[name] = try Self.files(in: "\(place)/\(name)")
            }
        }
        self.init(files, notices: notices, failures: [])
    }

    private static func notices(in folder: String) throws(SourceError) -> [HolidayNotice] {
        var notices: [HolidayNotice] = []
        for name in try names(in: folder + "/calendars") where name.hasSuffix(".yaml") {
            notices += try CalendarFile.notices(try text(folder + "/calendars/" + name), file: "calendars/\(name)")
        }
        return notices
    }

    /// 适用的办法: the one that is asked for, by its name or by the id of one version; else the only one that there is.
    /// - Throws: the sentence that says which there are.
    public func chosen(_ asked: String?) throws(SourceError) -> String {
        let known = measures.keys.sorted().joined(separator: "、")
        func fail(_ message: String) -> SourceError { SourceError(file: "", line: nil, message: message) }
        if let asked {
            guard rules[asked] != nil else { throw fail("没有办法 \(asked)，现有：\(known)") }
            return asked
        }
        guard measures.count < 2 else { throw fail("有几个办法，请用 --measures 写明适用哪一个：\(known)") }
        guard let only = measures.keys.first else { throw fail("没有办法") }
        return only
    }

    private init(_ texts: [String: [String: String]], notices: [HolidayNotice], failures: [SourceError]) {
        (self.texts, self.notices) = (texts, notices)
        var assembly = Assembly(texts)
        assembly.load()
        (rulebooks, rules, measures) = (assembly.books, assembly.rules, assembly.measures)
        self.failures = assembly.failures + failures
    }

    /// 施行登记时的文本: the bytes by whose digest a rulebook is adopted. Nil for one that is not here.
    public func bytes(of rulebook: String) -> [UInt8]? {
        guard let book = rulebooks[rulebook] else { return nil }
        return texts.values.lazy.map(RulebookLoader.bytes).first { Digest(of: $0) == book.digest }
    }

    /// With the texts that were adopted in place of folders that have changed since or are gone; each of those is named.
    /// - Parameter adopted: by the id of a rulebook, its files as they were.
    public func keeping(_ adopted: [String: [String: String]]) -> RuleShelf {
        guard !adopted.isEmpty else { return self }
        var (all, said) = (texts, [SourceError]())
        for (id, files) in adopted.sorted(by: { $0.key < $1.key }) {
            let folder = texts.first { Self.id($0.value) == id }?.key ?? id
            all[folder] = files
            said.append(
                SourceError(
                    file: "\(folder)/rulebook.yaml", line: nil,
                    message: texts[folder] == nil
                        ? "文件夹不在了，仍按施行登记时所存的文本" : "施行登记以后文件夹改动过，改动没有生效，仍按登记时所存的文本"))
        }
        return RuleShelf(all, notices: notices, failures: said)
    }

    private static func id(_ files: [String: String]) -> String? {
        (try? YAMLText.raw(files["rulebook.yaml"] ?? "", file: "rulebook.yaml"))?["id"]?.scalar
    }

    /// By which the days of a city are counted.
    public func calendar(of rules: Rules) -> LegalCalendar { calendar(region: rules.main.region) }

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
    private(set) var measures: [String: Measures] = [:]
    private(set) var failures: [SourceError] = []
    private var waiting: [String: [String: String]]

    init(_ files: [String: [String: String]]) { waiting = files }

    mutating func load() {
        parse()
        compose()
    }

    /// 各办法: the versions of one name together, as far as they make a whole.
    private mutating func compose() {
        let extended = Set(books.values.flatMap(\.extends))
        // What others extend and nobody issued is no city's measures.
        let own = books.values.filter { !extended.contains($0.id) || $0.issuer != nil }
        for (name, versions) in Dictionary(grouping: own, by: \.measures) { add(name, versions) }
        failures.sort { $0.description < $1.description }
    }

    /// A version that does not fit those before it is named and left out; they hold all the same.
    private mutating func add(_ name: String, _ versions: [Rulebook]) {
        let rising = versions.sorted {
            ($0.effective.from?.number ?? Int.max, $0.id) < ($1.effective.from?.number ?? Int.max, $1.id)
        }
        var kept: [Rulebook] = []
        for book in rising {
            do throws(SourceError) {
                measures[name] = try composed(name, kept + [book])
                kept.append(book)
            } catch {
                failures.append(error)
            }
        }
        if let all = measures[name], rules[name] == nil || kept.count > 1 { rules[name] = all.rules(adopting: []) }
    }

    private func composed(_ name: String, _ versions: [Rulebook]) throws(SourceError) -> Measures {
        let (book, before) = (versions[versions.count - 1], versions.dropLast())
        func fail(_ message: String) -> SourceError {
            SourceError(file: "\(book.id)/rulebook.yaml", line: nil, message: message)
        }
        if let last = before.last {
            guard let from = book.effective.from else {
                throw fail("办法 \(name) 有几个版本，请写明这一版自何日起施行（effective.from）")
            }
            guard last.effective.from != from else {
                throw fail("办法 \(name) 的 \(last.id) 也自 \(from) 起施行，请写明各自的 effective.from")
            }
        }
        guard name == book.id || books[name] == nil || versions.contains(where: { $0.id == name }) else {
            throw fail("\(name) 已经是另一个规则集的 id，办法请另取名称")
        }
        let ids = Set(versions.map(\.id))
        var seen: Set<String> = []
        let extended = versions.flatMap(\.extends).filter { !ids.contains($0) && seen.insert($0).inserted }
        return try Measures(name: name, versions: versions, extended: extended.compactMap { books[$0] })
    }

    private mutating func parse() {
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
        let (read, problems) = RulebookLoader(extending: others).read(texts, folder: name)
        guard let book = read else {
            failures += problems
            waiting[name] = nil
            return false
        }
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
