public import Docket
public import LegalCalendar
public import Rulebook

/// 旧台账: an office's own list as rows of named columns, into dockets and back. What a column does not say is left out.
public struct OldLedger: Sendable {
    public static let columns = [
        "收文编号", "收到日期", "案号", "法院", "审级", "原告", "被告", "被诉行为", "作出单位", "复议情况", "诉什么", "承办单位", "提交法院日期", "开庭日期", "出庭负责人",
        "裁判文书", "裁判日期", "裁判结果", "结案日期", "档号", "备注", "事项",
    ]

    /// The columns of a list: 事项 stands there where something is no suit.
    public static func columns(of rows: [[String: String]]) -> [String] {
        rows.contains { !($0["事项"] ?? "").isEmpty } ? columns : columns.filter { $0 != "事项" }
    }

    /// 一行的问题: which line, which column, why.
    public struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
        public let line: Int
        public let column: String
        public let message: String

        public init(line: Int, column: String, message: String) {
            (self.line, self.column, self.message) = (line, column, message)
        }

        public var description: String { "第\(line)行“\(column)”：\(message)" }
    }

    private static let instances = Words.codes([
        "first", "second", "retrial-review", "retrial", "remand", "enforcement", "non-contentious",
    ])
    private static let reviews = Words.codes(
        ["none", "upheld", "changed", "inaction", "refused", "unknown"], field: "reconsideration")
    private static let sued = Words.codes(["act", "reconsideration", "both", "unknown"], field: "sued")
    private static let documents = Words.codes(["judgment", "ruling", "mediation"], field: "document")

    private let rules: Rules
    private let today: CivilDay

    public init(rules: Rules, today: CivilDay) {
        (self.rules, self.today) = (rules, today)
    }

    private var outcomes: [String: String] {
        Dictionary(
            rules.outcomeCodes.filter { !$0.title.isEmpty }.map { ($0.title, $0.code) },
            uniquingKeysWith: { first, _ in first })
    }
}

extension OldLedger {
    /// The docket of one row.
    /// - Parameter line: its line in the file, for messages.
    public func docket(_ row: [String: String], line: Int) -> Result<Docket, Problems> {
        var reader = RowReader(row: row, line: line, today: today)
        reader.checkErrors()
        var entries: [Entry] = []
        func add(_ kind: KindName, _ day: CivilDay, _ fields: [String: Value]) {
            entries.append(Entry(sequence: entries.count + 1, kind: kind, day: day, fields: fields))
        }
        let said = reader.day("收到日期", required: true)
        let received = said ?? today
        if let kind = reader.choice("事项", Self.openings)?.text.map({ KindName($0) }), kind != .noticeReceived {
            opening(kind, received, &reader).map { add($0.kind, $0.day, $0.fields) }
            ending(&reader, from: said).forEach { add($0.kind, $0.day, $0.fields) }
            return reader.answer(entries)
        }
        let plaintiffs = reader.people("原告")
        if plaintiffs.isEmpty { reader.complain("原告", "没有填写") }
        var notice: [String: Value] = ["plaintiffs": .list(plaintiffs.map { .object(["name": .text($0)]) })]
        notice["number"] = reader.number("案号").map { .text($0) }
        for (column, field) in [("收文编号", "intake-number"), ("法院", "court")] {
            notice[field] = reader.text(column).map { .text($0.folded) }
        }
        notice["instance"] = reader.choice("审级", Self.instances)
        notice["reconsideration"] = reader.choice("复议情况", Self.reviews)
        notice["sued"] = reader.choice("诉什么", Self.sued)
        notice["note"] = reader.text("备注").map { .text($0) }
        let defendants = reader.list("被告").map(\.folded)
        if !defendants.isEmpty { notice["defendants"] = .list(defendants.map { .object(["organ": .text($0)]) }) }
        let act = [("title", "被诉行为"), ("maker", "作出单位")].reduce(into: [String: Value]()) { act, pair in
            act[pair.0] = reader.text(pair.1).map { .text($0) }
        }
        if !act.isEmpty { notice["act"] = .object(act) }
        add(.noticeReceived, received, notice)
        let units = reader.list("承办单位").map(\.folded)
        if !units.isEmpty {
            add(.handlingAssigned, received, ["units": .list(units.map { .object(["unit": .text($0)]) })])
        }
        if let filed = reader.day("提交法院日期", from: said) {
            add(
                .filedWithCourt, filed,
                ["papers": .list(["defence", "evidence-list"].map { .object(["kind": .text($0)]) })])
        }
        hearing(&reader, from: said).map { add($0.kind, $0.day, $0.fields) }
        if let decided = reader.day("裁判日期", from: said) {
            var fields: [String: Value] = ["served-on": .text(decided.description)]
            fields["document"] = reader.choice("裁判文书", Self.documents)
            let codes = reader.list("裁判结果").compactMap { title in
                outcome(title) ?? reader.unknown("裁判结果", title, known: outcomes.keys.sorted())
            }
            if !codes.isEmpty {
                fields["outcomes"] = .list(codes.map { .object(["part": "whole", "outcome": .text($0)]) })
            }
            add(.decisionReceived, decided, fields)
        } else if reader.text("裁判结果") != nil {
            for title in reader.list("裁判结果") where outcome(title) == nil {
                _ = reader.unknown("裁判结果", title, known: outcomes.keys.sorted())
            }
            if reader.text("裁判日期") == nil { reader.complain("裁判日期", "写了裁判结果，就要写裁判日期") }
        }
        ending(&reader, from: said).forEach { add($0.kind, $0.day, $0.fields) }
        return reader.answer(entries)
    }

    private static let openings = Dictionary(
        Vocabulary.standard.all.compactMap { kind in kind.traits.docket.map { ($0, kind.name.rawValue) } }
            + ["应诉", "行政应诉"].map { ($0, KindName.noticeReceived.rawValue) },
        uniquingKeysWith: { first, _ in first })

    /// What opens a docket that is no suit: a recommendation, an advice, a claim, a reconsideration.
    private func opening(_ kind: KindName, _ day: CivilDay, _ reader: inout RowReader) -> Entry? {
        var fields: [String: Value] = [:]
        let known = rules.vocabulary.kind(kind)?.fields.map(\.name) ?? []
        for (column, names) in [("案号", ["number"]), ("法院", ["court", "organ"]), ("被诉行为", ["title"])] {
            guard let text = reader.text(column) else { continue }
            if let name = names.first(where: known.contains) {
                fields[name] = .text(text)
            } else {
                reader.complain(column, "这一事项没有这一列")
            }
        }
        fields["note"] = reader.text("备注").map { .text($0) }
        for column in ["原告", "被告", "审级", "裁判结果", "开庭日期"] where reader.text(column) != nil {
            reader.complain(column, "不是诉讼的事项，这一列应当空着")
        }
        return Entry(kind: kind, day: day, fields: fields)
    }

    private func ending(_ reader: inout RowReader, from said: CivilDay?) -> [Entry] {
        guard let closed = reader.day("结案日期", from: said) else { return [] }
        let end = Entry(kind: .closed, day: closed, fields: ["reason": "旧台账记载已结案"])
        let number = reader.text("档号")
        return [end] + (number.map { [Entry(kind: .archived, day: closed, fields: ["file-number": .text($0)])] } ?? [])
    }

    /// 一行的台账: the entries of a row, and what has to be looked at by a person before they are taken in.
    public struct Docket: Sendable {
        public let entries: [Entry]
        public let questions: [Problem]
    }

    /// By its own name, else as an office shortens it: 准许撤诉.
    public func outcome(_ title: String) -> String? {
        outcomes[title] ?? Ruling(title).outcome.flatMap { rules.outcome($0)?.code }
    }

    private static let absent: Set<String> = ["未出庭", "未到庭", "不出庭", "否", "无", "没有", "×", "缺席", "请假"]
    private static let present: Set<String> = ["已出庭", "出庭", "到庭", "是", "有", "√"]

    /// Held if its day is over, else to come; a list does not say when the notice of it came.
    private func hearing(_ reader: inout RowReader, from said: CivilDay?) -> (
        kind: KindName, day: CivilDay, fields: [String: Value]
    )? {
        let head = reader.text("出庭负责人")
        guard let day = reader.day("开庭日期", from: said, mayCome: true) else {
            if head != nil, reader.text("开庭日期") == nil { reader.complain("开庭日期", "写了出庭负责人，就要写开庭日期") }
            return nil
        }
        let appeared = head.flatMap { Self.appeared($0) }
        if head != nil, appeared == nil { reader.complain("出庭负责人", "应写姓名、已出庭或者未出庭（所填：\(head!)）") }
        guard day > today else { return (.hearingHeld, day, appeared ?? [:]) }
        if head != nil { reader.complain("出庭负责人", "开庭日期 \(day) 还没有到，不能写出庭情况") }
        if reader.text("裁判日期") != nil || reader.text("结案日期") != nil {
            reader.complain("开庭日期", "\(day) 晚于今天，而案件已经裁判或者结案")
        }
        return (.hearingNotified, today, ["at": .text(day.description)])
    }

    /// Words that say something else than a name, whole words and never single characters: any character may stand in a name.
    private static let noName = [
        "出庭", "到庭", "参加", "代理", "委托", "律师", "工作人员", "负责人", "领导", "书面", "审理", "撤诉", "撤回", "延期", "待定",
        "市长", "局长", "主任", "科长", "处长", "县长", "区长", "镇长", "乡长", "书记", "院长", "厅长",
    ]

    /// 是、已出庭、a name; nil for words that say neither.
    public static func didAppear(_ said: String) -> Bool? { appeared(said)?["head-appeared"]?.flag }

    /// Nil for words that say neither: that somebody appeared is counted, so it is not guessed.
    private static func appeared(_ head: String) -> [String: Value]? {
        let head = head.folded
        if absent.contains(head) { return ["head-appeared": .flag(false)] }
        if present.contains(head) { return ["head-appeared": .flag(true)] }
        guard head.looksLikeName, !noName.contains(where: head.contains) else { return nil }
        return ["head-appeared": .flag(true), "head": .object(["name": .text(head.foldedName)])]
    }

    private static func appeared(_ file: CaseFile) -> String? {
        guard let held = file.last(.hearingHeld)?.entry, let appeared = held["head-appeared"]?.flag else {
            return nil
        }
        return appeared ? held["head"]?["name"]?.text ?? "已出庭" : "未出庭"
    }

    public struct Problems: Error, Sendable {
        public let all: [Problem]
    }

    /// The row of a case, by the same columns.
    public func row(_ file: CaseFile) -> [String: String] {
        if let opening = file.opening { return row(file, opening) }
        let notice = file.notice?.entry
        let decision = file.things(.decision).last
        let codes = (decision?["outcomes"]?.list ?? []).compactMap { $0["outcome"]?.text }
        func names(_ field: String, _ key: String) -> String {
            (notice?[field]?.list ?? []).compactMap { $0[key]?.text }.joined(separator: "、")
        }
        func word(_ code: String?, _ words: [String: String]) -> String {
            code.flatMap { code in words.first { $0.value == code }?.key } ?? ""
        }
        let values: [String: String?] = [
            "收文编号": notice?["intake-number"]?.text, "收到日期": file.notice?.day.description,
            "案号": (notice?["number"]?.text).map { CaseNumber($0).shown },
            "法院": notice?["court"]?.text,
            "审级": word(notice?["instance"]?.text, Self.instances),
            "原告": names("plaintiffs", "name"), "被告": names("defendants", "organ"),
            "被诉行为": notice?["act"]?["title"]?.text, "作出单位": notice?["act"]?["maker"]?.text,
            "复议情况": word(notice?["reconsideration"]?.text, Self.reviews), "诉什么": word(notice?["sued"]?.text, Self.sued),
            "承办单位": (file.last(.handlingAssigned) ?? file.last(.forwarded))?.entry["units"]?.list?.compactMap {
                $0["unit"]?.text
            }.joined(separator: "、"),
            "提交法院日期": file.first(.filedWithCourt)?.day.description,
            "开庭日期": file.last(.hearingHeld)?.day.description ?? file.things(.hearing).last?["day"]?.text,
            "出庭负责人": Self.appeared(file), "备注": notice?["note"]?.text,
            "裁判文书": word(file.last(.decisionReceived)?.entry["document"]?.text, Self.documents),
            "裁判日期": decision?["made-on"]?.text ?? decision?["served-on"]?.text,
            "裁判结果": codes.map(rules.outcomeTitle).joined(separator: "、"),
            "结案日期": file.first(.closed)?.day.description, "档号": file.last(.archived)?.entry["file-number"]?.text,
        ]
        return values.compactMapValues { $0 }
    }

    /// The row of a docket that is no suit.
    private func row(_ file: CaseFile, _ opening: CaseFile.Item) -> [String: String] {
        let entry = opening.entry
        let values: [String: String?] = [
            "事项": Vocabulary.traits(opening.kind).docket, "收到日期": opening.day.description,
            "案号": entry["number"]?.text.map { CaseNumber($0).shown }, "法院": (entry["court"] ?? entry["organ"])?.text,
            "被诉行为": entry["title"]?.text, "备注": entry["note"]?.text,
            "结案日期": file.first(.closed)?.day.description, "档号": file.last(.archived)?.entry["file-number"]?.text,
        ]
        return values.compactMapValues { $0 }
    }
}
