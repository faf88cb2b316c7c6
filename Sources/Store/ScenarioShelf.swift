public import Casework
public import Docket
import Foundation
public import Rulebook

/// 情景库: scenario files of a folder, and the office docket they share.
public enum ScenarioShelf: Sendable {
    /// All `.yaml` files below the paths, but for `office.yaml`.
    public static func files(_ paths: [String]) throws(SourceError) -> [String] {
        var found: [String] = []
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw SourceError(file: path, line: nil, message: "没有这个文件")
            }
            guard isFolder.boolValue else {
                found.append(path)
                continue
            }
            let below = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
            found += below.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix("office.yaml") }.sorted().map {
                path + "/" + $0
            }
        }
        return found
    }

    public static func scenario(_ path: String, shelf: RuleShelf) throws(SourceError) -> Scenario {
        try Scenario(try RuleShelf.text(path), file: path) { shelf.rules[$0]?.vocabulary }
    }

    /// Nil where there is no such file.
    public static func office(ifAny path: String) throws(SourceError) -> [Entry]? {
        FileManager.default.fileExists(atPath: path) ? try office(path) : nil
    }

    /// `office.yaml`: a list of organisation entries.
    /// - Throws: file and line of what can't be read, and of a function that is none: nobody would hold it, and nobody would be told.
    public static func office(_ path: String) throws(SourceError) -> [Entry] {
        let raw = try YAMLText.raw(try RuleShelf.text(path), file: path)
        for element in raw.elements {
            for held in element["holds"]?.elements ?? [] {
                guard let word = (held["function"] ?? held).scalar, Function(rawValue: word) == nil else { continue }
                let known = Function.allCases.filter { !$0.isAdministrator }.map(\.rawValue).joined(separator: "、")
                throw SourceError(
                    file: path, line: held.line ?? element.line, message: "没有这个职能：\(word)，可以写：\(known)")
            }
        }
        return try Scenario.entries(raw, file: path, stream: .office, .standard)
    }
}
