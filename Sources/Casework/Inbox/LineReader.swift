import Docket
import LegalCalendar

/// 逐行识读: field by field, each from the first line that says it.
struct LineReader {
    let lines: [String]
    let kind: String?

    private typealias Suggestion = DocumentReading.Suggestion

    var suggestions: [DocumentReading.Suggestion] {
        let found: [DocumentReading.Suggestion?] =
            switch kind {
            case "notice-received": [number, court, plaintiff, act, cause]
            case "hearing-notified": [moment, place]
            case "decision-received": [document, number, lastDay(as: "made-on")] + outcomes
            case "submitted-for-approval": [documentNumber, signer, title, lastDay(as: "day")]
            case "recommendation-received": [recommendation, title]
            case "recommendation-replied": [documentNumber, lastDay(as: "day")]
            case "appeal-received": [lastDay(as: "day")]
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
                of: /((?:19|20)\d\d)\s*[^\s\d\u{4e00}-\u{9fff}]\s*([^\s（）()号，。]{1,12}?行[^\s号]{0,4}?)\s*(\d{1,6})\s*号/
            ).map { "（\($0.1)）\($0.2)\($0.3)号" }
        }
    }

    /// （2026）宁05司建2号, or 卫法建〔2026〕2号.
    private var recommendation: DocumentReading.Suggestion? {
        let own = first("number") { line in
            line.firstMatch(of: /((?:19|20)\d\d)\s*[^\s\d\u{4e00}-\u{9fff}]\s*([^（）()号，。]{1,12}?建)\s*(\d{1,6})\s*号/).map
            { "（\($0.1)）\($0.2.filter { !$0.isWhitespace })\($0.3)号" }
        }
        return own ?? documentNumber.map { Suggestion(field: "number", value: $0.value, line: $0.line) }
    }

    private var court: DocumentReading.Suggestion? {
        first("court") { line in
            line.firstMatch(of: /([\u{4e00}-\u{9fff}]{2,16}?人民法院)/).map { match in
                // 宁夏回族自治区 before a city's court is where it lies, not its name.
                let name = String(match.1)
                return name.hasSuffix("高级人民法院") ? name : name.replacing(/^宁夏回族自治区/, with: "")
            }
        }
    }

    /// 原告：张某，男…… or 你单位……原告张某诉被告……
    private var plaintiff: DocumentReading.Suggestion? {
        first("plaintiffs.0.name") { line in
            if let match = line.firstMatch(of: /^原\s*告[：:]\s*([^，,。（(；;\s]{2,30})/) { return String(match.1) }
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
        first("cause") { $0.firstMatch(of: /(?:^|[^本该])案\s*由\s*[：:]?\s*([^，。；\s]{2,40})/).map { String($0.1) } }
    }
    private var place: DocumentReading.Suggestion? {
        first("place") { $0.firstMatch(of: /(?:处所|地点|开庭地点|审判庭)[：:]?\s*([^，。；]{2,40})/).map { String($0.1) } }
    }
    private var signer: DocumentReading.Suggestion? {
        first("signed-off-by") { $0.firstMatch(of: /签\s*发\s*人[：:]\s*([\u{4e00}-\u{9fff}]{2,4})/).map { String($0.1) } }
    }
    private var title: DocumentReading.Suggestion? {
        first("title") { $0.firstMatch(of: /^(关于.{2,60}?(?:请示|报告|司法建议书|司法建议|函))/).map { String($0.1) } }
    }

    /// 卫自然资发〔2026〕18号; typed by another system, never invented here.
    private var documentNumber: DocumentReading.Suggestion? {
        first("document-number") { line in
            line.firstMatch(of: /([\u{4e00}-\u{9fff}]{2,12})\s*[〔\[［]\s*(\d{4})\s*[〕\]］]\s*(\d{1,5})\s*号/).map {
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

    /// The day and the hour of a summons.
    private var moment: DocumentReading.Suggestion? {
        first("at") { line in
            guard let day = Self.day(in: line),
                let match = line.firstMatch(of: /(上午|下午)?\s*(\d{1,2})\s*(?:时|点|[：:])\s*(\d{1,2}|半)?/),
                line.contains("时") || line.contains("点") || line.contains(":")
            else { return nil }
            let hour = (Int(match.2) ?? 0) + (match.1 == "下午" && (Int(match.2) ?? 12) < 12 ? 12 : 0)
            let minute = match.3 == "半" ? 30 : match.3.flatMap { Int($0) } ?? 0
            guard hour < 24, minute < 60 else { return nil }
            return "\(day) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
        }
    }

    /// A paper's own day stands at its end.
    private func lastDay(as field: String) -> DocumentReading.Suggestion? {
        for (index, line) in lines.enumerated().reversed() {
            // A line that is a day and little else: one inside a sentence is of something else.
            if line.count <= 16, let day = Self.day(in: line) {
                return Suggestion(field: field, value: day.description, line: index)
            }
        }
        return nil
    }

    /// 2026年4月8日, 二〇二六年四月八日
    static func day(in line: String) -> CivilDay? {
        if let match = line.firstMatch(of: /((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/),
            let year = Int(match.1), let month = Int(match.2), let day = Int(match.3)
        {
            return CivilDay(year: year, month: month, day: day)
        }
        // The circle that stands for nought is read as many things.
        guard
            let match = line.replacing("@", with: "").firstMatch(
                of: /([一二][〇○零口ОO0一二三四五六七八九]{3})\s*年\s*([一二三四五六七八九十]{1,3})\s*月\s*([一二三四五六七八九十]{1,3})\s*日/)
        else { return nil }
        let year = match.1.reduce(0) {
            $0 * 10
                + ("一二三四五六七八九".firstIndex(of: $1).map { "一二三四五六七八九".distance(from: "一二三四五六七八九".startIndex, to: $0) + 1 }
                    ?? 0)
        }
        guard let month = ChineseNumeral.value(match.2), let day = ChineseNumeral.value(match.3) else { return nil }
        return CivilDay(year: year, month: month, day: day)
    }
}
