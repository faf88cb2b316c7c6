internal import CCairo

/// 图片页: a photograph or a scan as one A4 page, upright and as large as it fits, by Cairo.
struct ImagePage {
    /// Points; the margin is what a page number needs.
    private static let (width, height, margin) = (CairoPages.width, CairoPages.height, 42.0)
    /// Pixels: what is larger is refused before it is unpacked.
    private static let limit = 60_000_000

    /// What its head says, without unpacking it.
    static func check(_ content: [UInt8], name: String) throws(PDFFile.Failure) -> (width: Int, height: Int) {
        let isPNG = content.starts(with: [0x89, 0x50, 0x4E, 0x47])
        guard let size = isPNG ? pngSize(content) : JPEGHead(content)?.size, size.width > 0, size.height > 0 else {
            throw PDFFile.Failure(description: "“\(name)”不是完好的图片，不能读取")
        }
        guard size.width <= 65_535, size.height <= 65_535, size.width * size.height <= limit else {
            throw PDFFile.Failure(description: "“\(name)”像素过多（\(size.width)×\(size.height)），请缩小后再用")
        }
        return size
    }

    static func pdf(_ content: [UInt8], name: String) throws(PDFFile.Failure) -> [UInt8] {
        let size = try check(content, name: name)
        let isPNG = content.starts(with: [0x89, 0x50, 0x4E, 0x47])
        let image = isPNG ? png(content) : jpeg(content, size)
        defer { cairo_surface_destroy(image) }
        guard cairo_surface_status(image) == CAIRO_STATUS_SUCCESS else {
            throw PDFFile.Failure(description: "“\(name)”不是完好的图片，不能读取")
        }
        let page = draw(image!, size, turned: isPNG ? 1 : JPEGHead(content)?.orientation ?? 1)
        guard !page.isEmpty else { throw PDFFile.Failure(description: "“\(name)”不能排成页面") }
        return page
    }

    private static func pngSize(_ content: [UInt8]) -> (width: Int, height: Int)? {
        guard content.count > 24 else { return nil }
        func number(_ at: Int) -> Int { content[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
        return (number(16), number(20))
    }

    private static func png(_ content: [UInt8]) -> OpaquePointer? {
        var reader = (rest: content[...], failed: false)
        return withUnsafeMutablePointer(to: &reader) { pointer in
            cairo_image_surface_create_from_png_stream(
                { closure, target, length in
                    let reader = closure!.assumingMemoryBound(to: (rest: ArraySlice<UInt8>, failed: Bool).self)
                    guard reader.pointee.rest.count >= Int(length) else { return CAIRO_STATUS_READ_ERROR }
                    for (index, byte) in reader.pointee.rest.prefix(Int(length)).enumerated() { target![index] = byte }
                    reader.pointee.rest = reader.pointee.rest.dropFirst(Int(length))
                    return CAIRO_STATUS_SUCCESS
                }, pointer)
        }
    }

    /// The bytes of the photograph go into the page as they are: nothing is lost, nothing grows.
    private static func jpeg(_ content: [UInt8], _ size: (width: Int, height: Int)) -> OpaquePointer? {
        let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(size.width), Int32(size.height))
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: content.count)
        copy.initialize(from: content, count: content.count)
        cairo_surface_set_mime_data(
            surface, CAIRO_MIME_TYPE_JPEG, copy, UInt(content.count), { $0?.deallocate() }, copy)
        return surface
    }

    private static func draw(_ image: OpaquePointer, _ size: (width: Int, height: Int), turned orientation: Int)
        -> [UInt8]
    {
        CairoPages.pdf { context in
            let isOnSide = orientation >= 5
            let (wide, high) =
                isOnSide ? (Double(size.height), Double(size.width)) : (Double(size.width), Double(size.height))
            let scale = min((width - 2 * margin) / wide, (height - 2 * margin) / high)
            cairo_translate(context, width / 2, height / 2)
            cairo_scale(context, scale, scale)
            // How the camera was held, as the photograph's head says.
            let quarter = [3: 2, 4: 2, 5: 1, 6: 1, 7: 3, 8: 3][orientation] ?? 0
            cairo_rotate(context, Double(quarter) * .pi / 2)
            if [2, 4, 5, 7].contains(orientation) { cairo_scale(context, -1, 1) }
            cairo_set_source_surface(context, image, -Double(size.width) / 2, -Double(size.height) / 2)
            cairo_paint(context)
        }
    }
}
