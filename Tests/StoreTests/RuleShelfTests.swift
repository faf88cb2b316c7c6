import Foundation
import Rulebook
import Store
import Testing

/// 规则库: what becomes of the others where one folder is broken or unfinished.
struct RuleShelfTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// The repository's rulebooks, with folders beside them.
    private func shelf(_ folders: [String: [String: String]]) throws -> RuleShelf {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("rules-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try FileManager.default.copyItem(atPath: Self.root + "/Rulebooks", toPath: path)
        for (folder, files) in folders {
            try FileManager.default.createDirectory(atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
            for (name, text) in files {
                try text.write(toFile: "\(path)/\(folder)/\(name)", atomically: true, encoding: .utf8)
            }
        }
        return try RuleShelf(folder: path)
    }

    private func head(_ id: String, extends: String = "national") -> String {
        "id: \(id)\ntitle: 某市办法\neffective: {from: 2020-01-01}\nextends: [\(extends)]\n"
    }

    @Test("a broken folder, and one that extends it, are named and left out; the others hold")
    func leftOut() throws {
        let broken = "# 第一条\n\n某市应诉。\n\n```yaml norms\n- duty: a\n  cite: 第一条\n  berer: leader\n```\n"
        let shelf = try shelf([
            "good-2020": ["rulebook.yaml": head("good-2020")],
            "broken-2020": ["rulebook.yaml": head("broken-2020"), "01.md": broken],
            "heir-2020": ["rulebook.yaml": head("heir-2020", extends: "broken-2020")],
            "empty-2020": ["rulebook.yaml": ""],
            "twin": ["rulebook.yaml": head("good-2020")],
        ])
        #expect(Set(shelf.rules.keys) == ["national", "zhongwei-2022-3", "zhongwei", "good-2020"])
        #expect(Set(shelf.measures.keys) == ["zhongwei", "good-2020"])
        let said = shelf.failures.map { "\($0)" }.sorted()
        #expect(said.count == 4, "\(said)")
        #expect(said.contains { $0.contains("broken-2020/01.md") && $0.contains("berer") })
        #expect(said.contains { $0.contains("heir-2020") && $0.contains("没有装载") })
        #expect(said.contains { $0.contains("empty-2020") })
        #expect(said.contains { $0.contains("另一个文件夹已经是规则集 good-2020") })
    }

    @Test("with nothing broken nothing is said")
    func whole() throws {
        let shelf = try shelf([:])
        #expect(shelf.failures.isEmpty && shelf.measures.count == 1)
    }
}
