import Docket
import LegalCalendar
import Rulebook
import Store
import Work

/// 办法 as a page shows it.
struct MeasuresModel: PageModel {
    struct Version: PageModel {
        let title: String
        let number: String
        let term: String
        let state: String
        let style: String
        let code: String
        let path: String
        /// Nil where it is adopted, or needs no adoption.
        let adopt: String?
        let adopted: String?
        let opened: Opened?
    }

    struct Opened: PageModel {
        let count: Int
        let rows: [Row]
    }

    struct Row: PageModel {
        let number: String
        let path: String
        let what: String
        let cite: String
        let due: String
    }

    struct Decisions: PageModel {
        let rows: [Decided]
    }

    struct Decided: PageModel {
        let number: String
        let organ: String
        let cases: String
        let until: String
    }

    struct Failures: PageModel {
        let rows: [String]
    }

    let title = "办法"
    let versions: [Version]
    let decisions: Decisions?
    let failures: Failures?
    let decide = SiteURL.office(.transitionDecided)

    init(_ versions: [MeasuresRegister.Version], _ decided: [Transition], _ failures: [String]) {
        self.versions = versions.map { Version($0, isOnly: versions.count == 1) }
        decisions =
            decided.isEmpty
            ? nil
            : Decisions(
                rows: decided.map {
                    Decided(
                        number: $0.number, organ: $0.organ, cases: "截至\($0.casesThrough.chinese)登记的案件",
                        until: $0.until.map { "适用至\($0.chinese)" } ?? "适用至办结")
                })
        self.failures = failures.isEmpty ? nil : Failures(rows: failures)
    }
}

extension MeasuresModel.Version {
    fileprivate init(_ version: MeasuresRegister.Version, isOnly: Bool) {
        let book = version.book
        (title, number, code) = (book.title, book.number, book.digest.checkCode)
        path = book.articles[book.id]?.first.map { SiteURL.article(book.id, $0.number) } ?? SiteURL.rules
        let (from, through) = (version.inForce.from?.chinese, version.inForce.through?.chinese)
        term = "\(from.map { "自\($0)起" } ?? "")\(through.map { "至\($0)" } ?? "")"
        (state, style) =
            switch version.state {
            case .inForce: ("● 施行中", "green")
            case .toCome: ("○ 待施行", "blue")
            case .over: ("○ 不再施行", "grey")
            case .notAdopted: ("▲ 没有登记施行，不适用", "amber")
            }
        let isDue = version.state == .notAdopted
        adopt = isDue ? SiteURL.office(.rulebookAdopted, SiteURL.query(["rulebook": book.id])) : nil
        adopted = version.adoption.map {
            "\($0.knownFrom.chinese)登记施行"
        }
        opened =
            version.openedBefore.isEmpty
            ? nil
            : MeasuresModel.Opened(
                count: version.openedBefore.count,
                rows: version.openedBefore.map {
                    MeasuresModel.Row(
                        number: $0.number, path: SiteURL.docket($0.caseID), what: $0.what, cite: $0.cite,
                        due: $0.new?.chinese ?? "没有日期")
                })
    }
}
