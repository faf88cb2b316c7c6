import Docket
import LegalCalendar

/// 逐行核对: what can be told of a list by looking at it alone.
enum SeriesCheck {
    /// Longer ago than this nothing comes in by the pile; it may be the day of something else.
    private static let old = 60

    static func checked(_ lines: [SeriesLine], today: CivilDay) -> [SeriesLine] {
        let usual = usualCourt(lines)
        return lines.enumerated().map { place, line in
            var line = line
            line.wrong += wrong(line, place, among: lines, today)
            line.doubtful += doubtful(line, usual, today)
            return line
        }
    }

    private static func wrong(_ line: SeriesLine, _ place: Int, among lines: [SeriesLine], _ today: CivilDay)
        -> [SeriesLine.Remark]
    {
        var wrong: [SeriesLine.Remark] = []
        if line.number.trimmingBlanks.isEmpty {
            wrong.append(.init("没有案号；案号待补录的，用收文登记单独登记", [.drop]))
        } else if let other = lines.prefix(place).firstIndex(where: { $0.normalised == line.normalised }) {
            let gap = missing(lines).map { [SeriesLine.Mending.number($0)] } ?? []
            wrong.append(.init("与第\(other + 1)行案号相同", gap + [.drop]))
        }
        if line.names.isEmpty { wrong.append(.init("没有原告", [.drop])) }
        if !line.day.trimmingBlanks.isEmpty {
            if let day = CivilDay.read(line.day) {
                if day > today { wrong.append(.init("收到日期\(day.chinese)晚于今天")) }
            } else {
                wrong.append(.init("没有这一天：\(line.day)，请按 2026-02-10 填写"))
            }
        }
        return wrong
    }

    private static func doubtful(_ line: SeriesLine, _ usual: String?, _ today: CivilDay) -> [SeriesLine.Remark] {
        var doubtful: [SeriesLine.Remark] = []
        let number = CaseNumber(line.number)
        if number.standing == .malformed, !line.number.trimmingBlanks.isEmpty {
            doubtful.append(.init("不像案号，按原样登记"))
        } else if line.number.trimmingBlanks != number.normalised, !line.number.trimmingBlanks.isEmpty {
            doubtful.append(.init("案号写法已改为\(number.normalised)"))
        }
        if number.standing == .valid, let usual, let own = prefix(number.normalised), own != usual {
            doubtful.append(.init("与其他各行的法院或者年度不同（多数是\(usual)…号）"))
        }
        if let day = CivilDay.read(line.day), today.days(since: day) > old {
            doubtful.append(.init("收到日期\(day.chinese)已过去\(today.days(since: day))日"))
        }
        if line.names.count > 1 {
            doubtful.append(.init("\(line.names.count)名原告，作一案登记", [.split]))
        }
        if PartyNames.isUnclear(line.plaintiffs) { doubtful.append(.init("原告是一人还是几人，请看一眼")) }
        return doubtful
    }

    /// （2026）宁05行初: what stands before the figure.
    private static func prefix(_ normalised: String) -> String? {
        guard let end = normalised.lastIndex(where: { !$0.isDecimal && $0 != "号" }) else { return nil }
        return String(normalised[...end])
    }

    private static func figure(_ normalised: String) -> Int? {
        guard normalised.hasSuffix("号") else { return nil }
        return Int(String(normalised.dropLast().reversed().prefix { $0.isDecimal }.reversed()))
    }

    private static func usualCourt(_ lines: [SeriesLine]) -> String? {
        let all = Dictionary(grouping: lines.compactMap { prefix($0.normalised) }) { $0 }
        return all.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
    }

    /// The one number that is missing in a run of them; nil where none is, or several are.
    private static func missing(_ lines: [SeriesLine]) -> String? {
        guard let usual = usualCourt(lines) else { return nil }
        let figures = Set(lines.filter { prefix($0.normalised) == usual }.compactMap { figure($0.normalised) })
        guard let first = figures.min(), let last = figures.max(), last - first < 2 * lines.count else { return nil }
        let gaps = (first...last).filter { !figures.contains($0) }
        return gaps.count == 1 ? "\(usual)\(gaps[0])号" : nil
    }
}
