public import Docket
import LegalCalendar
public import Rulebook

/// 条目文字: an entry as a timeline, a conflict or a print tells it.
public enum EntryText: Sendable {
    public static func summary(_ item: CaseFile.Item, _ rules: Rules) -> String {
        let entry = item.entry
        let ids = Set(["程序", "庭次", "裁判", "建议", "履行事项", "大小", "卷", "文件名"])
        let parts = pairs(entry, rules).filter { !ids.contains($0.title) || entry.kind == .appealDecided }
            .filter {
                !["来源", "材料", "备注", "实际作出人", "原件存放处", "载体", "报批", "收文编号", "所附批示"].contains($0.title)
            }.prefix(6).map { "\($0.title)：\($0.value)" }
        return (parts + [source(entry)].compactMap(\.self)).joined(separator: "　")
    }

    /// 来电: who called and who took it down is all the proof there is.
    private static func source(_ entry: Entry) -> String? {
        guard let source = entry["source"], let medium = source["medium"]?.text, medium != "written" else { return nil }
        let way = Words.title(medium, field: "medium", kind: entry.kind)
        let from = source["from"]?.text.map { "，\($0)" } ?? ""
        let taken = source["taken-by"]?.text.map { "，\($0)记录" } ?? ""
        return "来源：\(way)\(from)\(taken)"
    }

    /// Fields with their Chinese names and values in words.
    public static func pairs(_ entry: Entry, _ rules: Rules) -> [(title: String, value: String)] {
        let kind = rules.vocabulary.kind(entry.kind)
        return entry.fields.sorted { $0.key < $1.key }.compactMap { name, value in
            guard name != "file", name != "digest", name != "entry", name != Vocabulary.idField else { return nil }
            let field = kind?.field(name)
            let money = field?.type == .money ? value.integer : nil
            let own = value.text.flatMap { field?.words[$0] }
            let text = money.map { Yuan.text(fen: $0) + "元" } ?? own ?? words(value, name, entry.kind, rules)
            return text.isEmpty ? nil : (field?.title ?? name, text)
        }
    }

    private static func words(_ value: Value, _ field: String, _ kind: KindName, _ rules: Rules) -> String {
        switch value {
        case .text(let text):
            if let day = CivilDay(text) { return day.chinese }
            if field == "kind" || field == "paper-kind", let paper = PaperKind.kind(text) { return paper.title }
            if field == "number" { return CaseNumber(text).shown }
            if field == "outcome" { return rules.outcomeTitle(text) }
            // 事项 is kept by its key, of which a person reads what is to be done.
            if field == "duty", let name = text.split(separator: "|").first {
                return rules.norm(named: String(name))?.what ?? text
            }
            return Words.title(text, field: field, kind: kind)
        case .integer(let integer): return String(integer)
        case .flag(let flag): return flag ? "是" : "否"
        case .list(let list):
            return list.map { words($0, field == "papers" ? "paper-kind" : field, kind, rules) }.joined(separator: "；")
        case .object(let object):
            return object.filter { $0.value.flag == nil }.sorted { order($0.key) < order($1.key) }.filter {
                !["file", "digest", "version"].contains($0.key)
            }.map {
                words($0.value, field == "paper-kind" ? "paper-kind" : $0.key, kind, rules)
            }
            .filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    private static func order(_ key: String) -> String {
        ["name": "0", "organ": "0", "unit": "0", "title": "0"][key] ?? key
    }
}
