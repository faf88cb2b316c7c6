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
        guard let archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
            throw Failure(description: "不能建立压缩包")
        }
        // libzip reads the parts only when it closes: they must stay where they are until then.
        let buffers = parts.map { part in
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, part.content.count), alignment: 1)
            buffer.copyBytes(from: part.content)
            return buffer
        }
        defer { buffers.forEach { $0.deallocate() } }
        for (part, buffer) in zip2(parts, buffers) {
            guard let source = zip_source_buffer(archive, buffer.baseAddress, zip_uint64_t(part.content.count), 0)
            else { throw Failure(description: "不能写入 \(part.name)") }
            let index = zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
            guard index >= 0 else { throw Failure(description: "不能写入 \(part.name)") }
            // Fast rather than small: a paper is made while somebody waits, and scans do not shrink.
            zip_set_file_compression(archive, zip_uint64_t(index), ZIP_CM_DEFLATE, 1)
            // The same content makes the same bytes.
            zip_file_set_mtime(archive, zip_uint64_t(index), 1_262_304_000, 0)
        }
        guard zip_close(archive) == 0 else { throw Failure(description: "不能写完压缩包") }
        return try read(target)
    }

    /// - Parameter limit: bytes that all parts together may have; more is refused before it is unpacked.
    static func unzip(_ bytes: [UInt8], limit: Int) throws -> [(name: String, content: [UInt8])] {
        var error = zip_error_t()
        zip_error_init(&error)
        return try bytes.withUnsafeBytes { buffer in
            guard let source = zip_source_buffer_create(buffer.baseAddress, zip_uint64_t(buffer.count), 0, &error),
                let archive = zip_open_from_source(source, ZIP_RDONLY, &error)
            else {
                throw Failure(description: "不是压缩包")
            }
            defer { zip_discard(archive) }
            guard zip_get_num_entries(archive, 0) <= 20_000 else { throw Failure(description: "压缩包里的文件太多") }
            var (parts, total) = ([(name: String, content: [UInt8])](), 0)
            for index in 0..<zip_get_num_entries(archive, 0) {
                var stat = zip_stat_t()
                zip_stat_init(&stat)
                guard zip_stat_index(archive, zip_uint64_t(index), 0, &stat) == 0,
                    let name = stat.name.flatMap({ String(validatingCString: $0) })
                else {
                    throw Failure(description: "压缩包的目录不能读取")
                }
                guard let size = Int(exactly: stat.size), size <= limit - total else {
                    throw Failure(description: "压缩包展开后过大")
                }
                total += size
                guard total <= limit else { throw Failure(description: "压缩包展开后过大") }
                guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
                    throw Failure(description: "不能读出 \(name)")
                }
                defer { zip_fclose(file) }
                var content = [UInt8](repeating: 0, count: size)
                guard zip_fread(file, &content, stat.size) == Int64(size) else {
                    throw Failure(description: "\(name) 读不完整")
                }
                parts.append((name, content))
            }
            return parts
        }
    }

    private static func zip2<First, Second>(_ first: [First], _ second: [Second]) -> Zip2Sequence<[First], [Second]> {
        Swift.zip(first, second)
    }

    private static func read(_ source: OpaquePointer) throws -> [UInt8] {
        guard zip_source_open(source) == 0, zip_source_seek(source, 0, SEEK_END) == 0 else {
            throw Failure(description: "不能读出压缩包")
        }
        defer { zip_source_close(source) }
        let size = zip_source_tell(source)
        guard size > 0, zip_source_seek(source, 0, SEEK_SET) == 0 else { throw Failure(description: "压缩包是空的") }
        var bytes = [UInt8](repeating: 0, count: Int(size))
        guard zip_source_read(source, &bytes, zip_uint64_t(size)) == size else { throw Failure(description: "不能读出压缩包") }
        return bytes
    }
}
