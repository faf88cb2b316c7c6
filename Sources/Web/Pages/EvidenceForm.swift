import Casework
import Docket

/// 证据编目表: the rows of the list as inputs, as typed if something was typed, else as the docket has them.
struct EvidenceForm {
    let evidence: CaseEvidence
    let board: BurdenBoard
    let form: Form
    let kind: Kind?

    private var isTyped: Bool { form.fields.contains { $0.name.hasPrefix("items.") || $0.name.hasPrefix("bases.") } }

    /// Rows that were typed, or those of the docket and some to fill in.
    private func rows(_ list: String, known: Int, spare: Int) -> Int {
        guard isTyped else { return known + spare }
        let typed = form.fields.compactMap { field in
            field.name.hasPrefix("\(list).") ? Int(field.name.dropFirst(list.count + 1).prefix { $0 != "." }) : nil
        }
        return min((typed.max() ?? -1), 999) + 1
    }

    func items(_ caseID: String) -> [Model] {
        (0..<rows("items", known: evidence.items.count, spare: 2)).map { index in
            let item = evidence.items.indices.contains(index) ? evidence.items[index] : nil
            let known = FieldForm.flattened(item?.fields ?? [:])
            var row = row(
                "items.\(index)",
                ["name", "group", "element", "purpose", "origin", "made-on", "form", "sets", "permission"], known)
            let file = form["items.\(index).file"] ?? item?.file ?? ""
            row["number"] = index + 1
            row["place"] =
                ["name": "items.\(index).place", "value": form["items.\(index).place"] ?? String(index + 1)] as Model
            row["file"] = ["name": "items.\(index).file", "value": file] as Model
            row["has-file"] = !file.isEmpty
            row["path"] = SiteURL.file(caseID, file)
            row["pages"] = item?.fields["pages"]?.integer.map { "\($0)页" } ?? ""
            row["is-new"] = item.map { !$0.isListed } ?? false
            row["is-spare"] = item == nil
            return row
        }
    }

    var bases: [Model] {
        (0..<rows("bases", known: evidence.bases.count, spare: 3)).map { index in
            let known = FieldForm.flattened(
                evidence.bases.indices.contains(index) ? evidence.bases[index].object ?? [:] : [:])
            var row = row(
                "bases.\(index)",
                ["name", "document-number", "clauses", "effective-on", "validity", "attached", "element"], known)
            row["number"] = index + 1
            return row
        }
    }

    private func row(_ prefix: String, _ names: [String], _ known: [(name: String, value: String)]) -> Model {
        guard let kind else { return [:] }
        let defaults = Dictionary(
            known.map { ("\(prefix).\($0.name)", $0.value) }, uniquingKeysWith: { first, _ in first })
        let shown = FormModel(
            kind: kind, form: isTyped ? form : Form(), defaults: defaults, errors: [:], choices: choices(prefix))
        let inputs = shown.inputs(names.map { "\(prefix).\($0)" }).map { input -> Model in
            var input = input
            // 证据3·来源 on a card that says 证据3 already.
            if let label = input["label"] as? String, let dot = label.firstIndex(of: "·") {
                input["label"] = String(label[label.index(after: dot)...])
            }
            if let name = input["name"] as? String, name.hasSuffix(".name") { input["label"] = "名称" }
            return input
        }
        return ["inputs": inputs]
    }

    /// 举证要素 are those of the board, by their groups.
    private func choices(_ prefix: String) -> [String: [(code: String, title: String)]] {
        let elements = board.cells.map { (code: $0.element, title: "\(Words.title($0.group))：\($0.element)") }
        return ["\(prefix.prefix { $0 != "." }).element": elements]
    }
}
