internal import CQpdf

/// 页码: a number in the upper right corner of a page as it is seen, whichever way it is turned.
struct PageNumbers {
    let document: PDFFile
    /// Helvetica is one of the fonts every reader of PDF has by itself; digits need no other.
    private let font: qpdf_oh
    private let opening: qpdf_oh

    private static let (size, margin) = (12.0, 28.0)

    init(_ document: PDFFile) {
        self.document = document
        font = qpdf_make_indirect_object(
            document.data,
            document.parsed("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"))
        opening = document.stream("q\n")
    }

    func write(_ number: Int, on index: Int) {
        let (data, page) = (document.data, document.page(index))
        let fonts = document.dictionary("/Font", of: document.dictionary("/Resources", of: page))
        qpdf_oh_replace_key(data, fonts, "/YingsuNumber", font)
        // What the page draws may leave a shifted coordinate system behind: it is closed off first.
        let contents = qpdf_oh_new_array(data)
        qpdf_oh_append_item(data, contents, opening)
        let old = qpdf_oh_get_key(data, page, "/Contents")
        if qpdf_oh_is_array(data, old) == QPDF_TRUE {
            for place in 0..<qpdf_oh_get_array_n_items(data, old) {
                qpdf_oh_append_item(data, contents, qpdf_oh_get_array_item(data, old, place))
            }
        } else if qpdf_oh_is_stream(data, old) == QPDF_TRUE {
            qpdf_oh_append_item(data, contents, old)
        }
        let width = Double(String(number).count) * 0.556 * Self.size
        let stamp =
            "\nQ\nq \(corner(page)) cm BT /YingsuNumber \(Self.size) Tf 0 g \(-width) \(-Self.size) Td (\(number)) Tj ET Q\n"
        qpdf_oh_append_item(data, contents, document.stream(stamp))
        qpdf_oh_replace_key(data, page, "/Contents", contents)
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
