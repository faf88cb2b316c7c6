import Foundation
import Synchronization

/// 负载: keep-alive clients on loopback, bounded; each times its own answers.
enum Load {
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    /// Milliseconds, and the bytes of the last answer.
    struct Times: Sendable {
        let p50: Double
        let p99: Double
        let bytes: Int

        init(_ times: [Double], bytes: Int = 0) {
            let sorted = times.sorted()
            func part(_ hundredth: Int) -> Double {
                sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * hundredth / 100)]
            }
            (p50, p99, self.bytes) = (part(50), part(99), bytes)
        }
    }

    final class Clock {
        private var all: [Double] = []

        func time(_ work: () throws -> Void) rethrows {
            let start = DispatchTime.now().uptimeNanoseconds
            try work()
            all.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1_000_000)
        }

        var times: Times { Times(all) }
    }

    /// One connection, one request at a time.
    final class Client {
        private let descriptor: Int32
        private let port: Int

        init(port: Int) throws {
            self.port = port
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(port).bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            let connected = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            guard connected == 0 else { throw Failed(description: "测速：连接不上") }
        }

        func close() { _ = Foundation.close(descriptor) }

        func time(_ line: String, cookie: String = "", rounds: Int, warm: Int) throws -> Times {
            for _ in 0..<warm { _ = try bytes(line, nil, cookie, 200) }
            var (times, size) = ([Double](), 0)
            for _ in 0..<rounds {
                let start = DispatchTime.now().uptimeNanoseconds
                size = try bytes(line, nil, cookie, 200).count
                times.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1_000_000)
            }
            return Times(times, bytes: size)
        }

        /// What a page answers with.
        func ask(_ line: String, body: String? = nil, cookie: String) throws -> String {
            String(decoding: try bytes(line, body, cookie, 200), as: UTF8.self)
        }

        /// A form that is taken: the answer leads to the next page.
        func post(_ path: String, _ form: String, cookie: String) throws {
            _ = try bytes("POST \(path)", form, cookie, 303)
        }

        private func bytes(_ line: String, _ body: String?, _ cookie: String, _ status: Int) throws -> [UInt8] {
            var head = "\(line) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nCookie: \(cookie)\r\n"
            if let body {
                head += "Origin: http://127.0.0.1:\(port)\r\nSec-Fetch-Site: same-origin\r\n"
                head += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n"
            }
            let request = Array((head + "\r\n" + (body ?? "")).utf8)
            guard send(descriptor, request, request.count, 0) == request.count else {
                throw Failed(description: "测速：发送失败")
            }
            return try receive(line, status)
        }

        /// Reads one whole answer; any other status ends the measurement.
        private func receive(_ line: String, _ status: Int) throws -> [UInt8] {
            var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
            var (wanted, start) = (Int.max, 0)
            while bytes.count < wanted {
                let count = recv(descriptor, &buffer, buffer.count, 0)
                guard count > 0 else { throw Failed(description: "测速：连接中断 \(line)") }
                bytes += buffer[..<count]
                guard wanted == Int.max, let end = bytes.firstRange(of: [13, 10, 13, 10]) else { continue }
                let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).lowercased()
                guard head.hasPrefix("http/1.1 \(status)"), let mark = head.firstRange(of: "content-length: "),
                    let length = Int(head[mark.upperBound...].prefix { $0.isNumber })
                else { throw Failed(description: "测速：\(line) 的回答不是 \(status)：\(head.prefix(60))") }
                (start, wanted) = (end.upperBound, end.upperBound + length)
            }
            return Array(bytes[start...])
        }
    }

    /// Users at once, each with a connection of its own, taking the pages in turn from a place of its own.
    static func crowd(
        port: Int, users: Int, seconds: Int, _ pages: [(line: String, cookie: String)]
    ) async throws -> (rate: Double, times: Times) {
        let end = Date().addingTimeInterval(Double(seconds))
        let times = try await withThrowingTaskGroup(of: [Double].self) { group in
            for user in 0..<users {
                group.addTask {
                    try await withCheckedThrowingContinuation { continuation in
                        Thread.detachNewThread {
                            continuation.resume(with: Result { try one(port: port, user, until: end, pages) })
                        }
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return (Double(times.count) / Double(seconds), Times(times))
    }

    private static func one(port: Int, _ user: Int, until end: Date, _ pages: [(line: String, cookie: String)]) throws
        -> [Double]
    {
        let client = try Client(port: port)
        defer { client.close() }
        var (times, next) = ([Double](), user)
        while Date() < end {
            let page = pages[next % pages.count]
            next += 1
            let start = DispatchTime.now().uptimeNanoseconds
            _ = try client.ask(page.line, cookie: page.cookie)
            times.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1_000_000)
        }
        return times
    }
}
