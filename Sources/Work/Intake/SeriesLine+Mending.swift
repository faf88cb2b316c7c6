import Docket

extension SeriesLine.Mending {
    /// As a button sends it back.
    public var text: String {
        switch self {
        case .number(let number): "number|\(number)"
        case .split: "split"
        case .drop: "drop"
        }
    }

    /// - Returns: nil for what no button sends.
    public init?(_ text: Substring) {
        switch text {
        case "split": self = .split
        case "drop": self = .drop
        default:
            guard text.hasPrefix("number|") else { return nil }
            self = .number(String(text.dropFirst("number|".count)))
        }
    }
}

extension [SeriesLine] {
    /// As they are sent along from step to step.
    public var text: String { map(\.text).joined(separator: "\n") }

    /// What was typed into the lines that were shown.
    /// - Parameter typed: `row.3.number` and the like.
    public mutating func take(_ typed: TypedFields) {
        for place in indices {
            func said(_ field: String) -> String? { typed["row.\(place).\(field)"] }
            if let number = said("number") { self[place].number = number }
            if let plaintiffs = said("plaintiffs") {
                self[place].plaintiffs = plaintiffs.split(whereSeparator: \.isNewline).joined(separator: "、")
            }
            if let day = said("day") { self[place].day = day }
        }
    }

    /// `3|split`: the line at a place, mended; nothing for what no button sends.
    public mutating func mend(_ text: String) {
        let parts = text.split(separator: "|", maxSplits: 1)
        guard parts.count == 2, let place = Int(parts[0]), indices.contains(place),
            let mending = SeriesLine.Mending(parts[1])
        else { return }
        switch mending {
        case .number(let number): self[place].number = number
        case .drop: remove(at: place)
        case .split:
            let (line, names) = (self[place], self[place].names)
            replaceSubrange(
                place...place,
                with: names.enumerated().map { order, name in
                    SeriesLine(number: order == 0 ? line.number : "", plaintiffs: name, day: line.day)
                })
        }
    }
}
