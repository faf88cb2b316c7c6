public import Docket
public import LegalCalendar
public import Rulebook

/// 登记簿: the paper books that an office keeps beside the cases, a line an event, as the docket has them after corrections.
public enum Book: String, Sendable, CaseIterable {
    case intake, seals

    public var title: String { self == .intake ? "收案登记簿" : "用印登记簿" }

    /// The kinds of entry that a line comes from.
    public var kinds: [KindName] { self == .intake ? [.noticeReceived] : [.sealed] }

    public var columns: [(title: String, width: Double)] {
        switch self {
        case .intake:
            [
                ("收到日期", 12), ("收文编号", 14), ("收到方式", 10), ("法院", 22), ("案号", 26), ("原告", 22), ("被告", 20), ("被诉行为", 24),
                ("承办单位", 20), ("转送日期", 12), ("签收", 16),
            ]
        case .seals:
            [
                ("用印日期", 12), ("登记号", 14), ("印章", 20), ("案号", 26), ("用印材料", 40), ("份数", 8), ("作废", 8), ("用印人", 10),
                ("监印人", 10), ("批准", 16), ("与批准稿", 14),
            ]
        }
    }

    public struct Line: Sendable, Hashable {
        public let day: CivilDay
        public let sequence: Int
        public let cells: [String]
    }

    /// The lines that one case gives to a reader's books; of several organs each keeps its own.
    public func lines(_ derivation: Derivation, _ sight: Sight) -> [Line] {
        derivation.file.items.filter { item in
            kinds.contains(item.kind) && (self == .intake || sight.isOwn(derivation.organ(of: item)))
        }.map { item in
            Line(
                day: item.day, sequence: item.sequence,
                cells: self == .intake ? intake(item, derivation, sight) : seal(item, derivation))
        }
    }

    private func intake(_ item: CaseFile.Item, _ derivation: Derivation, _ sight: Sight) -> [String] {
        let (entry, file) = (item.entry, derivation.file)
        let proceeding = item.context.first(.proceeding)
        func names(_ field: String, _ key: String) -> String {
            (entry[field]?.list ?? []).compactMap { $0[key]?.text }.joined(separator: "、")
        }
        func next(_ kind: KindName) -> CaseFile.Item? {
            file.items.first {
                $0.kind == kind && sight.isOwn(derivation.organ(of: $0))
                    && ($0.context.first(.proceeding) == proceeding || $0.context[.proceeding].isEmpty)
            }
        }
        let (forwarded, signed) = (next(.forwarded), next(.forwardReceived))
        let defendants = names("defendants", "organ")
        return [
            item.day.description,
            (entry["intake-number"]?.text ?? "") + (file.registeredInError ? "（登记错误，作废）" : ""),
            Words.title(entry["service-method"]?.text ?? "", field: "service-method"),
            entry["court"]?.text ?? "",
            entry["number"]?.shownNumber ?? "", names("plaintiffs", "name"),
            defendants.isEmpty ? derivation.organ(of: item) : defendants,
            entry["act"]?["title"]?.text ?? "",
            derivation.responsible(in: proceeding).map(\.unit).joined(separator: "、"),
            forwarded?.day.description ?? "",
            signed.map { "\($0.entry["received-by"]?.text ?? $0.entry.unit) \($0.day.description)" } ?? "",
        ]
    }

    private func seal(_ item: CaseFile.Item, _ derivation: Derivation) -> [String] {
        let (entry, file) = (item.entry, derivation.file)
        let submission = item.context.first(.submission)
        let submitted = file.items.last {
            $0.kind == .submittedForApproval && $0.context.first(.submission) == submission
        }
        let approved = file.items.last { $0.kind == .approved && $0.context.first(.submission) == submission }
        let papers = (submitted?.entry["papers"]?.list ?? []).map { paper in
            let code = paper["digest"]?.text.flatMap(Digest.init(hex:))?.checkCode
            return PaperKind.title(paper["kind"]?.text ?? "other") + (paper["version"]?.integer.map { "第\($0)稿" } ?? "")
                + (code.map { "（\($0)）" } ?? "")
        }
        let changed =
            submitted.map {
                CasePapers(file: file).replaced(
                    since: $0.entry, unit: $0.context.first(.unit), proceeding: $0.context.first(.proceeding)
                ).map { PaperKind.title($0.newest.kind) }
            } ?? []
        let number =
            item.context.first(.proceeding).flatMap { file.thing(.proceeding, $0)?.number } ?? file
            .instances.numbered?.number ?? ""
        func text(_ field: String) -> String { entry[field]?.text ?? entry[field]?.integer.map(String.init) ?? "" }
        return [
            item.day.description, text("register-number"), text("seal"), number, papers.joined(separator: "、"),
            text("copies"), text("spoiled"), text("keeper"), text("witness"),
            approved.map { "\($0.entry["by"]?["name"]?.text ?? $0.entry.actor) \($0.day.description)" } ?? "无批准记录",
            changed.isEmpty ? "一致" : "此后另有\(changed.joined(separator: "、"))",
        ]
    }
}
