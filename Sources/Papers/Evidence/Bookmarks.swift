internal import CQpdf

/// 书签: the outline of a document, two levels deep.
struct Bookmarks {
    struct Mark {
        let title: String
        /// Counted from 0.
        let page: Int
        var inner: [Mark] = []
    }

    static func write(_ marks: [Mark], into document: PDFFile) {
        guard !marks.isEmpty else { return }
        let data = document.data
        let outlines = qpdf_make_indirect_object(data, document.parsed("<< /Type /Outlines >>"))
        hang(marks, under: outlines, document)
        qpdf_oh_replace_key(data, qpdf_get_root(data), "/Outlines", outlines)
        qpdf_oh_replace_key(data, qpdf_get_root(data), "/PageMode", qpdf_oh_new_name(data, "/UseOutlines"))
    }

    private static func hang(_ marks: [Mark], under parent: qpdf_oh, _ document: PDFFile) {
        let data = document.data
        let items = marks.map { _ in qpdf_make_indirect_object(data, qpdf_oh_new_dictionary(data)) }
        for (index, mark) in marks.enumerated() {
            let item = items[index]
            qpdf_oh_replace_key(data, item, "/Title", qpdf_oh_new_unicode_string(data, mark.title))
            qpdf_oh_replace_key(data, item, "/Parent", parent)
            let target = document.parsed("[ null /Fit ]")
            qpdf_oh_set_array_item(data, target, 0, document.page(mark.page))
            qpdf_oh_replace_key(data, item, "/Dest", target)
            if index > 0 { qpdf_oh_replace_key(data, item, "/Prev", items[index - 1]) }
            if index + 1 < items.count { qpdf_oh_replace_key(data, item, "/Next", items[index + 1]) }
            if !mark.inner.isEmpty { hang(mark.inner, under: item, document) }
        }
        guard let first = items.first, let last = items.last else { return }
        qpdf_oh_replace_key(data, parent, "/First", first)
        qpdf_oh_replace_key(data, parent, "/Last", last)
        let count = marks.count + marks.map(\.inner.count).reduce(0, +)
        qpdf_oh_replace_key(data, parent, "/Count", qpdf_oh_new_integer(data, Int64(count)))
    }
}
