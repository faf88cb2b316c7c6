import Docket
import Foundation
import Testing

/// A kind of entry is written as a word in the vocabulary alone: what is misspelt elsewhere does not compile.
@Suite struct KindLiteralTests {
    private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources")

    /// Words that are a field of an entry or of a paper as well as a kind.
    private static let fields: Set<String> = {
        var names = Set(PaperField.texts.map(\.name))
        for kind in Vocabulary.standard.all { names.formUnion(kind.fields.map(\.name)) }
        return names
    }()

    @Test func noKindIsWrittenAsAStringOutsideTheVocabulary() throws {
        let kinds = Set(Vocabulary.standard.all.map(\.name.rawValue)).subtracting(Self.fields)
        #expect(kinds.count > 160)
        var (found, read): ([String], Int) = ([], 0)
        let files = FileManager.default.enumerator(at: Self.sources, includingPropertiesForKeys: nil)
        for case let url as URL in try #require(files) where url.pathExtension == "swift" {
            let isVocabulary = url.path.contains("/Docket/Vocabulary/") || url.path.contains("/Casework/Scenarios/")
            guard !isVocabulary else { continue }
            read += 1
            for literal in try String(contentsOf: url, encoding: .utf8).matches(of: /"([a-z]+(?:-[a-z]+)*)"/)
            where kinds.contains(String(literal.1)) {
                found.append("\(url.lastPathComponent): \(literal.1)")
            }
        }
        #expect(found.isEmpty, "\(found)")
        #expect(read > 100)
    }
}
