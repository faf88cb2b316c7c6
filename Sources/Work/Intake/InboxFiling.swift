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
        /// 签批件: the submission whose answer it is.
        public var submission: String?
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
        var form = Form(
            kind: entry, caseID: id, proceeding: isOfOne ? file.proceeding(numbered: number)?.id : nil, fields: fields)
        if [.approved, .returned].contains(entry) { form.submission = try waiting(id) }
        return form
    }

    /// 待审批的一件: the only one that waits for consent.
    private func waiting(_ caseID: String) throws -> String {
        guard let derivation = try reading.view(caseID) else { throw Unclear(description: "没有这个案件") }
        let answered = Set(
            derivation.file.items.filter { [.approved, .returned].contains($0.kind) }.compactMap {
                $0.context.first(.submission)
            })
        let open = derivation.file.things(.submission).filter { !answered.contains($0.id) }
        guard let one = open.first else {
            throw Unclear(description: "\(derivation.file.shownNumber)没有提请审批的事项，先由承办单位提请审批")
        }
        guard open.count == 1 else {
            throw Unclear(description: "\(derivation.file.shownNumber)有\(open.count)件待审批，请从工作台打开那一件，在签批单上附扫描件")
        }
        return one.id
    }

    private func docket(_ number: String) throws -> (id: String, file: CaseFile) {
        guard !number.isEmpty else { throw Unclear(description: "请填写案号或收文编号") }
        if let id = try reading.store.caseID(number: number), let file = try reading.view(id)?.file {
            return (id, file)
        }
        // 188: as it is said; meant where it fits one of the reader's cases.
        let near = try reading.store.cases(reading.scope, matching: number, today: reading.today, limit: 4).rows
        guard let one = near.first else { throw Unclear(description: "没有这个案件：\(number)") }
        guard near.count == 1, let file = try reading.view(one.caseID)?.file else {
            throw Unclear(
                description:
                    "“\(number)”可能是\(near.prefix(3).map(\.number).joined(separator: "、"))\(near.count > 3 ? "等" : "")，请写全"
            )
        }
        return (one.caseID, file)
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
