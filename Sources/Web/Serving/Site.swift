import Foundation
import Mustache
public import Papers
public import Store

/// 站点: what every page reads from.
public struct Site: Sendable {
    public let store: CaseStore
    public let clock: Clock
    public let isDemo: Bool
    let templates: MustacheLibrary
    let paperTemplates: [String: PaperTemplate]
    /// Files of `Public`, by name, with their type.
    let assets: [String: Asset]
    /// Changes with the assets, so that browsers may keep them for ever.
    let assetVersion: String
    let desks = DeskShelf()

    struct Asset: Sendable {
        let bytes: [UInt8]
        let contentType: String
    }

    /// - Parameter home: the folder in which `Templates`, `PaperTemplates` and `Public` stand.
    public init(store: CaseStore, clock: Clock, isDemo: Bool, home: String) async throws {
        self.store = store
        self.clock = clock
        self.isDemo = isDemo
        MustacheContentTypes.register(PageEscape(), named: PageEscape.name)
        templates = try await MustacheLibrary(directory: home + "/Templates")
        paperTemplates = try PaperShelf.templates(folder: home + "/PaperTemplates")
        (assets, assetVersion) = try Self.readAssets(home + "/Public")
    }

    private static func readAssets(_ folder: String) throws -> ([String: Asset], String) {
        let types = ["css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"]
        var assets: [String: Asset] = [:]
        var all: [UInt8] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            guard let ending = name.split(separator: ".").last, let type = types[String(ending)],
                let data = FileManager.default.contents(atPath: "\(folder)/\(name)")
            else { continue }
            assets[name] = Asset(bytes: [UInt8](data), contentType: type)
            all += data
        }
        return (assets, StoreFacts.version(of: all))
    }
}

/// 文书模板库: folders of unzipped parts.
public enum PaperShelf: Sendable {
    public static func templates(folder: String) throws -> [String: PaperTemplate] {
        var templates: [String: PaperTemplate] = [:]
        // Parts that all papers share; a kind's own part of the same name goes before.
        let common = parts("\(folder)/common")
        for kind in try FileManager.default.contentsOfDirectory(atPath: folder) where kind != "common" {
            let own = parts("\(folder)/\(kind)")
            if !own.isEmpty { templates[kind] = try PaperTemplate(parts: common.merging(own) { _, own in own }) }
        }
        return templates
    }

    private static func parts(_ folder: String) -> [String: String] {
        var parts: [String: String] = [:]
        for name in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) ?? [] {
            if let data = FileManager.default.contents(atPath: "\(folder)/\(name)"), let text = String(data: data, encoding: .utf8), !text.isEmpty {
                parts[name] = text
            }
        }
        return parts
    }
}
