import Docket
import LegalCalendar
import Rulebook

extension Derivation {
    /// 败诉原因: of each report that stands (of one unit about one decision the last) a fact for each cause that it names.
    func lossFacts() -> [Fact] {
        var reports: [String: CaseFile.Item] = [:]
        for item in file.items(of: .lossReportSubmitted) {
            reports["\(item.context.first(.decision) ?? "")|\(item.context.first(.unit) ?? "")"] = item
        }
        let known = CaseClass(file, act: nil, rules.figures)
        return reports.sorted { $0.key < $1.key }.flatMap { key, item in
            let causes = (item.entry["causes"]?.words ?? []).map(cause)
            var seen: Set<String> = []
            return (causes.isEmpty ? ["unknown"] : causes).filter { seen.insert($0).inserted }.map {
                lossFact("\(key)|\($0)", item, $0, known)
            }
        }
    }

    /// 不作为 and the word of the dictionary are the same cause.
    private func cause(_ said: String) -> String {
        let dictionary = rules.figures.dictionary("cause")
        return dictionary?.word(for: said) ?? dictionary?.suggestion(act: said, unit: "") ?? said
    }

    private func lossFact(_ key: String, _ item: CaseFile.Item, _ cause: String, _ known: CaseClass) -> Fact {
        let decision = item.context.first(.decision).flatMap { file.thing(.decision, $0) }
        let proceeding = (decision?["proceeding"]?.text ?? item.context.first(.proceeding)).flatMap {
            file.thing(.proceeding, $0)
        }
        let unit = item.context.first(.unit) ?? item.entry.unit
        let place = Fact.Place(
            organ: organ(answeringFor: unit, in: proceeding?.id), unit: organisation.present(unit),
            court: proceeding?["court"]?.text ?? "", kind: proceeding?["kind"]?.text ?? "first")
        var fact = Fact(.loss, key, place)
        fact.number = shownNumber(proceeding)
        fact.set("reported-on", .day(item.day), by: item.sequence)
        fact.set("cause", .word(cause), by: item.sequence)
        for (field, said) in known.words { fact.set(field, .word(said.word), by: item.sequence) }
        return fact
    }
}
