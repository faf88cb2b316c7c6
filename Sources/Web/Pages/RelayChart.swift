import Casework
import Docket
import LegalCalendar
import Rulebook

/// 各环节用时与余量: the statutory bar, the article's legs under it, the office's suggestions dashed, rest days hatched, today's line.
struct RelayChart {
    private struct Bar {
        var from: CivilDay
        var to: CivilDay
        var row: Int
        var style: String
        var text: String
    }

    private let derivation: Derivation
    private let today: CivilDay
    private var bars: [Bar] = []
    private var limit: Duty?
    private(set) var sentence = ""

    private static let width = 960
    private static let left = 4

    /// Nil where there is no statutory bar to relay against.
    init?(_ derivation: Derivation, _ duties: [Duty], today: CivilDay) {
        self.derivation = derivation
        self.today = today
        let proceeding = derivation.file.things(.proceeding).last?.id
        let here = duties.filter {
            $0.context.first(.proceeding) == proceeding && $0.ended?.reason != .registeredInError
        }
        let statutory = here.filter {
            $0.norm.rulebook != derivation.rules.main.id && $0.norm.force == .duty && $0.due != nil && $0.from != nil
                && $0.ended == nil
        }
        guard let limit = statutory.min(by: { ($0.due!, $0.norm.id) < ($1.due!, $1.norm.id) }), let from = limit.from,
            let due = limit.due, due.days(since: from) > 0
        else {
            return nil
        }
        self.limit = limit
        let titles = unique(statutory.filter { $0.due == due }.map(\.norm.what)).joined(separator: "、")
        bars.append(
            Bar(
                from: from, to: due, row: 0, style: "statutory",
                text: "法定　\(titles)　\(limit.norm.within?.chinese ?? "")→\(due.shortChinese)"))
        let last = addLegs(here)
        addAdvice(here)
        tell(limit, last)
    }

    private func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    /// The legs that the measures give, and those that follow from what fulfils them: projected from the due day of the leg before.
    private mutating func addLegs(_ duties: [Duty]) -> CivilDay? {
        let legs = duties.filter {
            $0.norm.rulebook == derivation.rules.main.id && $0.norm.force == .duty && $0.due != nil && $0.from != nil
                && $0.norm.within?.countsBack == false
                && $0.ended?.reason != .waived
        }
        var seen: Set<String> = []
        var last: CivilDay?
        var projected: [(Norm, CivilDay)] = []
        for leg in legs.sorted(by: { ($0.from!, $0.key) < ($1.from!, $1.key) }) where seen.insert(leg.norm.id).inserted
        {
            let end = leg.fulfilled?.day ?? leg.due!
            let style =
                leg.fulfilled != nil
                ? (leg.fulfilled!.day <= leg.due! ? "done" : "late") : end > limit!.due! ? "over" : "open"
            let text =
                leg.fulfilled != nil
                ? "\(leg.norm.what)✓" : "\(leg.norm.what)　\(leg.norm.within!.chinese)→\(leg.due!.shortChinese)"
            bars.append(Bar(from: leg.from!, to: max(end, leg.from!), row: 1, style: style, text: text))
            last = [last, end].compactMap(\.self).max()
            if leg.fulfilled == nil { projected += followers(of: leg.norm).map { ($0, leg.due!) } }
        }
        while let (norm, from) = projected.first {
            projected.removeFirst()
            guard seen.insert(norm.id).inserted, let within = norm.within else { continue }
            let due = derivation.calendar.due(from: from, within: within)
            bars.append(
                Bar(
                    from: from, to: due, row: 1, style: due > limit!.due! ? "over" : "coming",
                    text: "\(norm.what)　\(within.chinese)"))
            last = [last, due].compactMap(\.self).max()
            projected += followers(of: norm).map { ($0, due) }
        }
        return last
    }

    private func followers(of norm: Norm) -> [Norm] {
        let kinds = Set(norm.fulfilledBy.triggers.map(\.kind))
        // 转送之后是签收批示件: receipt follows forwarding on the same day at best.
        let reached = kinds.contains(.forwarded) ? kinds.union([.forwardReceived]) : kinds
        return derivation.rules.main.norms.filter { next in
            next.force == .duty && next.within != nil && next.id != norm.id
                && next.when.contains { reached.contains($0.kind) }
        }
    }

    private mutating func addAdvice(_ duties: [Duty]) {
        var seen: Set<String> = []
        for duty in duties where duty.fulfilled == nil && duty.ended == nil {
            guard let advice = duty.advice, seen.insert(duty.norm.id + advice.day.description).inserted,
                let due = duty.due, advice.day <= due
            else { continue }
            guard !bars.contains(where: { $0.row == 2 && $0.to == advice.day }) else { continue }
            bars.append(
                Bar(
                    from: advice.day.adding(days: -1), to: advice.day, row: 2, style: "advice",
                    text: "\(advice.day.day)日"))
        }
    }

    private mutating func tell(_ limit: Duty, _ last: CivilDay?) {
        guard let due = limit.due, let last else { return }
        let over = last.days(since: due)
        sentence =
            over > 0
            ? "条文期限逐段相加到\(last.shortChinese)，超过法定届满日\(ChineseNumeral.string(over))日；灰色虚线是系统建议的完成日。"
            : over == 0
                ? "条文期限逐段相加到\(last.shortChinese)，与法定届满日同一天。"
                : "条文期限逐段相加到\(last.shortChinese)，距法定届满日还有\(ChineseNumeral.string(-over))日。"
    }

    var model: Model {
        let first = bars.map(\.from).min()!
        let last = max(bars.map(\.to).max()!, min(today, limit!.due!.adding(days: 7)))
        let count = last.days(since: first) + 1
        let unit = Double(Self.width - 2 * Self.left) / Double(count)
        func x(_ day: CivilDay) -> Int { Self.left + Int(Double(day.days(since: first)) * unit) }
        func end(_ day: CivilDay) -> Int { Self.left + Int(Double(day.days(since: first) + 1) * unit) }
        let rests = (0..<count).map { first.adding(days: $0) }.filter(derivation.calendar.isRest)
        let bars = bars.map { bar -> Model in
            let start =
                bar.row == 0
                ? x(bar.from) : bar.row == 2 ? x(bar.to) : x(bar.from) + (bar.from == first ? 0 : Int(unit))
            let width = max(Int(unit) - 2, end(bar.to) - start - 2)
            let room = width / 15
            let text =
                bar.row == 2 || bar.text.count <= room
                ? bar.text : room >= 3 ? String(bar.text.prefix(room - 1)) + "…" : ""
            return [
                "x": start, "y": 26 + bar.row * 34, "width": width, "style": bar.style, "text": text,
                "text-x": start + 6, "text-y": 44 + bar.row * 34, "full": bar.text,
            ]
        }
        let marks = [first, limit!.due!, last] + self.bars.filter { $0.row == 1 }.map(\.to)
        var taken: [Int] = []
        let labels = Set(marks).sorted().compactMap { day -> Model? in
            let place = (x(day) + end(day)) / 2
            guard taken.allSatisfy({ abs($0 - place) > 48 }) else { return nil }
            taken.append(place)
            return ["x": place, "text": day.shortChinese]
        }
        return [
            "width": Self.width, "bars": bars, "rests": rests.map { ["x": x($0), "width": end($0) - x($0)] as Model },
            "labels": labels,
            "shows-today": today >= first && today <= last, "today-x": (x(today) + end(today)) / 2,
            "sentence": sentence,
        ]
    }
}
