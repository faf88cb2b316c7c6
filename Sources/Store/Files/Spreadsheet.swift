internal import CXlsx
import Foundation

/// 表格: a list as .xlsx, as it was seen. Every cell is text: nothing typed by a stranger can be a formula.
public enum Spreadsheet: Sendable {
    /// - Parameters:
    ///   - note: 口径: what the list is and is not, in the row under its title.
    ///   - columns: headings with their widths in characters.
    public static func bytes(title: String, note: String, columns: [(title: String, width: Double)], rows: [[String]])
        throws -> [UInt8]
    {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(
            "yingsu-\(Randomness.hex(bytes: 8)).xlsx"
        ).path
        defer { unlink(path) }
        var options = lxw_workbook_options(constant_memory: 1, tmpdir: nil, use_zip64: 1)
        guard let book = workbook_new_opt(path, &options), let sheet = workbook_add_worksheet(book, "清单") else {
            throw StoreError.missing("写表格的临时空间")
        }
        let bold = workbook_add_format(book)
        format_set_bold(bold)
        for (index, column) in columns.enumerated() {
            worksheet_set_column(sheet, lxw_col_t(index), lxw_col_t(index), column.width, nil)
        }
        write(sheet, 0, [title], bold)
        write(sheet, 1, [note], nil)
        write(sheet, 2, columns.map(\.title), bold)
        for (index, row) in rows.enumerated() { write(sheet, index + 3, row, nil) }
        worksheet_freeze_panes(sheet, 3, 0)
        guard workbook_close(book) == LXW_NO_ERROR else { throw StoreError.diskFull }
        guard let data = FileManager.default.contents(atPath: path) else { throw StoreError.missing("写好的表格") }
        return [UInt8](data)
    }

    private static func shortened(_ text: String) -> String {
        String(
            String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 32 || $0 == "\n" })).prefix(32_000)
        )
    }

    /// A cell of Excel holds 32,767 characters.
    private static func write(
        _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: Int, _ cells: [String],
        _ format: UnsafeMutablePointer<lxw_format>?
    ) {
        for (column, text) in cells.enumerated() {
            worksheet_write_string(
                sheet, lxw_row_t(row), lxw_col_t(column),
                text.utf8.allSatisfy { $0 >= 32 } && text.utf8.count <= 32_000 ? text : shortened(text), format)
        }
    }
}
