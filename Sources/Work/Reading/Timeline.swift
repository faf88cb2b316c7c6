public import Casework
public import Docket
public import LegalCalendar
public import Rulebook

/// 办理过程: what happened on a case, newest first, as far as it is the reader's to see.
public struct Timeline: Sendable {
    public struct Line: Sendable, Hashable {
        public let entry: Entry
        public let title: String
        public let summary: String
        public let isCorrected: Bool
        /// 原登记 and why it was put right; nil for what stands as it was written.
        public let revision: Revision?
        /// Whether the reader may put it right.
        public let mayCorrect: Bool
        public let isStruck: Bool
        /// 待某单位确认: who has to say that it is so; nil for what stands.
        public let waitsFor: String?
        /// Whether the reader may say so.
        public let mayConfirm: Bool
    }

    public struct Revision: Sendable, Hashable {
        public let day: CivilDay
        public let summary: String
        public let reason: String
        public let by: Entry
    }

    public let lines: [Line]

    public init(_ derivation: Derivation, _ sight: Sight, today: CivilDay) {
        let (file, rules) = (derivation.file, derivation.rules)
        let decision = Decision(derivation: derivation, today: today)
        func isShown(_ entry: Entry) -> Bool { sight.sees(entry) }
        func line(
            _ entry: Entry, _ summary: String, isCorrected: Bool = false, isStruck: Bool = false,
            waitsFor other: String? = nil
        ) -> Line {
            let revision = file.revisions[entry.sequence].map { revision in
                Revision(
                    day: revision.first.day,
                    summary: EntryText.summary(.init(entry: revision.first, context: .init()), rules),
                    reason: revision.by["reason"]?.text ?? "", by: revision.by)
            }
            let isOwn = other.map(sight.mayConfirm)
            return Line(
                entry: entry, title: rules.vocabulary.title(entry.kind), summary: summary, isCorrected: isCorrected,
                revision: revision,
                mayCorrect: !isStruck && (decision.mayCorrect(entry, sight.reader) || entry.unit == sight.reader.unit),
                isStruck: isStruck, waitsFor: other, mayConfirm: isOwn ?? false)
        }
        let standing = Self.grouped(file.items.filter { isShown($0.entry) }).map { items in
            line(
                items[0].entry,
                items.count > 1
                    ? "\(items.count) 件：" + items.map(Self.paperName).joined(separator: "、")
                    : EntryText.summary(items[0], rules), isCorrected: items.contains { $0.correctedBy != nil })
        }
        let waiting = file.pending.filter { isShown($0.entry) }.map { item in
            line(
                item.entry, EntryText.summary(item, rules), isCorrected: item.correctedBy != nil,
                waitsFor: (item.entry["unit"] ?? item.entry["defendant"])?.text ?? "")
        }
        let struck = file.struck.filter(isShown).map { line($0, "", isStruck: true) }
        lines = (standing + waiting + struck).reversed()
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
}
