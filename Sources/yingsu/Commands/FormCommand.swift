import ArgumentParser
import Casework
import Docket
import Foundation
import LegalCalendar
import Oversight
import Papers
import Rulebook
import Store
import Work

/// 报表: its cells, and whether a filled one balances.
struct FormCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form", abstract: "统计报表：列出各格，或者核对一份填好的表是否平衡")

    @Option(help: "报表，默认第一种") var form: String?
    @Option(help: "核对这份表（.csv 或 .xlsx，有“代码”和“数”两列）") var check: String?
    @Option(help: "上年上报的表，核对结转") var before: String?
    @Flag(help: "输出 JSON") var json = false
    @OptionGroup var places: Places

    func run() throws {
        let shelf = try places.shelf()
        guard let rules = shelf.rules[try places.rules(of: shelf)] else { throw fail("没有办法", code: 65) }
        let today = CivilDay(instant: Int(Date().timeIntervalSince1970 * 1000))
        let id = form ?? rules.figures.forms.first?.id ?? ""
        guard let form = rules.figures.form(id, on: today) else {
            throw fail("没有报表 \(id)，现有：\(rules.figures.forms.map(\.id).joined(separator: "、"))", code: 64)
        }
        guard let check else { return list(form) }
        let values = try read(check, form)
        let then = try before.map { try read($0, form) } ?? [:]
        try tell(FormCheck(form, values), form, then)
    }

    private func list(_ form: FigureForm) {
        if json {
            let cells = form.cells.map { Value.object(["cell": .text($0.text), "title": .text(form.title($0))]) }
            return printJSON(.object(["form": .text(form.id), "title": .text(form.title), "cells": .list(cells)]))
        }
        for cell in form.cells { print("\(cell.text)\t\(form.title(cell))") }
    }

    private func read(_ path: String, _ form: FigureForm) throws -> [FormCell: FormValue] {
        guard let data = FileManager.default.contents(atPath: path) else { throw fail("没有这个文件：\(path)", code: 66) }
        do {
            let file = FormFile(try OldLedgerFile.table([UInt8](data), name: path, sheet: nil), form)
            if let problem = file.problems.first { throw fail("\(path)：\(problem)", code: 65) }
            return file.values
        } catch let failure as OldLedgerFile.Failure { throw fail(failure.description, code: 65) }
    }

    private func tell(_ check: FormCheck, _ form: FigureForm, _ before: [FormCell: FormValue]) throws {
        let (problems, suspects) = (check.problems(before: before), check.suspects)
        if json {
            printJSON(
                .object([
                    "problems": .list(
                        problems.map {
                            .object([
                                "says": .text($0.says), "left": .text($0.left), "right": .text($0.right),
                                "cells": .list($0.cells.map { .text($0.text) }),
                            ])
                        }),
                    "suspects": .list(
                        suspects.map {
                            .object([
                                "cell": .text($0.cell.text), "says": .integer($0.says), "should": .integer($0.should),
                            ])
                        }),
                ]))
        } else {
            for problem in problems { print("✗ \(problem)（\(problem.cells.map(\.text).joined(separator: "、"))）") }
            for one in suspects {
                print("? \(form.title(one.cell))（\(one.cell.text)）填\(one.says)，按其余各格应为\(one.should)")
            }
            print(problems.isEmpty ? "平衡" : "\(problems.count) 处不平衡")
        }
        guard problems.isEmpty else { throw ExitCode(1) }
    }
}
