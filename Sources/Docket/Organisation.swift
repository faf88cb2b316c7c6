public import LegalCalendar

/// 机构: the units of an installation and the functions they hold, dated, as the office docket tells it.
public struct Organisation: Sendable {
    public struct Unit: Sendable, Hashable {
        public let name: String
        public internal(set) var aliases: [String]
        public let level: String
        public let from: CivilDay
        public var through: CivilDay?
        /// 继续履行其职能的单位
        public var successor: String?
        /// What was last said of it: full name, address, code, telephone.
        public internal(set) var fields: [String: Value]

        /// 全称: as papers for a court and official papers name it.
        public var fullName: String { fields["full-name"]?.text ?? name }
    }

    /// 负责人: a person whose dated appointment makes him one, with the organ he is of.
    public struct Head: Sendable, Hashable {
        public let name: String
        public let post: String
        public let organ: String
        public let isPrincipal: Bool
        public let from: CivilDay
        public var through: CivilDay?
        /// 分管单位, as the newest paper on portfolios says.
        public var portfolio: [String] = []
    }

    public private(set) var units: [Unit] = []
    public private(set) var heads: [Head] = []
    public private(set) var holdings: [Holding] = []
    public private(set) var applications: [Application] = []
    /// 施行登记, one a rulebook: the last counts for the text, the first for the day.
    public private(set) var adoptions: [Adoption] = []
    public private(set) var transitions: [Transition] = []
    private var names: [String: Int] = [:]

    public init(entries: [Entry] = []) {
        for entry in entries.sorted(by: { ($0.day, $0.sequence) < ($1.day, $1.sequence) }) { fold(entry) }
    }

    private mutating func fold(_ entry: Entry) {
        let name = entry["name"]?.text ?? ""
        switch entry.kind {
        case .unitEstablished: establish(name, entry)
        case .unitDescribed:
            guard let index = names[name] else { return }
            let said = entry.fields.filter { $0.key != "name" && $0.key != "level" }
            units[index].fields.merge(said) { _, new in new }
            if let aliases = entry["aliases"]?.words { units[index].aliases = aliases }
            // A name that is no longer said is no name of it any more.
            names = names.filter { $0.value != index || $0.key == units[index].name }
            know(units[index])
        case .unitRenamed, .unitMerged, .unitAbolished:
            guard let index = names[name] else { return }
            units[index].through = entry.day.adding(days: -1)
            units[index].successor = entry["successor"]?.text
        case .functionsHeld: hold(entry["holds"]?.list ?? [], name, entry)
        case .measuresApplied: apply(entry)
        case .rulebookAdopted: adopt(entry)
        case .transitionDecided: transitions += Transition(entry).map { [$0] } ?? []
        case .headAppointed:
            guard let head = entry["head"], let person = head["name"]?.text else { return }
            let organ = head["organ"]?.text ?? ""
            // Who had a portfolio before is now a head by appointment, not two.
            let body = canonical(organ)
            let before = heads.first { $0.name == person && canonical($0.organ) == body && $0.through == nil }
            heads = heads.filter { $0.name != person || canonical($0.organ) != body || $0.through != nil }
            heads.append(
                Head(
                    name: person, post: head["post"]?.text ?? "", organ: organ,
                    isPrincipal: entry["principal"]?.flag ?? false, from: entry.day, portfolio: before?.portfolio ?? [])
            )
        case .portfolioGiven:
            // 其他参与分管的负责人: the paper that gives a portfolio makes one of somebody who was not appointed as one.
            guard let head = entry["head"], let person = head["name"]?.text,
                let organ = head["organ"]?.text ?? government
            else { return }
            let known = heads.firstIndex {
                $0.name == person && canonical($0.organ) == canonical(organ) && $0.through == nil
            }
            if known == nil {
                heads.append(
                    Head(
                        name: person, post: head["post"]?.text ?? "", organ: organ, isPrincipal: false, from: entry.day)
                )
            }
            heads[known ?? heads.count - 1].portfolio = entry["units"]?.words ?? []
        case .headRelieved:
            guard let person = entry["head"]?["name"]?.text else { return }
            let organ = entry["head"]?["organ"]?.text.map(canonical)
            for index in heads.indices
            where heads[index].name == person && heads[index].through == nil
                && (organ == nil || canonical(heads[index].organ) == organ)
            {
                heads[index].through = entry.day.adding(days: -1)
            }
        default: break
        }
    }

    private mutating func establish(_ name: String, _ entry: Entry) {
        names[name] = units.count
        let unit = Unit(
            name: name, aliases: entry["aliases"]?.words ?? [], level: entry["level"]?.text ?? "other", from: entry.day,
            fields: entry.fields)
        units.append(unit)
        know(unit)
        hold(entry["holds"]?.list ?? [], name, entry)
    }

    /// What a unit holds from a day on: what is not said again ends, and what it takes over ends with who had it.
    private mutating func hold(_ said: [Value], _ name: String, _ entry: Entry) {
        let unit = canonical(name)
        let held = said.compactMap { one -> Holding? in
            guard let function = one["function"]?.text.flatMap(Function.init(rawValue:)) else { return nil }
            let organ = one["of"]?.text ?? self.unit(unit)?.fields["government"]?.text ?? unit
            return Holding(function: function, organ: organ, unit: unit, from: entry.day)
        }
        let before = entry.day.adding(days: -1)
        for index in holdings.indices where holdings[index].through == nil {
            let known = holdings[index]
            let isSame = held.contains {
                $0.function == known.function && canonical($0.organ) == canonical(known.organ)
            }
            if isSame || current(known.unit) == unit { holdings[index].through = before }
        }
        holdings += held
    }

    private mutating func adopt(_ entry: Entry) {
        guard let adoption = Adoption(entry) else { return }
        let before = adoptions.first { $0.rulebook == adoption.rulebook }
        adoptions.removeAll { $0.rulebook == adoption.rulebook }
        adoptions.append(
            Adoption(
                rulebook: adoption.rulebook, digest: adoption.digest, text: adoption.text,
                knownFrom: min(adoption.knownFrom, before?.knownFrom ?? adoption.knownFrom)))
    }

    private mutating func apply(_ entry: Entry) {
        guard let organ = entry["organ"]?.text else { return }
        for index in applications.indices
        where applications[index].through == nil && canonical(applications[index].organ) == canonical(organ) {
            applications[index].through = entry.day.adding(days: -1)
        }
        guard entry["ended"]?.flag != true else { return }
        applications.append(
            Application(
                organ: organ, documentNumber: entry["document-number"]?.text ?? "", from: entry.day,
                agreesToLeads: entry["leads"]?.flag ?? false))
    }

    /// Whatever it is called finds it; a name that is another unit's stays that unit's.
    private mutating func know(_ unit: Unit) {
        guard let index = names[unit.name] else { return }
        for name in unit.aliases + [unit.fullName] where names[name] == nil { names[name] = index }
    }
}

extension Organisation {
    /// 全称 of a unit by any of its names; a name nobody knows stays as it is.
    public func fullName(_ name: String) -> String { unit(name)?.fullName ?? name }

    /// Names of the units that still exist, in the order in which they were registered.
    public var currentNames: [String] { units.filter { $0.through == nil }.map(\.name) }

    public func unit(_ name: String) -> Unit? { names[name].map { units[$0] } }

    /// The one name under which a unit is known: 中卫市司法局 and 市司法局 are the same unit.
    public func canonical(_ name: String) -> String { unit(name)?.name ?? name }

    /// 承继: who carries on what the named unit did; follows successors to the end. Nil if it ended and nobody follows.
    /// - Parameter day: as it was then; nil for now.
    public func current(_ name: String, on day: CivilDay? = nil) -> String? {
        var (unitName, seen) = (canonical(name), Set<String>())
        while let unit = unit(unitName), let through = unit.through, day.map({ through < $0 }) ?? true {
            guard let successor = unit.successor.map(canonical), seen.insert(unitName).inserted else { return nil }
            unitName = successor
        }
        return unitName
    }

    /// 现名: who carries on what the named unit did; a unit that ended without a successor keeps its name.
    public func present(_ name: String) -> String { current(name) ?? canonical(name) }

    /// 更名: the name under which the same body goes on. Of several that were merged into one, and of one that was joined to another that was
    /// there before, each keeps its own.
    public func renamed(_ name: String) -> String {
        var (known, seen) = (canonical(name), Set<String>())
        while let unit = unit(known), let through = unit.through, let next = unit.successor.flatMap(self.unit),
            next.from > through, seen.insert(known).inserted,
            // What joined it later does not undo that.
            units.filter({ one in
                one.successor.map(canonical) == next.name && one.through.map { $0 < next.from } ?? false
            }).count == 1
        {
            known = next.name
        }
        return known
    }

    /// The government whose cases this installation keeps.
    public var government: String? {
        units.first { $0.level == "city" }?.name ?? units.first { $0.level == "county" }?.name
    }

    /// The unit that is recorded to hold a function of an organ; nil where nobody is.
    /// - Parameter day: as it was then; nil for now.
    public func recordedHolder(of function: Function, for organ: String, on day: CivilDay? = nil) -> String? {
        let body = canonical(organ)
        return holdings.last { $0.function == function && $0.isOn(day) && canonical($0.organ) == body }.flatMap {
            current($0.unit, on: day)
        }
    }

    /// What a unit is recorded to hold, of whichever organ.
    /// - Parameter day: as it was then; nil for now.
    public func holdings(of unit: String, on day: CivilDay? = nil) -> [Holding] {
        holdings.filter { $0.isOn(day) && current($0.unit, on: day) == canonical(unit) }
    }

    /// 所属机关: the government to which a unit belongs; a government belongs to itself.
    public func government(of unit: String) -> String? {
        guard let known = self.unit(unit) else { return nil }
        if ["city", "county"].contains(known.level) { return known.name }
        return known.fields["government"]?.text.map(canonical) ?? government
    }

    /// 收文机关: for whom a unit takes in the post: its own government where that has an office for it, else that of the installation.
    public func receiving(_ unit: String) -> String? {
        // A department that has said so takes in its own.
        if recordedHolder(of: .intakeOffice, for: unit) == canonical(unit) { return canonical(unit) }
        let own = government(of: unit)
        return own.flatMap { recordedHolder(of: .intakeOffice, for: $0) } == nil ? government : own
    }

    /// 上级机关: the government above an organ; nil for that of the installation.
    public func superior(of organ: String) -> String? {
        // 垂直管理: what is led from above the city stands under no government here.
        let above = self.unit(organ).flatMap { unit -> String? in
            switch unit.level {
            case "county": government
            case "vertical": nil
            default: government(of: unit.name)
            }
        }
        return above == canonical(organ) ? nil : above
    }

    /// As it would be with a rulebook adopted.
    public func adopting(_ adoption: Adoption) -> Organisation {
        var other = without(adoption.rulebook)
        other.adoptions.append(adoption)
        return other
    }

    /// As it would be if a rulebook had not been adopted.
    public func without(_ rulebook: String) -> Organisation {
        var other = self
        other.adoptions.removeAll { $0.rulebook == rulebook }
        return other
    }

    /// Whether an organ applies measures that others issued, by a paper of its own.
    public func application(of organ: String, on day: CivilDay? = nil) -> Application? {
        applications.last {
            canonical($0.organ) == canonical(organ)
                && ($0.isOn(day))
        }
    }

    /// 负责人 of an organ on a day (第七条第二款): the head of a bureau is not the city's.
    public func heads(of organ: String, on day: CivilDay) -> [Head] {
        heads.filter {
            canonical($0.organ) == canonical(organ) && $0.from <= day && ($0.through.map { day <= $0 } ?? true)
        }
    }
}
