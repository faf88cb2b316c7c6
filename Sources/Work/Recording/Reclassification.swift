public import Casework
public import Docket
public import LegalCalendar
public import Rulebook
public import Store

/// 改种类: what a paper was taken for is put right by a corrected entry; the file stays what it is.
public struct Reclassification: Sendable {
    public let paper: CasePapers.Paper

    /// - Parameters:
    ///   - papers: those the reader sees.
    ///   - file: which of the papers that came with an entry; an entry that is one paper needs none.
    /// - Returns: nil for a paper that is not his to sort.
    public init?(
        _ sequence: Int?, file: String?, among papers: [CasePapers.Paper], _ derivation: Derivation, _ reading: Reading
    ) {
        guard
            let paper = papers.first(where: {
                $0.entry.sequence == sequence && ($0.entry.kind == .paperAdded || $0.file == file)
            }), Self.isAllowed(paper, derivation, reading)
        else { return nil }
        self.paper = paper
    }

    /// By whoever recorded the paper, or by an office; nobody sorts another's, and least of all the scan of a leader's decision.
    public static func isAllowed(_ paper: CasePapers.Paper, _ derivation: Derivation, _ reading: Reading) -> Bool {
        Decision(derivation: derivation, today: reading.today).mayCorrect(paper.entry, reading.reader)
    }

    public func draft(as kind: PaperKind?, why: String, on day: CivilDay) throws(Refusal) -> Draft {
        guard let kind else { throw Refusal(of: "kind", "请选择“种类”") }
        guard kind.id != paper.kind else { throw Refusal(of: "kind", "现在就是“\(kind.title)”，没有改动") }
        guard !why.isEmpty else { throw Refusal(of: "why", "请填写“理由”") }
        let entry = paper.entry
        return Draft(
            .corrected, day: day,
            [
                "replaces": .integer(entry.sequence), "reason": .text(why),
                "entry": .object([
                    "kind": .text(entry.kind.rawValue), "day": .text(entry.day.description),
                    "fields": .object(fields(as: kind)),
                ]),
            ])
    }

    /// The entry's own paper, or the one among those that came with it.
    private func fields(as kind: PaperKind) -> [String: Value] {
        var fields = paper.entry.fields
        if fields["paper-kind"] != nil {
            fields["paper-kind"] = .text(kind.id)
            fields["volume"] = kind.isInner ? "inner" : "main"
            // Which draft of its kind it is is counted anew.
            fields["version"] = nil
            return fields
        }
        let papers = (fields["papers"]?.list ?? []).map { one -> Value in
            guard one["file"]?.text == paper.file, var object = one.object else { return one }
            object["kind"] = .text(kind.id)
            return .object(object)
        }
        fields["papers"] = .list(papers)
        return fields
    }
}
