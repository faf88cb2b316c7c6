import HTTPTypes
import Hummingbird
import NIOCore

/// 回复: what a page answers with; headers of every answer are added at the gate.
struct Reply: Sendable {
    var status: HTTPResponse.Status = .ok
    var headers: HTTPFields = [:]
    var bytes: [UInt8] = []
    var cookies: [String] = []

    static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Reply {
        Reply(status: status, headers: [.contentType: "text/html; charset=utf-8"], bytes: Array(text.utf8))
    }

    static func json(_ bytes: [UInt8]) -> Reply {
        Reply(headers: [.contentType: "application/json; charset=utf-8"], bytes: bytes)
    }

    /// Shown in the browser.
    static func pdf(_ bytes: [UInt8], name: String) -> Reply {
        Reply(
            headers: [
                .contentType: "application/pdf",
                .contentDisposition: "inline; filename*=UTF-8''\(Form.percentEncoded(name))",
            ], bytes: bytes)
    }

    static func calendar(_ bytes: [UInt8]) -> Reply {
        Reply(headers: [.contentType: "text/calendar; charset=utf-8"], bytes: bytes)
    }

    static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Reply {
        Reply(status: status, headers: [.contentType: "text/plain; charset=utf-8"], bytes: Array(text.utf8))
    }

    /// 303: the browser asks for the next page itself, so that reloading repeats nothing.
    /// - Parameter done: what was done, said on that page.
    static func see(_ path: String, saying done: String? = nil) -> Reply {
        let said = done.map { "\(path.contains("?") ? "&" : "?")done=\(Form.percentEncoded($0))" } ?? ""
        return Reply(status: .seeOther, headers: [.location: path + said])
    }

    static func download(_ bytes: [UInt8], name: String, contentType: String) -> Reply {
        let encoded = Form.percentEncoded(name)
        return Reply(
            headers: [.contentType: contentType, .contentDisposition: "attachment; filename*=UTF-8''\(encoded)"],
            bytes: bytes)
    }

    var response: Response {
        var headers = headers
        for cookie in cookies { headers.append(.init(name: .setCookie, value: cookie)) }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
