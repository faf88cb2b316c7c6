/// 当事人姓名: several in one text. 、；and breaks of the line part them; a comma does where a name stands on each side.
public enum PartyNames: Sendable {
    public static func split(_ text: String) -> [String] {
        text.split(whereSeparator: { "、；\n".contains($0) }).flatMap { part -> [String] in
            let name = String(part)
            return byComma(name) ?? [name.foldedName]
        }.filter { !$0.isEmpty }
    }

    /// Nil where there is no comma, or where what it parts are not all names: 张三，男，1960年生.
    static func byComma(_ text: String) -> [String]? {
        let parts = text.split(whereSeparator: { "，,".contains($0) }).map { String($0).foldedName }
        return parts.count > 1 && parts.allSatisfy(\.looksLikeName) ? parts : nil
    }

    /// Whether a person has to say if it is one or several.
    public static func isUnclear(_ text: String) -> Bool { text.contains { "，,".contains($0) } && byComma(text) == nil }
}
