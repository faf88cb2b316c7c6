internal import CCairo

/// 文字页: lines of text as A4 pages with page numbers, by Cairo; words can be searched and copied.
public enum TextPages: Sendable {
    private static let (width, height, margin, size, leading) = (CairoPages.width, CairoPages.height, 62.0, 11.0, 19.0)
    private static let font = "Noto Serif CJK SC"

    /// - Parameter title: stands on top of the first page.
    public static func pdf(title: String, _ lines: [String]) -> [UInt8] {
        CairoPages.pdf { context in
            cairo_select_font_face(context, font, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
            write(title, lines, context)
        }
    }

    private static func write(_ title: String, _ lines: [String], _ context: OpaquePointer) {
        cairo_set_font_size(context, 18)
        show(title, at: (width - measure(title, context)) / 2, margin + 10, context)
        cairo_set_font_size(context, size)
        var (page, y) = (1, margin + 44)
        for line in lines.flatMap({ wrapped($0, context) }) {
            if y > height - margin {
                number(page, context)
                cairo_show_page(context)
                (page, y) = (page + 1, margin + 10)
            }
            show(line, at: margin, y, context)
            y += leading
        }
        number(page, context)
        cairo_show_page(context)
    }

    private static func number(_ page: Int, _ context: OpaquePointer) {
        let text = "— \(page) —"
        show(text, at: (width - measure(text, context)) / 2, height - 34, context)
    }

    private static func show(_ text: String, at x: Double, _ y: Double, _ context: OpaquePointer) {
        cairo_move_to(context, x, y)
        cairo_show_text(context, text)
    }

    private static func measure(_ text: String, _ context: OpaquePointer) -> Double {
        var extents = cairo_text_extents_t()
        cairo_text_extents(context, text, &extents)
        return extents.x_advance
    }

    /// Cut where the line is full; Chinese may be cut between any two characters.
    private static func wrapped(_ line: String, _ context: OpaquePointer) -> [String] {
        let visible = String(String.UnicodeScalarView(line.unicodeScalars.filter { $0.value >= 32 }))
        guard measure(visible, context) > width - 2 * margin else { return [visible] }
        var (lines, current, filled) = ([String](), "", 0.0)
        for character in visible {
            let wide = measure(String(character), context)
            if filled + wide > width - 2 * margin {
                lines.append(current)
                (current, filled) = ("　　", measure("　　", context))
            }
            current.append(character)
            filled += wide
        }
        return lines + [current]
    }
}
