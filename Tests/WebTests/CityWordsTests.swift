import Foundation
import Testing

/// A city's name, its offices and its articles are data: no literal of the program, no page and no paper has them, or another city's would say
/// what is not so. Comments may cite.
@Suite struct CityWordsTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let words = ["中卫", "宁夏", "市政府办公室", "市司法局", "法律顾问室"]

    private static func hasOne(_ text: Substring) -> Bool {
        words.contains { text.contains($0) }
            || text.contains("第") && text.firstMatch(of: /第[一二三四五六七八九十百]+条/) != nil
    }

    private static func files(_ folder: String, _ suffix: String) throws -> [(name: String, text: String)] {
        let all = FileManager.default.enumerator(
            at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil)
        var found: [(name: String, text: String)] = []
        for case let url as URL in try #require(all) where url.pathExtension == suffix {
            let name = url.path.replacingOccurrences(of: root.path + "/", with: "")
            found.append((name, try String(contentsOf: url, encoding: .utf8)))
        }
        return found
    }

    @Test func noLiteralOfTheProgramHasThem() throws {
        let files = try Self.files("Sources", "swift")
        #expect(files.count > 300)
        let found = files.flatMap { name, text in
            text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }.filter { line in
                // What stands behind the code of a line is a comment too.
                let code = line.firstRange(of: " // ").map { line[..<$0.lowerBound] } ?? line
                return code.contains("\"") && Self.hasOne(code)
            }.map { "\(name): \($0)" }
        }
        #expect(found.isEmpty, "\(found)")
    }

    @Test(arguments: [("Templates", "mustache", 50), ("PaperTemplates", "xml", 30)])
    func noPageAndNoPaperHasThem(_ folder: String, _ suffix: String, _ least: Int) throws {
        let files = try Self.files(folder, suffix)
        #expect(files.count > least)
        let found = files.flatMap { name, text in
            text.split(separator: "\n").filter(Self.hasOne).map { "\(name): \($0.prefix(200))" }
        }
        #expect(found.isEmpty, "\(found)")
    }
}
