internal import CQpdf
import Foundation

/// 页码: a number in the upper right corner of a page as it is seen, whichever way it is turned.
struct PageNumbers {
    let document: PDFFile
    /// Helvetica is one of the fonts every reader of PDF has by itself; digits need no other.
    private let font: qpdf_oh

    private static let (size, margin) = (12.0, 28.0)

    init(_ document: PDFFile) {
        self.document = document
        font = qpdf_make_indirect_object(
            document.data,
            document.parsed("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"))
    }

    /// What a page draws may leave any number of states open, or close more than it opened: the whole page becomes one drawing
    /// (a form), which opens and closes by itself, and the number stands beside it.
    func write(_ number: Int, on index: Int) throws(PDFFile.Failure) {
        let (data, page) = (document.data, document.page(index))
        let resources = document.parsed("<< /XObject << >> /Font << >> >>")
        qpdf_oh_replace_key(data, qpdf_oh_get_key(data, resources, "/Font"), "/YingsuNumber", font)
        var drawing = ""
        if let form = try form(of: page, index) {
            qpdf_oh_replace_key(data, qpdf_oh_get_key(data, resources, "/XObject"), "/YingsuPage", form)
            drawing = "q /YingsuPage Do Q\n"
        }
        let width = Double(String(number).count) * 0.556 * Self.size
        drawing +=
            "q \(corner(page)) cm BT /YingsuNumber \(Self.size) Tf 0 g \(-width) \(-Self.size) Td (\(number)) Tj ET Q\n"
        qpdf_oh_replace_key(data, page, "/Contents", document.stream(drawing))
        qpdf_oh_replace_key(data, page, "/Resources", resources)
    }

    /// Nil for a page that draws nothing.
    private func form(of page: qpdf_oh, _ index: Int) throws(PDFFile.Failure) -> qpdf_oh? {
        let data = document.data
        var (content, length) = (nil as UnsafeMutablePointer<UInt8>?, 0)
        let code = qpdf_oh_get_page_content_data(data, page, &content, &length)
        defer { free(content) }
        guard code & QPDF_ERRORS == 0 else { throw PDFFile.Failure(description: "第\(index + 1)页的内容不能读取") }
        guard length > 0 else { return nil }
        let form = qpdf_oh_new_stream(data)
        qpdf_oh_replace_stream_data(data, form, content, length, qpdf_oh_new_null(data), qpdf_oh_new_null(data))
        let head = qpdf_oh_get_dict(data, form)
        qpdf_oh_replace_key(data, head, "/Type", qpdf_oh_new_name(data, "/XObject"))
        qpdf_oh_replace_key(data, head, "/Subtype", qpdf_oh_new_name(data, "/Form"))
        let box = document.numbers("/MediaBox", of: page) ?? [0, 0, 595, 842]
        qpdf_oh_replace_key(
            data, head, "/BBox", document.parsed("[ \(box.map { String($0) }.joined(separator: " ")) ]"))
        qpdf_oh_replace_key(data, head, "/Resources", qpdf_oh_get_key(data, page, "/Resources"))
        return form
    }

    /// The upper right corner as seen, and the directions of right and up there.
    private func corner(_ page: qpdf_oh) -> String {
        let box = document.numbers("/CropBox", of: page) ?? document.numbers("/MediaBox", of: page) ?? [0, 0, 595, 842]
        guard box.count == 4 else { return "1 0 0 1 567 814" }
        let (left, right) = (min(box[0], box[2]) + Self.margin, max(box[0], box[2]) - Self.margin)
        let (bottom, top) = (min(box[1], box[3]) + Self.margin, max(box[1], box[3]) - Self.margin)
        let turned =
            Int(
                exactly: qpdf_oh_get_numeric_value(document.data, qpdf_oh_get_key(document.data, page, "/Rotate"))
                    .rounded()) ?? 0
        switch ((turned % 360) + 360) % 360 {
        case 90: return "0 1 -1 0 \(left) \(top)"
        case 180: return "-1 0 0 -1 \(left) \(bottom)"
        case 270: return "0 -1 1 0 \(right) \(bottom)"
        default: return "1 0 0 1 \(right) \(top)"
        }
    }
}
