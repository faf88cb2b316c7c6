public import Docket
import LegalCalendar
public import Rulebook

extension Duty {
    /// Of several defendants, parties, decisions or hearings: which one it is about; empty where there is one.
    public func whose(in file: CaseFile) -> String {
        let proceeding = context.first(.proceeding)
        func several(_ kind: ThingKind) -> Bool { file.things(kind).count > 1 }
        let words = norm.per.compactMap { kind -> String? in
            guard let id = context.first(kind) else { return nil }
            switch kind {
            case .defendant: return file.things(.defendant, in: proceeding).count > 1 ? id : nil
            case .party: return id
            case .hearing where several(.hearing):
                return file.thing(.hearing, id)?["day"]?.day.map { "\($0.shortChinese)开庭" } ?? id
            case .performance:
                return context.first(.decision).flatMap { file.thing(.performance, id, in: $0)?["what"]?.text } ?? id
            case .part: return id == "whole" ? nil : Words.title(id, field: "part")
            case .proceeding where several(.proceeding):
                return file.thing(.proceeding, id).flatMap { $0.number ?? $0["kind"]?.text.map { Words.title($0) } }
                    ?? id
            case .decision where several(.decision): return file.thing(.decision, id)?["number"]?.shownNumber ?? id
            default: return nil
            }
        }
        return words.isEmpty ? "" : "（\(words.joined(separator: "，"))）"
    }
}
