import Docket
import LegalCalendar
public import Papers
import Rulebook
import Store

/// 差异说明: what differs between a list and this installation, with what was found, as a paper.
public struct DifferenceNote: Sendable {
    private let result: ComparisonRegister.Result
    private let reading: Reading

    public init(_ reading: Reading, _ result: ComparisonRegister.Result) {
        (self.reading, self.result) = (reading, result)
    }

    public func values() -> [String: PaperValue] {
        let organisation = reading.holders.organisation
        let list = result.list
        let open = result.rows.filter { $0.note == .none }.count
        let lines = [
            "名单：\(list.title)（\(list.rows)行，核对的列：\(list.columns)）。",
            "范围：\(list.scope(reading.store.rules))，数据截至\(reading.today.chinese)。",
            "两边一致\(result.agreed)件，差异\(result.rows.count)处"
                + (open == 0 ? "，均已查明。" : "，其中\(open)处待查。"),
        ]
        let rows = result.rows.enumerated().map { place, row -> [String: PaperValue] in
            let difference = row.difference
            let texts = [
                "order": String(place + 1),
                "number": [difference.number, difference.title].filter { !$0.isEmpty }.joined(separator: "　"),
                "what": difference.kind.title, "theirs": difference.theirs, "ours": difference.ours,
                "finding": Words.title(row.note.finding, field: "finding"),
                "reason": row.note.reason.isEmpty ? "—" : row.note.reason,
            ]
            return texts.mapValues { .text($0) }
        }
        return [
            "government": .text(organisation.fullName(list.organ ?? organisation.government ?? "")),
            "date": .text(reading.today.chinese),
            "figures-list": .list(lines.map { ["text": .text($0)] }), "figures-differences": .list(rows),
        ]
    }
}
