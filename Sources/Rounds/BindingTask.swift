import Docket
import Foundation
import Papers

/// 装订单: what the bindery hands to its process, as a folder of files and a list.
public struct BindingTask: Sendable {
    static let volume = "volume.pdf"
    private static let list = "list.json"

    let front: [EvidenceVolume.Part]
    let parts: [EvidenceVolume.Part]
    let isCounting: Bool

    func write(to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (index, part) in (front + parts).enumerated() {
            try Data(part.content).write(to: URL(fileURLWithPath: "\(folder)/\(index)"))
        }
        let words = (front + parts).map {
            Value.object(["group": .text($0.group), "title": .text($0.title), "name": .text($0.name)])
        }
        let list: Value = .object([
            "front": .integer(front.count), "counting": .flag(isCounting), "parts": .list(words),
        ])
        try Data(CanonicalJSON.bytes(list)).write(to: URL(fileURLWithPath: "\(folder)/\(Self.list)"))
    }

    private init(folder: String) throws {
        let list = try JSONReader.value([UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(Self.list)"))))
        let all = try (list["parts"]?.list ?? []).enumerated().map { index, words in
            EvidenceVolume.Part(
                group: words["group"]?.text ?? "", title: words["title"]?.text ?? "", name: words["name"]?.text ?? "",
                content: [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(index)"))))
        }
        let count = list["front"]?.integer ?? 0
        (front, parts, isCounting) = (
            Array(all.prefix(count)), Array(all.dropFirst(count)), list["counting"]?.flag ?? false
        )
    }

    init(front: [EvidenceVolume.Part], parts: [EvidenceVolume.Part], isCounting: Bool) {
        (self.front, self.parts, self.isCounting) = (front, parts, isCounting)
    }

    /// In the process of its own: prints a number of pages a line, or writes the volume beside the list.
    public static func carryOut(in folder: String) throws {
        let task = try BindingTask(folder: folder)
        guard !task.isCounting else {
            // All counted before a word is said: what fails says nothing but why.
            let counts = try task.parts.map { try EvidenceVolume.pages(of: $0.content, name: $0.name) }
            for count in counts { print(count) }
            return
        }
        try Data(try EvidenceVolume.bytes(front: task.front, task.parts)).write(
            to: URL(fileURLWithPath: "\(folder)/\(volume)"))
    }
}
