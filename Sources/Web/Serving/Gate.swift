import Casework
import Docket
import HTTPTypes
import Hummingbird
import NIOCore
import Rulebook
import Store
import Work

/// 门: every request passes here once: size, origin, session, token, policy; every answer leaves with the same headers.
struct Gate: Sendable {
    let site: Site

    func answer(
        _ route: Route, _ request: Request, _ parameters: [String: String], from address: String
    ) async -> Response {
        var reply: Reply
        // Asked for once: whoever it is then is who the whole request is of.
        var known: (session: Session, token: String)?
        do {
            known = try session(of: request)
            reply = signed(try await pass(route, request, parameters, known, from: address), known?.session)
        } catch {
            reply = ErrorPage(site: site).reply(to: error, path: request.uri.path, session: known?.session)
        }
        for (name, value) in Self.headers where reply.headers[name] == nil { reply.headers[name] = value }
        if reply.headers[.cacheControl] == nil { reply.headers[.cacheControl] = "no-store" }
        return reply.response
    }

    private static let headers: [(HTTPField.Name, String)] = [
        (
            .contentSecurityPolicy,
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        ),
        (HTTPField.Name("X-Content-Type-Options")!, "nosniff"), (HTTPField.Name("Referrer-Policy")!, "same-origin"),
        (HTTPField.Name("Cross-Origin-Opener-Policy")!, "same-origin"), (HTTPField.Name("X-Frame-Options")!, "DENY"),
    ]

    /// In this order: what the route is, where the request comes from, who sends it, whether he may; only then what he sends.
    private func pass(
        _ route: Route, _ request: Request, _ parameters: [String: String], _ known: (session: Session, token: String)?,
        from address: String
    ) async throws -> Reply {
        let action = route.action
        if route.path.hasPrefix("/demo"), !site.isDemo { throw PageError.absent }
        let isUnsafe = route.method == .post
        if isUnsafe { try checkOrigin(request) }
        var exchange = Exchange(
            site: site, path: request.uri.path, route: route.path, parameters: parameters,
            query: try Form.urlEncoded(Array((request.uri.query ?? "").utf8)), form: Form(), session: known?.session,
            token: known?.token ?? cookie(Self.cookieName, of: request),
            place: place(of: request, from: address),
            textSize: cookie(TextSize.cookie, of: request).flatMap(TextSize.init) ?? .usual)
        if action != .anyone {
            guard let session = known?.session else {
                return try await keepAndSignIn(exchange, request, isUnsafe: isUnsafe)
            }
            if session.mustSetPassword, ![SiteURL.password, "/logout"].contains(route.path) {
                return .see(SiteURL.password)
            }
            try authorise(action, exchange)
        }
        if isUnsafe {
            exchange.form = try await body(of: request, upTo: route.upTo)
            if action != .anyone, exchange.form["csrf"] != known?.session.csrf {
                throw PageError.forbidden("页面已过期，请返回刷新后再提交；您填写的内容仍在原页面")
            }
            if upload(route) { try await look(at: &exchange.form) }
        }
        let cleaned = exchange.cleaned
        guard route.lane != .page else { return try await route.handler(cleaned) }
        return try await Workers.on(route.lane) {
            // Who has left while it stood in the queue is passed over.
            try Task.checkCancellation()
            return try await route.handler(cleaned)
        }
    }

    /// Whether what was uploaded can be opened, told to the page that takes it.
    private func look(at form: inout Form) async throws {
        for index in form.uploads.indices {
            form.uploads[index].problem = try await UploadCheck.problem(of: form.uploads[index])
        }
    }

    /// A table says itself what is wrong with it.
    private func upload(_ route: Route) -> Bool { route.upTo == .scans && route.path != "/import" }

    private func place(of request: Request, from address: String) -> SignInLimiter.Place {
        let browser = cookie(LoginPage.browserCookie, of: request) ?? ""
        return SignInLimiter.Place(address: address, isKnownBrowser: false, browser: browser)
    }

    /// What was done is said on the next page; a link from elsewhere can't put words into the system's mouth.
    private func signed(_ reply: Reply, _ session: Session?) -> Reply {
        guard reply.status == .seeOther, let place = reply.headers[.location], let mark = place.firstIndex(of: "?"),
            let session,
            let query = try? Form.urlEncoded(Array(place[place.index(after: mark)...].utf8)), let done = query["done"]
        else { return reply }
        var reply = reply
        reply.headers[.location] = "\(place)&sig=\(Layout.seal(done, session))"
        return reply
    }

    /// An unsafe request must come from a page of this site.
    private func checkOrigin(_ request: Request) throws {
        let host = request.head.authority ?? request.headers[HTTPField.Name("Host")!] ?? ""
        if let origin = request.headers[.origin] {
            guard origin == "http://\(host)" || origin == "https://\(host)" else {
                throw PageError.forbidden("请求不是从本系统页面发出的")
            }
            return
        }
        guard request.headers[HTTPField.Name("Sec-Fetch-Site")!] == "same-origin" else {
            throw PageError.forbidden("请求不是从本系统页面发出的")
        }
    }

    private func body(of request: Request, upTo limit: Route.Body) async throws -> Form {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit.rawValue {
            throw PageError.tooLarge
        }
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: limit.rawValue)
        } catch {
            throw PageError.tooLarge
        }
        let bytes = Array(buffer.readableBytesView)
        let type = request.headers[.contentType] ?? ""
        if type.hasPrefix("multipart/form-data"), let mark = type.firstRange(of: "boundary=") {
            return try Multipart.form(bytes, boundary: String(type[mark.upperBound...]).replacing("\"", with: ""))
        }
        return try Form.urlEncoded(bytes)
    }

    static let cookieName = "yingsu"

    private func cookie(_ name: String, of request: Request) -> String? {
        (request.headers[.cookie] ?? "").split(separator: ";").map { $0.drop { $0 == " " } }.first {
            $0.hasPrefix("\(name)=")
        }
        .map { String($0.dropFirst(name.count + 1)) }
    }

    private func session(of request: Request) throws -> (session: Session, token: String)? {
        guard let token = cookie(Self.cookieName, of: request),
            let session = try site.store.session(token, instant: site.clock.real)
        else { return nil }
        return (try site.store.standing(session, on: site.clock.today), token)
    }

    /// A session that ended while a form was filled in: what was typed becomes a draft of its owner. Of who never was signed in
    /// nothing is read.
    private func keepAndSignIn(_ exchange: Exchange, _ request: Request, isUnsafe: Bool) async throws -> Reply {
        var isKept = false
        if isUnsafe, let token = exchange.token, let owner = try site.store.owner(ofEnded: token),
            let form = try? await body(of: request, upTo: .form), !form.fields.isEmpty
        {
            isKept = true
            try site.store.saveDraft(form.draft, form: exchange.path, account: owner, instant: site.clock.real)
        }
        return .see(SiteURL.login(next: exchange.path, isKept: isKept))
    }

    private func authorise(_ action: Action, _ exchange: Exchange) throws {
        let actor = try exchange.reader
        var standing = Standing.none
        if let id = exchange.parameters["id"] {
            guard let known = try site.store.standing(of: actor, to: id, today: site.clock.today) else {
                throw PageError.absent
            }
            standing = known
        }
        switch Access.may(actor, action, standing) {
        case .allow: return
        case .hide:
            if standing.isNone, exchange.parameters["id"] != nil {
                try exchange.audit(.refused, ["path": .text(exchange.path)])
            }
            throw PageError.absent
        case .refuse(let act):
            throw PageError.refused(
                "此事由\(try exchange.reading.intakeOffice)办理", cite: exchange.store.rules.basis(of: act))
        }
    }
}

extension Exchange {
    /// Without controls and direction marks in what was typed: they are shown nowhere and deceive.
    fileprivate var cleaned: Exchange {
        var form = form
        form.fields = form.fields.map { ($0.name, Self.visible($0.value)) }
        var cleaned = self
        cleaned.form = form
        return cleaned
    }

    /// NUL stays, so that it is refused by name.
    private static func visible(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { scalar in
                    scalar == "\n" || scalar == "\r" || scalar == "\t" || scalar == "\0"
                        || (scalar.properties.generalCategory != .control
                            && scalar.properties.generalCategory != .format)
                })
        ).replacing("\r\n", with: "\n")
    }
}
