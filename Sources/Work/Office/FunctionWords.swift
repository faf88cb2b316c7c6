import Docket
import Rulebook

/// 职能的写法: what offices write in a list for a function: its name, the measures' name of it, or the beginning of one.
struct FunctionWords: Sendable {
    private let titles: [Function: [String]]

    init(_ rules: Rules) {
        titles = Dictionary(
            uniqueKeysWithValues: Function.allCases.map { function in
                (function, [function.title, rules.title(of: function)])
            })
    }

    /// - Returns: what the words name, and those that name nothing or more than one.
    func read(_ text: String) -> (functions: Set<Function>, unread: [String]) {
        let words = text.folded.split { $0.isWhitespace || "、，,；;/+和".contains($0) }.map(String.init)
        var (functions, unread): (Set<Function>, [String]) = ([], [])
        for word in words {
            if let function = function(word) { functions.insert(function) } else { unread.append(word) }
        }
        return (functions, unread)
    }

    private func function(_ word: String) -> Function? {
        let same = named { $0 == word }
        if same.count == 1 { return same[0] }
        let stem = Self.stem(word)
        guard stem.count > 1 else { return nil }
        let near = named { $0.contains(stem) }
        if near.count == 1 { return near[0] }
        // An administrator is never meant by a part of his title.
        let others = near.filter { !$0.isAdministrator }
        return others.count == 1 ? others[0] : nil
    }

    private func named(_ fits: (String) -> Bool) -> [Function] {
        Function.allCases.filter { titles[$0]?.contains(where: fits) ?? false }
    }

    /// 承办人 and 承办单位 mean one function.
    private static func stem(_ word: String) -> String {
        let ends = ["人员", "单位", "机构", "部门", "人", "岗"]
        return ends.first { word.hasSuffix($0) }.map { String(word.dropLast($0.count)) } ?? word
    }
}
