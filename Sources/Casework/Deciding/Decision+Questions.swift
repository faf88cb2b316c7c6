import Docket
import LegalCalendar

extension Decision {
    /// Asked and allowed: what looks wrong but may be true. Duplicates over other cases are asked by the store, which sees them.
    func questions(about entry: Entry) -> [Question] {
        guard entry.kind == "notice-received" else { return [] }
        var questions: [Question] = []
        if let number = entry["number"]?.text.map({ CaseNumber($0) }) {
            switch number.standing {
            case .valid: break
            case .legacy: questions.append(.init(code: "legacy-number", message: "案号“\(number.written)”是2016年前的旧式案号，将按原样保存"))
            case .foreign: questions.append(.init(code: "foreign-number", message: "案号“\(number.written)”不是行政诉讼案号，将登记为“不属本办法”，不产生期限"))
            case .malformed: questions.append(.init(code: "malformed-number", message: "案号“\(number.written)”不合案号规则，将按原样保存"))
            }
            if let year = number.year, year > entry.day.year {
                questions.append(.init(code: "number-year", message: "案号年份 \(year) 晚于收到日期"))
            }
        } else {
            questions.append(.init(code: "no-number", message: "没有填写案号，可以先登记、以后补录"))
        }
        if let made = entry["act"]?["made-on"]?.day, entry.day < made {
            questions.append(.init(code: "before-act", message: "收到日期 \(entry.day.chinese) 早于被诉行为作出日期 \(made.chinese)"))
        }
        return questions
    }
}
