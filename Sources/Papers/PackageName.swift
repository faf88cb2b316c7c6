/// 包内文件名: a name that Windows can write when the package is unpacked, and that no program finds too long.
struct PackageName {
    /// Bytes of a whole entry, folders included.
    private static let longest = 255
    private static let forbidden: [Character: Character] = [
        "<": "＜", ">": "＞", ":": "：", "\"": "＂", "/": "／", "\\": "＼", "|": "｜", "?": "？", "*": "＊",
    ]
    private static let reserved: Set<String> = Set(
        ["CON", "PRN", "AUX", "NUL"] + (0...9).flatMap { ["COM\($0)", "LPT\($0)"] } + [
            "COM¹", "COM²", "COM³", "LPT¹", "LPT²", "LPT³",
        ])

    /// - Parameter folder: with its slash, ours; the name comes from people.
    static func entry(_ folder: String, _ name: String) -> String {
        folder + shortened(plain(name), to: longest - folder.utf8.count)
    }

    private static func plain(_ name: String) -> String {
        let visible = name.unicodeScalars.filter {
            $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
        }
        var plain = String(String(String.UnicodeScalarView(visible)).map { forbidden[$0] ?? $0 })
        // Windows drops what a name ends in, and then finds another name.
        while let last = plain.last, last == "." || last == " " { plain.removeLast() }
        let stem = plain.split(separator: ".", maxSplits: 1).first.map { $0.uppercased() } ?? ""
        return plain.isEmpty ? "未命名" : reserved.contains(stem) ? "_" + plain : plain
    }

    /// Cut in its middle part, so that it keeps its beginning and says what it is.
    private static func shortened(_ name: String, to limit: Int) -> String {
        guard name.utf8.count > limit else { return name }
        let dot = name.lastIndex(of: ".")
        let ending = dot.map { String(name[$0...]) }.flatMap { $0.utf8.count <= 16 ? $0 : nil } ?? ""
        var (kept, size) = ("", ending.utf8.count + 3)
        for character in name.dropLast(ending.count) {
            guard size + character.utf8.count <= limit else { break }
            kept.append(character)
            size += character.utf8.count
        }
        return kept + "…" + ending
    }

    /// Names that Windows takes for the same get numbers.
    static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.map { name in
            var (candidate, number) = (name, 1)
            while !seen.insert(candidate.lowercased()).inserted {
                number += 1
                let cut = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
                candidate = entry(String(name[..<cut]), "\(number)-\(name[cut...])")
            }
            return candidate
        }
    }
}
