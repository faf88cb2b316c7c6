public import Casework
public import Docket
public import LegalCalendar
public import Rulebook

/// 案卷包: one zip with both volumes in order, the docket, and a list of digests that anybody can check without a server (第十八条).
public struct CaseBundle: Sendable {
    public struct Failure: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    /// A stored file of the case, read and checked by who keeps it.
    public struct Attachment: Sendable {
        let paper: CasePapers.Paper
        let content: [UInt8]

        public init(paper: CasePapers.Paper, content: [UInt8]) {
            (self.paper, self.content) = (paper, content)
        }
    }

    /// For whom it is packed.
    public enum Purpose: String, Sendable, CaseIterable {
        /// 全卷
        case all
        /// 交法院: papers for the court alone, in the text that was approved.
        case court
        /// 律师材料包: what a lawyer needs who can't reach the system; nothing of 副卷.
        case lawyer

        public var title: String {
            switch self {
            case .all: ""
            case .court: "（交法院）"
            case .lawyer: "（律师材料包）"
            }
        }
    }

    static let digestList = "杂凑值.txt"

    /// - Parameters:
    ///   - purpose: the court and the lawyer get nothing of 副卷, and no docket.
    ///   - proceeding: the instance whose court it is for; nil for the newest of which something was approved.
    ///   - index: 卷内目录 and 备考表 as .docx, by their names.
    public static func bytes(
        _ derivation: Derivation, entries: [Entry], isShown: (Entry) -> Bool = { _ in true }, attachments: [Attachment],
        index: [(name: String, content: [UInt8])],
        purpose: Purpose, proceeding: String? = nil,
        madeOn day: CivilDay
    ) throws -> [UInt8] {
        var parts: [(name: String, content: [UInt8])] = []
        let attachments =
            switch purpose {
            case .all: attachments
            case .court: CourtPapers(derivation, proceeding: proceeding).select(attachments)
            case .lawyer:
                attachments.filter {
                    PaperKind.forCourt.contains($0.paper.kind)
                        || ["notice", "judgment", "receipt", "other"].contains($0.paper.kind)
                }
            }
        for (volume, inner) in [("正卷", false), ("副卷", true)] where purpose == .all || !inner {
            for (number, attachment) in attachments.filter({ $0.paper.isInner == inner }).enumerated() {
                parts.append(
                    (
                        PackageName.entry(
                            "\(volume)/",
                            "\(place(number + 1))-\(PaperKind.title(attachment.paper.kind))-\(attachment.paper.name)"),
                        attachment.content
                    ))
            }
        }
        if purpose == .lawyer { parts.append(("案情和期限.pdf", TextPages.pdf(title: "案情和期限", brief(derivation, day)))) }
        if purpose == .all {
            parts += index
            parts.append(
                (
                    "台账.json",
                    CanonicalJSON.bytes(
                        .list(try entries.filter(isShown).map { try JSONReader.value($0.canonicalBytes) }))
                ))
            let story = story(derivation, day, isShown)
            parts.append(("办理过程.txt", Array((story.joined(separator: "\n") + "\n").utf8)))
            parts.append(("办理过程.pdf", TextPages.pdf(title: "办理过程", story)))
        }
        let names = PackageName.unique(parts.map(\.name))
        parts = zip(names, parts).map { ($0, $1.content) }
        let digests = parts.map { "\(Digest(of: $0.content).hex)  \($0.name)" }.joined(separator: "\n") + "\n"
        return try Archive.zip(parts + [(digestList, Array(digests.utf8))])
    }

    private static func place(_ number: Int) -> String {
        number < 10 ? "00\(number)" : number < 100 ? "0\(number)" : String(number)
    }

    /// The docket as a person reads it: a line an entry.
    private static func story(_ derivation: Derivation, _ day: CivilDay, _ isShown: (Entry) -> Bool) -> [String] {
        let file = derivation.file
        var lines = [
            file.title, file.instances.all.compactMap(\.number).joined(separator: "、"), "\(day.chinese) 导出", "",
        ]
        for item in file.items where isShown(item.entry) {
            let who =
                item.entry["by"]?["name"]?.text.map { "\($0)（\(item.entry.unit) \(item.entry.actor) 代录）" }
                ?? "\(item.entry.unit) \(item.entry.actor)"
            let corrected = item.correctedBy.map { "（经第\($0)条更正）" } ?? ""
            lines.append("\(item.day.chinese)　\(derivation.rules.vocabulary.title(item.kind))　\(who)\(corrected)")
        }
        for struck in file.struck where isShown(struck) {
            lines.append("（已划去）\(struck.day.chinese)　\(derivation.rules.vocabulary.title(struck.kind))")
        }
        return lines
    }

    /// What a lawyer must know first: who sues over what, and by when something must be done.
    private static func brief(_ derivation: Derivation, _ day: CivilDay) -> [String] {
        let (file, rules) = (derivation.file, derivation.rules)
        let notice = file.notice?.entry
        let current = file.instances.current
        let received =
            file.items.last { $0.kind == .noticeReceived && $0.isOf(proceeding: current?.id) } ?? file.notice
        func parties(_ side: String) -> String? {
            let names = file.things(.party, in: current?.id).filter { $0["side"]?.text == side }.map(\.id)
            return names.isEmpty ? nil : names.joined(separator: "、")
        }
        var lines = [
            file.title, file.instances.all.compactMap(\.number).joined(separator: "、"), "\(day.chinese) 整理", "",
        ]
        let facts = [
            ("法院", current?["court"]?.text), ("收到日期", received?.day.chinese), ("原告", parties("plaintiff")),
            ("第三人", parties("third-party")),
            ("被诉行为", notice?["act"]?["title"]?.text),
            ("文号", notice?["act"]?["document-number"]?.text), ("作出单位", notice?["act"]?["maker"]?.text),
            ("案由", notice?["cause"]?.text), ("诉讼请求", notice?["claims"]?.text),
        ]
        lines += facts.compactMap { title, value in value.map { "\(title)：\($0)" } } + ["", "期限"]
        let duties = derivation.duties().filter { $0.due != nil && [.open, .overdue].contains($0.status(on: day)) }
            .sorted { ($0.due!, $0.key) < ($1.due!, $1.key) }
        lines += duties.map {
            "\($0.due!.chinese)　\($0.norm.what)（\(rules.citation($0.norm.provenance))）\($0.units.joined(separator: "、"))"
        }
        let hearings = file.things(.hearing).compactMap { hearing in
            hearing["day"]?.day.map {
                "\($0.chinese)　开庭　\(hearing["at"]?.text?.dropFirst(11) ?? "")　\(hearing["place"]?.text ?? "")"
            }
        }
        return lines + hearings
    }

    /// What a bundle's own list says of each file, checked against its bytes. Throws for a bundle without a list.
    /// - Returns: how many files agree, and the names of those that are changed, missing or not in the list.
    public static func verify(_ bytes: [UInt8]) throws -> (good: Int, bad: [String]) {
        let parts = try Archive.unzip(bytes, limit: 4_000_000_000)
        let contents = Dictionary(parts.map { ($0.name, $0.content) }, uniquingKeysWith: { first, _ in first })
        guard let list = contents[digestList].flatMap({ String(validating: $0, as: UTF8.self) }) else {
            throw Failure(description: "压缩包里没有\(digestList)")
        }
        var (good, bad, listed) = (0, [String](), Set<String>())
        for line in list.split(separator: "\n") {
            guard let space = line.firstRange(of: "  ") else { throw Failure(description: "\(digestList)有一行不能读取") }
            let name = String(line[space.upperBound...])
            listed.insert(name)
            if let content = contents[name], Digest(of: content).hex == line[..<space.lowerBound] {
                good += 1
            } else {
                bad.append(name)
            }
        }
        bad += contents.keys.filter { $0 != digestList && !listed.contains($0) }.sorted().map { "\($0)（不在清单里）" }
        return (good, bad)
    }
}
