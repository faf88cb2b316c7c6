import Docket
import LegalCalendar
import Rulebook

extension Decision {
    /// Asked and allowed: what looks wrong but may be true. Duplicates over other cases are asked by the store, which sees them.
    func questions(about entry: Entry) -> [Question] {
        if entry.kind == .corrected { return aboutCorrection(entry) }
        return (entry.kind == .noticeReceived ? aboutNotice(entry) : []) + aboutDecision(entry) + aboutGaps(entry)
            + aboutRepetition(entry) + aboutOrder(entry) + aboutTexts(entry) + aboutClosing(entry)
            + aboutOutcomes(entry)
            + aboutUnits(entry)
            + aboutFindings(entry)
    }

    /// The case as it would be with the entry, and the entry in it with what it concerns.
    func folded(_ entry: Entry) -> (file: CaseFile, item: CaseFile.Item?) {
        let file = CaseFile(
            entries: derivation.file.items.map(\.entry) + [entry], organisation: derivation.organisation,
            procedure: derivation.rules.procedure)
        return (file, file.items.last { $0.sequence == entry.sequence })
    }

    /// What would stand out afterwards is said before: the paper may still be put right.
    private func aboutFindings(_ entry: Entry) -> [Question] {
        let (file, item) = folded(entry)
        guard let item else { return [] }
        let after = Derivation(
            file: file, rules: derivation.rules, calendar: derivation.calendar, organisation: derivation.organisation)
        return derivation.rules.requirements.filter { $0.isFinding && after.isBroken($0, by: item) }
            .map { .init(code: $0.id, message: "\($0.message)（\(derivation.rules.citation($0.provenance))）") }
    }

    /// 结案、归档: what is still open is said first; it does not end by that.
    private func aboutClosing(_ entry: Entry) -> [Question] {
        let own: Set<KindName> = [.closed, .archived]
        guard own.contains(entry.kind) else { return [] }
        let open = derivation.duties().filter { duty in
            duty.norm.force == .duty
                && duty.status(on: entry.day).map { [.open, .overdue, .undated].contains($0) } ?? false
                && duty.norm.fulfilledBy.triggers.allSatisfy { !own.contains($0.kind) }
        }.map(\.norm.what)
        var seen: Set<String> = []
        let words = open.filter { seen.insert($0).inserted }.joined(separator: "、")
        return words.isEmpty ? [] : [.init(code: "open-duties", message: "还有没有办完的：\(words)")]
    }

    private func aboutGaps(_ entry: Entry) -> [Question] {
        let kind = derivation.rules.vocabulary.kind(entry.kind)
        let gaps = (kind?.traits.expected ?? []).map { $0.split(separator: "|").map(String.init) }.filter {
            $0.allSatisfy { entry[$0] == nil }
        }.map { fields in
            let titles = fields.map { kind?.field($0)?.title ?? $0 }.joined(separator: "”或者“")
            return Question(code: "no-\(fields[0])", message: "没有填写“\(titles)”，可以先登记、以后更正")
        }
        return gaps + missingProposal(entry) + missingPapers(entry) + unknownHead(entry) + aboutSeal(entry)
    }

    /// 出庭应诉人员建议 goes with the papers of the defence; the leader can't approve a head that nobody named.
    private func missingProposal(_ entry: Entry) -> [Question] {
        guard entry.kind == .submittedForApproval, entry["matter"]?.text ?? "defence" == "defence",
            entry["proposal"]?["head"]?["name"]?.text == nil
        else { return [] }
        return [.init(code: "no-proposal", message: "没有填写“出庭应诉人员建议”的出庭负责人，审批人不知道建议谁出庭")]
    }

    /// 秘书长等“其他参与分管的负责人” must first be in the register, with the paper that gives them the portfolio.
    private func unknownHead(_ entry: Entry) -> [Question] {
        let said = entry.kind == .submittedForApproval ? entry["proposal"]?["head"] : entry["head"]
        guard [.appearanceDecided, .appearanceProposed, .submittedForApproval].contains(entry.kind),
            let name = said?["name"]?.text
        else { return [] }
        let organisation = derivation.organisation
        let organs = Set(derivation.file.things(.defendant).map(\.id))
        let registered = organisation.heads.filter { organs.contains(organisation.canonical($0.organ)) }
        guard !registered.isEmpty, !registered.contains(where: { $0.name == name }) else { return [] }
        let basis = derivation.rules.basis(check: "is-head").map { "（\($0)）" } ?? ""
        return [
            .init(
                code: "head-not-registered", message: "负责人名册里没有\(name)；属于“其他参与分管的负责人”的，请先登记分工文件\(basis)")
        ]
    }

    /// The papers that the approval norm of a matter names and the submission does not carry.
    private func missingPapers(_ entry: Entry) -> [Question] {
        guard entry.kind == .submittedForApproval,
            let norm = derivation.rules.approval(
                of: entry["matter"]?.text ?? "defence", on: derivation.ruleDay(entry.day))
        else { return [] }
        let carried = Set((entry["papers"]?.list ?? []).compactMap { $0["kind"]?.text })
        let missing = norm.papers.filter { !carried.contains($0) }.map(PaperKind.title)
        return missing.isEmpty
            ? []
            : [
                .init(
                    code: "missing-papers",
                    message: "所附材料缺：\(missing.joined(separator: "、"))（\(derivation.rules.citation(norm.provenance))）")
            ]
    }

    /// 非批准稿: what is filed is not the text that was approved and sealed.
    private func aboutTexts(_ entry: Entry) -> [Question] {
        if entry.kind == .paperWithdrawn, let digest = entry["digest"]?.text {
            let isUsed = derivation.file.items.contains {
                [.submittedForApproval, .filedWithCourt].contains($0.kind)
                    && ($0.entry["papers"]?.list ?? []).contains { $0["digest"]?.text == digest }
            }
            let theirs = derivation.file.items.last {
                $0.entry["digest"]?.text == digest
                    || ($0.entry["papers"]?.list ?? []).contains { $0["digest"]?.text == digest }
            }
            let foreign = theirs.map { $0.entry.unit }.flatMap { $0 == entry.unit ? nil : $0 }
            return (isUsed ? [.init(code: "used", message: "这份材料已经报批或者提交法院，撤下以后案卷包里就没有它了")] : [])
                + (foreign.map { [.init(code: "of-another", message: "这份材料是\($0)收的，不是本单位交来的")] } ?? [])
        }
        guard entry.kind == .filedWithCourt else { return [] }
        return aboutOtherText(entry) + stillOpen(entry)
    }

    private func aboutOtherText(_ entry: Entry) -> [Question] {
        let proceeding = folded(entry).item?.context.first(.proceeding)
        let approved = derivation.approvedSubmissions.filter { $0.context.first(.proceeding) == proceeding }
            .flatMap { $0.entry["papers"]?.list ?? [] }
        let other = (entry["papers"]?.list ?? []).compactMap { paper -> String? in
            guard let kind = paper["kind"]?.text, !PaperKind.several.contains(kind), let digest = paper["digest"]?.text
            else { return nil }
            let texts = approved.filter { $0["kind"]?.text == kind }.compactMap { $0["digest"]?.text }
            return texts.isEmpty || texts.contains(digest) ? nil : PaperKind.title(kind)
        }
        return other.isEmpty ? [] : [.init(code: "another-text", message: "\(other.joined(separator: "、"))不是审批、用印的那一稿")]
    }

    /// Whose words they are, and to whom it goes: a unit that nobody knows has no desk.
    private func aboutUnits(_ entry: Entry) -> [Question] {
        if entry.kind == .opined, entry["step"]?.text == "instruction", entry.role == Function.intakeOffice.rawValue,
            entry["by"]?["name"] == nil
        {
            return [.init(code: "no-by", message: "没有填写“实际作出人”：批示将显示为登记人自己作出的")]
        }
        if entry.kind == .opined, entry["step"]?.text == "instruction", entry["text"] == nil, entry["papers"] == nil {
            return [.init(code: "no-text", message: "没有写批示内容，也没有附批示件的扫描件")]
        }
        if folded(entry).file.pending.contains(where: { $0.sequence == entry.sequence }) {
            let other = (entry["unit"] ?? entry["defendant"])?.text ?? ""
            return [
                .init(
                    code: "of-another-unit",
                    message: "这是\(other)的事实：登记后为“待确认”，由\(other)或者持有凭证的收文机构确认以前，不计入\(other)的期限")
            ]
        }
        guard [.forwarded, .handlingAssigned].contains(entry.kind) else { return [] }
        let units =
            (entry["units"]?.list ?? []).compactMap { $0["unit"]?.text } + [entry["unit"]?.text].compactMap(\.self)
        if units.isEmpty { return [.init(code: "no-unit", message: "没有写明转送给哪个单位")] }
        let unknown = units.filter { derivation.organisation.unit($0) == nil }
        return unknown.isEmpty
            ? [] : [.init(code: "unknown-unit", message: "机构名录里没有\(unknown.joined(separator: "、"))，案件不会出现在任何单位的工作台上")]
    }

    /// 先后: what can't well have happened before what it answers; a day is easily mistyped.
    private func aboutOrder(_ entry: Entry) -> [Question] {
        let file = derivation.file
        func before(_ kind: KindName) -> Question? {
            guard
                let first = file.items.first(where: {
                    $0.kind == kind
                        && ($0.context[.proceeding].isEmpty || entry["proceeding"] == nil
                            || $0.context.first(.proceeding) == entry["proceeding"]?.text)
                }),
                entry.day < first.day
            else { return nil }
            return .init(
                code: "before-\(kind)",
                message: "日期 \(entry.day.chinese) 早于“\(derivation.rules.vocabulary.title(kind))”的 \(first.day.chinese)")
        }
        var questions = [
            entry.kind == .forwardReceived ? before(.forwarded) : nil,
            entry.kind == .noticeReceived ? nil : before(.noticeReceived),
        ].compactMap(\.self)
        if entry.kind == .hearingNotified, entry["hearing"] == nil, let day = entry["at"]?.day,
            let same = file.things(.hearing).first(where: {
                $0["day"]?.day == day
                    && (entry["proceeding"] == nil || $0["proceeding"]?.text == entry["proceeding"]?.text)
            })
        {
            questions.append(
                .init(code: "same-hearing", message: "\(day.chinese)已登记过一次开庭（\(same.id)）；改时间、地点的请登记“改期开庭”"))
        }
        questions += aboutHearingDay(entry)
        if entry.kind == .decisionReceived, let made = entry["made-on"]?.day, let first = file.notice?.day,
            made < first
        {
            questions.append(.init(code: "made-before", message: "裁判日期 \(made.chinese) 早于收到应诉通知书的 \(first.chinese)"))
        }
        if entry.kind == .hearingHeld,
            let day = folded(entry).item?.context.first(.hearing).flatMap({ file.thing(.hearing, $0)?["day"]?.day }),
            day != entry.day
        {
            questions.append(
                .init(
                    code: "another-hearing-day",
                    message: "发生日期 \(entry.day.chinese) 不是通知的开庭日 \(day.chinese)；改期的请先登记“改期开庭”"))
        }
        if entry.kind == .hearingHeld, entry["head-appeared"]?.flag == false, entry["spoke"]?.flag == true {
            questions.append(.init(code: "absent-spoke", message: "负责人没有出庭，却填写了负责人发言"))
        }
        return questions
    }

    /// 开庭日: a court sits neither in the past nor, as a rule, on a rest day.
    private func aboutHearingDay(_ entry: Entry) -> [Question] {
        guard [.hearingNotified, .hearingRescheduled].contains(entry.kind), let day = entry["at"]?.day else {
            return []
        }
        if day < entry.day {
            return [.init(code: "hearing-past", message: "开庭日期 \(day.chinese) 早于发生日期 \(entry.day.chinese)，请核对年、月、日")]
        }
        guard derivation.calendar.isRest(day) else { return [] }
        return [.init(code: "hearing-rest-day", message: "开庭日期 \(day.chinese)（\(day.weekdayChinese)）是休息日，请与法院核对")]
    }

    /// What a person typed: not the id that the store keeps with it.
    private func typed(_ entry: Entry) -> [String: Value] { entry.fields.filter { $0.key != Vocabulary.idField } }

    /// The same day, the same words: most often a form sent twice from two pages.
    private func aboutRepetition(_ entry: Entry) -> [Question] {
        guard ![.paperAdded, .told, .servedOnParty].contains(entry.kind),
            derivation.file.items.contains(where: {
                $0.kind == entry.kind && $0.day == entry.day && typed($0.entry) == typed(entry)
            })
        else { return [] }
        return [.init(code: "same-again", message: "同一天已有内容完全相同的“\(derivation.rules.vocabulary.title(entry.kind))”")]
    }

    /// 复议维持的，原机关和复议机关是共同被告 (行诉法第二十六条第二款).
    private func aboutDefendants(_ entry: Entry) -> [Question] {
        let known = derivation.file.things(.defendant).count
        guard entry["reconsideration"]?.text == "upheld", known < 2, (entry["defendants"]?.list ?? []).count == 1 else {
            return []
        }
        return [.init(code: "one-defendant", message: "复议维持的，原机关和复议机关是共同被告；这里只填了一个被告，请核对应诉通知书")]
    }

    private func aboutNotice(_ entry: Entry) -> [Question] {
        var questions = aboutDefendants(entry)
        if entry["instance"]?.text == "remand", entry["copy-served"] == nil, entry["evidence-due-on"] == nil {
            questions.append(
                .init(code: "no-copy-served", message: "没有填写是否重新送达起诉状副本：重新送达或者法院指定了期限的，才有举证期限"))
        }
        if let number = entry["number"]?.text.map({ CaseNumber($0) }) {
            switch number.standing {
            case .valid: break
            case .legacy:
                questions.append(.init(code: "legacy-number", message: "案号“\(number.written)”是2016年前的旧式案号，将按原样保存"))
            case .foreign where derivation.rules.includesCivil(on: entry.day) && number.isCivil: break
            case .foreign:
                questions.append(
                    .init(code: "foreign-number", message: "案号“\(number.written)”不是行政诉讼案号，将登记为“不属本办法”，不产生期限"))
            case .malformed:
                questions.append(.init(code: "malformed-number", message: "案号“\(number.written)”不合案号规则，将按原样保存"))
            }
            if let year = number.year, year > entry.day.year {
                questions.append(.init(code: "number-year", message: "案号年份 \(year) 晚于收到日期"))
            }
        } else {
            questions.append(.init(code: "no-number", message: "没有填写案号，可以先登记、以后补录"))
        }
        if let maker = entry["act"]?["maker"]?.text, derivation.organisation.government != nil,
            derivation.organisation.unit(maker) == nil
        {
            questions.append(.init(code: "unknown-maker", message: "机构名录里没有作出单位“\(maker)”，请核对全称；确是名录外的单位可以照登"))
        }
        if let made = entry["act"]?["made-on"]?.day, entry.day < made {
            questions.append(.init(code: "before-act", message: "收到日期 \(entry.day.chinese) 早于被诉行为作出日期 \(made.chinese)"))
        }
        return questions
    }
}
