import Casework
import Docket
import LegalCalendar
import Rulebook
import Store

/// 施行登记、届满适用决定: by an office of the government whose installation this is, with the paper that says so (第二十六条).
extension OfficeRules {
    func checkMeasures(_ draft: Draft, by actor: Actor) throws(Refusal) {
        guard keeps(actor) else {
            throw refuse("day", "办法的施行和届满适用由\(organisation.government ?? "")的收文、监督机构登记")
        }
        if draft.kind == .rulebookAdopted { try checkAdoption(draft) } else { try checkTransition(draft) }
    }

    private func checkAdoption(_ draft: Draft) throws(Refusal) {
        let id = draft.fields["rulebook"]?.text ?? ""
        guard let book = rules.allVersions.first(where: { $0.id == id }) else {
            let known = rules.allVersions.map(\.id).joined(separator: "、")
            throw refuse("rulebook", "没有这个版本：\(id)，现有：\(known)")
        }
        guard draft.fields["document-number"] != nil else { throw refuse("document-number", "请填写办法的文号") }
        let adopted = organisation.adoptions.first { $0.rulebook == id }
        guard adopted?.digest != book.digest.hex else {
            throw refuse("rulebook", "\(book.title)（\(book.number)）已经登记施行")
        }
    }

    private func checkTransition(_ draft: Draft) throws(Refusal) {
        guard let organ = draft.fields["organ"]?.text, organisation.unit(organ) != nil else {
            throw refuse("organ", "没有这个机关：\(draft.fields["organ"]?.text ?? "")，请先登记单位")
        }
        if let issuer = rules.main.issuer, organisation.canonical(issuer) != organisation.canonical(organ) {
            throw refuse("organ", "办法由\(issuer)制定，届满后是否继续适用由\(issuer)决定")
        }
        // A click can't prolong a document: the paper that does is kept with it.
        let papers = draft.fields["papers"]?.list ?? []
        guard papers.contains(where: { $0["file"]?.text != nil }) else { throw refuse("scan", "请附上决定文件的扫描件") }
        let ends = rules.allVersions.compactMap { rules.inForce($0.id)?.through }
        guard let cases = draft.fields["cases-through"]?.day, let end = ends.max() else {
            throw refuse("cases-through", "现行办法没有写明有效期，不会届满")
        }
        guard cases <= end else {
            throw refuse("cases-through", "\(end.chinese)届满以后登记的案件没有适用过原办法，请填届满日或者以前的日子")
        }
        if let until = draft.fields["until"]?.day, until < cases {
            throw refuse("until", "适用至 \(until.chinese) 早于 \(cases.chinese)")
        }
    }
}
