internal import CQpdf

/// 图层: which layers a document shows goes along when its pages move into another; what it hides stays hidden.
struct Layers {
    static func carry(from sources: [PDFFile], into whole: PDFFile) {
        var (all, hidden, rules) = ([qpdf_oh](), [qpdf_oh](), [qpdf_oh]())
        for source in sources { carry(source, whole, &all, &hidden, &rules) }
        guard !all.isEmpty else { return }
        let data = whole.data
        func array(_ items: [qpdf_oh]) -> qpdf_oh {
            let array = qpdf_oh_new_array(data)
            for item in items { qpdf_oh_append_item(data, array, item) }
            return array
        }
        let shown = whole.parsed("<< /BaseState /ON >>")
        qpdf_oh_replace_key(data, shown, "/OFF", array(hidden))
        if !rules.isEmpty { qpdf_oh_replace_key(data, shown, "/AS", array(rules)) }
        let properties = qpdf_oh_new_dictionary(data)
        qpdf_oh_replace_key(data, properties, "/OCGs", array(all))
        qpdf_oh_replace_key(data, properties, "/D", shown)
        qpdf_oh_replace_key(data, qpdf_get_root(data), "/OCProperties", properties)
    }

    private static func carry(
        _ source: PDFFile, _ whole: PDFFile, _ all: inout [qpdf_oh], _ hidden: inout [qpdf_oh], _ rules: inout [qpdf_oh]
    ) {
        let data = source.data
        let properties = qpdf_oh_get_key(data, qpdf_get_root(data), "/OCProperties")
        guard qpdf_oh_is_dictionary(data, properties) == QPDF_TRUE else { return }
        let shown = qpdf_oh_get_key(data, properties, "/D")
        // A document may hide all but what it names.
        let base = qpdf_oh_get_key(data, shown, "/BaseState")
        let isHidden =
            qpdf_oh_is_name(data, base) == QPDF_TRUE && String(cString: qpdf_oh_get_name(data, base)) == "/OFF"
        let exceptions = Set(
            items("/\(isHidden ? "ON" : "OFF")", of: shown, source).map { qpdf_oh_get_object_id(data, $0) })
        for layer in items("/OCGs", of: properties, source) {
            let copy = qpdf_oh_copy_foreign_object(whole.data, data, layer)
            all.append(copy)
            if exceptions.contains(qpdf_oh_get_object_id(data, layer)) != isHidden { hidden.append(copy) }
        }
        for rule in items("/AS", of: shown, source, indirect: false) {
            let own = qpdf_oh_is_indirect(data, rule) == QPDF_TRUE ? rule : qpdf_make_indirect_object(data, rule)
            rules.append(qpdf_oh_copy_foreign_object(whole.data, data, own))
        }
    }

    private static func items(_ key: String, of object: qpdf_oh, _ source: PDFFile, indirect: Bool = true) -> [qpdf_oh]
    {
        let data = source.data
        let array = qpdf_oh_get_key(data, object, key)
        guard qpdf_oh_is_array(data, array) == QPDF_TRUE else { return [] }
        return (0..<qpdf_oh_get_array_n_items(data, array)).map { qpdf_oh_get_array_item(data, array, $0) }.filter {
            !indirect || qpdf_oh_is_indirect(data, $0) == QPDF_TRUE
        }
    }
}
