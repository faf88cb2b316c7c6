import Casework
import Docket
import LegalCalendar
import Rulebook

/// 办理过程: what happened, newest first, as far as it is the reader's to see.
enum CaseTimeline {
    static func lines(_ derivation: Derivation, _ exchange: Exchange) throws -> [Model] {
        let (names, reader) = (try exchange.displayNames, try exchange.reader)
        func isShown(_ entry: Entry) -> Bool { Access.sees(entry, reader, derivation.organisation) }
        var live: [Model] = []
        for items in grouped(derivation.file.items.filter { isShown($0.entry) }) {
            let summary =
                items.count > 1
                ? "\(items.count) 件：" + items.map(paperName).joined(separator: "、")
                : EntryText.summary(items[0], derivation.rules)
            live.append(
                line(
                    items[0].entry, derivation, exchange, names, summary: summary,
                    correctedBy: items.lazy.compactMap(\.correctedBy).first, isStruck: false))
        }
        let waiting = derivation.file.pending.filter { isShown($0.entry) }.map { item in
            var model = line(
                item.entry, derivation, exchange, names, summary: EntryText.summary(item, derivation.rules),
                correctedBy: item.correctedBy, isStruck: false)
            let other = (item.entry["unit"] ?? item.entry["defendant"])?.text ?? ""
            model["waiting"] = "待\(other)确认"
            if reader.function == .intakeOffice || reader.unit == derivation.organisation.canonical(other) {
                model["confirm-path"] = SiteURL.record(exchange.caseID, .factConfirmed, "of=\(item.sequence)")
            }
            return model
        }
        live += waiting
        let struck = derivation.file.struck.filter(isShown).map {
            line($0, derivation, exchange, names, summary: "", correctedBy: nil, isStruck: true)
        }
        return (live + struck).reversed()
    }

    /// Papers handed in together are one line.
    private static func grouped(_ items: [CaseFile.Item]) -> [[CaseFile.Item]] {
        items.reduce(into: []) { groups, item in
            if let last = groups.last?.last, item.kind == .paperAdded, last.kind == item.kind, last.day == item.day,
                last.entry.actor == item.entry.actor,
                last.context[.unit] == item.context[.unit]
            {
                groups[groups.count - 1].append(item)
            } else {
                groups.append([item])
            }
        }
    }

    private static func paperName(_ item: CaseFile.Item) -> String {
        let title = PaperKind.title(item.entry["paper-kind"]?.text ?? "other")
        return title + (item.entry["version"]?.integer.map { "（第\($0)稿）" } ?? "")
    }

    private static func line(
        _ entry: Entry, _ derivation: Derivation, _ exchange: Exchange, _ names: [String: String], summary: String,
        correctedBy: Int?, isStruck: Bool
    ) -> Model {
        let late = entry.recordedOn > entry.day
        let by = entry["by"].map { "\($0["name"]?.text ?? "")\($0["post"]?.text ?? "")" }
        return [
            "day": entry.day.shortChinese, "full-day": entry.day.description,
            "title": derivation.rules.vocabulary.title(entry.kind), "summary": summary,
            "who": by.map { "\($0)，\(entry.unit)\(names[entry.actor] ?? entry.actor)代录" }
                ?? "\(entry.unit) \(names[entry.actor] ?? entry.actor)",
            "original": entry["original"]?.text.map { "原件存\($0)" } ?? "",
            "late": late, "recorded": late ? "\(entry.recordedOn.shortChinese)补录" : "",
            "is-corrected": correctedBy != nil,
            "struck": isStruck, "sequence": entry.sequence,
            "correct-path": SiteURL.correct(exchange.caseID, entry.sequence),
        ]
    }
}
