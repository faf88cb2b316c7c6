import Casework
import Docket
import Rulebook
import Store

/// 登记前要问的: what an entry of the register would leave without anybody. Asked once, then allowed.
extension OfficeRules {
    func questions(_ draft: Draft) -> [Question] {
        guard let name = draft.fields["name"]?.text else { return [] }
        switch draft.kind {
        case .unitAbolished where draft.fields["successor"] == nil:
            return [Question(code: "no-successor", message: "没有写继续履职单位：\(name)办理的案件和承担的职能，以后没有单位接着办")]
        case .functionsHeld: return leftOut(draft, of: name)
        default: return []
        }
    }

    /// 不再承担的: what the unit holds now and the entry does not say again.
    private func leftOut(_ draft: Draft, of name: String) -> [Question] {
        let said = (draft.fields["holds"]?.list ?? []).map { held in
            [
                held["function"]?.text ?? "",
                organisation.canonical(held["of"]?.text ?? organisation.government(of: name) ?? ""),
            ]
        }
        let lost = organisation.holdings(of: name).filter { held in
            !said.contains([held.function.rawValue, organisation.canonical(held.organ)])
        }
        guard !lost.isEmpty else { return [] }
        let words = lost.map { "\($0.function.title)（\(organisation.canonical($0.organ))）" }.joined(separator: "、")
        return [Question(code: "functions-left-out", message: "没有再写的职能自该日起不再承担：\(name)将不再是\(words)")]
    }
}
