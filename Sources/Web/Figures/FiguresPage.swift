import Casework
import Docket
import Oversight
import Rulebook
import Store
import Work

/// 统计分析
enum FiguresPage {
    private static func query(_ exchange: Exchange) -> FigureQuery {
        FigureQuery(exchange.query, exchange.store.rules.figures, today: exchange.today)
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try board(exchange) }

    private static func board(_ exchange: Exchange) throws -> Reply {
        let query = query(exchange)
        let board = try FigureBoard(try exchange.reading, query.question)
        return try exchange.page(
            "Figures/figures",
            of: FiguresModel(
                board, problem: query.problem,
                mayDraft: Access.may(try exchange.actor, .oversee) == .allow),
            status: query.problem == nil ? 200 : 422)
    }

    /// 数字背后的案件
    @Sendable static func cases(_ exchange: Exchange) async throws -> Reply {
        guard query(exchange).problem == nil else { return try board(exchange) }
        let question = query(exchange).question
        let book = exchange.store.rules.figures
        // Without a part it is what came in.
        let asked =
            exchange.query["part"] == nil ? [book.flow?.received].compactMap(\.self) : exchange.query.all("part")
        guard let key = FigureKey(asked, stock: exchange.query["stock"], in: book) else { throw PageError.absent }
        let list = try FigureList(
            try exchange.reading, question, key, page: exchange.query["page"].flatMap { Int($0) })
        return try exchange.page("Figures/figurecases", of: FigureListModel(list))
    }

    /// 逐年对照和类案
    @Sendable static func trends(_ exchange: Exchange) async throws -> Reply {
        let query = query(exchange)
        let trends = try FigureTrends(try exchange.reading, query.question)
        return try exchange.page(
            "Figures/trends", of: TrendsModel(trends, problem: query.problem), status: query.problem == nil ? 200 : 422)
    }

    /// 通报、年度报告草稿: nothing leaves by itself; a person reads, completes and signs it.
    @Sendable static func annualReport(_ exchange: Exchange) async throws -> Reply {
        try draft("annual-report", exchange)
    }

    @Sendable static func bulletin(_ exchange: Exchange) async throws -> Reply { try draft("bulletin", exchange) }

    private static func draft(_ kind: String, _ exchange: Exchange) throws -> Reply {
        let query = query(exchange)
        guard query.problem == nil else { return try board(exchange) }
        // Its sentences are of the city's own reading.
        var question = query.question
        question.reading = nil
        let report = try FigureReport(try exchange.reading, question)
        guard let bytes = try exchange.papers.report(kind, try report.values()) else { throw PageError.absent }
        let title = PaperKind.title(kind)
        try exchange.audit(.exported, ["list": .text("\(title)草稿（\(question.title)）"), "rows": .integer(1)])
        return .download(
            bytes, name: "\(title)草稿（\(question.title)）.docx", contentType: FileStore.FileType.docx.contentType)
    }

    /// 统计口径全文
    @Sendable static func definitions(_ exchange: Exchange) async throws -> Reply {
        try exchange.page("Figures/definitions", of: DefinitionsModel(exchange.store.rules.figures))
    }

    @Sendable static func sheet(_ exchange: Exchange) async throws -> Reply {
        guard query(exchange).problem == nil else { return try board(exchange) }
        let table = FigureExport(try FigureBoard(try exchange.reading, query(exchange).question))
        return try ExportPage.sheet(
            exchange, "统计分析", table.note,
            [("类别", 14), ("项目", 34), ("单位", 24), ("分子", 10), ("分母或者件数", 14), ("比率", 10), ("口径", 46)],
            table.rows.map { [$0.group, $0.title, $0.unit, $0.numerator, $0.amount, $0.percent, $0.says] })
    }

    @Sendable static func csv(_ exchange: Exchange) async throws -> Reply {
        guard query(exchange).problem == nil else { return try board(exchange) }
        let table = FigureExport(try FigureBoard(try exchange.reading, query(exchange).question))
        try exchange.audit(.exported, ["list": .text("统计分析 csv"), "rows": .integer(table.rows.count)])
        return .download(table.csv, name: "统计分析\(exchange.today).csv", contentType: "text/csv; charset=utf-8")
    }

    @Sendable static func json(_ exchange: Exchange) async throws -> Reply {
        guard query(exchange).problem == nil else { return try board(exchange) }
        let table = FigureExport(try FigureBoard(try exchange.reading, query(exchange).question))
        try exchange.audit(.exported, ["list": .text("统计分析 json"), "rows": .integer(table.rows.count)])
        return .download(
            CanonicalJSON.bytes(table.json), name: "统计分析\(exchange.today).json",
            contentType: "application/json; charset=utf-8")
    }
}
