public import Casework
public import Docket
import LegalCalendar
import Rulebook
public import Store

/// 办理意见: what the leader or the office ticks on the sheet.
public enum SheetAnswer: String, Sendable {
    case approved, returned, read
    case returnedByLeader = "returned-by-leader"
    case referOn = "refer-on"

    public var kind: KindName {
        switch self {
        case .approved: .approved
        case .returned, .returnedByLeader: .returned
        case .read, .referOn: .opined
        }
    }
}

extension ApprovalSheet {
    /// 签批: as it was typed beside the answer.
    public struct Typed: Sendable {
        let day: String
        let text: String
        let name: String
        let post: String
        let medium: String
        let original: String

        /// What was left out is empty.
        public init(_ typed: TypedFields) {
            func text(_ name: String) -> String { (typed[name] ?? "").trimmingBlanks }
            (day, self.text, name, post) = (text("day"), text("text"), text("by-name"), text("by-post"))
            (medium, original) = (text("medium"), text("original"))
        }
    }

    /// 同意、退回、圈阅、转批
    public func draft(_ answer: SheetAnswer, _ typed: Typed, papers: [Value]) throws(Refusal) -> Draft {
        guard let submission else { throw Refusal(of: "decision", "这张签批单没有提请审批的事项") }
        // Where the register knows who signs, leaving him out is no answer; an office with levels of its own signs for itself.
        if answer == .approved, isForAnother, leader != nil, level == nil, typed.name.isEmpty {
            throw Refusal(of: "by-name", "请填写批示人：纸上是谁签的就写谁；办公室自己审批的，写审批人的姓名")
        }
        let day = try day(typed.day, submission)
        var fields: [String: Value] = ["submission": .text(submission.id)]
        fields["unit"] = submission["unit"]
        if !papers.isEmpty { fields["papers"] = .list(papers) }
        // 退回 is the office's own act, unless it says that the leader did.
        let isOwn = answer == .returned && isForAnother
        if !isOwn { fields.merge(Self.signer(typed)) { _, new in new } }
        fields.merge(try Self.said(answer, typed.text)) { _, new in new }
        if answer == .approved, let level { fields["level"] = .text(level) }
        return Draft(answer.kind, day: day, fields)
    }

    /// Who decided on paper, and where it is kept; nothing for who decides himself.
    private static func signer(_ typed: Typed) -> [String: Value] {
        guard !typed.name.isEmpty else { return [:] }
        var by: [String: Value] = ["name": .text(typed.name)]
        if !typed.post.isEmpty { by["post"] = .text(typed.post) }
        var fields: [String: Value] = [
            "by": .object(by), "medium": .text(typed.medium.isEmpty ? "paper" : typed.medium),
        ]
        if !typed.original.isEmpty { fields["original"] = .text(typed.original) }
        return fields
    }

    private static func said(_ answer: SheetAnswer, _ text: String) throws(Refusal) -> [String: Value] {
        let said = text.isEmpty ? nil : Value.text(text)
        switch answer {
        case .approved: return ["opinion": said].compactMapValues { $0 }
        case .returned, .returnedByLeader:
            guard let said else { throw Refusal(of: "text", "退回应当写明理由") }
            return ["reason": said]
        case .read, .referOn:
            return ["step": .text(answer.rawValue), "meaning": "noted", "text": said].compactMapValues { $0 }
        }
    }

    /// 签批日期: the day that stands beside the signature, not the day on which somebody typed it in.
    private func day(_ text: String, _ submission: Thing) throws(Refusal) -> CivilDay {
        let today = reading.today
        guard !text.isEmpty else { return today }
        guard let day = CivilDay.read(text) else {
            throw Refusal(of: "day", "签批日期：没有这一天，请按 2026-02-10 填写（所填：\(text)）")
        }
        guard day <= today else { throw Refusal(of: "day", "签批日期 \(day.chinese) 晚于今天，还没有发生的事不能登记") }
        guard day >= submission.openedOn else {
            throw Refusal(of: "day", "签批日期 \(day.chinese) 早于提请审批之日 \(submission.openedOn.chinese)")
        }
        return day
    }
}
