import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Work

/// 全市一览 as a page shows it.
struct CityModel: PageModel {
    struct Line: PageModel {
        let unit: String
        let path: String
        let overdue: String
        let isLate: Bool
        let today: String
        let isToday: Bool
        let week: String
        let marks: String
        let first: String
        let left: String
        let docket: String
        let urge: Urge?
    }

    struct Urge: PageModel {
        let row: String
        let title: String
    }

    struct Hearing: PageModel {
        let at: String
        let path: String
        let title: String
        let place: String
        let head: String?
    }

    struct Review: PageModel {
        let badge: DueBadge
        let title: String
        let basis: String
        let docket: String
        let path: String
    }

    struct Room: PageModel {
        let title: String
        let path: String
        let words: String
        let left: String
        let isTight: Bool
    }

    struct Row: PageModel {
        let title: String
        let path: String
        let what: String
    }

    let title: String
    let hint: String
    let problem: String?
    let lines: [Line]
    let late: String
    let dueToday: String
    let week: String
    let hearings: [Hearing]
    let reviews: [Review]
    let rooms: [Room]
    let unassigned: String
    let isAssigned: Bool
    let rows: [Row]

    init(_ city: CityOverview, hint: String, problem: String?) {
        let today = city.reading.today
        title = city.reading.holders.organisation.government == city.organ ? "全市一览" : "\(city.organ)一览"
        self.hint = "\(hint)　在办 \(city.openCases) 件，\(city.lines.count) 个单位七日内有应办事项"
        self.problem = problem
        lines = city.lines.map { Line($0, today: today) }
        func sum(_ count: (UnitLoad) -> Bounded) -> String { Bounded.sum(city.lines.map { count($0.load) }) }
        (late, dueToday, week) = (sum(\.overdue), sum(\.today), sum(\.week))
        hearings = city.hearings.map(Hearing.init)
        reviews = city.reviews.map { Review($0, today: today) }
        rooms = city.rooms.map(Room.init)
        (unassigned, isAssigned) = (city.unassigned.count.description, city.unassigned.count.isNone)
        rows = city.unassigned.rows.map {
            Row(title: "\($0.number)　\($0.title)", path: SiteURL.docket($0.caseID), what: $0.what)
        }
    }
}

extension CityModel.Line {
    fileprivate init(_ line: CityOverview.Line, today: CivilDay) {
        let load = line.load
        unit = load.unit
        path = SiteURL.ledger(range: DueLedger.Range.seven.rawValue, unit: load.unit)
        (overdue, isLate) = (load.overdue.description, !load.overdue.isNone)
        (self.today, isToday) = (load.today.description, !load.today.isNone)
        week = load.week.description
        // One mark an item, as far as they can be told at a glance.
        func row(_ mark: String, _ count: Bounded) -> String { String(repeating: mark, count: min(8, count.value)) }
        marks = row("■", load.overdue) + row("▲", load.today) + row("●", load.week)
        first = "\(load.first.number)　\(load.first.what)"
        left = DueMark(due: load.first.due, advice: nil, today: today).text
        docket = SiteURL.docket(load.first.caseID)
        urge = line.urge.map {
            .init(
                row: Urging.Target(caseID: load.first.caseID, dutyKey: load.first.dutyKey, unit: load.unit).text,
                title: $0.rawValue)
        }
    }
}

extension CityModel.Hearing {
    fileprivate init(_ row: HearingRow) {
        (at, path) = (row.at, SiteURL.docket(row.caseID))
        (title, place) = ("\(row.number)　\(row.title)", row.place)
        head = row.head.isEmpty ? nil : row.head
    }
}

extension CityModel.Review {
    fileprivate init(_ row: DeskRow, today: CivilDay) {
        (badge, title, basis) = (DueBadge(row.mark(on: today)), row.headline, row.basis)
        (docket, path) = (SiteURL.docket(row.caseID), row.path)
    }
}

extension CityModel.Room {
    fileprivate init(_ room: CityOverview.Room) {
        (title, path) = ("\(room.number)　\(room.title)", SiteURL.docket(room.caseID))
        words = "条文期限相加至\(room.last.shortChinese)，法定\(room.due.shortChinese)"
        (left, isTight) = (room.days < 0 ? "超\(-room.days)日" : "余\(room.days)日", room.days <= 2)
    }
}
