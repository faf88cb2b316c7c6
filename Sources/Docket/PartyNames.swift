/// 当事人姓名: several in one text. 、；and breaks of the line part them; a comma does where a name stands on each side.
public enum PartyNames: Sendable {
    public static func split(_ text: String) -> [String] {
        pieces(text).flatMap { byComma($0) ?? [$0.foldedName] }.filter { !$0.isEmpty }
    }

    /// 一行一人: in a list of lines a comma parts nothing, since what follows a name says something of him.
    public static func lines(_ text: String) -> [String] {
        guard text.trimmingBlanks.contains(where: \.isNewline) else { return split(text) }
        return pieces(text).map(\.foldedName).filter { !$0.isEmpty }
    }

    /// What stands in brackets belongs to the name: 某合伙企业（张三、李四）.
    private static func pieces(_ text: String) -> [String] {
        var (pieces, current, depth) = ([String](), "", 0)
        for mark in text {
            if mark.isNewline || depth == 0 && "、；".contains(mark) {
                pieces.append(current)
                (current, depth) = ("", 0)
                continue
            }
            if "（(".contains(mark) { depth += 1 }
            if "）)".contains(mark) { depth = max(0, depth - 1) }
            current.append(mark)
        }
        return pieces + [current]
    }

    /// Nil where there is no comma, or where what it parts are not all names: 张三，男，1960年生.
    static func byComma(_ text: String) -> [String]? {
        let parts = text.split(whereSeparator: { "，,".contains($0) }).map { String($0).foldedName }
        return parts.count > 1 && parts.allSatisfy(\.looksLikeName) ? parts : nil
    }

    /// Whether a person has to say if it is one or several.
    public static func isUnclear(_ text: String) -> Bool { text.contains { "，,".contains($0) } && byComma(text) == nil }
}
