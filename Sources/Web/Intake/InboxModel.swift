import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Work

struct InboxModel: PageModel {
    struct Problems: PageModel {
        let rows: [String]
    }

    struct Items: PageModel {
        let rows: [Item]
    }

    struct Item: PageModel {
        let name: String
        let path: String
        let state: String
        let arrived: String
        let from: String
        /// 像是
        let what: String
        let numbers: String?
    }

    struct Refusals: PageModel {
        let rows: [Refused]
    }

    struct Refused: PageModel {
        let id: String
        let name: String
        let reason: String
        let arrived: String
    }

    let title = "收件箱"
    let problems: Problems?
    let items: Items?
    let refusals: Refusals?
    /// Something is still being read.
    let refresh: Bool
    /// 粘贴的短信, where it could not be kept.
    var pasted = ""
    var from = ""
    var isPasting = false

    init(_ items: [InboxItem], refusals: [InboxRefusal], problems: [String], _ vocabulary: Vocabulary) {
        self.problems = problems.isEmpty ? nil : Problems(rows: problems)
        self.items = items.isEmpty ? nil : Items(rows: items.map { Item($0, vocabulary) })
        self.refusals =
            refusals.isEmpty
            ? nil
            : Refusals(
                rows: refusals.map {
                    Refused(id: $0.id, name: $0.name, reason: $0.reason, arrived: CivilDay(instant: $0.arrived).chinese)
                })
        refresh = items.contains { [.waiting, .reading].contains($0.state) }
    }
}

extension InboxModel.Item {
    fileprivate init(_ item: InboxItem, _ vocabulary: Vocabulary) {
        (name, path, state) = (item.name, SiteURL.inboxItem(item.id), item.state.title)
        arrived = CivilDay(instant: item.arrived).chinese
        from = item.account.isEmpty ? "收件文件夹" : "本人上传"
        what = item.reading.map { $0.kind.map(vocabulary.title) ?? PaperKind.title($0.paperKind) } ?? item.message
        numbers = item.reading?.caseNumbers.joined(separator: "、")
    }
}
