import Casework
import Docket
import Rulebook
import Store
import Work

/// 系列案一览
struct SeriesListModel: PageModel {
    struct Row: PageModel {
        let path: String
        let act: String
        let first: String
        let count: Int
        let received: String
    }

    struct Table: PageModel {
        let rows: [Row]
    }

    let title = "系列案"
    /// Nil where there is none.
    let table: Table?
    let canRegister: Bool

    init(_ all: [(first: CaseRow, count: Int)], _ reading: Reading) {
        let rows = all.map { first, count in
            Row(
                path: SiteURL.series(first.caseID), act: first.act.isEmpty ? first.title : first.act,
                first: "\(first.number)　\(first.title)",
                count: count, received: first.receivedOn)
        }
        table = rows.isEmpty ? nil : Table(rows: rows)
        canRegister = Access.may(reading.reader, .register) == .allow
    }
}

/// 系列案 as a page: tick cases, choose what happened in all of them.
struct SeriesModel: PageModel {
    struct Row: PageModel {
        let caseID: String
        let ticked: Bool
        let isTickable: Bool
        let path: String
        let number: String
        let title: String
        let received: String
        let stage: String
        let holder: String
        let next: String?
        let badge: DueBadge?
    }

    struct Offer: PageModel {
        let kind: String
        let title: String
        let count: Int
        let isFirst: Bool
    }

    let title: String
    let caseID: String
    let count: Int
    let act: String
    let rows: [Row]
    let page: Int
    let pages: PagesModel?
    /// 其余多少件, which other pages show; nil where all are here.
    let rest: Int?
    let isRestTicked: Bool
    let offers: [Offer]
    let others: [ChoiceModel]
    /// Of a reader who records something.
    let mayRecord: Bool
    let tickAll: String
    let tickNone: String
    /// What kept it from going on.
    let problem: String?

    init(
        _ board: SeriesBoard, _ page: ListPage, _ reading: Reading, ticked: Set<String>?, mayRecord: Set<String>,
        problem: String?
    ) {
        title = "系列案"
        (caseID, count, self.problem) = (board.caseID, board.rows.count, problem)
        act = board.rows.first { $0.docket.caseID == board.caseID }?.docket.act ?? ""
        rows = board.rows(on: page).map { row in
            let task = row.tasks.first
            return Row(
                caseID: row.docket.caseID, ticked: ticked?.contains(row.docket.caseID) ?? true,
                isTickable: mayRecord.contains(row.docket.caseID),
                path: SiteURL.docket(row.docket.caseID), number: row.docket.number, title: row.docket.title,
                received: row.docket.receivedOn, stage: row.docket.stage, holder: row.docket.holder,
                next: task?.what, badge: task.map { DueBadge($0.mark(on: reading.today)) })
        }
        self.page = page.number
        let rest = board.rest(besides: page).count
        (self.rest, isRestTicked) = (rest == 0 ? nil : rest, ticked == nil)
        let next = page.offset + rows.count < board.rows.count ? page.number + 1 : nil
        pages = PagesModel(previous: page.previous, next: next) { SiteURL.series(board.caseID, page: $0) }
        offers = board.offers.enumerated().map { place, offer in
            Offer(kind: offer.kind.rawValue, title: offer.title, count: offer.cases.count, isFirst: place == 0)
        }
        others = board.others.map { ChoiceModel(value: $0.kind.rawValue, title: $0.title, isSelected: false) }
        self.mayRecord = !mayRecord.isEmpty
        tickAll = SiteURL.series(board.caseID)
        tickNone = SiteURL.series(board.caseID, ticked: "none")
    }
}

/// 一并登记 as a page.
struct SeriesEntryModel: PageModel {
    struct Member: PageModel {
        let caseID: String
        let path: String
        let number: String
        let title: String
    }

    struct Apart: PageModel {
        let title: String
        let values: [Value]
    }

    struct Value: PageModel {
        let number: String
        let value: String
    }

    struct Differing: PageModel {
        let title: String
        let values: String
    }

    struct Differings: PageModel {
        let rows: [Differing]
    }

    struct Aparts: PageModel {
        let rows: [Apart]
    }

    let title: String
    let kind: String
    let of: String
    let back: String
    let count: Int
    let members: [Member]
    let why: String?
    let notes: RecordModel.Notes?
    let day: String
    let dayError: String?
    let groups: [RecordModel.Group]
    let more: [InputModel]
    /// Filled in by each docket.
    let apart: Aparts?
    /// In which the dockets differ, so that nothing is suggested.
    let differing: Differings?
    let pin: String
    /// How many papers go along; nil where none do.
    let papers: Int?
    let seen: String
    let kept: [RecordModel.Kept]
    let units: [String]
    let courts: [String]
    let submit: String
    let failure: FailureModel?

    init(
        _ entry: SeriesEntry, of caseID: String, _ inputs: EntryForm.Inputs, _ typed: TypedFields, day: String,
        seen: String, kept: [Upload],
        failure: NotRecorded?, _ store: CaseStore
    ) throws {
        (title, kind, of) = (entry.kind.title, entry.kind.name.rawValue, caseID)
        back = SiteURL.series(caseID)
        count = entry.members.count
        members = entry.members.map {
            let file = $0.derivation.file
            return Member(
                caseID: $0.caseID, path: SiteURL.docket($0.caseID), number: file.shownNumber, title: file.title)
        }
        why = entry.basis
        let notes = try entry.notes
        self.notes = notes.isEmpty ? nil : .init(rows: notes)
        (self.day, dayError, self.seen) = (day, failure?.errors["day"], seen)
        groups = RecordModel.groups(
            entry.groups(inputs.main), entry.decision, typed, errors: failure?.errors ?? [:], withParties: false)
        more = inputs.more.map(InputModel.init)
        let apart = entry.apart.map { one in
            Apart(title: one.title, values: one.values.map { Value(number: $0.number, value: $0.value) })
        }
        self.apart = apart.isEmpty ? nil : Aparts(rows: apart)
        let differing = entry.differing.map {
            Differing(title: $0.title, values: $0.values.joined(separator: "、"))
        }
        self.differing = differing.isEmpty ? nil : Differings(rows: differing)
        pin = entry.pin
        papers = entry.papers > 0 ? entry.papers : nil
        self.kept = kept.map { .init($0) }
        (units, courts) = (entry.units, store.rules.courts)
        submit = "一并登记\(count)件"
        self.failure = failure.map { FailureModel($0, store.rules, inputs: inputs.main + inputs.more) }
    }
}
