import Foundation
import Store
import Work

/// A real store in a folder of its own, filled with the demo's cases and no accounts.
enum DemoStore {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    static let demo = try! Demo(folder: root + "/Demo")

    static func shelf() throws -> RuleShelf { try RuleShelf(folder: root + "/Rulebooks") }

    static func with<Result>(_ body: (CaseStore) throws -> Result) throws -> Result {
        try without { store in
            try demo.cases(store, office: root + "/Scenarios/office.yaml")
            return try body(store)
        }
    }

    /// A folder in which nothing stands yet.
    static func without<Result>(_ body: (CaseStore) throws -> Result) throws -> Result {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("yingsu-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let store = try DataFolder(path).store(shelf: try shelf(), rulebook: "zhongwei-2022-3")
        return try body(store)
    }
}
