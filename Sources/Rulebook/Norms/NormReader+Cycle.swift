import Docket
import LegalCalendar

extension NormReader {
    /// What may stand beside `every`: the office docket knows no proceeding, no trigger, and nothing that ends or pauses.
    private static let besideCycle: Set<String> = [
        "cite", "because", "bearer", "what", "consequence", "in-force", "every", "within", "fulfilled-by", "words",
        "to-check", "ground",
    ]

    /// 周期: `every: year`, or `every: {turn: year, from: 11-01, about: next}`.
    func cycle(_ raw: Raw, _ force: Norm.Force) throws(SourceError) -> Cycle? {
        guard let every = raw["every"] else { return nil }
        guard force == .duty else { throw fail("只有 duty 可以写 every", every) }
        for pair in raw.pairs ?? [] where pair.key != "duty" && !Self.besideCycle.contains(pair.key) {
            throw fail("写了 every 的义务不能写 \(pair.key)", pair.value)
        }
        guard every.pairs != nil else { return Cycle(try turn(every), about: .this) }
        try checkKeys(every, "every", ["turn", "from", "about"])
        let unit = try turn(required("turn", every))
        let about = try word(required("about", every))
        guard let about = Cycle.About(rawValue: about) else {
            throw fail("about 只能是 \(Cycle.About.allCases.map(\.rawValue).joined(separator: "、"))", every["about"])
        }
        guard let from = every["from"] else { return Cycle(unit, about: about) }
        guard unit == .year else { throw fail("只有每年的义务可以写从哪一天起", from) }
        return Cycle(unit, from: try dayOfYear(from), about: about)
    }

    private func turn(_ raw: Raw) throws(SourceError) -> Cycle.Unit {
        guard let unit = Cycle.Unit(rawValue: try word(raw)) else {
            throw fail("every 只能是 \(Cycle.Unit.allCases.map(\.rawValue).joined(separator: "、"))", raw)
        }
        return unit
    }

    /// 11-01; not the 29th of February, which most years lack.
    private func dayOfYear(_ raw: Raw) throws(SourceError) -> (month: Int, day: Int) {
        guard let word = raw.scalar, word.count == 5, let day = CivilDay("2001-\(word)") else {
            throw fail("不是每年都有的月日：\(raw.scalar ?? "")，应写作 11-01", raw)
        }
        return (day.month, day.day)
    }
}
