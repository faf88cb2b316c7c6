import LegalCalendar

extension CaseFile {
    /// What a person knows a thing by: its day and its paper, where two must be told apart.
    public func title(of thing: Thing) -> String {
        let number = (thing.number ?? thing["proceeding"]?.text.flatMap { self.thing(.proceeding, $0)?.number }) ?? ""
        let words: [String?] =
            switch thing.kind {
            case .decision:
                [
                    ((thing["served-on"] ?? thing["made-on"])?.day ?? thing.openedOn).chinese + "收到的",
                    Words.title(thing["document"]?.text ?? "judgment", field: "document"), number,
                ]
            case .hearing: [thing["at"]?.text ?? thing["day"]?.day?.chinese, "开庭", number]
            case .submission:
                [
                    thing.openedOn.chinese, thing["unit"]?.text, "报批",
                    Words.title(thing["matter"]?.text ?? "defence", field: "matter"),
                ]
            case .recommendation: [thing.openedOn.chinese + "收到的", thing["title"]?.text ?? "建议书", number]
            case .performance:
                [thing["what"]?.text ?? "履行内容\(thing.id)", thing["due-on"]?.day.map { "\($0.chinese)前" }]
            case .proceeding: [Words.title(thing["kind"]?.text ?? "first", field: "instance"), number]
            default: [thing.id]
            }
        return words.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "　")
    }
}
