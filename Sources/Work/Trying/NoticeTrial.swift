import Casework
public import Docket
public import LegalCalendar
public import Rulebook
import Store

/// 尚未登记的通知: a case made from the few things that decide who handles it and by when; nothing of it is kept.
public struct NoticeTrial: Sendable {
    public let derivation: Derivation

    /// - Parameters:
    ///   - day: on which the notice was received.
    ///   - maker: 作出单位; empty where it is not known.
    ///   - other: 共同被告; empty for none.
    public init(
        day: CivilDay, instance: String, reconsideration: String, sued: String, maker: String, other: String = "",
        _ reading: Reading
    ) throws {
        let store = reading.store
        let (rules, organisation) = (store.rules, try store.organisation())
        var act: [String: Value] = ["title": .text("行政行为")]
        if !maker.isEmpty { act["maker"] = .text(maker) }
        let fields: [String: Value] = [
            "instance": .text(instance), "procedure": .text("ordinary"), "reconsideration": .text(reconsideration),
            "sued": .text(sued), "act": .object(act),
            "defendants": .list(
                ([reading.ownOrgan ?? organisation.government ?? ""] + (other.isEmpty ? [] : [other])).map {
                    .object(["organ": .text($0)])
                }),
            "plaintiffs": .list([.object(["name": .text("原告")])]),
        ]
        let notice = Entry(sequence: 1, kind: .noticeReceived, day: day, fields: fields)
        derivation = Derivation(
            file: CaseFile(entries: [notice], organisation: organisation, procedure: rules.procedure), rules: rules,
            calendar: store.calendar, organisation: organisation)
    }

    /// Words that these fields of a notice can have, with what a person calls them.
    public static func choices(_ field: String, _ vocabulary: Vocabulary) -> [(code: String, title: String)] {
        guard case .choice(let codes)? = vocabulary.kind(.noticeReceived)?.field(field)?.type else { return [] }
        return codes.map { ($0, Words.title($0, field: field, kind: .noticeReceived)) }
    }
}
