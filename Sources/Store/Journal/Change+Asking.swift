import Casework
import Docket
import LegalCalendar
import Rulebook

/// 登记前要问的, where other cases or the accounts have to be looked at.
extension CaseStore {
    /// 案号重复: of a case of another organ no more is told than that there is one.
    func duplicates(
        of entry: Entry, except caseID: String?, for request: Request, _ connection: any Connection
    ) throws -> [Question] {
        let said = entry["entry"]?["fields"]
        guard
            entry.kind == .noticeReceived
                || entry.kind == .corrected && entry["entry"]?["kind"]?.text == KindName.noticeReceived.rawValue,
            let number = entry["number"]?.text ?? said?["number"]?.text
        else { return [] }
        let rows = try connection.rows(
            """
            SELECT case_index.case_id AS id, title, received_on FROM case_number JOIN case_index ON case_index.case_id = case_number.case_id
            WHERE case_number.number = ?
            """, [.text(CaseNumber(number).looked)])
        return try rows.filter { $0.text("id") != caseID }.map { row in
            // Of a case of another organ no more than that there is one.
            let standing = try standing(
                of: request.actor, to: row.text("id") ?? "", today: request.today, connection)
            let known = "\(row.text("title") ?? "")（\(row.text("received_on") ?? "")收到）"
            return Question(
                code: "duplicate-number",
                message: "案号“\(number)”已经登记过：\(standing?.isNone == false ? known : "由其他机关登记")")
        }
    }

    /// 律师 who was chosen by his account alone has the name of it.
    func nameLawyers(_ drafts: inout [Draft], _ connection: any Connection) throws {
        for place in drafts.indices where drafts[place].fields["lawyer"]?["name"] == nil {
            guard let account = drafts[place].fields["lawyer"]?["account"]?.text,
                var lawyer = drafts[place].fields["lawyer"]?.object,
                let row = try connection.rows("SELECT display FROM account WHERE name = ?", [.text(account)]).first
            else { continue }
            lawyer["name"] = row.text("display").map { .text($0) }
            drafts[place].fields["lawyer"] = .object(lawyer)
        }
    }

    /// 律师的账号: by name alone nobody sees a case.
    func lawyerWithoutAccount(_ entry: Entry, _ connection: any Connection) throws -> [Question] {
        guard [.lawyerAssigned, .lawyerReplaced].contains(entry.kind), let name = entry["lawyer"]?["name"]?.text,
            entry["lawyer"]?["account"] == nil
        else { return [] }
        let his = try connection.rows("SELECT * FROM account WHERE display = ? AND disabled = 0", [.text(name)])
            .map(Self.account).filter { $0.functions.contains(.lawyer) }
        guard let account = his.first else { return [] }
        return [Question(code: "no-lawyer-account", message: "\(name)有账号“\(account.name)”，这里没有选：不选账号，他登录后看不到这个案件")]
    }

    /// 无人收文: asked before a docket is opened for another organ of which nobody here has an account that takes in its post.
    func nobodyThere(_ opened: Derivation, _ request: Request, _ connection: any Connection) throws -> [Question] {
        func takesIn(_ unit: String, for organ: String) -> Bool {
            opened.holders.organs(of: .intakeOffice, in: unit).contains(organ)
        }
        let others = opened.answering.filter { !takesIn(request.actor.unit, for: $0) }
        guard request.actor.has(.intakeOffice), !others.isEmpty else { return [] }
        let clerks = try connection.rows("SELECT * FROM account WHERE disabled = 0").map(Self.account).filter {
            $0.functions.contains(.intakeOffice)
        }
        let missing = others.filter { organ in !clerks.contains { takesIn($0.unit, for: organ) } }
        guard !missing.isEmpty else { return [] }
        let names = missing.joined(separator: "、")
        return [
            Question(
                code: "nobody-there",
                message: "\(names)还没有能收文的账号：登记以后没有人办理，请由管理员开立账号、授予收文职能，或者另行书面告知")
        ]
    }
}
