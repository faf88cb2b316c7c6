public import Docket
import Foundation
public import Papers
public import Rulebook
public import Store
import Synchronization

/// 文书模板库: those that come with the program, and before them those of the site.
public final class TemplateShelf: Sendable {
    public let builtIn: [String: PaperTemplate]
    private let own = Mutex<[String: PaperTemplate]>([:])

    /// - Parameter folder: `PaperTemplates`
    public init(folder: String) throws { builtIn = try Self.templates(folder: folder) }

    public var current: [String: PaperTemplate] { builtIn.merging(own.withLock { $0 }) { _, site in site } }

    /// Reads the site's own anew. One that can no longer be read leaves the built-in in its place, and is told of.
    /// - Returns: what can't be read, for whoever starts the program to see.
    @discardableResult
    public func load(from store: CaseStore) throws -> [String] {
        var (templates, problems) = ([String: PaperTemplate](), [String]())
        for template in try store.siteTemplates() where template.isInUse {
            do { templates[template.kind] = try PaperTemplate(docx: try store.bytes(of: template)) } catch {
                problems.append("本单位的模板“\(PaperKind.title(template.kind))”第\(template.version)版不能读取，暂用预置模板：\(error)")
            }
        }
        own.withLock { $0 = templates }
        return problems
    }

    /// What keeps a file from being used as the template of a kind; empty for a good one.
    public static func problems(of content: [UInt8], named name: String, as kind: PaperKind, rules: Rules) -> [String] {
        do {
            guard try FileStore.type(name: name, content: content) == .docx else { return ["“\(name)”不是 .docx 文件"] }
            return try PaperTemplate(docx: content).problems(as: kind.id, rules: rules)
        } catch let refused as FileStore.Refused {
            return [refused.description]
        } catch {
            return ["\(error)"]
        }
    }

    private static func templates(folder: String) throws -> [String: PaperTemplate] {
        var templates: [String: PaperTemplate] = [:]
        // Parts that all papers share; a kind's own part of the same name goes before.
        let common = parts("\(folder)/common")
        for kind in try FileManager.default.contentsOfDirectory(atPath: folder) where kind != "common" {
            let own = parts("\(folder)/\(kind)")
            if !own.isEmpty { templates[kind] = try PaperTemplate(parts: common.merging(own) { _, own in own }) }
        }
        return templates
    }

    private static func parts(_ folder: String) -> [String: [UInt8]] {
        var parts: [String: [UInt8]] = [:]
        for name in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) ?? [] {
            if let data = FileManager.default.contents(atPath: "\(folder)/\(name)"), !data.isEmpty {
                parts[name] = [UInt8](data)
            }
        }
        return parts
    }
}
