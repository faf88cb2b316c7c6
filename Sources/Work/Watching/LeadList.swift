import Casework
import Docket
import LegalCalendar
public import Oversight
public import Rulebook
import Store

/// 追责线索: neutral facts for the oversight office; what the unit said stands beside them. Nothing is raised but by a person.
public struct LeadList: Sendable {
    public struct Found: Sendable {
        public let caseID: String
        public let number: String
        public let title: String
        public let leads: [Lead]
        /// 本机关, whose cases need no further word.
        public let own: String?
        public let rules: Rules
    }

    public let found: [Found]
    public let page: ListPage
    public let next: Int?

    /// - Parameter size: cases a page.
    public init(_ reading: Reading, page number: Int? = nil, size: Int = 20) throws {
        let inUseFrom = try reading.store.inUseFrom()
        page = ListPage(number, size: size)
        let organs = Self.organs(reading)
        let ids = try reading.store.casesWithLeads(
            of: organs, today: reading.today, limit: page.asking, offset: page.offset)
        next = page.next(ids)
        found = try page.rows(ids).compactMap { id in
            guard let derivation = try reading.view(id) else { return nil }
            let leads = derivation.leads(derivation.duties(), on: reading.today, inUseFrom: inUseFrom).filter { lead in
                organs.contains(lead.organ) && !Self.isBefore(lead.organ, derivation)
            }
            guard !leads.isEmpty else { return nil }
            return Found(
                caseID: id, number: derivation.file.reference, title: derivation.file.title, leads: leads,
                own: derivation.organisation.government,
                rules: derivation.rules)
        }
    }

    /// 机关: those whose oversight office he is of, and those below that agreed to it by a paper (第二十五条).
    static func organs(_ reading: Reading) -> Set<String> {
        guard reading.reader.has(.oversightOffice) else { return [] }
        let own = reading.holders.organs(of: .oversightOffice, in: reading.reader.unit)
        let organisation = reading.holders.organisation
        let below = organisation.units.map(\.name).filter { organ in
            organisation.superior(of: organ).map(own.contains) ?? false
                && organisation.application(of: organ)?.agreesToLeads ?? false
        }
        return own.union(below)
    }

    /// Whether another organ's answer is heard before the one whose office asks: it does not judge who stands before it (复议法第三条第二款).
    static func isBefore(_ organ: String, _ derivation: Derivation) -> Bool {
        derivation.file.instances.all.contains { proceeding in
            derivation.reviewer(in: proceeding.id).map {
                $0 != organ && $0 == derivation.organisation.superior(of: organ)
            }
                ?? false
        }
    }

    /// 案号、案件、单位、情形、事实、单位说明: the same list as a table.
    public var table: [[String]] {
        found.flatMap { found in
            found.leads.map { lead in
                [
                    found.number, found.title, lead.whose(besides: found.own), lead.cite, lead.fact,
                    lead.explanations.map { "\($0.day.chinese)　\($0["text"]?.text ?? "")" }.joined(separator: "；"),
                ]
            }
        }
    }
}

extension Lead {
    /// 单位, and the organ whose case it is where that is another's than the reader's own.
    public func whose(besides own: String?) -> String {
        let units = organs.joined(separator: "、")
        return organ == own || organs == [organ] ? units : "\(units)（\(organ)）"
    }

    /// 事实: which duty, due when, done when, late by how many days.
    public var fact: String {
        guard let due else { return "\(doneOn?.chinese ?? "")　\(duty)" }
        let done = doneOn.map { "\($0.chinese)办理" } ?? endedOn.map { "\($0.chinese)起不再适用" } ?? "尚未办理"
        return "\(duty)：应于\(due.chinese)前，\(done)，超期\(daysLate)日"
    }
}
