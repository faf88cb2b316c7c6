/// 表格的公用部分: shared strings, which styles show a day, and where the table's days begin.
enum SheetStyles {
    static func strings(_ part: [UInt8]) throws -> [String] {
        var (scanner, strings, current, isText, isPhonetic) = (try XMLScanner(part), [String](), "", false, false)
        while let event = try scanner.next() {
            switch event {
            case .open("si", _, let isWhole):
                current = ""
                if isWhole { strings.append("") }
            case .open("rPh", _, let isWhole): isPhonetic = !isWhole
            case .close("rPh"): isPhonetic = false
            case .open("t", _, let isWhole): isText = !isWhole && !isPhonetic
            case .close("t"): isText = false
            case .close("si"): strings.append(current)
            case .text(let text): if isText { current += text }
            default: break
            }
        }
        return strings
    }

    /// For each style of a cell whether it shows a day.
    static func dates(_ part: [UInt8]) throws -> [Bool] {
        var (scanner, formats, styles, isCells) = (try XMLScanner(part), [Int: Bool](), [Bool](), false)
        while let event = try scanner.next() {
            switch event {
            case .open("numFmt", let tag, _):
                guard let id = XMLScanner.attribute("numFmtId", in: tag).flatMap({ Int($0) }),
                    let code = XMLScanner.attribute("formatCode", in: tag)
                else { break }
                formats[id] = isDay(code)
            case .open("cellXfs", _, let isWhole): isCells = !isWhole
            case .close("cellXfs"): isCells = false
            case .open("xf", let tag, _):
                guard isCells else { break }
                let id = XMLScanner.attribute("numFmtId", in: tag).flatMap { Int($0) } ?? 0
                styles.append(formats[id] ?? isBuiltInDay(id))
            default: break
            }
        }
        return styles
    }

    private static func isBuiltInDay(_ id: Int) -> Bool {
        (14...17).contains(id) || id == 22 || (27...36).contains(id) || (50...58).contains(id)
    }

    /// Without what is quoted, escaped or in brackets: `"第"0"年"` shows no day.
    private static func isDay(_ code: String) -> Bool {
        var (bare, closing, isEscaped) = ("", nil as Character?, false)
        for character in code.prefix(255) {
            if isEscaped {
                isEscaped = false
            } else if let end = closing {
                if character == end { closing = nil }
            } else if character == "\"" || character == "[" {
                closing = character == "[" ? "]" : "\""
            } else if character == "\\" {
                isEscaped = true
            } else {
                bare.append(character)
            }
        }
        bare = bare.lowercased()
        return bare.contains("y") || bare.contains("d") || bare.contains("年")
    }

    /// Days from 1970-01-01 back to the table's day nought.
    static func epoch(_ workbook: [UInt8]) throws -> Int {
        var scanner = try XMLScanner(workbook)
        while let event = try scanner.next() {
            guard case .open("workbookPr", let tag, _) = event else { continue }
            return ["1", "true"].contains(XMLScanner.attribute("date1904", in: tag) ?? "") ? 24_107 : 25_569
        }
        return 25_569
    }
}
