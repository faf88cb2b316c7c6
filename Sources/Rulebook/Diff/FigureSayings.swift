import Docket
import LegalCalendar

/// 统计口径的规定: what a count counts and how an indicator is made, for who compares two versions.
extension FigureBook {
    var sayings: [Saying] {
        let readings = readings.map {
            Saying(form: "figure", id: "reading \($0.id)", cite: "", name: "口径：\($0.title)", sides: [("名称", $0.title)])
        }
        let tables = tables.map { table in
            Saying(
                form: "figure", id: "table \(table.id)", cite: "", name: "统计表：\(table.title)",
                sides: [
                    ("计数项", table.count),
                    ("各列", (table.columns + table.beside).map(Self.column).joined(separator: "；")),
                    ("比率", table.rate ?? ""),
                ])
        }
        let months = charts.enumerated().map { place, chart in
            Saying(
                form: "figure", id: "months \(place)", cite: "", name: "逐月：\(chart.title)",
                sides: [
                    ("名称", chart.title), ("数什么", Self.part(chart.part)), ("其中", chart.of.map(Self.part) ?? ""),
                ])
        }
        let ends = flow.map {
            [
                Saying(
                    form: "figure", id: "flow", cite: "", name: "收结存",
                    sides: [("新收", $0.received), ("已结", $0.ended)])
            ]
        }
        let flows = otherFlows.map { flow in
            Saying(
                form: "figure", id: "flow \(flow.received)", cite: "", name: "收结：\(flow.received)",
                sides: [("新收", flow.received), ("已结", flow.ended)])
        }
        let sentences = sentences.map { one in
            Saying(
                form: "figure", id: "report \(one.section.rawValue) \(one.indicator ?? one.count ?? "")", cite: "",
                name: "报告的句子：\(one.indicator ?? one.count ?? "")",
                sides: [
                    ("句子", one.says), ("列明的案件", one.named.map(Self.part).joined(separator: "＋")), ("称为", one.naming),
                ])
        }
        let dictionaries = dictionaries.map { dictionary in
            Saying(
                form: "figure", id: "dictionary \(dictionary.field)", cite: "", name: "字典：\(dictionary.title)",
                sides: [
                    ("名称", dictionary.title), ("各项", dictionary.words.map(\.word).joined(separator: "、")),
                    (
                        "建议",
                        dictionary.words.map {
                            "\($0.word)：\($0.units.joined(separator: "、"))／\($0.texts.joined(separator: "、"))／\($0.was.joined(separator: "、"))"
                        }
                        .joined(separator: "；")
                    ),
                ])
        }
        let forms = forms.map(Self.form)
        let assessment = assessment.map { item in
            Saying(
                form: "figure", id: "assessment \(item.id)", cite: "", name: "考核项：\(item.title)",
                sides: [
                    ("名称", item.title), ("分值", String(item.points)), ("评分办法", item.says),
                    ("看什么", item.indicator ?? item.count ?? ""),
                    ("扣分事实", item.shortfall.map(Self.part).joined(separator: "＋")),
                ])
        }
        let drafts = drafts.map { draft in
            Saying(
                form: "figure", id: "draft \(draft.paper)", cite: "", name: "备稿：\(PaperKind.title(draft.paper))",
                sides: [("每", draft.every.rawValue), ("登记", draft.done.rawValue), ("理由", draft.because)])
        }
        let uses =
            (classifying.map { rule in
                [
                    Saying(
                        form: "figure", id: "classifying", cite: "", name: "案件分类",
                        sides: [
                            ("数什么", rule.part.count), ("月底后几天", String(rule.daysAfterMonth)), ("理由", rule.because),
                        ])
                ]
            } ?? [])
            + (lossHistory.map { rule in
                [
                    Saying(
                        form: "figure", id: "loss-history", cite: "", name: "以往败诉的提示",
                        sides: [("数什么", rule.count), ("近几年", String(rule.years)), ("理由", rule.because)])
                ]
            } ?? [])
        let over =
            trends.map { trend in
                Saying(
                    form: "figure", id: "trend \(trend.id)", cite: "", name: "逐年对照：\(trend.title)",
                    sides: [
                        ("名称", trend.title), ("数什么", Self.part(trend.part)), ("按什么分", trend.by.word),
                        ("近几年", String(trend.years)), ("理由", trend.because),
                    ])
            }
            + [similar].compactMap(\.self).map { rule in
                Saying(
                    form: "figure", id: "similar", cite: "", name: "类案",
                    sides: [
                        ("数什么", rule.count), ("按什么分", rule.by.joined(separator: "、")), ("几件以上", String(rule.least)),
                        ("审级", rule.kind ?? ""), ("不计", rule.except.joined(separator: "、")),
                        ("理由", rule.because),
                    ])
            }
            + [training].compactMap(\.self).map { rule in
                Saying(
                    form: "figure", id: "training", cite: "", name: "培训对象",
                    sides: [
                        ("职能", rule.functions.map(\.rawValue).joined(separator: "、")), ("理由", rule.because),
                    ])
            }
        return readings + dictionaries + uses + over + flows + forms + assessment + drafts + counts.map(count)
            + indicators.map(indicator)
            + tables
            + months
            + (ends ?? [])
            + sentences
    }

    private func count(_ count: FigureCount) -> Saying {
        Saying(
            form: "figure", id: "count \(count.id)", cite: "", name: "计数项：\(count.title)",
            sides: [
                ("名称", count.title), ("数什么", count.of.rawValue),
                ("归期", FactField.field(count.day, of: count.of)?.title ?? count.day),
                ("条件", count.conditions.map { Self.condition($0, count.of) }.joined(separator: "；")),
                ("分列", count.by.compactMap { FactField.field($0, of: count.of)?.title }.joined(separator: "、")),
                ("合计", count.sum ?? ""), ("理由", count.because),
            ])
    }

    private func indicator(_ one: Indicator) -> Saying {
        Saying(
            form: "figure", id: "indicator \(one.id) \(one.reading) \(one.version)", cite: "",
            name: "指标：\(one.title)（\(readings.first { $0.id == one.reading }?.title ?? one.reading)，第\(one.version)版）",
            sides: [
                ("名称", one.title), ("算法", one.says), ("分子", one.numerator.map(Self.part).joined(separator: "＋")),
                ("分母", one.denominator.map(Self.part).joined(separator: "＋")), ("起用日", one.from?.chinese ?? ""),
                ("依据", cites[one.id] ?? ""), ("理由", one.because),
            ])
    }

    private static func form(_ form: FigureForm) -> Saying {
        let carried = form.tables.map { table in
            "\(table.id)：\(table.carried.sorted { $0.key < $1.key })"
        }
        let due = form.due.map { "次年\($0.month)月\($0.day)日前（\($0.because)）" }
        let tables = form.tables.map { ("表\($0.id)", table($0)) }
        var sides = [("名称", form.title), ("起用日", form.from?.chinese ?? "")] + tables
        sides.append(("上年结转", carried.joined(separator: "；")))
        sides.append(("平衡关系", form.balances.map(balance).joined(separator: "；")))
        sides.append(("期限", due ?? ""))
        return Saying(
            form: "figure", id: "form \(form.id) \(form.version)", cite: "",
            name: "报表：\(form.title)（第\(form.version)版）", sides: sides)
    }

    private static func table(_ table: FigureForm.Table) -> String {
        let columns = table.columns.map { "\($0.id) \($0.title)：\(source($0.source))" }
        let rows = table.rows.map { "\($0.id) \($0.title)（\(only($0.only))\($0.isRest ? "其余" : "")\($0.each ?? "")）" }
        return "\(table.title)；列：\(columns.joined(separator: "、"))；行：\(rows.joined(separator: "、"))"
    }

    private static func source(_ source: FigureForm.Column.Source) -> String {
        switch source {
        case .part(let part): Self.part(part)
        case .lastYear(let part): "去年同期\(Self.part(part))"
        case .stock(let isAfter, let of): (isAfter ? "未结" : "旧存") + (of.map(Self.part) ?? "")
        case .sum(let names): names.joined(separator: "＋")
        case .rate(let part, let of): "\(part)÷\(of)"
        }
    }

    private static func balance(_ balance: FigureForm.Balance) -> String {
        func cells(_ cells: [FormCell]) -> String { cells.map(\.text).joined(separator: "＋") }
        return "\(balance.says)（\(cells(balance.left))\(balance.relation == .equal ? "＝" : "≤")\(cells(balance.right))）"
    }

    private static func only(_ only: [String: Set<String>]) -> String {
        only.sorted { $0.key < $1.key }.map { "\($0.key)为\($0.value.sorted().joined(separator: "、"))" }
            .joined(separator: "；")
    }

    private static func part(_ part: FigurePart) -> String {
        part.only.isEmpty ? part.count : "\(part.count)（\(only(part.only))）"
    }

    private static func column(_ column: FigureTable.Column) -> String { "\(column.title)（\(only(column.only))）" }

    private static func condition(_ test: FactTest, _ subject: FactSubject) -> String {
        let title = FactField.field(test.field, of: subject)?.title ?? test.field
        func other(_ name: String) -> String { FactField.field(name, of: subject)?.title ?? name }
        return switch test.test {
        case .present: "有\(title)"
        case .absent: "没有\(title)"
        case .oneOf(let words): "\(title)为\(words.joined(separator: "、"))"
        case .from(let name): "\(title)不早于\(other(name))"
        case .before(let name): "\(title)早于\(other(name))"
        }
    }
}
