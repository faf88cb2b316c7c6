import Casework
import Docket
import LegalCalendar
import Rulebook
import Store

/// 提示: what the person should know before he records: who is free, what collides, what follows.
extension EntryForm {
    public var notes: [String] {
        get throws { meantNotes + ownNotes + (try collisions) }
    }

    private var ownNotes: [String] {
        switch kind.name {
        case .appearanceDecided, .appearanceProposed, .submittedForApproval: readiness
        case .headUnavailable: others
        case .sealed: approved
        case .hearingRescheduled, .hearingNotified: ["登记后请在“通知名单”里逐一告知出庭负责人、代理人和承办单位。"]
        case .decisionReceived: ["以代理人、收件人签收之日为准，落款日不起算；他方收到的日期不知道的留空，知道以后登记“他方收到裁判”，生效日据此推算。"]
        case .lossReportDrafted, .lossReportSubmitted:
            [
                "报告应当包括五项内容；前三项已按台账填好，请核对，原因和整改措施由承办单位写。"
            ] + causes
        case .paperWithdrawn:
            ["撤下：\(withdrawn["name"] ?? "")（\(PaperKind.title(withdrawn["paper-kind"] ?? "other"))）。台账保留这次撤下的记录。"]
        case .factConfirmed: ["确认以后，这件事按它发生的日子计入期限；不属实的不要确认，请告知登记的单位更正。"]
        default: []
        }
    }

    /// 用印: what was approved, by whom and when, and which papers get the seal.
    private var approved: [String] {
        let consents = file.items.filter { $0.kind == .approved && $0.context.first(.submission) == submission }
        let said = consents.map { item in
            let who = item.entry["by"]?["name"]?.text ?? "\(item.entry.unit)（\(item.entry.actor)）"
            return "\(item.day.chinese)\(who)"
        }
        let handedIn = submission.flatMap { file.thing(.submission, $0) }.flatMap { thing in
            file.items.first { $0.sequence == thing.openedBy }
        }?.entry["papers"]?.list
        let names = (handedIn ?? []).map { paper in
            let version = paper["version"]?.integer.map { "第\($0)稿" } ?? ""
            return PaperKind.title(paper["kind"]?.text ?? "other") + version
        }
        return (said.isEmpty ? [] : ["批准：\(said.joined(separator: "、"))。"])
            + ["用印的材料：\(names.isEmpty ? "提请审批时没有附材料" : names.joined(separator: "、"))。"]
    }

    /// 败诉原因的用词, as the dictionary has them: other words are taken too, and counted as others.
    private var causes: [String] {
        guard let dictionary = derivation.rules.figures.dictionary("cause") else { return [] }
        return ["\(dictionary.title)用下列词，几项之间用顿号：\(dictionary.words.map(\.word).joined(separator: "、"))。"]
    }

    /// Another text than the approved one must not be sealed or filed unseen.
    var replaced: [String] {
        let entry = submission.flatMap { file.thing(.submission, $0) }.flatMap { thing in
            file.items.first { $0.sequence == thing.openedBy }
        }?.entry
        guard let entry else { return [] }
        return CasePapers(file: file).replaced(since: entry, unit: unit, proceeding: proceeding).map {
            "与报批稿不同：\(PaperKind.title($0.newest.kind))报批的是第\($0.approved)稿，现有第\($0.newest.version)稿。"
        }
    }

    private var heads: [Organisation.Head] { derivation.organisation.heads(of: organ, on: today) }

    /// Who may appear for the organ (第七条第二款), and who is on another hearing that day.
    private var readiness: [String] {
        guard !heads.isEmpty else { return ["负责人名册里没有\(organ)的负责人，请系统管理员先登记任职文件。"] }
        return [
            "\(organ)负责人：" + heads.map { "\($0.name)（\($0.post)）" }.joined(separator: "、")
                + "。承办单位的局长不是市政府负责人，只能作为工作人员。"
        ]
    }

    /// Before an absence is explained, the other heads are thought of.
    private var others: [String] {
        let absent = courtDefaults["head.name"] ?? ""
        let free = heads.filter { $0.name != absent }
        guard !free.isEmpty else { return [] }
        return ["可先考虑改由其他负责人出庭：" + free.map { "\($0.name)（\($0.post)）" }.joined(separator: "、") + "。"]
    }

    /// 时间冲突: the organ's heads who are on another hearing that day; the person decides.
    private var collisions: [String] {
        get throws {
            guard [.appearanceDecided, .headUnavailable].contains(kind.name), let day = hearing?["day"]?.day
            else { return [] }
            let heads = Set(derivation.organisation.heads(of: organ, on: today).map(\.name))
            let visible = Set(
                try reading.store.hearings(reading.scope, from: day, through: day).map {
                    "\($0.caseID) \($0.hearing)"
                })
            // A head has one diary, whoever may see what stands in it.
            let everywhere = CaseScope(keys: [.above(derivation.organisation.government ?? organ), .organ(organ)])
            return try reading.store.hearings(everywhere, from: day, through: day).filter {
                $0.caseID != caseID && !heads.isDisjoint(with: $0.head.split(separator: "、").map(String.init))
            }.map { other in
                // Of a case the reader is not on only that the day is taken.
                visible.contains("\(other.caseID) \(other.hearing)")
                    ? "\(other.head)当日另有开庭：\(other.number)（\(other.at.dropFirst(11))）。" : "\(other.head)当日另有开庭。"
            }
        }
    }
}
