import Foundation

/// 国标码: how a Chinese Windows writes texts and names of files.
public enum GB18030: Sendable {
    public static func text(_ bytes: [UInt8]) -> String? {
        guard let converter = iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        var output = [UInt8](repeating: 0, count: bytes.count * 3 + 16)
        var input = bytes
        let written: Int? = input.withUnsafeMutableBytes { source in
            output.withUnsafeMutableBytes { target in
                var (from, to) = (
                    source.baseAddress?.assumingMemoryBound(to: CChar.self),
                    target.baseAddress?.assumingMemoryBound(to: CChar.self)
                )
                var (left, room) = (source.count, target.count)
                return iconv(converter, &from, &left, &to, &room) == -1 || left > 0 ? nil : target.count - room
            }
        }
        return written.flatMap { String(validating: output[..<$0], as: UTF8.self) }
    }
}
