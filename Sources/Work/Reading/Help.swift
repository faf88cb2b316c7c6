import Docket
import Foundation
public import Rulebook

/// 帮助: for each page what it is for, who does it by which article, and an example; read from a file, since it is text for people.
public struct Help: Sendable {
    public struct Topic: Sendable, Hashable {
        /// 页面地址 as `routes` lists it.
        public let page: String
        public let title: String
        public let what: String
        public let lines: [String]
        public let example: String
        let kinds: [KindName]
    }

    public struct Failure: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    /// In the order of the file.
    public let topics: [Topic]

    /// - Throws: what is wrong in the file, with its line.
    public init(file: String) throws(Failure) {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw Failure(description: "没有帮助文件：\(file)")
        }
        do throws(SourceError) {
            var topics: [Topic] = []
            for raw in try YAMLText.raw(text, file: file).elements { topics.append(try Self.topic(raw, file)) }
            self.topics = topics
        } catch { throw Failure(description: error.description) }
    }

    private static func topic(_ raw: Raw, _ file: String) throws(SourceError) -> Topic {
        func word(_ key: String) throws(SourceError) -> String {
            guard let word = raw[key]?.scalar, !word.isEmpty else {
                throw SourceError(file: file, line: raw.line, message: "帮助的每一项应写明 \(key)")
            }
            return word
        }
        func list(_ key: String) -> [String] { (raw[key]?.elements ?? []).compactMap(\.scalar).filter { !$0.isEmpty } }
        return Topic(
            page: try word("page"), title: try word("title"), what: try word("what"), lines: list("lines"),
            example: try word("example"), kinds: list("kinds").map { KindName($0) })
    }

    public func topic(of page: String) -> Topic? { topics.first { $0.page == page } }
}

extension Help.Topic {
    /// Each kind of entry that is made there, with the article that gives it.
    public func articles(_ rules: Rules) -> [(what: String, text: String)] {
        kinds.compactMap { kind in
            guard let norm = rules.competences.first(where: { $0.of.contains { $0.kind == kind } }),
                let article = rules.article(norm.provenance)
            else { return nil }
            let paragraph = article.paragraph(norm.provenance.cite.paragraph ?? 1)?.text ?? ""
            return (rules.vocabulary.title(kind), "\(rules.citation(norm.provenance))　\(paragraph)")
        }
    }
}
