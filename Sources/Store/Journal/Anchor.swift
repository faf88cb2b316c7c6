public import Docket
import Foundation

/// 链头外存: `序号 杂凑值`, a line a day, in a second place. A journal whose end was cut off, or that was written anew, no longer
/// holds what stands there.
public struct Anchor: Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    public struct Line: Sendable, Hashable {
        public let sequence: Int
        public let hash: Digest
    }

    public struct Unreadable: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    /// Nil where there is no such file yet.
    public func lines() throws -> [Line]? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8)
        else {
            throw Unreadable(description: "\(path) 不能读取")
        }
        return try text.split(separator: "\n").map { line in
            let parts = line.split(separator: " ")
            guard parts.count == 2, let sequence = Int(parts[0]), let hash = Digest(hex: String(parts[1])) else {
                throw Unreadable(description: "\(path)：不是 “序号 杂凑值”：\(line.prefix(80))")
            }
            return Line(sequence: sequence, hash: hash)
        }
    }

    /// Adds the tip, once; flushed before it counts.
    public func add(_ tip: (sequence: Int, hash: Digest)) throws {
        let before = try lines() ?? []
        guard tip.sequence > 0, before.last?.sequence != tip.sequence else { return }
        let all = before + [Line(sequence: tip.sequence, hash: tip.hash)]
        let text = all.map { "\($0.sequence) \($0.hash.hex)\n" }.joined()
        try Durable.write(Array(text.utf8), to: path + ".new")
        guard rename(path + ".new", path) == 0 else { throw StoreError.diskFull }
    }
}

extension CaseStore {
    /// The first anchored tip that the journal no longer holds, in words; nil if it holds all.
    public func problem(with lines: [Anchor.Line]) throws -> String? {
        let tip = try tip().sequence
        for line in lines {
            let stored = try engine.read {
                try $0.rows("SELECT hash FROM entry WHERE seq = ?", [.integer(line.sequence)]).first?.text("hash")
            }
            if line.sequence > tip { return "外存的链头记到第\(line.sequence)条，而台账只到第\(tip)条，末尾被截去" }
            if stored != line.hash.hex { return "第\(line.sequence)条：与外存的链头不符" }
        }
        return nil
    }
}
