import Docket
import LegalCalendar
import Work

/// 业务培训 as a page shows it.
struct TrainingModel: PageModel {
    struct Plan: PageModel {
        let on: String
        let title: String
        let hours: String
        let units: String
        /// 已于3月2日举办
        let held: String?
        let badge: DueBadge?
        /// Nil where it was held, or where the reader records none.
        let record: String?
        let correct: String?
    }

    struct Session: PageModel {
        let day: String
        let title: String
        let hours: String
        let people: String
        let test: String
    }

    struct Person: PageModel {
        let unit: String
        let name: String
        let lawyer: String
        let times: String
        let hours: String
        let last: String
        let test: String
    }

    struct People: PageModel {
        let because: String
        let sum: String
        let missing: [Person]
        let isAllTrained: Bool
        let all: [Person]
        let sheet: String
        /// Nil where every name is somebody's.
        let others: String?
    }

    let title = "业务培训"
    let problem: String?
    let year: String
    let years: [LinkModel]
    let plans: [Plan]
    let hasNoPlan: Bool
    let sessions: [Session]
    let hasNoSession: Bool
    let people: People?
    let plan: String?
    let record: String?

    init(_ register: TrainingRegister, mayRecord: Bool, problem: String?, today: CivilDay) {
        self.problem = problem
        year = "\(register.year)年"
        years = (-1...4).map { today.year - $0 }.filter { $0 != register.year }.map {
            LinkModel(title: "\($0)年", path: SiteURL.training(year: $0))
        }
        plans = register.plans.map { plan in
            let isHeld = plan.held != nil
            return Plan(
                on: plan.on.chinese, title: plan.entry["title"]?.text ?? "",
                hours: plan.entry["hours"]?.integer.map { "\($0)" } ?? "",
                units: (plan.entry["units"]?.words ?? []).joined(separator: "、"),
                held: plan.held.map { "已于\($0.day.shortChinese)举办" },
                badge: isHeld ? nil : Self.badge(plan.on, today),
                record: isHeld || !mayRecord ? nil : SiteURL.matter(.trainingHeld, like: plan.entry.sequence),
                correct: mayRecord ? SiteURL.matter(.trainingPlanned, entry: plan.entry.sequence) : nil)
        }
        hasNoPlan = plans.isEmpty
        sessions = register.held.map { entry in
            let (passed, failed) = (entry["passed"]?.list?.count ?? 0, entry["not-passed"]?.list?.count ?? 0)
            return Session(
                day: entry.day.chinese, title: entry["title"]?.text ?? "",
                hours: entry["hours"]?.integer.map { "\($0)" } ?? "",
                people: String(entry["participants"]?.list?.count ?? 0),
                test: passed + failed == 0 ? "" : "合格 \(passed)/\(passed + failed)")
        }
        hasNoSession = sessions.isEmpty
        people = register.people.map { people in
            let missing = people.filter { $0.times == 0 }
            return People(
                because: register.because, sum: "参加过培训 \(people.count - missing.count)/\(people.count)",
                missing: missing.map(Person.init), isAllTrained: missing.isEmpty, all: people.map(Person.init),
                sheet: SiteURL.trainingSheet(year: register.year),
                others: register.others.isEmpty ? nil : register.others.joined(separator: "、"))
        }
        plan = mayRecord ? SiteURL.matter(.trainingPlanned) : nil
        record = mayRecord ? SiteURL.matter(.trainingHeld) : nil
    }

    /// 计划日期 is a day of the office's own: nothing is overdue by it.
    private static func badge(_ on: CivilDay, _ today: CivilDay) -> DueBadge {
        let left = on.days(since: today)
        return DueBadge(left < 0 ? DueMark(.amber, "▲ 计划已过\(-left)日") : DueMark(.grey, "○ 还有\(left)日"))
    }
}

extension TrainingModel.Person {
    init(_ person: TrainingRegister.Person) {
        unit = person.unit
        name = person.name
        lawyer = person.isLawyer ? "是" : ""
        times = String(person.times)
        hours = String(person.hours)
        last = person.last?.chinese ?? "—"
        test = person.hasPassed.map { $0 ? "合格" : "不合格" } ?? ""
    }
}

/// 公职律师名册 as a page shows it.
struct LawyersModel: PageModel {
    struct Row: PageModel {
        let unit: String
        let name: String
        let licence: String
        let post: String
        let since: String
        let correct: String?
        let remove: String?
    }

    let title = "公职律师名册"
    let rows: [Row]
    let isEmpty: Bool
    let register: String?

    init(_ lawyers: PublicLawyers, mayRecord: Bool) {
        rows = lawyers.rows.map { row in
            Row(
                unit: row.unit, name: row.name, licence: row.licence, post: row.post, since: row.since.chinese,
                correct: row.isOwn ? SiteURL.matter(.publicLawyerRegistered, entry: row.entry.sequence) : nil,
                remove: row.mayRemove ? SiteURL.matter(.publicLawyerRemoved, like: row.entry.sequence) : nil)
        }
        isEmpty = rows.isEmpty
        register = mayRecord ? SiteURL.matter(.publicLawyerRegistered) : nil
    }
}
