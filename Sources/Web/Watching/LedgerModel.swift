import Casework
import LegalCalendar
import Store
import Work

/// 期限台账 as a page shows it.
struct LedgerModel: PageModel {
    struct Row: PageModel {
        let index: Int
        let value: String
        let badge: DueBadge
        let due: String
        let why: String
        let what: String
        let cite: String
        let unit: String
        let proposed: String?
        let path: String
        let number: String
        let title: String
    }

    struct Range: PageModel {
        let title: String
        let path: String
        let isCurrent: Bool
    }

    struct Rows: PageModel {
        let rows: [Row]
        let canSupervise: Bool
        let pages: PagesModel?
    }

    struct Count: PageModel {
        let path: String
        let unit: String
        let open: String
        /// Nil where nothing is late.
        let overdue: String?
    }

    struct Idle: PageModel {
        let path: String
        let title: String
        let stage: String
    }

    /// What who sees all units has besides.
    struct Overview: PageModel {
        let allUnits: String?
        let counts: [Count]
        let idle: [Idle]
    }

    let title = "期限台账"
    let unit: String?
    let problem: String?
    let here: String
    let print: String
    let export: String
    let ranges: [Range]
    let table: Rows?
    let overview: Overview?

    init(_ ledger: DueLedger, problem: String?) throws {
        let (unit, range) = (ledger.unit, ledger.range.rawValue)
        self.unit = unit
        self.problem = problem
        here = SiteURL.ledger(range: range, unit: unit)
        print = SiteURL.ledgerPrint(unit: unit)
        export = SiteURL.ledgerSheet(range: range, unit: unit)
        ranges = DueLedger.Range.allCases.map {
            Range(
                title: $0.title, path: SiteURL.ledger(range: $0.rawValue, unit: unit), isCurrent: $0 == ledger.range)
        }
        let (found, next) = try ledger.rows()
        let rows = found.enumerated().map { Row($0.offset, $0.element, today: ledger.reading.today) }
        let pages = PagesModel(previous: ledger.page.previous, next: next) {
            SiteURL.ledger(range: range, unit: unit, page: $0)
        }
        table = rows.isEmpty ? nil : Rows(rows: rows, canSupervise: ledger.maySupervise, pages: pages)
        overview =
            ledger.seesAll
            ? Overview(
                allUnits: unit == nil ? nil : SiteURL.ledger(range: range, unit: nil),
                counts: try ledger.counts().map(Count.init), idle: try ledger.idle().map(Idle.init)) : nil
    }
}

extension LedgerModel.Row {
    init(_ index: Int, _ row: DueRow, today: CivilDay) {
        self.index = index
        value = Urging.Target(caseID: row.caseID, dutyKey: row.dutyKey, unit: row.unit).text
        badge = DueBadge(DueMark(due: row.due, advice: nil, today: today))
        due = row.due.description
        why = SiteURL.why(row.caseID, duty: row.dutyKey)
        (what, cite, unit, proposed) = (row.what, row.cite, row.unit, row.proposed)
        (path, number, title) = (SiteURL.docket(row.caseID), row.number, row.title)
    }
}

extension LedgerModel.Count {
    fileprivate init(_ count: UnitCount) {
        path = SiteURL.ledger(range: DueLedger.Range.seven.rawValue, unit: count.unit)
        (unit, open) = (count.unit, count.open.description)
        overdue = count.overdue.isNone ? nil : count.overdue.description
    }
}

extension LedgerModel.Idle {
    fileprivate init(_ idle: IdleCase) {
        (path, title) = (SiteURL.docket(idle.caseID), "\(idle.number)　\(idle.title)")
        stage = idle.stage
    }
}
