import Casework
public import Docket
public import LegalCalendar
public import Rulebook
public import Store

/// 通知名单: who must be told of a hearing as it now stands, and who has been, how and when.
public struct TellList: Sendable, Hashable {
    public struct Person: Sendable, Hashable {
        public let name: String
        public let role: String
        /// The entry by which he was told of the newest day; nil while he is not.
        public let told: Entry?
    }

    /// 不能登记: nobody of the list was chosen.
    public struct NobodyChosen: Error, Sendable, Hashable, CustomStringConvertible {
        public var description: String { "请勾选已经告知的人" }

        public init() {}
    }

    public let hearing: Thing
    /// Those named for the hearing, the units on the case and their lawyers, each once.
    public let people: [Person]

    /// 时间 as it stands; words where the court has not set one.
    public var time: String { hearing["at"]?.text ?? hearing["day"]?.text ?? "时间待补录" }
    public var untold: [Person] { people.filter { $0.told == nil } }

    public init(_ derivation: Derivation, _ hearing: Thing) {
        self.hearing = hearing
        let items = derivation.file.items.filter { $0.context.first(.hearing) == hearing.id }
        // Who was told of a day that was moved since has not been told.
        let newest = items.last { [.hearingNotified, .hearingRescheduled].contains($0.kind) }?.sequence ?? 0
        var seen: Set<String> = []
        people = Self.named(derivation, hearing).filter { seen.insert($0.name).inserted }.map { name, role in
            let told = items.last {
                $0.kind == .told && $0.entry["whom"]?.text == name && $0.sequence > newest
            }
            return Person(name: name, role: role, told: told?.entry)
        }
    }

    private static func named(_ derivation: Derivation, _ hearing: Thing) -> [(name: String, role: String)] {
        let proceeding = hearing["proceeding"]?.text
        let organs = derivation.organs(in: proceeding)
        // Each of several who are sued has its own people.
        let appearing = organs.flatMap { organ -> [(String, String)] in
            let appearance = derivation.appearance(of: organ, in: proceeding, at: hearing.id)
            let of = organs.count > 1 ? "（\(organ)）" : ""
            // Who can't come is not told to.
            let coming = appearance.isUnavailable ? nil : appearance.head?["name"]?.text
            let head = coming.map { [($0, "出庭负责人\(of)")] } ?? []
            return head + appearance.agents.compactMap { $0["name"]?.text.map { ($0, "诉讼代理人\(of)") } }
        }
        let units = derivation.responsible(in: proceeding).map { ($0.unit, "承办单位") }
        let lawyers = derivation.file.items.filter {
            [.lawyerAssigned, .lawyerReplaced].contains($0.kind) && $0.isOf(proceeding: proceeding)
        }
        .compactMap { $0.entry["lawyer"]?["name"]?.text.map { ($0, "律师") } }
        let verifiers = derivation.answering(in: proceeding).compactMap {
            derivation.holders.holder(of: .oversightOffice, for: $0)
        }
        return appearing + units + lawyers + verifiers.map { ($0, "核实出庭") }
    }

    /// One entry a person.
    /// - Parameters:
    ///   - names: as they were ticked; who is not on the list is left out.
    ///   - how: 电话 where nothing is said.
    public func drafts(telling names: [String], how: String, on day: CivilDay) throws(NobodyChosen) -> [Draft] {
        let known = Set(people.map(\.name))
        let chosen = names.filter(known.contains)
        guard !chosen.isEmpty else { throw NobodyChosen() }
        return chosen.map { name in
            Draft(
                .told, day: day,
                ["hearing": .text(hearing.id), "whom": .text(name), "how": .text(how.isEmpty ? "电话" : how)])
        }
    }
}
