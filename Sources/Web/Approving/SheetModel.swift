import Docket
import LegalCalendar
import Papers
import Store
import Work

/// 签批单 as a page and on A4.
struct SheetModel: PageModel {
    struct Line: PageModel {
        let text: String
        let who: String
        let day: String
    }

    struct Attached: PageModel {
        let title: String
        let path: String?
    }

    struct Replaced: PageModel {
        let words: String
        let lines: Lines?
        /// 文字相同，只有格式不同
        let isSame: Bool
    }

    struct Lines: PageModel {
        let gone: [String]
        let come: [String]
    }

    struct Series: PageModel {
        let count: Int
        let rows: [Listed]
    }

    struct Listed: PageModel {
        let place: Int
        let number: String
        let title: String
        let received: String
    }

    /// 办理: for whoever may decide here.
    struct Deciding: PageModel {
        let seen: Int
        /// 代为登记; nil for the leader himself.
        let another: Another?
        let text: String
    }

    struct Another: PageModel {
        let name: String
        let post: String
        let day: String
        let original: String
        let kept: [RecordModel.Kept]
        /// The file of the inbox that it came with.
        let inbox: RecordModel.Kept?
    }

    let title = "签批单"
    let `case`: CaseLine
    let heading: String
    let number: String
    let urgency: String
    let fromUnit: String
    let fromNumber: String
    let fromDay: String?
    let signedOffBy: String?
    let organ: String?
    let subject: String
    let limits: String
    let papers: String?
    let attached: [Attached]
    let missing: String?
    let suggestion: String
    let opinions: [Line]
    let decisions: [Line]
    let seal: String
    let checkCode: String
    /// 附：系列案清单; nil for a case that stands alone.
    let series: Series?
    let replaced: [Replaced]
    var failure: FailureModel?
    var deciding: Deciding?

    init(_ sheet: ApprovalSheet, _ line: CaseLine, _ caseID: String) throws {
        `case` = line
        (heading, number, urgency) = (sheet.heading, sheet.number, sheet.urgency.rawValue)
        let from = sheet.from
        (fromUnit, fromNumber, fromDay) = (from.unit, from.number, from.day?.chinese)
        (signedOffBy, organ, subject) = (sheet.signedOffBy, sheet.organ, sheet.subject)
        (limits, papers) = (sheet.limits.joined(separator: "；"), sheet.papers)
        attached = sheet.attached.map { Attached(title: $0.title, path: $0.file.map { SiteURL.file(caseID, $0) }) }
        missing = sheet.missing.joined(separator: "、")
        suggestion = sheet.suggestion
        opinions = sheet.opinions.map(Line.init)
        decisions = sheet.decisions.map(Line.init)
        (seal, checkCode) = (sheet.seal, try sheet.checkCode())
        replaced = try sheet.replaced.map(Replaced.init)
        let listed = try sheet.series.enumerated().map { place, row in
            Listed(place: place + 1, number: row.number, title: row.title, received: row.receivedOn)
        }
        series = listed.isEmpty ? nil : Series(count: listed.count, rows: listed)
    }
}

extension SheetModel.Line {
    fileprivate init(_ line: ApprovalSheet.Line) { (text, who, day) = (line.text, line.who, line.day.shortChinese) }
}

extension SheetModel.Replaced {
    fileprivate init(_ replaced: ReplacedPaper) {
        words = replaced.words
        let (gone, come) = (replaced.difference?.gone ?? [], replaced.difference?.come ?? [])
        lines = gone.isEmpty && come.isEmpty ? nil : .init(gone: Array(gone.prefix(40)), come: Array(come.prefix(40)))
        isSame = replaced.difference != nil && lines == nil
    }
}

extension SheetModel.Deciding {
    init(_ sheet: ApprovalSheet, _ typed: Form, seen: Int, today: CivilDay, kept: [Upload], inbox: InboxItem?) {
        self.seen = seen
        text = typed["text"] ?? ""
        another =
            sheet.isForAnother
            ? .init(
                name: typed["by-name"] ?? sheet.leader?.name ?? "", post: typed["by-post"] ?? sheet.leader?.post ?? "",
                day: typed["day"] ?? today.description, original: typed["original"] ?? sheet.keeper,
                kept: kept.map { .init($0) }, inbox: inbox.map { .init($0) }) : nil
    }
}
