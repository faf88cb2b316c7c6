import Docket
public import LegalCalendar
public import Rulebook

/// 事实: what figures are counted from, with the entry that decides each of its fields.
public struct Fact: Sendable, Hashable {
    public enum Value: Sendable, Hashable {
        case day(CivilDay)
        case word(String)
        case number(Int)
    }

    /// 统计的维度: of whom, by whom handled, before which court, in which kind of proceeding, in which field of administration.
    public struct Place: Sendable, Hashable {
        public let organ: String
        /// 主办单位: of several the one that leads; empty while nobody has been given the case.
        public let unit: String
        public let court: String
        public let kind: String
        /// 行政管理领域; empty while nobody has said it.
        public let area: String

        public init(organ: String, unit: String, court: String, kind: String, area: String = "") {
            (self.organ, self.unit, self.court, self.kind, self.area) = (organ, unit, court, kind, area)
        }

        func of(area: String) -> Place { Place(organ: organ, unit: unit, court: court, kind: kind, area: area) }
    }

    public let subject: FactSubject
    /// Names it within its case: `P1|中卫市人民政府`.
    public let key: String
    public internal(set) var place: Place
    /// 案号 of its instance; empty where there is none, or none yet.
    public internal(set) var number = ""
    public internal(set) var values: [String: Value] = [:]
    /// By field, the sequence of the entry that decides it.
    public internal(set) var entries: [String: Int] = [:]

    init(_ subject: FactSubject, _ key: String, _ place: Place) {
        (self.subject, self.key, self.place) = (subject, key, place)
    }

    mutating func set(_ field: String, _ value: Value?, by entry: Int?) {
        guard let value else { return }
        values[field] = value
        entries[field] = entry
    }

    public func day(_ field: String) -> CivilDay? { if case .day(let day)? = values[field] { day } else { nil } }
    public func word(_ field: String) -> String? { if case .word(let word)? = values[field] { word } else { nil } }
    public func number(_ field: String) -> Int? { if case .number(let number)? = values[field] { number } else { nil } }
}

extension Derivation {
    /// 本案的事实, whichever day it is: periods and the day of today are for who sums them.
    public func facts(_ duties: [Duty]) -> [Fact] {
        // 误登: it is no case.
        guard !isForeign, !file.registeredInError else { return [] }
        let effects = Dictionary(effects(duties).map { ($0.decision, $0) }, uniquingKeysWith: { first, _ in first })
        let instances = file.instances.all.flatMap { proceeding in
            answering(in: proceeding.id).compactMap { organ in
                InstanceFact(self, proceeding, organ, effects)?.fact
            }
        }
        let recommendations = file.things(.recommendation).map { recommendationFact($0, duties) }
        let all = instances + duties.compactMap(dutyFact) + recommendations + lossFacts() + paymentFacts()
        // 领域 of an instance is what its own act says, of all else that of the case.
        let area = CaseClass(file, act: nil, rules.figures).words["field"]?.word ?? ""
        return all.map { fact in
            var fact = fact
            fact.place = fact.place.of(area: fact.word("field") ?? area)
            return fact
        }
    }

    /// 案号, as it is written.
    func shownNumber(_ proceeding: Thing?) -> String { proceeding?.number.map { CaseNumber($0).shown } ?? "" }
}
