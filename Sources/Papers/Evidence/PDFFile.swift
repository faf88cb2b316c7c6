internal import CQpdf

/// PDF 文件: one document in memory, by libqpdf. No process, no path.
final class PDFFile {
    struct Failure: Error, Sendable, CustomStringConvertible {
        let description: String
    }

    let data: qpdf_data
    /// libqpdf reads from here as long as it lives.
    private let buffer: UnsafeMutableRawBufferPointer

    /// - Throws: for what is not a PDF, is damaged beyond repair, or asks for a password.
    init(_ content: [UInt8], name: String) throws(Failure) {
        buffer = .allocate(byteCount: max(1, content.count), alignment: 1)
        buffer.copyBytes(from: content)
        data = qpdf_init()
        qpdf_set_suppress_warnings(data, QPDF_TRUE)
        qpdf_silence_errors(data)
        let code = qpdf_read_memory(
            data, name, buffer.baseAddress!.assumingMemoryBound(to: CChar.self), UInt64(content.count), nil)
        guard code & QPDF_ERRORS == 0 else {
            let isLocked =
                qpdf_has_error(data) == QPDF_TRUE && qpdf_get_error_code(data, qpdf_get_error(data)) == qpdf_e_password
            throw Failure(description: isLocked ? "“\(name)”是加密的 PDF，请先去掉打开口令" : "“\(name)”不是完好的 PDF，不能打开")
        }
        guard qpdf_get_num_pages(data) > 0 else { throw Failure(description: "“\(name)”没有页面、已经损坏，或者展开后过大") }
        // What a page inherits would stay behind when it leaves its document.
        guard qpdf_push_inherited_attributes_to_page(data) & QPDF_ERRORS == 0 else {
            throw Failure(description: "“\(name)”的页面不能读取")
        }
    }

    /// A document without pages, to gather others.
    init() {
        buffer = .allocate(byteCount: 1, alignment: 1)
        data = qpdf_init()
        qpdf_set_suppress_warnings(data, QPDF_TRUE)
        qpdf_silence_errors(data)
        _ = qpdf_empty_pdf(data)
    }

    deinit {
        var handle: qpdf_data? = data
        qpdf_cleanup(&handle)
        buffer.deallocate()
    }

    var pages: Int { Int(qpdf_get_num_pages(data)) }

    func page(_ index: Int) -> qpdf_oh { qpdf_get_page_n(data, index) }

    /// The pages of another document, after one's own. The other must live until this one is written.
    func append(_ other: PDFFile, name: String) throws(Failure) {
        for index in 0..<other.pages {
            guard qpdf_add_page(data, other.data, other.page(index), QPDF_FALSE) & QPDF_ERRORS == 0 else {
                throw Failure(description: "“\(name)”第\(index + 1)页不能并入")
            }
        }
    }

    /// The same pages make the same bytes.
    func written() throws(Failure) -> [UInt8] {
        guard qpdf_init_write_memory(data) & QPDF_ERRORS == 0 else { throw Failure(description: "不能写出 PDF") }
        qpdf_set_deterministic_ID(data, QPDF_TRUE)
        qpdf_set_object_stream_mode(data, qpdf_o_generate)
        guard qpdf_write(data) & QPDF_ERRORS == 0, let bytes = qpdf_get_buffer(data) else {
            throw Failure(description: "不能写出 PDF")
        }
        return Array(UnsafeBufferPointer(start: bytes, count: qpdf_get_buffer_length(data)))
    }

    /// What was set right at opening: some programs write small faults that no reader minds.
    var hasWarnings: Bool { qpdf_more_warnings(data) == QPDF_TRUE }

    /// All pages by quarters of a turn to the right.
    func turn(_ quarter: Int) {
        for index in 0..<pages {
            let page = page(index)
            let before = Int(exactly: qpdf_oh_get_numeric_value(data, qpdf_oh_get_key(data, page, "/Rotate"))) ?? 0
            let after = Int64(((before + quarter % 4 * 90) % 360 + 360) % 360)
            qpdf_oh_replace_key(data, page, "/Rotate", qpdf_oh_new_integer(data, after))
        }
    }

    /// 反色: pictures in four inks that say how much is left white, not how much is printed.
    func invertInks() {
        for index in 0..<pages { invertInks(qpdf_oh_get_key(data, page(index), "/Resources"), depth: 0) }
    }

    private func invertInks(_ resources: qpdf_oh, depth: Int) {
        let pictures = qpdf_oh_get_key(data, resources, "/XObject")
        guard depth < 4, qpdf_oh_is_dictionary(data, pictures) == QPDF_TRUE else { return }
        qpdf_oh_begin_dict_key_iter(data, pictures)
        var names: [String] = []
        while qpdf_oh_dict_more_keys(data) == QPDF_TRUE { names.append(String(cString: qpdf_oh_dict_next_key(data))) }
        for name in names {
            let head = qpdf_oh_get_dict(data, qpdf_oh_get_key(data, pictures, name))
            let space = qpdf_oh_get_key(data, head, "/ColorSpace")
            if qpdf_oh_is_name(data, space) == QPDF_TRUE,
                String(cString: qpdf_oh_get_name(data, space)) == "/DeviceCMYK"
            {
                qpdf_oh_replace_key(data, head, "/Decode", parsed("[ 1 0 1 0 1 0 1 0 ]"))
            }
            invertInks(qpdf_oh_get_key(data, head, "/Resources"), depth: depth + 1)
        }
    }

    // MARK: - Objects

    /// `[ /Name 1 (text) ]` and the like, as PDF writes them.
    func parsed(_ text: String) -> qpdf_oh { qpdf_oh_parse(data, text) }

    func stream(_ content: String) -> qpdf_oh {
        let stream = qpdf_oh_new_stream(data)
        let bytes = Array(content.utf8)
        qpdf_oh_replace_stream_data(data, stream, bytes, bytes.count, qpdf_oh_new_null(data), qpdf_oh_new_null(data))
        return stream
    }

    /// A dictionary under a key of another, made if it is not there.
    func dictionary(_ key: String, of object: qpdf_oh) -> qpdf_oh {
        let found = qpdf_oh_get_key(data, object, key)
        if qpdf_oh_is_dictionary(data, found) == QPDF_TRUE { return found }
        let made = qpdf_oh_new_dictionary(data)
        qpdf_oh_replace_key(data, object, key, made)
        return made
    }

    func numbers(_ key: String, of object: qpdf_oh) -> [Double]? {
        let array = qpdf_oh_get_key(data, object, key)
        guard qpdf_oh_is_array(data, array) == QPDF_TRUE else { return nil }
        return (0..<qpdf_oh_get_array_n_items(data, array)).map {
            qpdf_oh_get_numeric_value(data, qpdf_oh_get_array_item(data, array, $0))
        }
    }
}
