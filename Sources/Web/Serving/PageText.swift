import Mustache

extension Bool: PagePart {}

extension Array: PagePart where Element == any PagePart {}

/// 页面文字: empty, it hides the section over it and lets no outer value of its name show through.
struct PageText: MustacheCustomRenderable, MustacheParent, PagePart {
    static let nothing = PageText(renderText: "")

    /// A text has no parts; said here, it is not asked for them by reflection.
    func child(named _: String) -> Any? { nil }

    let renderText: String
    var isNull: Bool { renderText.isEmpty }
}
