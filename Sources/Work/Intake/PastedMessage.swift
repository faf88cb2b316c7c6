public import Casework
import Docket
import LegalCalendar
import Papers
import Store

/// 粘贴的短信: what a court sent to a telephone, kept as a paper like any other and read like any other.
public struct PastedMessage: Sendable {
    /// No message of a court is longer.
    private static let most = 3000

    private let lines: [String]
    private let from: String

    /// - Parameters:
    ///   - text: as it was pasted.
    ///   - from: whose number or which service it came from; empty where it is not said.
    /// - Throws: a refusal where there is nothing to keep, or far more than a message.
    public init(_ text: String, from: String) throws(Refusal) {
        let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
        guard !lines.isEmpty else { throw Refusal(of: "message", "请粘贴短信的文字") }
        guard text.count <= Self.most else {
            throw Refusal(of: "message", "粘贴了\(text.count)个字，不像短信；长的文书请存成 PDF 放入收件箱")
        }
        (self.lines, self.from) = (lines, String(from.trimmingBlanks.prefix(60)))
    }

    /// Into the inbox of whoever pasted it.
    /// - Parameter instant: by the real clock.
    /// - Returns: the item's id.
    public func receive(_ reading: Reading, instant: Int) throws -> String {
        let whence = from.isEmpty ? "" : "来自：\(from)　"
        let note = "\(whence)\(reading.today.chinese)由\(reading.reader.unit)\(reading.reader.name)粘贴"
        let pdf = TextPages.pdf(title: DocumentReading.messageTitle, lines + ["", note])
        // Read from what was pasted: on the page its lines are cut where they are full.
        let text = ([DocumentReading.messageTitle] + lines).joined(separator: "\n")
        return try reading.store.receive(
            pdf, name: "\(DocumentReading.messageTitle)\(reading.today).pdf", from: reading.reader.account,
            instant: instant, read: (text, DocumentReading(text).value))
    }
}
