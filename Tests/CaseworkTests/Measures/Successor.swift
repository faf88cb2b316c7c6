import Foundation
import Rulebook
import Store

/// 后续办法: the measures with one number changed in text and norm, as the folder of a successor would have them.
enum Successor {
    static let id = "zhongwei-2027-1"

    /// - Parameters:
    ///   - from: the first day of the successor.
    ///   - changes: what else it writes otherwise, by file.
    static func files(from: String = "2027-07-17", _ changes: [(file: String, old: String, new: String)] = []) throws
        -> [String: String]
    {
        var files = try RuleShelf.files(in: Bench.root + "/Rulebooks/zhongwei-2022-3")
        func replace(_ file: String, _ old: String, _ new: String) throws {
            guard let text = files[file], text.contains(old) else {
                throw SourceError(file: file, line: nil, message: old)
            }
            files[file] = text.replacing(old, with: new)
        }
        try replace("rulebook.yaml", "id: zhongwei-2022-3", "id: \(id)")
        try replace("rulebook.yaml", "卫政办规发〔2022〕3号", "卫政办规发〔2027〕1号")
        try replace("rulebook.yaml", "{from: 2022-07-17, through: 2027-07-16}", "{from: \(from), through: 2032-07-16}")
        try replace("10.md", "于二日内转送应诉事务承办单位", "于三日内转送应诉事务承办单位")
        try replace(
            "10.md", "  within: 2 days\n  fulfilled-by: forwarded\n", "  within: 3 days\n  fulfilled-by: forwarded\n")
        try replace("10.md", "在五日内准备答辩材料", "在四日内准备答辩材料")
        try replace("10.md", "  within: 5 days\n", "  within: 4 days\n")
        for change in changes { try replace(change.file, change.old, change.new) }
        return files
    }

    /// The repository's rulebooks with the successor's folder beside them.
    static func shelf(
        from: String = "2027-07-17", _ changes: [(file: String, old: String, new: String)] = []
    ) throws -> RuleShelf {
        let manager = FileManager.default
        let folder = NSTemporaryDirectory() + "yingsu-successor-\(UUID().uuidString)"
        defer { try? manager.removeItem(atPath: folder) }
        try manager.copyItem(atPath: Bench.root + "/Rulebooks", toPath: folder)
        try manager.createDirectory(atPath: "\(folder)/\(id)", withIntermediateDirectories: true)
        for (name, text) in try files(from: from, changes) {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(id)/\(name)"))
        }
        return try RuleShelf(folder: folder)
    }
}
