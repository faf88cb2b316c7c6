public import Casework
import Docket

/// 收件箱: a file that has arrived and is not yet an entry's paper.
public struct InboxItem: Sendable, Hashable {
    public enum State: String, Sendable { case waiting, reading, read, failed }

    public let id: String
    public let name: String
    public let file: String
    public let digest: String
    /// Milliseconds UTC
    public let arrived: Int
    /// Empty for a file from the watched folder.
    public let account: String
    public let state: State
    /// What was read in it; empty until then.
    public let text: String
    /// Why nothing was read.
    public let message: String
    /// The case it went to; nil while it is here.
    public let taken: String?
    /// What the text suggests, read once: see `DocumentReading`.
    public let reading: DocumentReading?

    init?(_ row: SQLRow) {
        guard let id = row.text("id"), let state = row.text("state").flatMap(State.init(rawValue:)) else { return nil }
        let taken = row.text("taken") ?? ""
        self.id = id
        (name, file, digest) = (row.text("name") ?? "", row.text("file") ?? "", row.text("digest") ?? "")
        (arrived, account, self.state) = (row.integer("arrived") ?? 0, row.text("account") ?? "", state)
        (text, message, self.taken) = (row.text("text") ?? "", row.text("message") ?? "", taken.isEmpty ? nil : taken)
        let kept = row.text("reading") ?? ""
        reading = kept.isEmpty ? nil : (try? JSONReader.value(Array(kept.utf8))).map { DocumentReading($0) }
    }
}
