import LegalCalendar
import Store
import Work

struct MeModel: PageModel {
    /// 请假代办
    struct Away: PageModel {
        let colleagues: [ChoiceModel]
        let since: String
        let until: String
        /// What was agreed and is not over; nil where nothing is.
        let agreed: String?
        let hasColleagues: Bool
    }

    let title = "个人设置"
    let mail: String
    let problem: String?
    /// Shown once, when it is made.
    let feed: String?
    /// Nil for whose work is given to others by name.
    let away: Away?
    /// Nil for who handles no cases.
    let handover: String?
}

extension MeModel.Away {
    init(_ delegating: Delegating, _ typed: Form, _ today: CivilDay) throws {
        let all = try delegating.colleagues()
        colleagues = all.map {
            ChoiceModel(value: $0.name, title: $0.display, isSelected: $0.name == typed["to"])
        }
        hasColleagues = !colleagues.isEmpty
        (since, until) = (typed["since"] ?? today.description, typed["until"] ?? "")
        agreed = try delegating.current().map { agreed in
            let name = all.first { $0.name == agreed.to }?.display ?? agreed.to
            return "\(agreed.since.chinese)至\(agreed.until.chinese)由\(name)代办"
        }
    }
}
