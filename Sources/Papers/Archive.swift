import CZip

/// 压缩包: a zip made in memory by libzip. No process, no path.
struct Archive {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// - Parameter parts: names and contents, in the order they are written; `[Content_Types].xml` stands first in a .docx.
    static func zip(_ parts: [(name: String, content: [UInt8])]) throws -> [UInt8] {
        var error = zip_error_t()
        zip_error_init(&error)
        guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw Failure(description: "不能建立压缩包") }
        zip_source_keep(target)
        defer { zip_source_free(target) }
        guard let archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error) else { throw Failure(description: "不能建立压缩包") }
        // libzip reads the parts only when it closes: they must stay where they are until then.
        let buffers = parts.map { part in
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, part.content.count), alignment: 1)
            buffer.copyBytes(from: part.content)
            return buffer
        }
        defer { buffers.forEach { $0.deallocate() } }
        for (part, buffer) in zip2(parts, buffers) {
            guard let source = zip_source_buffer(archive, buffer.baseAddress, zip_uint64_t(part.content.count), 0) else { throw Failure(description: "不能写入 \(part.name)") }
            let index = zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
            guard index >= 0 else { throw Failure(description: "不能写入 \(part.name)") }
            // The same content makes the same bytes.
            zip_file_set_mtime(archive, zip_uint64_t(index), 1_262_304_000, 0)
        }
        guard zip_close(archive) == 0 else { throw Failure(description: "不能写完压缩包") }
        return try read(target)
    }

    private static func zip2<First, Second>(_ first: [First], _ second: [Second]) -> Zip2Sequence<[First], [Second]> { Swift.zip(first, second) }

    private static func read(_ source: OpaquePointer) throws -> [UInt8] {
        guard zip_source_open(source) == 0, zip_source_seek(source, 0, SEEK_END) == 0 else { throw Failure(description: "不能读出压缩包") }
        defer { zip_source_close(source) }
        let size = zip_source_tell(source)
        guard size > 0, zip_source_seek(source, 0, SEEK_SET) == 0 else { throw Failure(description: "压缩包是空的") }
        var bytes = [UInt8](repeating: 0, count: Int(size))
        guard zip_source_read(source, &bytes, zip_uint64_t(size)) == size else { throw Failure(description: "不能读出压缩包") }
        return bytes
    }
}
