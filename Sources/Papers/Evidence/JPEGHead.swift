/// 照片头: the size of a JPEG and how the camera was held.
struct JPEGHead {
    private(set) var size: (width: Int, height: Int) = (0, 0)
    /// As EXIF counts: 1 upright, 3 head down, 6 and 8 on a side; 2, 4, 5, 7 mirrored.
    private(set) var orientation = 1
    /// 四色: as Adobe writes them, each value says what is left white.
    private(set) var isInverted = false
    private var isAdobe = false

    init?(_ content: [UInt8]) {
        guard content.starts(with: [0xFF, 0xD8]) else { return nil }
        var at = 2
        while at + 4 <= content.count, content[at] == 0xFF {
            // Any number of fill bytes may stand before a mark.
            guard content[at + 1] != 0xFF else {
                at += 1
                continue
            }
            let (mark, length) = (content[at + 1], Int(content[at + 2]) << 8 | Int(content[at + 3]))
            guard length >= 2, at + 2 + length <= content.count else { return nil }
            let segment = content[(at + 4)..<(at + 2 + length)]
            if mark == 0xE1 { readOrientation(Array(segment)) }
            if mark == 0xEE, segment.starts(with: Array("Adobe".utf8)) { isAdobe = true }
            if (0xC0...0xCF).contains(mark), ![0xC4, 0xC8, 0xCC].contains(mark), segment.count >= 5 {
                let head = Array(segment)
                size = (Int(head[3]) << 8 | Int(head[4]), Int(head[1]) << 8 | Int(head[2]))
                isInverted = isAdobe && head.count > 5 && head[5] == 4
                return
            }
            at += 2 + length
        }
        return nil
    }

    private mutating func readOrientation(_ segment: [UInt8]) {
        guard segment.starts(with: Array("Exif".utf8) + [0, 0]), segment.count >= 14 else { return }
        let tiff = Array(segment[6...])
        let isLittle = tiff[0] == 0x49
        func number(_ at: Int, _ count: Int) -> Int? {
            guard at >= 0, at + count <= tiff.count else { return nil }
            let bytes = tiff[at..<at + count]
            return (isLittle ? Array(bytes.reversed()) : Array(bytes)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let start = number(4, 4), let count = number(start, 2) else { return }
        for index in 0..<count {
            let entry = start + 2 + index * 12
            if number(entry, 2) == 0x0112, let value = number(entry + 8, 2), (1...8).contains(value) {
                orientation = value
            }
        }
    }
}
