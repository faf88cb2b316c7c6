import Casework
import Docket
import LegalCalendar
import Oversight
import Store
import Work

/// 与法院数据核对: a file, which of its columns is which, then the differences, each to be explained.
enum ComparePage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        guard let list = try list(exchange) else { return try index(exchange) }
        return try result(exchange, list)
    }

    private static func register(_ exchange: Exchange) throws -> ComparisonRegister {
        ComparisonRegister(try exchange.reading)
    }

    /// The list that the address names; nil where it names none.
    private static func list(_ exchange: Exchange) throws -> ComparedList? {
        guard let said = exchange.query["list"] else { return nil }
        guard let list = try Int(said).flatMap(register(exchange).list) else { throw PageError.absent }
        return list
    }

    private static func index(
        _ exchange: Exchange, file: (OldLedgerFile, OldLedgerMapping, Upload)? = nil, problem: String? = nil
    ) throws -> Reply {
        let model = try CompareModel(
            try register(exchange), CompareForm(exchange.form), file: file, problem: problem, exchange.store.rules,
            today: exchange.today)
        return try exchange.page("Comparing/compare", of: model, status: problem == nil ? 200 : 422)
    }

    private static func result(_ exchange: Exchange, _ list: ComparedList, problem: String? = nil) throws -> Reply {
        do {
            let model = DifferencesModel(
                try register(exchange).result(list), problem == nil ? nil : CompareForm(exchange.form),
                problem: problem, exchange.store.rules)
            return try exchange.page("Comparing/differences", of: model, status: problem == nil ? 200 : 422)
        } catch let refusal as Refusal {
            return try index(exchange, problem: refusal.description)
        }
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        if let list = try list(exchange) { return try explain(exchange, list) }
        try form.allow { CompareForm.names.contains($0) || $0.hasPrefix("column.") }
        do {
            guard let (bytes, kept) = try exchange.keptTable("file") else {
                return try index(exchange, problem: "请选择文件")
            }
            let file = try await OldLedgerFile.read(bytes, name: kept.name, guess: ListColumn.guess)
            let typed = CompareForm(form)
            let mapping = typed.mapping(file)
            guard form["step"] == "compare" else { return try index(exchange, file: (file, mapping, kept)) }
            do {
                guard ListColumn.isEnough(mapping) else { throw Refusal(of: "file", "至少要有“案号”或者“原告”一列，请在下面指定") }
                let order = try typed.order(today: exchange.today)
                let list = try register(exchange).record(order, file, mapping, try exchange.request())
                return .see(SiteURL.comparison(list.sequence), saying: "已核对")
            } catch let refusal as Refusal {
                return try index(exchange, file: (file, mapping, kept), problem: refusal.description)
            }
        } catch let failure as OldLedgerFile.Failure {
            return try index(exchange, problem: failure.description)
        }
    }

    private static func explain(_ exchange: Exchange, _ list: ComparedList) throws -> Reply {
        try exchange.form.allow { CompareForm.isNote($0) }
        do {
            let register = try register(exchange)
            let result = try register.result(list)
            let typed = CompareForm(exchange.form)
            let notes = typed.notes(result.rows)
            guard notes.count == typed.sent else {
                throw Refusal(of: "finding", "打开本页之后，有的差异已经变了，请看过最新的再记")
            }
            let count = try register.explain(result, notes, try exchange.request())
            return .see(SiteURL.comparison(list.sequence), saying: "已记下 \(count) 处的说明")
        } catch let refusal as Refusal {
            return try self.result(exchange, list, problem: refusal.description)
        }
    }

    /// 差异说明; without a list the page on which one is chosen.
    @Sendable static func note(_ exchange: Exchange) async throws -> Reply {
        guard let list = try list(exchange) else { return try index(exchange) }
        let note = DifferenceNote(try exchange.reading, try register(exchange).result(list))
        guard let bytes = try exchange.papers.report("difference-note", note.values()) else { throw PageError.absent }
        try exchange.audit(.exported, ["list": .text("差异说明"), "rows": .integer(list.rows)])
        return .download(
            bytes, name: "差异说明（\(list.title)）.docx", contentType: FileStore.FileType.docx.contentType)
    }
}
