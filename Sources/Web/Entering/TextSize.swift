import Docket

/// 字体大小: kept by the browser, for whoever sits before it.
enum TextSize: String, CaseIterable {
    case usual = "m"
    case large = "l"
    case largest = "xl"

    static let cookie = "yingsu-size"

    var title: String {
        switch self {
        case .usual: "A"
        case .large: "A＋"
        case .largest: "A＋＋"
        }
    }

    /// Chosen in the header of any page, which is shown again.
    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        try exchange.form.allow { $0 == "size" }
        guard let size = exchange.form["size"].flatMap(TextSize.init) else { throw PageError.badForm("没有这种字体大小") }
        var reply = Reply.see(Form.sitePath(exchange.form["next"]))
        reply.cookies.append("\(cookie)=\(size.rawValue); Path=/; Max-Age=31536000; \(exchange.site.cookieRules)")
        return reply
    }
}
