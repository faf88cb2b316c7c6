extension Value {
    /// A number as it is shown everywhere, however it was typed.
    public var shownNumber: String? { text.map { CaseNumber($0).shown } }
}

/// 案号: （收案年度）法院代字 类型代字 编号 号 (法〔2015〕137号). Kept as written; normalised for look-up.
public struct CaseNumber: Sendable, Hashable {
    public enum Standing: String, Sendable {
        /// A number of administrative litigation.
        case valid
        /// 2016年前旧式
        case legacy
        /// 民事、刑事等: registered as 不属本办法, without duties.
        case foreign
        /// Not a case number as the rules of 2015 have it; kept as written with a warning.
        case malformed
    }

    public let written: String
    /// Full-width brackets, no blanks.
    public let normalised: String
    public let standing: Standing
    /// 行初、行终…; nil unless valid or foreign.
    public let type: String?
    /// What the number says of court and level; nil where it says nothing.
    public let levelHint: String?
    public let year: Int?

    /// 类型代字 of administrative cases, longest first.
    private static let types: [(word: String, proceeding: String)] = [
        ("行赔初", "first"), ("行赔终", "second"), ("行赔监", "retrial-review"), ("行赔申", "retrial-review"),
        ("行赔抗", "retrial-review"),
        ("行赔再", "retrial"), ("行赔他", "first"), ("赔辖终", "second"), ("行辖终", "second"), ("行审复", "non-contentious"),
        ("赔辖", "first"),
        ("行辖", "first"), ("行审", "non-contentious"), ("行初", "first"), ("行终", "second"), ("行监", "retrial-review"),
        ("行申", "retrial-review"), ("行抗", "retrial-review"), ("行再", "retrial"), ("行他", "first"), ("执恢", "enforcement"),
        ("执保", "enforcement"), ("执异", "enforcement"), ("执复", "enforcement"), ("执监", "enforcement"),
        ("执协", "enforcement"),
        ("执他", "enforcement"), ("执", "enforcement"),
    ]
    private static let provinces = Set("京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新军兵")

    public init(_ written: String) {
        self.written = written
        normalised = written.foldedTight
        var rest = Substring(normalised)
        guard let year = Self.takeYear(&rest) else {
            (standing, type, levelHint, self.year) = (.malformed, nil, nil, nil)
            return
        }
        self.year = year
        if Self.isLegacy(rest) {
            (standing, type, levelHint) = (.legacy, nil, nil)
        } else if let parts = Self.takeCourt(rest), (2000...2099).contains(year) {
            (standing, type, levelHint) = Self.classify(parts)
        } else {
            (standing, type, levelHint) = (.malformed, nil, nil)
        }
    }

    /// 民事案号: no administrative suit; some measures govern these too.
    public var isCivil: Bool { standing == .foreign && type?.hasPrefix("民") == true }

    /// The kind of proceeding its type stands for.
    public var proceedingKind: String? {
        standing == .valid ? Self.types.first { $0.word == type }?.proceeding : nil
    }

    /// By what it is looked up: `2026宁05行初188` is (2026)宁05行初188号, whatever is kept as written.
    public var looked: String {
        guard standing == .malformed else { return normalised }
        let year = normalised.prefix { $0.isASCII && $0.isNumber }
        let bracketed = year.count == 4 ? "（\(year)）\(normalised.dropFirst(4))" : normalised
        let whole = CaseNumber(bracketed.contains("号") ? bracketed : bracketed + "号")
        return whole.standing == .valid ? whole.normalised : normalised
    }

    /// What stands where a case has no number yet.
    public static let pending = "（案号待补录）"

    /// As it is shown everywhere, however it was typed; what follows no rule stays as it was written.
    public var shown: String { standing == .malformed ? written.trimmingBlanks : normalised }

    /// 无、待定、-: what a list writes where there is no number yet.
    public static func isPlaceholder(_ written: String) -> Bool {
        let text = written.foldedTight
        return text.allSatisfy { "-/\\*.·×xX、，".contains($0) }
            || ["无", "待定", "暂无", "未定", "不详", "没有", "未立案", "待补"].contains(text)
    }

    private static func takeYear(_ rest: inout Substring) -> Int? {
        guard rest.first == "（", let close = rest.firstIndex(of: "）") else { return nil }
        let digits = rest[rest.index(after: rest.startIndex)..<close]
        guard digits.count == 4, digits.allSatisfy({ $0.isASCII && $0.isNumber }), let year = Int(digits) else {
            return nil
        }
        rest = rest[rest.index(after: close)...]
        return year
    }

    private struct Parts {
        var court: String
        var level: Int
        var word: Substring
    }

    /// Splits 宁05行初12号 into the court's code and the rest.
    private static func takeCourt(_ text: Substring) -> Parts? {
        if text.hasPrefix("最高法") {
            let rest = text.dropFirst(3)
            return rest.first?.isNumber == true ? nil : Parts(court: "最高法", level: 0, word: rest)
        }
        guard let province = text.first, provinces.contains(province) else { return nil }
        let rest = text.dropFirst()
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard [0, 2, 4].contains(digits.count) else { return nil }
        var word = rest.dropFirst(digits.count)
        if word.first == "知" { word = word.dropFirst() }
        return Parts(court: String(province) + digits, level: digits.count, word: word)
    }

    private static func classify(_ parts: Parts) -> (Standing, String?, String?) {
        var tail = parts.word
        let word = String(tail.prefix { !($0.isASCII && $0.isNumber) })
        tail = tail.dropFirst(word.count)
        let digits = tail.prefix { $0.isASCII && $0.isNumber }
        guard let first = digits.first, first != "0", isEnd(tail.dropFirst(digits.count)) else {
            return (.malformed, nil, nil)
        }
        if types.contains(where: { $0.word == word }) {
            return (.valid, word, hint(word, level: parts.level, court: parts.court))
        }
        let civil = ["民", "刑", "知", "商", "破", "认"].contains { word.hasPrefix($0) } || word.hasPrefix("行保")
        return (civil ? .foreign : .malformed, civil ? word : nil, nil)
    }

    /// 号, or 号之一 for an annexed number.
    private static func isEnd(_ text: Substring) -> Bool {
        guard text.hasPrefix("号") else { return false }
        let rest = text.dropFirst()
        return rest.isEmpty
            || (rest.hasPrefix("之") && rest.count > 1 && rest.dropFirst().allSatisfy { "一二三四五六七八九十".contains($0) })
    }

    private static func isLegacy(_ text: Substring) -> Bool {
        guard let mark = text.firstRange(of: "字第"), text.hasSuffix("号") else { return false }
        let digits = text[mark.upperBound...].dropLast()
        let word = text.distance(from: text.startIndex, to: mark.lowerBound)
        return (1...8).contains(word) && !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber }
    }

    private static func hint(_ word: String, level: Int, court: String) -> String? {
        if court == "最高法" { return "最高人民法院" }
        switch (word.hasSuffix("初"), word.hasSuffix("终"), level) {
        case (true, _, 2): return "中级法院一审"
        case (true, _, 4): return "基层法院一审"
        case (_, true, 2): return "中级法院二审（一审在基层法院）"
        case (_, true, 0): return "高级法院二审"
        default: return nil
        }
    }
}
