import Foundation

/// 负载: keep-alive clients on loopback, bounded in requests; each times its own answers.
enum Load {
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    /// The 99th percentile of the answering time, in milliseconds.
    static func p99(port: Int, path: String, cookie: String, clients: Int, requests: Int) async throws -> Double {
        let times = try await withThrowingTaskGroup(of: [Double].self) { group in
            for _ in 0..<clients {
                group.addTask {
                    try await withCheckedThrowingContinuation { continuation in
                        Thread.detachNewThread {
                            continuation.resume(
                                with: Result {
                                    try client(port: port, path: path, cookie: cookie, requests: requests / clients)
                                })
                        }
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }.sorted()
        return times[min(times.count - 1, times.count * 99 / 100)]
    }

    private static func client(port: Int, path: String, cookie: String, requests: Int) throws -> [Double] {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
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
        let request = Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nCookie: \(cookie)\r\n\r\n".utf8)
        return try (0..<requests).map { _ in
            let start = DispatchTime.now().uptimeNanoseconds
            guard send(descriptor, request, request.count, 0) == request.count else {
                throw Failed(description: "测速：发送失败")
            }
            try receive(descriptor)
            return Double(DispatchTime.now().uptimeNanoseconds - start) / 1_000_000
        }
    }

    /// Reads one whole answer; anything but 200 ends the measurement.
    private static func receive(_ descriptor: Int32) throws {
        var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
        var wanted = Int.max
        while bytes.count < wanted {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { throw Failed(description: "测速：连接中断") }
            bytes += buffer[..<count]
            guard wanted == Int.max, let end = bytes.firstRange(of: [13, 10, 13, 10]) else { continue }
            let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).lowercased()
            guard head.hasPrefix("http/1.1 200"), let mark = head.firstRange(of: "content-length: "),
                let length = Int(head[mark.upperBound...].prefix { $0.isNumber })
            else {
                throw Failed(description: "测速：回答不是 200：\(head.prefix(60))")
            }
            wanted = end.upperBound + length
        }
    }
}
