import Docket
import LegalCalendar
import Work

struct TellModel: PageModel {
    struct Person: PageModel {
        let index: Int
        let name: String
        let role: String
        /// When and how he was told; nil while he is not.
        let told: String?
    }

    let title = "通知名单"
    let `case`: CaseLine
    let at: String
    let place: String?
    let people: [Person]
    let isOpen: Bool
    let problem: String?

    init(_ line: CaseLine, _ list: TellList, problem: String?) {
        `case` = line
        (at, place) = (list.time, list.hearing["place"]?.text)
        people = list.people.enumerated().map { index, person in
            Person(
                index: index, name: person.name, role: person.role,
                told: person.told.map { "\($0.day.shortChinese)　\($0["how"]?.text ?? "")" })
        }
        isOpen = !list.untold.isEmpty
        self.problem = problem
    }
}
