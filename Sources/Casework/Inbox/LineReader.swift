import Docket
import LegalCalendar

/// 逐行识读: field by field, each from the first line that says it.
struct LineReader {
    let lines: [String]
    let kind: KindName?

    private typealias Suggestion = DocumentReading.Suggestion

    var suggestions: [DocumentReading.Suggestion] {
        let found: [DocumentReading.Suggestion?] =
            switch kind {
            case .noticeReceived: [number, court, plaintiff, act, cause]
            case .hearingNotified, .hearingRescheduled: [moment, place]
            case .decisionReceived: [document, number, lastDay(as: "made-on")] + outcomes
            case .submittedForApproval: [documentNumber, signer, title, lastDay(as: "day")]
            case .recommendationReceived: [recommendation, title]
            case .recommendationReplied: [documentNumber, lastDay(as: "day")]
            case .appealReceived: [lastDay(as: "day")]
            default: [documentNumber, signer, lastDay(as: "day")]
            }
        return found.compactMap(\.self)
    }

    private func first(_ field: String, _ read: (String) -> String?) -> DocumentReading.Suggestion? {
        for (index, line) in lines.enumerated() {
            if let value = read(line), !value.isEmpty { return Suggestion(field: field, value: value, line: index) }
        }
        return nil
    }

    private var number: DocumentReading.Suggestion? {
        first("number") { line in
            line.firstMatch(
                of: /((?:19|20)[0-9]{2})\s*[^\s0-9\p{Han}]\s*([^\s（）号，。]{1,12}?行[^\s号]{0,4}?)\s*([0-9]{1,6})\s*号/
            ).map { "（\($0.1)）\($0.2)\($0.3)号" }
        }
    }

    /// （2026）宁05司建2号, or 卫法建〔2026〕2号.
    private var recommendation: DocumentReading.Suggestion? {
        let own = first("number") { line in
            line.firstMatch(of: /((?:19|20)[0-9]{2})\s*[^\s0-9\p{Han}]\s*([^（）号，。]{1,12}?建)\s*([0-9]{1,6})\s*号/).map {
                "（\($0.1)）\($0.2.filter { !$0.isWhitespace })\($0.3)号"
            }
        }
        return own ?? documentNumber.map { Suggestion(field: "number", value: $0.value, line: $0.line) }
    }

    private var court: DocumentReading.Suggestion? {
        first("court") { line in
            line.firstMatch(of: /(\p{Han}{2,16}?人民法院)/).map { match in
                // The region before a city's court is where it lies, not its name.
                let name = String(match.1)
                return name.hasSuffix("高级人民法院") ? name : name.replacing(/^\p{Han}{2,7}?(自治区|省)/, with: "")
            }
        }
    }

    /// 原告：张某，男…… or 你单位……原告张某诉被告……
    private var plaintiff: DocumentReading.Suggestion? {
        first("plaintiffs.0.name") { line in
            if let match = line.firstMatch(of: /^原\s*告[:：]\s*([^，,。（(；;\s]{2,30})/) { return String(match.1) }
            return line.firstMatch(of: /原告([^，,。（(；;\s]{2,30}?)(?:诉|与被告|不服)/).map { String($0.1) }
        }
    }

    /// 诉被告中卫市人民政府征收补偿决定一案: what stands between the last organ and 一案.
    private var act: DocumentReading.Suggestion? {
        first("act.title") { line in
            guard let sued = line.firstRange(of: "诉"), let end = line[sued.upperBound...].firstRange(of: "一案") else {
                return nil
            }
            var rest = line[sued.upperBound..<end.lowerBound]
            while let organ = ["人民政府", "管理局", "局", "厅", "委员会"].compactMap({ rest.firstRange(of: $0) }).min(by: {
                $0.lowerBound < $1.lowerBound
            }) {
                rest = rest[organ.upperBound...]
                if rest.hasPrefix("、") { rest = rest.dropFirst() }
            }
            return (2...40).contains(rest.count) ? String(rest) : nil
        }
    }

    private var cause: DocumentReading.Suggestion? {
        first("cause") { $0.firstMatch(of: /(?:^|[^本该])案\s*由\s*[:：]?\s*([^，。；\s]{2,40})/).map { String($0.1) } }
    }
    private var place: DocumentReading.Suggestion? {
        first("place") { $0.firstMatch(of: /(?:处所|地点|开庭地点|审判庭)[:：]?\s*([^，。；]{2,40})/).map { String($0.1) } }
            // 在本院第三法庭开庭
            ?? first("place") { $0.firstMatch(of: /在([^，。；在]{0,20}?第?[^，。；在]{1,6}(?:法庭|审判庭))/).map { String($0.1) } }
    }
    private var signer: DocumentReading.Suggestion? {
        first("signed-off-by") { $0.firstMatch(of: /签\s*发\s*人[:：]\s*(\p{Han}{2,4})/).map { String($0.1) } }
    }
    private var title: DocumentReading.Suggestion? {
        first("title") { $0.firstMatch(of: /^(关于.{2,60}?(?:请示|报告|司法建议书|司法建议|函))/).map { String($0.1) } }
    }

    /// 卫自然资发〔2026〕18号; typed by another system, never invented here.
    private var documentNumber: DocumentReading.Suggestion? {
        first("document-number") { line in
            line.firstMatch(of: /(\p{Han}{2,12})\s*[（〔\[［]\s*([0-9]{4})\s*[）〕\]］]\s*([0-9]{1,5})\s*号/).map {
                "\($0.1)〔\($0.2)〕\($0.3)号"
            }
        }
    }

    private var document: DocumentReading.Suggestion? {
        first("document") { line in
            [("判决书", "judgment"), ("裁定书", "ruling"), ("调解书", "mediation")].first { line.contains($0.0) }?.1
        }
    }

    private var outcomes: [DocumentReading.Suggestion] {
        RulingReader(lines).found.enumerated().map {
            Suggestion(field: "outcomes.\($0.offset).outcome", value: $0.element.outcome, line: $0.element.line)
        }
    }

    /// The day and the hour of a summons; where the hour is not understood, nothing: a clerk reads it himself.
    /// Of a hearing that is moved the day that stands behind the word that moves it, never the old one.
    private var moment: DocumentReading.Suggestion? {
        guard kind == .hearingRescheduled else { return first("at") { CivilDay.moment(in: $0) } }
        return first("at") { line in
            let moved = line.matches(of: /变更(?:为|至|到)|改(?:为|至|到|在|期至|期到|期为)|(?:推迟|延期|延)(?:至|到)/).last
            return moved.flatMap { CivilDay.moment(in: String(line[$0.range.upperBound...])) }
        }
    }

    /// A paper's own day stands at its end, in a line that is a day and little else: one inside a sentence is of something else, one
    /// in an annex behind it is no day of the paper.
    private func lastDay(as field: String) -> DocumentReading.Suggestion? {
        var found: DocumentReading.Suggestion?
        for (index, line) in lines.enumerated() {
            if line.contains(/^附(?:件|录|表|图|注)?(?:[0-9一二三四五六七八九十]{0,3})(?:$|[:：、])|^附.{0,6}(?:法律|条文|法条|适用)/) {
                if found != nil { return found }
            } else if line.count <= 20, let day = CivilDay.days(in: line).last?.day {
                found = Suggestion(field: field, value: day.description, line: index)
            }
        }
        return found
    }
}
