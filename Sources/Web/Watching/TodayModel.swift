import Store
import Work

/// 今日事项 as it is printed.
struct TodayModel: PageModel {
    struct Hearing: PageModel {
        let at: String
        let place: String
        let title: String
        let head: String
    }

    let title = "今日事项"
    let unit: String
    let rows: [LedgerModel.Row]
    let hearings: [Hearing]

    init(_ ledger: DueLedger) throws {
        unit = ledger.unit ?? "全部单位"
        rows = try ledger.dueSoon().enumerated().map {
            LedgerModel.Row($0.offset, $0.element, today: ledger.reading.today)
        }
        hearings = try ledger.hearings().map {
            Hearing(
                at: $0.at, place: $0.place, title: "\($0.number)　\($0.title)",
                head: $0.head.isEmpty ? "出庭负责人未定" : $0.head)
        }
    }
}
