import Docket

/// 合订的一件: a stored file of a case, with its place in the volume.
public struct PrintPart: Sendable, Hashable {
    public let group: String
    public let title: String
    public let name: String
    public let file: String
    public let digest: String

    public init(group: String, title: String, name: String, file: String, digest: String) {
        (self.group, self.title, self.name, self.file, self.digest) = (group, title, name, file, digest)
    }

    init(_ value: Value) {
        func text(_ key: String) -> String { value[key]?.text ?? "" }
        self.init(
            group: text("group"), title: text("title"), name: text("name"), file: text("file"), digest: text("digest"))
    }

    var value: Value {
        .object([
            "group": .text(group), "title": .text(title), "name": .text(name), "file": .text(file),
            "digest": .text(digest),
        ])
    }
}
