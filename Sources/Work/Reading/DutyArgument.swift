import Docket
public import LegalCalendar
public import Rulebook

/// 期限说明: why this day, with the article, the entry it starts from, the days one by one and the notices that made them rest days.
public struct DutyArgument: Sendable {
    public struct Article: Sendable, Hashable {
        public let cite: String
        public let text: String
        /// Where its text stands: the source and the article; nil for a reading of the office.
        public let place: (source: String, article: ArticleNumber)?

        public static func == (left: Article, right: Article) -> Bool {
            left.cite == right.cite && left.text == right.text
        }

        public func hash(into hasher: inout Hasher) { hasher.combine(cite) }
    }

    public let duty: Duty
    let derivation: Derivation

    /// By its key, else by the name of its norm: the open one before those that are done.
    /// - Returns: nil where the case has no such duty.
    public init?(_ key: String, _ derivation: Derivation) {
        let duties = derivation.duties()
        let named = duties.filter { $0.norm.name == key }
        guard
            let duty = duties.first(where: { $0.key == key }) ?? named.first(where: { $0.fulfilled == nil })
                ?? named.first
        else { return nil }
        (self.duty, self.derivation) = (duty, derivation)
    }

    public var notes: [String] { DutyNotes.all(duty, derivation) }
    public var missing: String? { duty.missing.map { "缺少\(FieldTitles.title($0))：录入后即可算出" } }
    /// Written on a paper: it holds as it stands.
    public var isStated: Bool { duty.deadline != nil && duty.statedBy != nil }

    /// 逐日推算; nil where no day is counted.
    public var argument: DeadlineArgument? {
        duty.statedBy == nil ? duty.deadline.map { derivation.calendar.argument(for: $0) } : nil
    }

    /// 自某日起
    public var start: String {
        guard let from = duty.from else { return "" }
        let opener = derivation.file.items.first { $0.sequence == duty.opened.sequence }
        let what = opener.map { derivation.rules.vocabulary.title($0.kind) } ?? duty.opened.kind.rawValue
        let source = duty.fromPath.map { $0.description == "trigger.day" ? "“\(what)”之日" : FieldTitles.title($0) } ?? ""
        let own = duty.limitedBy == nil ? duty.deadline : duty.own
        let ending = duty.limitedBy != nil ? own.map { "，到\($0.due.chinese)；另一期限较早" } ?? "" : ""
        return "自\(source)（\(from.chinese)）\(own.map { "起\($0.within.chinese)" } ?? "")\(ending)"
    }

    /// The article, and the one by which days are counted.
    public var articles: [Article] {
        let (provenance, rules) = (duty.norm.provenance, derivation.rules)
        if let because = provenance.because {
            return [Article(cite: provenance.cite.text, text: because, place: nil)]
        }
        guard let article = rules.article(provenance) else { return [] }
        let own = Article(
            cite: rules.citation(provenance),
            text: article.paragraph(provenance.cite.paragraph ?? 1)?.text ?? "",
            place: (provenance.source, provenance.cite.article))
        guard argument != nil, let (counting, source) = rules.counting else { return [own] }
        return [
            own,
            Article(
                cite: rules.title(of: source) + counting.heading,
                text: counting.paragraphs.dropFirst().prefix(2).map(\.text).joined(),
                place: (source, counting.number)),
        ]
    }

    /// 两种理解, each with its day.
    public struct Reading: Sendable, Hashable {
        public struct Side: Sendable, Hashable {
            public let title: String
            public let due: CivilDay?
            public let isChosen: Bool
        }

        public let sides: [Side]
        public let because: String?
    }

    /// Where the measures are silent: each way of reading them with the day that follows; none for a day that a paper states.
    public var readings: [Reading] {
        guard duty.statedBy == nil else { return [] }
        return derivation.rules.readingSides(of: duty.norm).map { reading in
            Reading(
                sides: reading.sides.map { side in
                    let due = side.within.flatMap { within in
                        duty.from.map { derivation.calendar.due(from: $0, within: within) }
                    }
                    return .init(title: side.title, due: due, isChosen: side.isChosen)
                }, because: reading.because)
        }
    }

    /// 放假安排 that the counted days fall under, in words.
    public var notices: [String] {
        guard let argument else { return [] }
        let used = Set(argument.squares.compactMap(\.mark.notice))
        return derivation.calendar.notices.filter { used.contains($0.number) }.map { notice in
            let rest = notice.rest.filter { span in
                argument.squares.contains { $0.day >= span.first && $0.day <= span.last }
            }
            .map { "\($0.name)\($0.first.shortChinese)至\($0.last.shortChinese)放假" }
            let work = notice.makeUp.filter { day in argument.squares.contains { $0.day == day } }.map {
                "\($0.shortChinese)上班"
            }
            return "\(notice.number)：" + (rest + work).joined(separator: "，")
        }
    }

    /// 计算依据: what this day was computed from, so that another machine computes the same.
    public var receipt: String {
        let (rules, calendar) = (derivation.rules, derivation.calendar)
        let inputs: [String: Value] = [
            "duty": .text(duty.key), "entry": .integer(duty.opened.sequence),
            "from": .text(duty.from?.description ?? ""), "due": .text(duty.due?.description ?? ""),
            "rules": .text(rules.digest(of: duty.norm).hex), "calendar": .text(calendar.digest.hex),
        ]
        let code = Digest(of: CanonicalJSON.bytes(.object(inputs))).checkCode
        return
            "计算依据 \(code) · 条目 \(duty.opened.sequence) · 规则 \(rules.digest(of: duty.norm).checkCode) · 日历 \(calendar.version) \(calendar.digest.checkCode)"
    }
}
