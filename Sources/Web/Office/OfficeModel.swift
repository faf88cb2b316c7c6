import Docket
import LegalCalendar
import Rulebook
import Work

/// 机构与负责人 as a page shows it.
struct OfficeModel: PageModel {
    struct Entry: PageModel {
        let path: String
        let title: String
    }

    struct Heads: PageModel {
        let rows: [Head]
    }

    struct Head: PageModel {
        let name: String
        let post: String
        let organ: String
        let portfolio: String?
        let term: String
        let isPast: Bool
    }

    struct Unit: PageModel {
        let name: String
        let fullName: String?
        let aliases: String
        let address: String?
        let code: String?
        let phone: String?
        /// Nil for one that is no more.
        let describe: String?
        let functions: String
        /// Nil for one that is no more.
        let hold: String?
        /// 参照适用的文号, and since when.
        let application: String?
        let term: String
        let successor: String?
        let isPast: Bool
    }

    /// 机关事项
    struct Matters: PageModel {
        /// Nil where all is done.
        let open: OpenMatters?
        /// Nil where nothing has been done yet.
        let done: DoneMatters?
    }

    struct OpenMatters: PageModel {
        let label = "待办的机关事项"
        let rows: [Matter]
    }

    struct DoneMatters: PageModel {
        let label = "已办的机关事项"
        let count: Int
        let rows: [Matter]
    }

    struct Matter: PageModel {
        let what: String
        let basis: String
        let organ: String
        /// Nil once it is done.
        let badge: DueBadge?
        let done: String?
        /// Nil where somebody else records it, or nobody any more.
        let path: String?
    }

    let title = "机构与负责人"
    /// Nil where the measures ask for nothing that comes round by itself.
    let matters: Matters?
    let entries: [Entry]
    /// Nil while nobody is registered.
    let heads: Heads?
    let units: [Unit]

    /// As typed; empty for now.
    let day: String
    /// Nil for now.
    let asOf: String?

    /// 谁算负责人的依据
    let headBasis: String?

    init(_ roster: Roster, _ turns: [OfficeTask], _ rules: Rules, on day: CivilDay?) {
        headBasis = rules.basis(check: "is-head")
        matters = turns.isEmpty || day != nil ? nil : Matters(turns)
        (self.day, asOf) = (day?.description ?? "", day?.chinese)
        entries = OfficeRegister.kinds.map { Entry(path: SiteURL.office($0), title: rules.vocabulary.title($0)) }
        heads = roster.heads.isEmpty ? nil : Heads(rows: roster.heads.map(Head.init))
        units = roster.units.map(Unit.init)
    }

    fileprivate static func term(_ from: CivilDay, _ through: CivilDay?) -> String {
        "\(from)" + (through.map { "　至\($0)" } ?? "")
    }
}

extension OfficeModel.Matters {
    fileprivate init(_ turns: [OfficeTask]) {
        let past = turns.filter { $0.done != nil }.map(OfficeModel.Matter.init)
        let standing = turns.filter { $0.done == nil }.map(OfficeModel.Matter.init)
        open = standing.isEmpty ? nil : OfficeModel.OpenMatters(rows: standing)
        done = past.isEmpty ? nil : OfficeModel.DoneMatters(count: past.count, rows: past)
    }
}

extension OfficeModel.Matter {
    fileprivate init(_ task: OfficeTask) {
        (what, basis, organ) = (task.what, task.basis, task.duty.organ)
        badge = task.done == nil ? DueBadge(task.mark) : nil
        // What the program's own calendar brings was nobody's to enter.
        let isBrought = task.duty.fulfilled?.sequence == 0
        done = task.done.map { isBrought ? "随程序录入" : "已于\($0.chinese)办理" }
        path = task.isOwn ? SiteURL.matter(task) : nil
    }
}

extension OfficeModel.Head {
    fileprivate init(_ line: Roster.Head) {
        let head = line.head
        name = head.name
        post = head.isPrincipal ? "\(head.post)　正职" : head.post
        organ = line.organ
        portfolio = head.portfolio.isEmpty ? nil : "分管\(head.portfolio.joined(separator: "、"))"
        term = OfficeModel.term(head.from, head.through)
        isPast = line.isPast
    }
}

extension OfficeModel.Unit {
    fileprivate init(_ line: Roster.Unit) {
        let unit = line.unit
        name = unit.name
        fullName = unit.fullName == unit.name ? nil : unit.fullName
        aliases = line.aliases.joined(separator: "、")
        (address, code) = (unit.fields["address"]?.text, unit.fields["uscc"]?.text)
        phone = unit.fields["phone"]?.text
        describe = line.isPast ? nil : SiteURL.office(.unitDescribed, SiteURL.query(["name": unit.name]))
        functions = line.functions.joined(separator: "、")
        hold = line.isPast ? nil : SiteURL.office(.functionsHeld, SiteURL.query(["name": unit.name]))
        application = line.application.map { "\($0.documentNumber)，自\($0.from.chinese)参照适用本办法" }
        term = OfficeModel.term(unit.from, unit.through)
        successor = unit.successor.map { "由\($0)继续履行职能" }
        isPast = line.isPast
    }
}
