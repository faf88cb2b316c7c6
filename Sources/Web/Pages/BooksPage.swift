import Casework
import Docket
import LegalCalendar
import Store

/// 登记簿: 收案登记簿 and 用印登记簿 over a period, to print or as a table.
enum BooksPage {
    private static func asked(_ exchange: Exchange) throws -> (book: RegisterBook, from: CivilDay, through: CivilDay) {
        guard let book = exchange.parameters["book"].flatMap(RegisterBook.init(rawValue:)) else {
            throw PageError.absent
        }
        let today = exchange.today
        let first =
            exchange.query["from"].flatMap { CivilDay.read($0) } ?? CivilDay(
                year: today.year, month: today.month, day: 1) ?? today
        return (book, first, exchange.query["through"].flatMap { CivilDay.read($0) } ?? today)
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let (book, from, through) = try asked(exchange)
        let lines = try exchange.store.lines(of: book, Access.visible(try exchange.actor), from: from, through: through)
        return try exchange.page(
            "book",
            [
                "title": book.title, "from": from.description, "through": through.description,
                "period": "\(from.chinese)至\(through.chinese)", "columns": book.columns.map(\.title),
                "lines": lines.enumerated().map { ["number": $0.offset + 1, "cells": $0.element.cells] as Model },
                "has-lines": !lines.isEmpty, "count": lines.count,
                "sheet": SiteURL.bookSheet(book.rawValue, from: "\(from)", through: "\(through)"),
                "others": RegisterBook.allCases.filter { $0 != book }.map {
                    ["title": $0.title, "path": SiteURL.book($0.rawValue)] as Model
                },
            ])
    }

    @Sendable static func sheet(_ exchange: Exchange) async throws -> Reply {
        let (book, from, through) = try asked(exchange)
        let lines = try exchange.store.lines(of: book, Access.visible(try exchange.actor), from: from, through: through)
        return try ExportPage.sheet(
            exchange, book.title, "\(from.chinese)至\(through.chinese)，共 \(lines.count) 项；\(exchange.today.chinese)导出",
            book.columns, lines.map(\.cells))
    }
}
