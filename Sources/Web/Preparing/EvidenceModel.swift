import Casework
import Docket
import Rulebook
import Work

/// 证据和依据 as a page.
struct EvidenceModel: PageModel {
    /// 举证清单 of one group.
    struct Group: PageModel {
        let title: String
        let cells: [Cell]
    }

    struct Cell: PageModel {
        let element: String
        let because: String
        let proofs: String?
    }

    struct List: PageModel {
        let rows: [Row]
        /// 新上传还没有编目的件数
        let unlisted: Int?
    }

    struct Row: PageModel {
        let order: Int
        let name: String
        let path: String?
        let group: String
        let purpose: String
        let origin: String
        let madeOn: String
        let pages: String
    }

    /// For who may arrange it.
    struct Editing: PageModel {
        let seen: String
        let items: [Item]
        let bases: [Basis]
    }

    struct Item: PageModel {
        let number: Int
        let placeName: String
        let place: String
        let fileName: String
        let file: String?
        let path: String?
        let pages: String?
        let isNew: Bool
        let isSpare: Bool
        let inputs: [InputModel]
    }

    struct Basis: PageModel {
        let number: Int
        let inputs: [InputModel]
    }

    /// 证据册
    struct Volume: PageModel {
        let path: String
        /// 另行附送的
        let beside: String?
    }

    let title = "证据和依据"
    let `case`: CaseLine
    let unit: String
    let proceeding: String
    let instances: PapersModel.Instances?
    /// 还没有证据的要素
    let gaps: Int?
    let board: [Group]
    let list: List?
    let volume: Volume?
    let editing: Editing?
    let papers: String
    let failure: FailureModel?

    init(
        _ list: EvidenceList, _ derivation: Derivation, _ caseID: String, _ form: Form, mayRecord: Bool,
        failure: NotRecorded?
    ) {
        let (scope, evidence) = (list.scope, list.evidence)
        let board = BurdenBoard(derivation, evidence: evidence)
        `case` = CaseLine(derivation, caseID)
        (unit, proceeding) = (scope.unit ?? "", scope.proceeding ?? "")
        instances = .init(derivation, scope) { SiteURL.evidence(caseID, $0) }
        gaps = board.gaps.isEmpty ? nil : board.gaps.count
        self.board = CaseEvidence.groups.map { group in
            Group(title: Words.title(group), cells: board.cells.filter { $0.group == group }.map(Cell.init))
        }
        let unlisted = evidence.items.count { !$0.isListed }
        self.list =
            evidence.items.isEmpty
            ? nil
            : List(
                rows: evidence.items.enumerated().map { Row($0, $1, caseID) }, unlisted: unlisted == 0 ? nil : unlisted)
        let beside = evidence.items.filter { $0.file != nil && !$0.isBound }.map(\.name).joined(separator: "、")
        volume = mayRecord ? Volume(path: SiteURL.volume(caseID), beside: beside.isEmpty ? nil : beside) : nil
        let inputs = EvidenceInputs(list, board, typed: form.typed)
        editing =
            mayRecord
            ? Editing(
                seen: form["seen"] ?? String(derivation.file.lastSequence),
                items: inputs.items.map { Item($0, caseID) },
                bases: inputs.bases.enumerated().map {
                    Basis(number: $0.offset + 1, inputs: $0.element.map(InputModel.init))
                }) : nil
        papers = SiteURL.papers(caseID, SiteURL.of(scope))
        self.failure = failure.map { FailureModel($0, derivation.rules) }
    }
}

extension EvidenceModel.Cell {
    fileprivate init(_ cell: BurdenBoard.Cell) {
        (element, because) = (cell.element, cell.because)
        let numbers = cell.proofs.map(String.init).joined(separator: "、")
        let all = (numbers.isEmpty ? [] : ["证据\(numbers)"]) + cell.bases
        proofs = all.isEmpty ? nil : all.joined(separator: "；")
    }
}

extension EvidenceModel.Row {
    fileprivate init(_ index: Int, _ item: CaseEvidence.Item, _ caseID: String) {
        func text(_ field: String) -> String { item.fields[field]?.text ?? "" }
        (order, name, group) = (index + 1, item.name, Words.title(item.group))
        path = item.file.map { SiteURL.file(caseID, $0) }
        (purpose, origin, madeOn) = (text("purpose"), text("origin"), Words.day(item.fields["made-on"]?.text))
        pages = item.pageRange.isEmpty && item.file != nil && !item.isBound ? "另附" : item.pageRange
    }
}

extension EvidenceModel.Item {
    fileprivate init(_ row: EvidenceInputs.Row, _ caseID: String) {
        let prefix = "items.\(row.number - 1)"
        (number, placeName, place) = (row.number, "\(prefix).place", row.place)
        (fileName, file) = ("\(prefix).file", row.file)
        path = row.file.map { SiteURL.file(caseID, $0) }
        pages = row.pages.map { "\($0)页" }
        (isNew, isSpare) = (row.isNew, row.isSpare)
        inputs = row.inputs.map(InputModel.init)
    }
}
