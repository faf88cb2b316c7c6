/// 部件: the parts of a workbook; names are compared without regard to case, as Excel and LibreOffice do.
struct SheetParts {
    struct Link {
        let id: String
        let type: String
        /// Lowercased path of the part.
        let target: String
    }

    private let parts: [String: [UInt8]]

    init(_ unzipped: [(name: String, content: [UInt8])]) {
        parts = Dictionary(
            unzipped.map { (Self.plain($0.name), $0.content) }, uniquingKeysWith: { first, _ in first })
    }

    private static func plain(_ name: String) -> String {
        let path = name.lowercased().replacing("\\", with: "/")
        return path.hasPrefix("/") ? String(path.dropFirst()) : path
    }

    subscript(_ path: String) -> [UInt8]? { parts[Self.plain(path)] }

    /// Where the package itself says it is, else where it usually is.
    var workbook: (path: String, content: [UInt8])? {
        let said = links(of: "").first { $0.type.hasSuffix("/officedocument") }?.target
        for path in [said, "xl/workbook.xml"].compactMap(\.self) {
            if let content = self[path] { return (path, content) }
        }
        return nil
    }

    /// A part without links, or whose links can't be read, has none.
    func links(of path: String) -> [Link] {
        let steps = path.split(separator: "/")
        let folder = steps.dropLast().joined(separator: "/")
        let place = (folder.isEmpty ? "" : folder + "/") + "_rels/" + (steps.last ?? "") + ".rels"
        guard let part = self[place], var scanner = try? XMLScanner(part) else { return [] }
        var links: [Link] = []
        while let event = try? scanner.next() {
            guard case .open("Relationship", let tag, _) = event, let id = XMLScanner.attribute("Id", in: tag),
                let target = XMLScanner.attribute("Target", in: tag)
            else { continue }
            let type = XMLScanner.attribute("Type", in: tag) ?? ""
            links.append(Link(id: id, type: type.lowercased(), target: Self.resolved(target, in: folder)))
        }
        return links
    }

    private static func resolved(_ target: String, in folder: String) -> String {
        guard !target.hasPrefix("/") else { return plain(target) }
        var steps = folder.split(separator: "/").map(String.init)
        for step in target.split(separator: "/").map(String.init) {
            if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(step) }
        }
        return plain(steps.joined(separator: "/"))
    }

    func sheets(_ workbook: [UInt8]) throws -> [(sheet: SheetReader.Sheet, link: String)] {
        var (scanner, sheets) = (try XMLScanner(workbook), [(sheet: SheetReader.Sheet, link: String)]())
        while let event = try scanner.next() {
            guard case .open("sheet", let tag, _) = event,
                let link = XMLScanner.attribute("id", in: tag, prefixed: true)
            else { continue }
            let state = XMLScanner.attribute("state", in: tag) ?? "visible"
            let name = XMLScanner.attribute("name", in: tag) ?? ""
            sheets.append((.init(name: name, isHidden: state != "visible"), link))
        }
        return sheets
    }
}
