import Casework
public import Docket
import Rulebook
public import Store

/// 收件箱: the files that have come to one reader and are in no case yet.
public struct Inbox: Sendable {
    let reading: Reading

    public init(_ reading: Reading) { self.reading = reading }

    /// The watched folder is that of the government whose installation this is.
    public var holdsFolder: Bool {
        reading.holders.organisation.government.map { reading.holds(.intakeOffice, of: $0) }
            ?? reading.reader.has(.intakeOffice)
    }

    /// The reader's own uploads, and for the office that receives what lay in the watched folder.
    public var items: [InboxItem] {
        get throws { try reading.store.inbox(of: reading.reader.account, withFolder: holdsFolder) }
    }

    /// How many of them there are.
    public var count: Bounded {
        get throws { try reading.store.inboxCount(of: reading.reader.account, withFolder: holdsFolder) }
    }

    /// What the folder could not take in.
    public var refusals: [InboxRefusal] {
        get throws { holdsFolder ? try reading.store.refusals() : [] }
    }

    /// An item that is the reader's to see; nil for none of that id.
    public func item(_ id: String) throws -> InboxItem? {
        guard let item = try reading.store.inboxItem(id),
            item.account == reading.reader.account || (item.account.isEmpty && holdsFolder)
        else { return nil }
        return item
    }

    /// One that is still here: neither filed nor dismissed.
    public func waiting(_ id: String) throws -> InboxItem? {
        try item(id).flatMap { $0.taken == nil ? $0 : nil }
    }

    /// The item a form was filled from, as a paper of its entry; nil where it is one already, however often the form is sent.
    /// - Throws: a refusal where somebody has taken it to another case meanwhile.
    public func paper(_ id: String, of caseID: String, besides papers: [Value]) throws -> Value? {
        guard let item = try item(id), !papers.contains(where: { $0["file"]?.text == item.file }) else { return nil }
        if let taken = item.taken, taken != caseID {
            throw Refusal(of: "scan", "“\(item.name)”已经\(taken == "-" ? "移出收件箱" : "登记到别的案件")，请刷新收件箱")
        }
        return .object([
            "kind": .text(item.reading?.paperKind ?? "other"), "name": .text(item.name),
            "digest": .text(item.digest), "file": .text(item.file),
        ])
    }

    /// 已登记: it is on a case now.
    public func take(_ id: String, to caseID: String) throws {
        if let item = try item(id) { try reading.store.take(item.id, to: caseID) }
    }
}
