import Casework
import Docket
import LegalCalendar
public import Oversight
public import Rulebook
public import Store

/// 报表上报: 填报 → 审核 → 上报 → 退回 → 锁定, from each organ to the government above it; what is above sees it once it is submitted.
public struct ReportRegister: Sendable {
    /// 能做什么
    public enum Act: String, Sendable, Hashable, CaseIterable {
        case fill, review, submit, sendBack = "return", lock, supplement

        public var title: String {
            switch self {
            case .fill: "保存填报"
            case .review: "审核通过"
            case .submit: "上报"
            case .sendBack: "退回"
            case .lock: "锁定"
            case .supplement: "补充"
            }
        }

        var kind: KindName {
            switch self {
            case .fill: .formFilled
            case .review: .formReviewed
            case .submit: .formSubmitted
            case .sendBack: .formReturned
            case .lock: .formLocked
            case .supplement: .formSupplemented
            }
        }
    }

    let reading: Reading
    var store: CaseStore { reading.store }
    var organisation: Organisation { reading.holders.organisation }

    /// 别的系统里的下级, by whose keys files are taken in.
    let elsewhere: Set<String>

    public init(_ reading: Reading) throws {
        self.reading = reading
        let keys = reading.reader.has(.oversightOffice) ? try KeyRing(reading).trusted() : []
        elsewhere = Set(keys.map(\.organ))
    }

    /// 报表, in the version that holds at the end of a period.
    public func forms(_ question: FigureQuestion) -> [FigureForm] {
        var seen: Set<String> = []
        return store.rules.figures.forms.map(\.id).filter { seen.insert($0).inserted }.compactMap {
            store.rules.figures.form($0, on: question.period.last)
        }
    }

    /// 本机关: organs for whose office he fills.
    public var own: [String] {
        let offices = [Function.oversightOffice, .intakeOffice].filter(reading.reader.has)
        let held = offices.flatMap { reading.holders.organs(of: $0, in: reading.reader.unit) }
        let organs = Set(held.map { organisation.current($0) ?? $0 })
        return organs.sorted {
            (organisation.government == $0 ? 0 : 1, $0) < (organisation.government == $1 ? 0 : 1, $1)
        }
    }

    /// 下级: organs whose reports come to his office.
    public var below: [String] {
        guard reading.reader.has(.oversightOffice) else { return [] }
        let mine = Set(reading.holders.organs(of: .oversightOffice, in: reading.reader.unit))
        let organs = Set(
            organisation.units.map(\.name).filter { organisation.superior(of: $0).map(mine.contains) ?? false })
        return organs.filter { !mine.contains($0) && (reading.holders.isSetUp($0) || elsewhere.contains($0)) }.sorted()
    }

    private func oversees(_ organ: String) -> Bool { reading.holds(.oversightOffice, of: organ) }

    /// 接收上报的: the office above; of the highest here its own.
    func receives(_ organ: String) -> Bool { oversees(organisation.superior(of: organ) ?? organ) }

    // MARK: - 看

    func entries() throws -> [Entry] {
        StandingEntries.of(try store.officeEntries(of: (FormReport.kinds + [.corrected]).map(\.rawValue)))
    }

    /// 一份报表 as the reader may see it; nil for an organ that is nothing to him.
    public func report(_ form: FigureForm, _ organ: String, _ question: FigureQuestion) throws -> FormReport? {
        try reports(form, question, [organ]).first
    }

    /// Of each of these organs.
    public func reports(_ form: FigureForm, _ question: FigureQuestion, _ organs: [String]) throws -> [FormReport] {
        reports(form, question, organs, of: try entries())
    }

    func reports(_ form: FigureForm, _ question: FigureQuestion, _ organs: [String], of entries: [Entry])
        -> [FormReport]
    {
        let all = Dictionary(grouping: entries.filter { FormReport.kinds.contains($0.kind) }) {
            FormReport.Name(.object($0.fields), organisation)
        }
        return organs.compactMap { organ in
            let name = FormReport.Name(form: form.id, organ: organisation.renamed(organ), period: question.period)
            let entries = all[name] ?? []
            if isOwn(name.organ) { return FormReport(name, entries, form) }
            // What is being filled in, also after it was sent back, is the organ's own until it is submitted.
            return receives(name.organ) ? FormReport(name, FormReport.submitted(entries), form) : nil
        }
    }

    /// 本机关的, and those of an organ that was merged into it.
    func isOwn(_ organ: String) -> Bool { own.contains(organisation.present(organ)) }

    /// 去年同期 as it was reported.
    public func before(_ report: FormReport, _ question: FigureQuestion, _ form: FigureForm) throws -> [FormCell:
        FormValue]
    {
        var then = question
        then.year -= 1
        let earlier = try self.report(form, report.name.organ, then)
        return earlier.map { [.submitted, .locked].contains($0.stage) ? $0.current : [:] } ?? [:]
    }

    /// What he may do next with it.
    public func acts(_ report: FormReport) -> [Act] {
        let organ = report.name.organ
        let isOwn = isOwn(organ)
        switch report.stage {
        case .none, .returned: return isOwn ? [.fill] : []
        case .filled:
            // 审核 is another's: nobody reviews what he filled in.
            let mayReview = oversees(organisation.present(organ)) && !report.fillers.contains(reading.reader.account)
            // 审核退回: then one person fills it in, and another can review.
            let mayReturn = oversees(organisation.present(organ)) && isOwn
            return (isOwn ? [.fill] : []) + (mayReturn ? [.sendBack] : []) + (mayReview ? [.review] : [])
        case .reviewed: return isOwn ? [.fill, .submit] : []
        case .submitted: return receives(organ) ? [.sendBack, .lock] : []
        case .locked: return isOwn ? [.supplement] : []
        }
    }

    // MARK: - 办

    /// - Parameters:
    ///   - values: of 填报 and 补充.
    ///   - request: with the entry by which the page showed it.
    /// - Throws: `Refusal` naming the field.
    public func record(
        _ act: Act, _ form: FigureForm, _ organ: String, _ question: FigureQuestion,
        values: [FormCell: FormValue] = [:], text: String, _ request: Request
    ) throws {
        let role = [Function.oversightOffice, .intakeOffice].first(where: reading.reader.has) ?? .oversightOffice
        try reading.record(act.kind, as: role, from: FormReport.kinds, request) { entries in
            guard let report = reports(form, question, [organ], of: entries).first else {
                throw Refusal(of: "organ", "没有这份报表")
            }
            guard request.seen >= report.last else {
                throw Refusal(of: "act", "打开本页之后，这份报表已有变动（\(report.stage.title)），请看过最新的再办")
            }
            guard acts(report).contains(act) else {
                throw Refusal(of: "act", "这份报表\(report.stage.title)，不能由您\(act.title)")
            }
            var fields = report.name.fields.merging(try said(act, form, report, question, values, text)) { _, new in new
            }
            fields["text"] = text.isEmpty ? nil : .text(text)
            return fields
        }
    }

    /// What an act says beside its report, where it may be done so.
    private func said(
        _ act: Act, _ form: FigureForm, _ report: FormReport, _ question: FigureQuestion,
        _ values: [FormCell: FormValue], _ text: String
    ) throws -> [String: Value] {
        switch act {
        case .fill:
            guard !values.isEmpty else { throw Refusal(of: "cells", "没有填写数字") }
            return ["version": .integer(form.version), "cells": FormReport.cells(values)]
        case .submit:
            try checkWhole(form, report)
            let problems = FormCheck(form, report.values).problems(
                before: try before(report, question, form), isYear: question.span == .year)
            guard problems.isEmpty || !report.note.isEmpty || !text.isEmpty else {
                throw Refusal(of: "text", "有\(problems.count)处不平衡，请改正，或者在填报说明里写明原因后再上报")
            }
            return [:]
        case .sendBack:
            // The note of whoever filled it in is no reason.
            guard !text.isEmpty, text != report.note else { throw Refusal(of: "text", "请写明退回的理由") }
            return [:]
        case .supplement:
            let changed = values.filter { report.current[$0.key] != $0.value }
            guard !changed.isEmpty else { throw Refusal(of: "cells", "没有改动的数字") }
            guard !text.isEmpty else { throw Refusal(of: "text", "请写明补充的原因") }
            return ["cells": FormReport.cells(changed)]
        case .review, .lock: return [:]
        }
    }

    /// 空着的格子: a form goes up with a number in each.
    private func checkWhole(_ form: FigureForm, _ report: FormReport) throws {
        let blank = form.cells.filter { cell in
            report.values[cell] == nil && form.column(cell)?.isRate == false
        }
        guard let first = blank.first else { return }
        throw Refusal(of: "cells", "还有\(blank.count)格没有填，如\(form.title(first))；没有的填0")
    }
}
