import Docket
import Work

/// 收到裁判: what its form has besides fields.
struct DecisionModel: PageModel {
    struct Part: PageModel {
        let row: Int
        /// 另一部分: folded where the suit has one part.
        let isSecond: Bool
        let isOpen: Bool
        let inputs: [InputModel]
        let usual: [Usual]
    }

    struct Usual: PageModel {
        let document: String
        let title: String
        let choices: [Choice]
    }

    struct Choice: PageModel {
        let name: String
        let id: String
        let value: String
        let title: String
        let isChosen: Bool
    }

    struct Party: PageModel {
        let place: Int
        let id: String
        let side: String
        let name: String
        let day: String
        let error: String?
    }

    let parts: [Part]
    let parties: [Party]

    /// - Parameter inputs: those of 结果, each row's part and outcome.
    init(_ form: DecisionForm, _ inputs: [EntryInput], _ typed: TypedFields, errors: [String: String]) {
        let rows = Set(inputs.compactMap { Self.row($0.name) }).sorted()
        let usual = form.usual
        parts = rows.map { row in
            let own = inputs.filter { Self.row($0.name) == row }
            let chosen = own.first { $0.name == "outcomes.\(row).outcome" }?.value ?? ""
            return Part(
                row: row, isSecond: row > 0, isOpen: form.hasParts || own.contains { !$0.value.isEmpty },
                inputs: own.map { InputModel($0.called($0.name.hasSuffix(".part") ? "部分" : "其他结果")) },
                usual: usual.map { one in
                    Usual(
                        document: one.document, title: one.title,
                        choices: one.outcomes.map { outcome in
                            Choice(
                                name: "quick.\(row)", id: "f-quick-\(row)-\(one.document)-\(outcome.code)",
                                value: outcome.code, title: outcome.title,
                                isChosen: typed["quick.\(row)"] == outcome.code && chosen.isEmpty)
                        })
                })
        }
        parties = form.others(typed, errors: errors).map {
            Party(
                place: $0.place, id: "f-service-\($0.place)-day", side: $0.side, name: $0.name, day: $0.day,
                error: $0.error)
        }
    }

    static func row(_ name: String) -> Int? {
        let parts = name.split(separator: ".")
        return parts.count == 3 && parts[0] == "outcomes" ? Int(parts[1]) : nil
    }
}
