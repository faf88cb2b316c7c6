import Casework
public import Docket
import LegalCalendar
import Rulebook
public import Store

/// 收件归案: what becomes of a file of the inbox: the form of an entry, or a paper of a case.
public struct InboxFiling: Sendable {
    /// 不能继续: what the person has to say first.
    public struct Unclear: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    let item: InboxItem
    let reading: Reading

    public init(_ item: InboxItem, _ reading: Reading) { (self.item, self.reading) = (item, reading) }

    private var document: DocumentReading { item.reading ?? DocumentReading("") }

    /// 登记为什么: kinds that an office may record a paper as.
    public static func kinds(_ vocabulary: Vocabulary) -> [Kind] {
        vocabulary.all.filter {
            !Vocabulary.standard.isOffice($0.name) && ![.corrected, .paperAdded].contains($0.name)
        }
    }

    /// 填表: the form, with the suggestions that were ticked.
    public struct Form: Sendable, Hashable {
        public let kind: KindName
        /// Nil where it opens a case.
        public let caseID: String?
        /// The instance that the number names, where there are several.
        public let proceeding: String?
        public let fields: [Field]
    }

    public struct Field: Sendable, Hashable {
        public let name: String
        public let value: String
    }

    /// - Parameters:
    ///   - used: indexes of the suggestions that were ticked.
    ///   - number: 案号 or 收文编号, as typed.
    public func form(for entry: KindName, using used: [Int], on number: String) throws -> Form {
        guard let kind = reading.store.rules.vocabulary.kind(entry), !Vocabulary.standard.isOffice(entry) else {
            throw Unclear(description: "请选择登记为什么事项")
        }
        let ticked = used.filter(document.suggestions.indices.contains).map { document.suggestions[$0] }
        let fields = ticked.filter { $0.field == "day" || TypedFields.knows($0.field, kind) }.map {
            Field(name: $0.field, value: $0.value)
        }
        // A further paper of a case that is here already is registered on it.
        if entry == .noticeReceived, number.isEmpty {
            return Form(kind: entry, caseID: nil, proceeding: nil, fields: fields)
        }
        guard !number.isEmpty else { throw Unclear(description: "“\(kind.title)”要登记到案件上，请填写案号或收文编号") }
        let (id, file) = try docket(number)
        // A further notice opens an instance by its own number.
        let isOfOne = entry != .noticeReceived && file.instances.areSeveral
        return Form(
            kind: entry, caseID: id, proceeding: isOfOne ? file.proceeding(numbered: number)?.id : nil, fields: fields)
    }

    private func docket(_ number: String) throws -> (id: String, file: CaseFile) {
        guard let id = try reading.store.caseID(number: number), let file = try reading.view(id)?.file else {
            throw Unclear(description: number.isEmpty ? "请填写案号或收文编号" : "没有这个案件：\(number)")
        }
        return (id, file)
    }

    /// 存入案件材料
    public func paper(as kind: PaperKind?, on number: String) throws -> (caseID: String, draft: Draft) {
        let (id, file) = try docket(number)
        guard let kind else { throw Unclear(description: "请选择文书种类") }
        var fields: [String: Value] = [
            "paper-kind": .text(kind.id), "name": .text(item.name), "digest": .text(item.digest),
            "file": .text(item.file), "volume": kind.isInner ? "inner" : "main",
        ]
        if reading.reader.isHandlerOnly { fields["unit"] = .text(reading.reader.unit) }
        // The number says for which instance, where there are several.
        if file.instances.areSeveral {
            fields["proceeding"] = (file.proceeding(numbered: number) ?? file.instances.current).map { .text($0.id) }
        }
        return (id, Draft(.paperAdded, day: reading.today, fields))
    }
}
