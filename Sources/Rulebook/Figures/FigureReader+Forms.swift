import Docket
import LegalCalendar

/// 读报表: tables of rows and columns, each cell a part of a count.
extension FigureReader {
    func form(_ raw: Raw, _ counts: [FigureCount], _ book: FigureBook) throws(SourceError) -> FigureForm {
        try check(raw, "报表", ["form", "title", "version", "from", "tables", "between", "due"])
        let version = raw["version"]?.scalar.map { Int($0) } ?? 1
        guard let version, version > 0 else { throw fail("version 应是从 1 起的序号", raw["version"]) }
        let from = raw["from"]?.scalar.map { CivilDay($0) }
        if let from, from == nil { throw fail("没有这一天：\(raw["from"]?.scalar ?? "")", raw["from"]) }
        var tables: [FigureForm.Table] = []
        for one in raw["tables"]?.elements ?? [] where one.pairs != nil {
            let table = try formTable(one, counts, book)
            guard !tables.contains(where: { $0.id == table.id }) else { throw fail("表 \(table.id) 重复", one) }
            tables.append(table)
        }
        guard !tables.isEmpty else { throw fail("缺少 tables", raw) }
        var between: [FigureForm.Balance] = []
        for one in raw["between"]?.elements ?? [] where one.pairs != nil {
            between.append(try self.between(one, tables))
        }
        return FigureForm(
            id: try word("form", raw), title: try word("title", raw), version: version, from: from ?? nil,
            tables: tables, between: between, due: try raw["due"].map { raw throws(SourceError) in try due(raw) })
    }

    private func due(_ raw: Raw) throws(SourceError) -> FigureForm.Due {
        try check(raw, "due", ["by", "because"])
        let said = try word("by", raw).split(separator: "-").map { Int($0) }
        guard said.count == 2, let month = said[0], let day = said[1],
            CivilDay(year: 2025, month: month, day: day) != nil
        else { throw fail("by 写一年中的一天，如 03-31", raw["by"]) }
        return FigureForm.Due(month: month, day: day, because: raw["because"]?.scalar ?? "")
    }

    /// 代码: part of a cell's name, which dots part.
    private func name(_ key: String, _ raw: Raw) throws(SourceError) -> String {
        let name = try word(key, raw)
        guard !name.contains(where: { ".*|".contains($0) || $0.isWhitespace }) else {
            throw fail("\(key) 不能有点、星号和空格：\(name)", raw[key])
        }
        return name
    }

    private func formTable(_ raw: Raw, _ counts: [FigureCount], _ book: FigureBook) throws(SourceError)
        -> FigureForm.Table
    {
        try check(raw, "报表的一张表", ["table", "title", "columns", "rows", "balances", "carried"])
        let id = try name("table", raw)
        var columns: [FigureForm.Column] = []
        for one in raw["columns"]?.elements ?? [] where one.pairs != nil {
            let column = try formColumn(one, counts, columns, book.flows + known.flows)
            guard !columns.contains(where: { $0.id == column.id }) else { throw fail("列 \(column.id) 重复", one) }
            columns.append(column)
        }
        var rows: [FigureForm.Row] = []
        for one in raw["rows"]?.elements ?? [] where one.pairs != nil {
            for row in try formRows(one, book) {
                guard !rows.contains(where: { $0.id == row.id }) else { throw fail("行 \(row.id) 重复", one) }
                rows.append(row)
            }
        }
        guard !columns.isEmpty, !rows.isEmpty else { throw fail("表 \(id) 缺少 columns 或者 rows", raw) }
        try checkCells(rows, columns, counts, book, raw)
        var carried: [String: String] = [:]
        for pair in raw["carried"]?.pairs ?? [] {
            let from = pair.value.scalar ?? ""
            for name in [pair.key, from] where !columns.contains(where: { $0.id == name && !$0.isRate }) {
                throw fail("表 \(id) 没有列 \(name)", pair.value)
            }
            carried[pair.key] = from
        }
        var balances: [FigureForm.Balance] = []
        for one in raw["balances"]?.elements ?? [] where one.pairs != nil {
            balances += try within(one, id, rows, columns)
        }
        return FigureForm.Table(
            id: id, title: try word("title", raw), columns: columns, rows: rows, carried: carried, balances: balances)
    }

    private func formColumn(
        _ raw: Raw, _ counts: [FigureCount], _ before: [FigureForm.Column], _ flows: [FigureFlow]
    ) throws(SourceError) -> FigureForm.Column {
        try check(raw, "报表的列", ["column", "title", "part", "last-year", "stock", "of", "sum", "rate"])
        guard raw["of"] == nil || raw["stock"] != nil else { throw fail("of 只跟 stock 一起写", raw["of"]) }
        let sources = ["part", "last-year", "stock", "sum", "rate"].filter { raw[$0] != nil }
        guard sources.count == 1, let named = sources.first else {
            throw fail("报表的列写 part、last-year、stock、sum、rate 中的一项", raw)
        }
        func known(_ names: [String], _ raw: Raw?) throws(SourceError) {
            for name in names where !before.contains(where: { $0.id == name && !$0.isRate }) {
                throw fail("前面没有列 \(name)", raw)
            }
        }
        let source: FigureForm.Column.Source
        switch named {
        case "part", "last-year":
            let all = try parts(named, raw, counts)
            guard let part = all.first, all.count == 1 else { throw fail("\(named) 写一个计数项", raw) }
            source = named == "part" ? .part(part) : .lastYear(part)
        case "stock":
            let said = raw["stock"]?.scalar ?? ""
            guard ["before", "after"].contains(said) else {
                throw fail("stock 写 before 或者 after：\(said)", raw["stock"])
            }
            let of = raw["of"] == nil ? [] : try parts("of", raw, counts)
            guard of.count < 2, of.allSatisfy({ part in flows.contains { $0.received == part.count } }) else {
                throw fail("of 写 flow 或者 flows 里的一个收案计数项", raw["of"])
            }
            source = .stock(isAfter: said == "after", of: of.first)
        case "sum":
            let names = words(raw["sum"])
            guard !names.isEmpty else { throw fail("sum 写要相加的列", raw["sum"]) }
            try known(names, raw["sum"])
            source = .sum(names)
        default:
            let (part, of) = (raw["rate"]?["part"]?.scalar ?? "", raw["rate"]?["of"]?.scalar ?? "")
            try known([part, of], raw["rate"])
            source = .rate(part: part, of: of)
        }
        return FigureForm.Column(id: try name("column", raw), title: try word("title", raw), source: source)
    }

    /// One, or one for each word of a dictionary.
    private func formRows(_ raw: Raw, _ book: FigureBook) throws(SourceError) -> [FigureForm.Row] {
        if let field = raw["each"]?.scalar {
            try check(raw, "报表的行", ["each"])
            guard let dictionary = book.dictionary(field) ?? self.known.dictionary(field) else {
                throw fail("没有字典 \(field)", raw["each"])
            }
            return [FigureForm.Row(id: "\(field)-*", title: dictionary.title, only: [:], isRest: false, each: field)]
        }
        try check(raw, "报表的行", ["row", "title", "only", "rest"])
        var only: [String: Set<String>] = [:]
        for pair in raw["only"]?.pairs ?? [] {
            only[pair.key] = Set(words(pair.value))
            let dictionary = book.dictionary(pair.key) ?? known.dictionary(pair.key)
            if let dictionary, let odd = words(pair.value).first(where: { !dictionary.has($0) }) {
                throw fail("字典“\(dictionary.title)”没有 \(odd)", pair.value)
            }
        }
        if let rest = raw["rest"], rest.scalar != "yes" { throw fail("rest 只写 yes", rest) }
        return [
            FigureForm.Row(
                id: try name("row", raw), title: try word("title", raw), only: only,
                isRest: raw["rest"]?.scalar == "yes")
        ]
    }

    /// Every count of a column must be told apart by what its rows are told apart by.
    private func checkCells(
        _ rows: [FigureForm.Row], _ columns: [FigureForm.Column], _ counts: [FigureCount], _ book: FigureBook,
        _ raw: Raw
    ) throws(SourceError) {
        let (flow, flows) = (book.flow ?? known.flow, book.flows + known.flows)
        for column in columns {
            var named: [String] = []
            switch column.source {
            case .part(let part), .lastYear(let part): named = [part.count]
            case .stock(_, let of):
                guard let flow = of.flatMap({ part in flows.first { $0.received == part.count } }) ?? flow else {
                    throw fail("旧存、未结要有 flow", raw)
                }
                named = [flow.received, flow.ended]
            case .sum, .rate: continue
            }
            for name in named {
                guard let count = counts.first(where: { $0.id == name }) else { continue }
                for field in rows.compactMap(\.each) where !count.by.contains(field) {
                    throw fail("列 \(column.id) 的计数项 \(name) 不按 \(field) 分列", raw)
                }
                for (field, words) in rows.flatMap({ Array($0.only) }) {
                    guard count.by.contains(field), let known = FactField.field(field, of: count.of) else {
                        throw fail("列 \(column.id) 的计数项 \(name) 不按 \(field) 分列", raw)
                    }
                    if case .word(let all) = known.kind, !all.isEmpty,
                        let odd = words.first(where: { !all.contains($0) })
                    {
                        throw fail("\(field) 没有 \(odd)", raw)
                    }
                }
            }
        }
    }

    // MARK: - 平衡关系

    /// `{columns: {total: [stock, received]}}` for every row, `{rows: {all: [first, second]}}` for every column that is no rate,
    /// `{at-most: {appeared: heard}}` for every row.
    private func within(_ raw: Raw, _ table: String, _ rows: [FigureForm.Row], _ columns: [FigureForm.Column])
        throws(SourceError) -> [FigureForm.Balance]
    {
        try check(raw, "平衡关系", ["columns", "rows", "at-most"])
        func known(_ names: [String], _ all: [String], _ what: String, _ raw: Raw) throws(SourceError) {
            if let odd = names.first(where: { !all.contains($0) }) { throw fail("表 \(table) 没有\(what) \(odd)", raw) }
        }
        func cell(_ row: String, _ column: String) -> FormCell { FormCell(table: table, row: row, column: column) }
        let (columnIDs, rowIDs) = (columns.filter { !$0.isRate }.map(\.id), rows.map(\.id))
        func title(_ id: String) -> String {
            columns.first { $0.id == id }?.title ?? rows.first { $0.id == id }?.title ?? id
        }
        var found: [FigureForm.Balance] = []
        for (key, relation) in [("columns", FigureForm.Balance.Relation.equal), ("at-most", .atMost)] {
            for pair in raw[key]?.pairs ?? [] {
                let parts = words(pair.value)
                try known([pair.key] + parts, columnIDs, "列", pair.value)
                let sum = parts.map(title).joined(separator: "＋")
                let says = "\(title(pair.key))\(relation == .equal ? "＝" : "≤")\(sum)"
                found += rowIDs.map { row in
                    .init(
                        says: says, left: [cell(row, pair.key)], relation: relation,
                        right: parts.map { cell(row, $0) })
                }
            }
        }
        for pair in raw["rows"]?.pairs ?? [] {
            // 其余各行: all rows but this.
            let parts = pair.value.scalar == "rest" ? rowIDs.filter { $0 != pair.key } : words(pair.value)
            try known([pair.key] + parts, rowIDs, "行", pair.value)
            let sum = parts.count > 4 ? "以下各行之和" : parts.map(title).joined(separator: "＋")
            found += columns.filter { !$0.isRate }.map { column in
                .init(
                    says: "\(title(pair.key))＝\(sum)", left: [cell(pair.key, column.id)], relation: .equal,
                    right: parts.map { cell($0, column.id) })
            }
        }
        return found
    }

    private func between(_ raw: Raw, _ tables: [FigureForm.Table]) throws(SourceError) -> FigureForm.Balance {
        try check(raw, "表间关系", ["says", "left", "right", "is"])
        func cells(_ key: String) throws(SourceError) -> [FormCell] {
            var cells: [FormCell] = []
            for text in words(raw[key]) {
                guard let cell = FormCell(text), let table = tables.first(where: { $0.id == cell.table }),
                    table.rows.contains(where: { $0.id == cell.row }),
                    table.columns.contains(where: { $0.id == cell.column && !$0.isRate })
                else { throw fail("没有格子 \(text)，应写 表.行.列", raw[key]) }
                cells.append(cell)
            }
            guard !cells.isEmpty else { throw fail("缺少 \(key)", raw) }
            return cells
        }
        let said = raw["is"]?.scalar ?? "equal"
        guard ["equal", "at-most"].contains(said) else { throw fail("is 写 equal 或者 at-most：\(said)", raw["is"]) }
        return FigureForm.Balance(
            says: try word("says", raw), left: try cells("left"), relation: said == "equal" ? .equal : .atMost,
            right: try cells("right"))
    }
}
