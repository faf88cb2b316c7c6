import Docket
import LegalCalendar
import Rulebook
import Store
import Work

/// 批量登记 as a page.
struct SeriesRegistrationModel: PageModel {
    struct Remark: PageModel {
        let text: String
        let mendings: [Mending]
    }

    /// 一点就改
    struct Mending: PageModel {
        let value: String
        let title: String
    }

    struct Line: PageModel {
        let place: Int
        let line: Int
        let number: String
        let plaintiffs: String
        /// Empty where it came on the day of all.
        let day: String
        let shared: String
        let wrong: [Remark]
        let doubtful: [Remark]
    }

    struct Plain: PageModel {
        let line: Int
        let number: String
        let plaintiffs: String
        let day: String
        let note: String?
    }

    struct Fine: PageModel {
        let count: Int
        let isCut: Bool
        let rows: [Plain]
    }

    struct Duty: PageModel {
        let what: String
        let due: String
        let cite: String
    }

    struct Share: PageModel {
        let unit: String
        let count: Int
        let reason: String
        let cite: String
    }

    struct Checked: PageModel {
        let text: String
        let count: Int
        let fine: Int
        let doubtful: Int
        let wrong: Int
        let lines: [Line]
        /// Lines to mend that are shown when these are mended; 0 where all are.
        let more: Int
        let hasMore: Bool
        let rest: Fine?
        let duties: [Duty]
        let shares: [Share]
        let unclear: Int?
        /// What is confirmed; nil where something has to be mended first.
        let code: String?
        let action: String
    }

    let title = "批量登记"
    let day: String
    let dayError: String?
    let inputs: [InputModel]
    let more: [InputModel]
    let isMoreOpen: Bool
    let isDraft: Bool
    /// What was pasted, as long as it has not been read.
    let pasted: String
    let pasteError: String?
    let checked: Checked?
    let units: [String]
    let courts: [String]
    let kept: [RecordModel.Kept]
    let failure: FailureModel?

    init(
        _ inputs: SeriesRegistration.Inputs, typed: Form, day: String, checked: Checked?, kept: [Upload],
        isDraft: Bool, failure: NotRecorded?, _ store: CaseStore
    ) throws {
        (self.day, dayError, self.isDraft) = (day, failure?.errors["day"], isDraft)
        (self.inputs, more) = (inputs.main.map(InputModel.init), inputs.more.map(InputModel.init))
        isMoreOpen = inputs.more.contains { $0.error != nil }
        pasted = [typed["rows"], typed["lines"]].compactMap(\.self).joined(separator: "\n")
        (pasteError, self.checked) = (failure?.errors["lines"], checked)
        (units, courts) = (try store.organisation().currentNames, store.rules.courts)
        self.kept = kept.map { .init($0) }
        self.failure = failure.map { FailureModel($0, store.rules, inputs: inputs.main + inputs.more) }
    }
}

extension SeriesRegistrationModel.Checked {
    /// No more lines are open at once.
    private static let open = 30
    /// Of what needs no look no more is shown, so that the page stays short.
    private static let listed = 100

    init(_ checked: SeriesRegistration.Checked, text: String, day: String, code: String, hasInstruction: Bool) {
        self.text = text
        (count, doubtful, wrong) = (checked.lines.count, checked.doubtful, checked.wrong)
        fine = count - doubtful - wrong
        let all = Array(checked.lines.enumerated())
        let toMend = all.filter { !$1.wrong.isEmpty }
        let toSee = all.filter { $1.wrong.isEmpty && !$1.doubtful.isEmpty }
        let open = toMend.prefix(Self.open) + toSee.prefix(max(0, Self.open - toMend.count))
        lines = open.map { .init($1, $0, day) }
        more = max(0, toMend.count - Self.open)
        hasMore = more > 0
        let shown = Set(open.map(\.offset))
        let plain = all.filter { !shown.contains($0.offset) && $0.element.wrong.isEmpty }.map { place, line in
            SeriesRegistrationModel.Plain(
                line: place + 1, number: line.shown, plaintiffs: line.names.joined(separator: "、"),
                day: line.day.isEmpty ? day : line.day, note: line.doubtful.first?.text)
        }
        rest =
            plain.isEmpty
            ? nil
            : .init(
                count: plain.count, isCut: plain.count > Self.listed, rows: Array(plain.prefix(Self.listed)))
        duties = checked.duties.map { row in
            func day(_ day: CivilDay) -> String { "\(day.shortChinese)（\(day.weekdayChinese)）" }
            return .init(
                what: row.what,
                due: row.last == row.first ? "至迟\(day(row.first))" : "最早\(day(row.first))，最晚\(day(row.last))",
                cite: row.cite)
        }
        shares = checked.shares.map { .init(unit: $0.unit, count: $0.count, reason: $0.reason, cite: $0.cite) }
        unclear = checked.unclear > 0 ? checked.unclear : nil
        self.code = checked.isReady ? code : nil
        action = "登记\(count)案" + (hasInstruction ? "并呈批" : "")
    }
}

extension SeriesRegistrationModel.Line {
    fileprivate init(_ line: SeriesLine, _ place: Int, _ day: String) {
        (self.place, self.line) = (place, place + 1)
        (number, plaintiffs, self.day, shared) = (line.number, line.plaintiffs, line.day, day)
        wrong = line.wrong.map { .init($0, place) }
        doubtful = line.doubtful.map { .init($0, place) }
    }
}

extension SeriesRegistrationModel.Remark {
    fileprivate init(_ remark: SeriesLine.Remark, _ place: Int) {
        text = remark.text
        mendings = remark.mendings.map { mending in
            let title =
                switch mending {
                case .number(let number): "改为\(number)"
                case .split: "拆开，一人一案"
                case .drop: "去掉这一行"
                }
            return .init(value: "\(place)|\(mending.text)", title: title)
        }
    }
}
