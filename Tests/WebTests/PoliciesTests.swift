import Casework
import Docket
import Testing

@testable import Web

@Suite struct PoliciesTests {
    @Test("no two routes answer the same request")
    func distinct() {
        // A parameter's name tells no request from another.
        let shapes = Route.all.map { $0.key.replacing(/:[a-z]+/, with: ":") }
        #expect(Set(shapes).count == shapes.count && shapes.count > 80)
    }

    @Test("only the way in is open to anyone")
    func open() {
        let open = Route.all.filter { $0.action == .anyone }.map(\.path)
        #expect(
            Set(open) == ["/static/:version/:name", "/health", "/login", "/feed/:token", "/demo/role"], "\(open)")
    }

    @Test(
        "from above no paper is read and nothing recorded: the case, why its days are so and what would move them, and no other page"
    )
    func watching() {
        let seen = Route.all.filter { $0.path.hasPrefix("/cases/:id") }.filter {
            Access.may(.oversightOffice, $0.action, .watching) == .allow
        }
        #expect(seen.map(\.path) == ["/cases/:id", "/cases/:id/why", "/cases/:id/what-if"])
    }

    @Test("no route of a case is open to anyone, and none that changes a case is open to readers")
    func cases() {
        let routes = Route.all.filter { $0.path.hasPrefix("/cases/:id") }
        #expect(routes.contains { $0.method == .get } && routes.contains { $0.method == .post } && routes.count > 20)
        for route in routes {
            let action = route.action
            for function in Function.allCases where function.isAdministrator {
                #expect(Access.may(function, action, .office) == .hide, "\(route.key)")
            }
            #expect(Access.may(nil, action) == .hide)
            guard route.method == .post else { continue }
            for function in [Function.auditor, .assessor] {
                #expect(Access.may(function, action, .office) == .hide, "\(route.key)")
            }
        }
    }
}

@Suite struct FormTests {
    @Test("forms are decoded, and what is malformed is refused", arguments: ["a=%zz", "a=%e4%b8", "%"])
    func malformed(_ text: String) { #expect(throws: Form.Malformed.self) { try Form.urlEncoded(Array(text.utf8)) } }

    @Test("multipart: fields and files, and a body cut short is refused")
    func multipart() throws {
        let body =
            "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n一\r\n--X\r\nContent-Disposition: form-data; name=\"f\"; filename=\"证据.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-\r\n--X--\r\n"
        let form = try Multipart.form(Array(body.utf8), boundary: "X")
        #expect(form["a"] == "一")
        #expect(form.uploads.first?.name == "证据.pdf" && form.uploads.first?.content == Array("%PDF-".utf8))
        for length in [10, 60, 120, body.utf8.count - 6] {
            #expect(throws: Form.Malformed.self) { try Multipart.form(Array(body.utf8.prefix(length)), boundary: "X") }
        }
    }

    @Test("a draft keeps what was typed and not the form's envelope")
    func draft() throws {
        let form = try Form.urlEncoded(Array("csrf=c&request=r&text=a%0Ab".utf8))
        #expect(Form(draft: form.draft).fields.map(\.name) == ["text"])
        #expect(Form(draft: form.draft)["text"] == "a\nb")
    }
}
