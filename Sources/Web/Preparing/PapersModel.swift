import Casework
import Docket
import LegalCalendar
import Papers
import Rulebook
import Store
import Work

/// 案件材料 as a page.
struct PapersModel: PageModel {
    struct Instances: PageModel {
        let rows: [Instance]
    }

    struct Instance: PageModel {
        let title: String
        let path: String
        let isHere: Bool
    }

    struct Lines: PageModel {
        let rows: [String]
    }

    struct Unsorted: PageModel {
        let rows: [Piece]
    }

    struct Piece: PageModel {
        let file: String
        let name: String
        let kinds: [PaperOption]
    }

    struct Ask: PageModel {
        let title: String
        let why: String
        let path: String
        let action: String
    }

    /// 第六条材料清单, of a court's instance.
    struct Checklist: PageModel {
        /// 第几条, where an article says what there must be.
        let heading: String
        let rows: [Wanted]
    }

    struct Wanted: PageModel {
        let title: String
        let badge: String
        let state: String
        /// Nil where it is not this reader's to make.
        let make: String?
        let gaps: [Gap]
    }

    struct Gap: PageModel {
        let title: String
        let why: String
        let path: String?
        let other: String
    }

    struct Others: PageModel {
        let rows: [Wanted]
        let isOpen: Bool
        let printable: [LinkModel]
        let printPath: String
    }

    struct Papers: PageModel {
        let rows: [Paper]
    }

    struct Paper: PageModel {
        let title: String
        let version: Int
        let name: String
        let path: String?
        let day: String
        let who: String
        let volume: String
        /// Shown where there are several.
        let instance: String?
        let digest: String
        let reclass: String?
        let withdraw: String?
        let changes: String?
    }

    let title = "案件材料"
    let `case`: CaseLine
    let unit: String
    let proceeding: String
    let summary: String?
    let missing: String?
    let instances: Instances?
    let problems: Lines?
    let unsorted: Unsorted?
    let asks: [Ask]
    let checklist: Checklist?
    let others: Others?
    let evidence: String
    /// Kinds to upload as; nil for who may not.
    let upload: Upload?
    let submit: String?
    /// 归为“其他材料”的份数
    let unclear: Int?
    let papers: Papers?

    struct Upload: PageModel {
        let kinds: [PaperOption]
    }
}

extension PapersModel {
    init(
        _ board: PaperBoard, _ derivation: Derivation, _ caseID: String, names: [String: String], problems: [String],
        sorting: PaperSorting?, kind: String?
    ) throws {
        let (scope, query) = (board.scope, SiteURL.of(board.scope))
        let (list, makeable, rows) = (board.checklist, board.makeable, try board.rows)
        let isInstance = scope.isInstance(derivation.file)
        let isSeveral = derivation.file.instances.areSeveral
        `case` = CaseLine(derivation, caseID)
        (unit, proceeding) = (scope.unit ?? "", scope.proceeding ?? "")
        summary = isInstance ? list.summary : nil
        missing = isInstance ? list.missing.joined(separator: "、") : nil
        instances = Instances(derivation, scope) { SiteURL.papers(caseID, $0) }
        self.problems = problems.isEmpty ? nil : Lines(rows: problems)
        unsorted = sorting.map { Unsorted(rows: $0.pieces.map(Piece.init)) }
        asks = board.asks.map {
            Ask(title: $0.title, why: $0.why, path: SiteURL.record(caseID, $0.kind, query), action: $0.action)
        }
        func gaps(_ kind: String) -> [Gap] { board.gaps(of: kind).map { Gap($0, caseID, query) } }
        checklist =
            isInstance
            ? Checklist(
                heading: board.heading,
                rows: list.rows.map { row in
                    let isMade = makeable.contains(row.kind)
                    return Wanted(
                        title: row.title, badge: row.light.rawValue, state: row.state,
                        make: isMade ? SiteURL.paper(caseID, row.kind, query) : nil,
                        gaps: isMade ? gaps(row.kind) : [])
                }) : nil
        let others = makeable.filter { one in !list.rows.contains { $0.kind == one } }
        self.others =
            makeable.isEmpty
            ? nil
            : Others(
                rows: others.map {
                    Wanted(
                        title: PaperKind.title($0), badge: "", state: "", make: SiteURL.paper(caseID, $0, query),
                        gaps: gaps($0))
                }, isOpen: !isInstance,
                printable: makeable.map { .init(title: PaperKind.title($0), path: SiteURL.printing(caseID, $0)) },
                printPath: SiteURL.printing(caseID, "defence"))
        evidence = SiteURL.evidence(caseID, query)
        upload = board.mayRecord ? Upload(kinds: PaperOption.all(selected: kind)) : nil
        submit = board.maySubmit ? SiteURL.record(caseID, .submittedForApproval, query) : nil
        let unclear = rows.count { $0.paper.kind == "other" }
        self.unclear = unclear == 0 ? nil : unclear
        papers =
            rows.isEmpty
            ? nil
            : Papers(
                rows: rows.map {
                    Paper($0, caseID, names, showsInstance: isSeveral, mayChange: board.mayRecord)
                })
    }
}

extension PapersModel.Instances {
    /// Nil where there is one.
    init?(_ derivation: Derivation, _ scope: PaperScope, path: (String) -> String) {
        let all = scope.instances(derivation.file)
        guard !all.isEmpty else { return nil }
        rows = all.map { title, other in
            .init(title: title, path: path(SiteURL.of(other)), isHere: other.proceeding == scope.proceeding)
        }
    }
}

extension PapersModel.Piece {
    fileprivate init(_ piece: PaperSorting.Piece) {
        (file, name) = (piece.upload.file, piece.upload.name)
        kinds = PaperOption.all(selected: piece.kind?.id)
    }
}

extension PapersModel.Gap {
    fileprivate init(_ gap: PaperGap, _ caseID: String, _ query: String) {
        (title, why, other) = (gap.title, gap.reasons.joined(separator: "；"), gap.other)
        path =
            switch gap.remedy {
            case .entry(let kind): SiteURL.record(caseID, kind, query)
            case .evidence: SiteURL.evidence(caseID, query)
            case .correction(let sequence): SiteURL.correct(caseID, sequence)
            case .office(let kind, let organ): SiteURL.office(kind, SiteURL.query(["name": organ]))
            case .none: nil
            }
    }
}

extension PapersModel.Paper {
    fileprivate init(
        _ row: PaperBoard.Row, _ caseID: String, _ names: [String: String], showsInstance: Bool, mayChange: Bool
    ) {
        let paper = row.paper
        (title, version, name) = (PaperKind.title(paper.kind), paper.version, paper.name)
        path = paper.file.map { SiteURL.file(caseID, $0) }
        day = paper.entry.day.description
        who = "\(paper.entry.unit) \(names[paper.entry.actor] ?? paper.entry.actor)"
        volume = paper.isInner ? "副卷" : "正卷"
        instance = showsInstance ? row.instance : nil
        digest = paper.digest.map { String($0.prefix(8)) } ?? ""
        reclass =
            mayChange && row.mayReclass ? SiteURL.reclass(caseID, paper.entry.sequence, file: paper.file) : nil
        // 撤下: by an entry that says so; the file stays in the store.
        withdraw =
            mayChange && row.mayWithdraw
            ? SiteURL.record(
                caseID, .paperWithdrawn,
                SiteURL.query([
                    "paper-kind": paper.kind, "name": paper.name, "file": paper.file, "digest": paper.digest,
                    "unit": paper.unit, "proceeding": paper.proceeding,
                ])) : nil
        let lines = row.changes.map { "\($0.title)：\($0.old) → \($0.new)" }
        changes = lines.isEmpty ? nil : lines.joined(separator: "；")
    }
}
