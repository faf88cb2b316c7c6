import Foundation
import Testing

/// A page whose template is not there would be found by whoever opens it first.
@Suite struct TemplatesTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func files(_ folder: String, _ ending: String) throws -> [String: String] {
        let base = root.appendingPathComponent(folder)
        let names = try FileManager.default.subpathsOfDirectory(atPath: base.path).filter { $0.hasSuffix(ending) }
        return try Dictionary(
            uniqueKeysWithValues: names.map {
                ($0, try String(contentsOf: base.appendingPathComponent($0), encoding: .utf8))
            })
    }

    @Test("each template that a page or another template names is there, and each that is there is named")
    func names() throws {
        let (pages, templates) = (try Self.files("Sources/Web", ".swift"), try Self.files("Templates", ".mustache"))
        var named: Set<String> = []
        for text in pages.values {
            // What the formatter broke after the bracket is one line again.
            for match in text.matches(of: /\.page\(\s*"([A-Za-z\/]+)"/) { named.insert(String(match.1)) }
        }
        for text in templates.values {
            for match in text.matches(of: /\{\{[><]\s*([A-Za-z\/]+)/) { named.insert(String(match.1)) }
        }
        let there = Set(templates.keys.map { String($0.dropLast(".mustache".count)) })
        #expect(named.subtracting(there).sorted() == [])
        #expect(there.subtracting(named).sorted() == [])
        #expect(there.count > 30)
    }

    @Test("no page gives a template anything but a model with a type")
    func types() throws {
        let pages = try Self.files("Sources/Web", ".swift")
        #expect(pages.count > 50)
        for (name, text) in pages {
            #expect(!text.contains("[String: Any]"), "\(name)")
        }
    }
}
