public import Docket
import Yams

/// YAML as text with lines: no scalar is given a type here.
public enum YAMLText: Sendable {
    /// - Parameter offset: lines that stand above this text in its file.
    public static func raw(_ text: String, file: String, offset: Int = 0) throws(SourceError) -> Raw {
        do {
            guard let node = try Yams.compose(yaml: text, .basic) else { return .list([], line: offset + 1) }
            return try raw(node, file: file, offset: offset)
        } catch let error as SourceError {
            throw error
        } catch let error as YamlError {
            throw SourceError(
                file: file, line: line(of: error).map { $0 + offset }, message: "YAML 写法有误：\(reason(error))")
        } catch {
            throw SourceError(file: file, line: nil, message: "YAML 写法有误")
        }
    }

    private static func raw(_ node: Node, file: String, offset: Int) throws(SourceError) -> Raw {
        let line = node.mark.map { $0.line + offset }
        switch node {
        case .scalar(let scalar): return .scalar(scalar.string, line: line)
        case .sequence(let sequence):
            var elements: [Raw] = []
            for element in sequence { elements.append(try raw(element, file: file, offset: offset)) }
            return .list(elements, line: line)
        case .mapping(let mapping):
            var pairs: [Raw.Pair] = []
            for (key, value) in mapping {
                guard case .scalar(let name) = key else {
                    throw SourceError(file: file, line: line, message: "键应当是一个词")
                }
                pairs.append(Raw.Pair(name.string, try raw(value, file: file, offset: offset)))
            }
            return .map(pairs, line: line)
        case .alias: throw SourceError(file: file, line: line, message: "不使用 YAML 别名")
        }
    }

    private static func line(of error: YamlError) -> Int? {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: nil
        }
    }

    private static func reason(_ error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        case .duplicatedKeysInMapping(let duplicates, _): "键重复：\(duplicates.map { $0 }.joined(separator: "、"))"
        default: "不能读取"
        }
    }
}
