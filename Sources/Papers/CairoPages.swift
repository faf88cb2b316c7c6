internal import CCairo

/// A4 页面: a PDF drawn by Cairo, in memory.
struct CairoPages {
    /// A4 in points
    static let (width, height) = (595.28, 841.89)

    static func pdf(_ draw: (OpaquePointer) -> Void) -> [UInt8] {
        var bytes: [UInt8] = []
        withUnsafeMutablePointer(to: &bytes) { pointer in
            let surface = cairo_pdf_surface_create_for_stream(
                { closure, data, length in
                    closure!.assumingMemoryBound(to: [UInt8].self).pointee += UnsafeBufferPointer(
                        start: data, count: Int(length))
                    return CAIRO_STATUS_SUCCESS
                }, pointer, width, height)
            guard let context = cairo_create(surface) else { return }
            draw(context)
            cairo_destroy(context)
            cairo_surface_finish(surface)
            cairo_surface_destroy(surface)
        }
        return bytes
    }
}
