public import LegalCalendar

/// 两种理解: where the measures are silent, each way of reading a norm beside the other, and which the office chose and why.
public struct ReadingSides: Sendable, Hashable {
    public struct Side: Sendable, Hashable {
        public let title: String
        /// Nil: no day follows from it.
        public let within: Period?
        public let isChosen: Bool
    }

    public let sides: [Side]
    /// Nil where the office has said nothing: the first is taken.
    public let because: String?
}

extension Rules {
    /// Every reading on which a norm, or its day, depends.
    public func readingSides(of norm: Norm) -> [ReadingSides] {
        ([counting(of: norm)] + norm.readings.only.keys.sorted().map { clause($0, of: norm) }).compactMap(\.self)
    }

    private func interpretation(_ reading: String, for norm: Norm) -> Interpretation? {
        let books = all.sorted { $0.id == norm.rulebook && $1.id != norm.rulebook }
        return books.lazy.flatMap(\.readings).first { $0.of == reading }
    }

    /// 自然日还是工作日: a statute has said so itself.
    private func counting(of norm: Norm) -> ReadingSides? {
        guard isMeasures(norm.rulebook), norm.provenance.cite != .office,
            let original = all.first(where: { $0.id == norm.rulebook })?.norms.first(where: { $0.id == norm.id }),
            let count = original.within?.count, count > 0
        else { return nil }
        let both: (Period, Period)
        switch original.within {
        case .days?: both = (.days(count), .workdays(count))
        case .daysBefore?: both = (.daysBefore(count), .workdaysBefore(count))
        default: return nil
        }
        let said = interpretation(Interpretation.dayCounting, for: norm)
        let chosen = said?.choose ?? Interpretation.natural
        func side(_ word: String, _ title: String, _ within: Period) -> ReadingSides.Side {
            .init(title: said?.words[word] ?? title, within: within, isChosen: word == chosen)
        }
        return ReadingSides(
            sides: [
                side(Interpretation.natural, "自然日", both.0),
                side(Interpretation.workdays, "工作日", both.1),
            ], because: said?.because)
    }

    /// The norms of one clause, each by its own reading of it.
    private func clause(_ reading: String, of norm: Norm) -> ReadingSides? {
        let said = interpretation(reading, for: norm)
        let siblings = all.first { $0.id == norm.rulebook }?.norms.filter { other in
            other.provenance.source == norm.provenance.source && other.provenance.cite == norm.provenance.cite
                && other.readings.only[reading] != nil && other.when.map(\.kind) == norm.when.map(\.kind)
        }
        let sides = (siblings ?? []).flatMap { other in
            (other.readings.only[reading] ?? []).map { word in
                ReadingSides.Side(
                    title: said?.words[word] ?? other.what, within: other.within, isChosen: word == said?.choose)
            }
        }
        return sides.count > 1 ? ReadingSides(sides: sides, because: said?.because) : nil
    }

    /// As the office counts 日: working days, where it chose so.
    static func counted(_ norms: [Norm], _ choices: [String: String]) -> [Norm] {
        guard choices[Interpretation.dayCounting] == Interpretation.workdays else { return norms }
        func workdays(_ period: Period) -> Period {
            switch period {
            case .days(let count): .workdays(count)
            case .daysBefore(let count): .workdaysBefore(count)
            default: period
            }
        }
        return norms.map { norm in
            guard norm.provenance.cite != .office else { return norm }
            let limits = norm.notAfter.map { limit -> Norm.Limit in
                if case .period(let from, let within) = limit {
                    .period(from: from, within: workdays(within))
                } else {
                    limit
                }
            }
            let within = norm.within.map(workdays)
            return within == norm.within && limits == norm.notAfter ? norm : norm.copy(within: within, notAfter: limits)
        }
    }
}
