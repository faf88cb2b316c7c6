/// 别的表格: files that look like a list and are none that can be read; each with what to do in WPS or Excel.
enum ForeignTable {
    static func hint(_ content: [UInt8]) -> String? {
        if content.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            let isLocked =
                content.firstRange(of: Array("EncryptedPackage".utf16).flatMap { [UInt8($0 & 255), 0] }) != nil
            return isLocked
                ? "设了打开密码，请在 WPS 或 Excel 里去掉密码、另存为 .xlsx 后再试" : "是旧版 .xls 表格，请在 WPS 或 Excel 里另存为 .xlsx 后再试"
        }
        let head = String(decoding: content.prefix(400), as: UTF8.self).lowercased()
        if head.contains("<html") || head.contains("<table") || head.contains("<?mso") || head.contains("spreadsheet\"")
        {
            return "是网页格式的表格，请在 WPS 或 Excel 里另存为 .xlsx 后再试"
        }
        if content.starts(with: [0x50, 0x4B]), head.contains("opendocument") {
            return "是 .ods 表格，请在 WPS 或 Excel 里另存为 .xlsx 后再试"
        }
        return content.starts(with: Array("%PDF".utf8)) ? "是 PDF，不是表格" : nil
    }
}
