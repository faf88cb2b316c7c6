import Store
import Work

/// 今日事项, 每周清单 as they are printed.
struct TodayModel: PageModel {
    struct Due: PageModel {
        let rows: [LedgerModel.Row]
    }

    struct Hearings: PageModel {
        let rows: [Hearing]
    }

    struct Hearing: PageModel {
        let at: String
        let place: String
        let title: String
        let head: String
    }

    let title: String
    let span: String
    let unit: String
    /// Nil where nothing is due.
    let due: Due?
    let hearings: Hearings?

    init(_ ledger: DueLedger, _ printed: DueLedger.Printed) throws {
        (title, span) = printed == .day ? ("今日事项", "三日") : ("每周清单", "七日")
        unit = ledger.unit ?? "全部单位"
        let rows = try ledger.dueSoon(printed).enumerated().map {
            LedgerModel.Row($0.offset, $0.element, today: ledger.reading.today)
        }
        due = rows.isEmpty ? nil : Due(rows: rows)
        let sittings = try ledger.hearings().map {
            Hearing(
                at: $0.at, place: $0.place, title: "\($0.number)　\($0.title)",
                head: $0.head.isEmpty ? "出庭负责人未定" : $0.head)
        }
        hearings = sittings.isEmpty ? nil : Hearings(rows: sittings)
    }
}
