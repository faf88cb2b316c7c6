import Foundation

/// 形近字符: what an input method, a spreadsheet or a machine that reads writes for one and the same character. One folding for
/// numbers, days, names, search, import and reading, so that what is found here is found there.
extension String {
    /// Digits and letters in half width, every bracket round and wide （）, every dash `-`, every blank a plain one; without
    /// characters that nobody sees. Chinese characters stay, but for radicals that a PDF gives in their place.
    public var folded: String { folded(brackets: true) }

    private func folded(brackets: Bool) -> String {
        // Nearly all cells are plain: they pay for one look.
        guard unicodeScalars.contains(where: { LookAlikes.isFolded($0) }) else { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars { LookAlikes.fold(scalar, brackets: brackets, into: &result) }
        return String(result)
    }

    /// Folded, without any blank: a number as it is looked up.
    public var foldedTight: String { folded.filter { !$0.isWhitespace } }

    /// 姓名 as it is looked up and stored: without the blanks that set two characters as wide as three (李　四), the dot of a
    /// foreign name in one form (艾力•买买提). A name in letters keeps its blanks, every name its brackets.
    public var foldedName: String {
        let text = folded(brackets: false).trimmingBlanks
        let isChinese = text.allSatisfy { $0.isChinese || $0 == "." || $0.isWhitespace || LookAlikes.dots.contains($0) }
        let dotted = String(text.map { LookAlikes.dots.contains($0) || ($0 == "." && isChinese) ? "·" : $0 })
        let bare = dotted.filter { !$0.isWhitespace }
        return bare.count <= 4 && !bare.isEmpty && bare.allSatisfy(\.isChinese) ? bare : dotted
    }

    /// 姓名: two to four Chinese characters, or more with dots between; rare characters too. Any character may stand in a name.
    public var looksLikeName: Bool {
        let name = foldedName
        let parts = name.split(separator: "·", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isChinese) }) else { return false }
        return parts.count == 1 ? (2...4).contains(name.count) : name.count <= 30
    }
}

extension Character {
    /// 汉字 of any block, also those beyond U+9FFF.
    public var isChinese: Bool { unicodeScalars.first?.properties.isIdeographic == true }

    /// 0 to 9 and no other script's digits.
    public var isDecimal: Bool { ("0"..."9").contains(self) }
}

private enum LookAlikes {
    static let dots: Set<Character> = ["·", "•", "‧", "∙", "⋅", "・", "･", "．", "●"]

    private static let opening: Set<UInt32> = Set("([{〔【［﹝｛（〈﹙﹛⟨❨❲".unicodeScalars.map(\.value))
    private static let closing: Set<UInt32> = Set(")]}〕】］﹞｝）〉﹚﹜⟩❩❳".unicodeScalars.map(\.value))
    private static let dashes: Set<UInt32> = Set("‐‑‒–—―−－﹣⁃﹘".unicodeScalars.map(\.value))

    /// ，；：！？ are Chinese as they are.
    private static let punctuation: Set<UInt32> = [0xFF0C, 0xFF1B, 0xFF1A, 0xFF01, 0xFF1F]

    static func isFolded(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D: true
        case 0x20...0x7E, 0x4E00...0x9FFF, 0x0A: false
        default: true
        }
    }

    static func fold(_ scalar: Unicode.Scalar, brackets: Bool, into result: inout String.UnicodeScalarView) {
        let value = scalar.value
        if !brackets, opening.contains(value) || closing.contains(value) {
            result.append(scalar)
        } else if opening.contains(value) {
            result.append("（")
        } else if closing.contains(value) {
            result.append("）")
        } else if dashes.contains(value) {
            result.append("-")
        } else if (0xFF01...0xFF5E).contains(value), !punctuation.contains(value),
            let half = Unicode.Scalar(value - 0xFEE0)
        {
            result.append(half)
        } else if (0x2E80...0x2FDF).contains(value) || (0xF900...0xFAFF).contains(value) {
            // 部首 and compatibility characters: what some PDFs copy as.
            result.append(contentsOf: String(scalar).precomposedStringWithCompatibilityMapping.unicodeScalars)
        } else if scalar.properties.isWhitespace, value != 0x0A, value != 0x0D {
            result.append(" ")
        } else if !scalar.properties.isDefaultIgnorableCodePoint, value != 0xFEFF {
            result.append(scalar)
        }
    }
}
