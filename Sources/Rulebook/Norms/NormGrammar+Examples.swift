import Docket

extension NormGrammar {
    /// 键的说明和样子: what a key of a norm says, with a line that may be copied.
    public struct Key: Sendable, Hashable {
        public let name: String
        public let meaning: String
        public let example: String
    }

    /// Every key of every form once; a key without an example fails a test.
    public static let keys: [Key] = lines.split(separator: "\n").compactMap { line in
        let parts = line.split(separator: "|").map { String($0).trimmingBlanks }
        return parts.count == 3 ? Key(name: parts[0], meaning: parts[1], example: parts[2]) : nil
    }

    public static func key(_ name: String) -> Key? { keys.first { $0.name == name } }

    private static let lines = """
        cite | 所依据的条款项，就是上文的那一条 | cite: 第二条第一款
        because | 办公室约定的理由，写在 office.md | because: 给审批和用印留出时间
        bearer | 谁承担：职能、party、court，或者写明单位的字段 | bearer: notice.act.maker
        what | 什么事 | what: 转送承办单位
        consequence | 逾期的后果 | consequence: 视为没有相应证据
        in-force | 施行期间和按哪一天 | in-force: {from: 2026-03-01, by: [trigger.day]}
        when | 由哪种登记产生，可以带条件 | when: {notice-received: {proceeding.kind: first}}
        every | 每年、每半年、每季度、每月都要办的事 | every: {turn: quarter, about: last}
        if | 都要满足的条件 | if: {case.major: [yes, unknown]}
        unless | 除外的条件 | unless: {unit.role: assist}
        per | 按什么分别计算 | per: [proceeding, unit]
        from | 起算日，前一个没有就用后一个 | from: [decision.served-on, trigger.day]
        by | 文书上载明的日子，优先于 within | by: proceeding.evidence-due-on
        within | 期间，不写的是“及时” | within: 10 workdays
        not-after | 另有的期限，以较早的为准 | not-after: [national/submit-evidence, {from: hearing.day, within: 3 workdays before}]
        fulfilled-by | 办了什么算完成 | fulfilled-by: {submitted-for-approval: {submission.matter: defence}}
        already | 产生以前办的也算 | already: true
        waived-by | 什么情形不再适用 | waived-by: {decision-received: {decision.ends-proceeding: true}}
        replaced-by | 由另一项代替 | replaced-by: evidence-extension-granted
        excused-by | 什么情形不算违反 | excused-by: absence-accepted
        excuse-lost-by | 什么情形又算违反 | excuse-lost-by: absence-rejected
        restarts-on | 什么情形重新起算 | restarts-on: limitation-interrupted
        if-late-notice | 法院通知过迟的不算逾期 | if-late-notice: {of: hearing.notified-on, within: 0 days before, note: court-late-notice}
        ground | 违反的可能属于哪种追责情形；作形式时是情形的编号 | ground: 22.5
        said | 文书自己定的期间 | said: proceeding.evidence-period
        pauses | 不计入的期间 | pauses: [{from: retried, until: [set-aside]}]
        carries | 本市这一项承接法律的哪一项 | carries: national/head-appears
        words | 某种状态在这里叫什么 | words: {overdue: 未出庭}
        to-check | 还要核对什么 | to-check: 原件未核到
        reading | 取决于对条文的哪种理解 | reading: {appeal-review: on-receipt}
        check | 写明的检查，见下面的检查 | check: follows
        of | 关于哪种登记或者哪一项 | of: filed-with-court
        else | 没有时取哪个字段 | else: served-on
        confirmed-by | 由什么登记确认 | confirmed-by: took-effect
        withdrawn-by | 由什么登记撤回 | withdrawn-by: appeal-withdrawn
        reviewed-in | 在哪种程序里受审 | reviewed-in: second
        title | 名称 | title: 撤销
        counts | 计为败诉、部分败诉、胜诉、其他、未定 | counts: loss
        ends | 是否终结程序 | ends: false
        reopens | 是否继续审理 | reopens: true
        moves | 是否移送 | moves: true
        appeal | 能否上诉：判决、裁定、不能 | appeal: judgment
        appeal-in | 哪些程序里能上诉；不写的是一审、重审 | appeal-in: [first, remand]
        retired | 不再提供选择 | retired: true
        beside | 与别的结果并列 | beside: true
        starts | 由它开始的程序 | starts: remand
        withdraws | 是否撤诉 | withdraws: true
        orders | 责令哪一方履行 | orders: us
        restores | 是否恢复原裁判 | restores: true
        halts | 是否中止 | halts: true
        refuses | 是否驳回申请 | refuses: true
        to | 由谁承办，哪一部分，什么角色 | to: [{unit: notice.act.maker, part: whole, role: lead}]
        refer | 不明确的，由谁报请确定 | refer: oversight-office
        reason | 理由 | reason: 作出行政行为的部门承办
        at-once | 登记即由其承办，无须转送 | at-once: true
        on-behalf | 谁可以代为登记 | on-behalf: [intake-office]
        after | 此前须有的登记 | after: approved
        field | 检查哪个字段 | field: trigger.agents
        count | 最多几项 | count: 2
        where | 清单里的一项应当怎样 | where: {kind: staff}
        message | 不合要求时说的话 | message: 提交法院前未经审批
        finding | 只记为发现，不拒绝登记 | finding: true
        papers | 审批哪些文书 | papers: [defence, evidence-list]
        levels | 逐级审批，可以带条件 | levels: [{level: 常务会议, by: [leader], if: {case.major: yes}}]
        needs | 线索须写明什么 | needs: [text]
        personal | 只由人提出 | personal: true
        has | 文书必须写明什么 | has: [report-causes]
        """
}
