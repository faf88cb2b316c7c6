/// 庭次、报批、建议、被告: which of several an entry is about.
extension Findable {
    /// 谁的负责人: of several defendants each owes its own appearance.
    var defendants: [Thing] {
        let sued = file.things(.defendant, in: said.first(.proceeding)).filter { $0.scope == said.first(.proceeding) }
        let ours = sued.filter { organisation.unit($0.id) != nil }
        let name = entry["head"]?["name"]?.text
        let organ = entry["head"]?["organ"]?.text.map(organisation.canonical)
        return narrowed(
            ours.isEmpty ? sued : ours, { $0.id == organ },
            { defendant in
                organisation.heads.contains { $0.name == name && organisation.canonical($0.organ) == defendant.id }
            },
            { entry["absence"] == nil || wasAbsent($0) }, isUnavailable, { !isTold($0) })
    }

    /// 谁说过不能出庭: his ground and his statement.
    private func isUnavailable(_ defendant: Thing) -> Bool {
        guard
            [.absenceExplained, .absenceAccepted, .absenceRejected].contains(entry.kind)
                || carries("absence-statement")
        else { return true }
        return file.items(of: .headUnavailable).contains { $0.context[.defendant].contains(defendant.id) }
    }

    private func wasAbsent(_ defendant: Thing) -> Bool {
        inProceeding(file.things(.hearing)).contains {
            Hearings.value("head-appeared", of: $0, for: defendant.id)?.flag == false
        }
    }

    /// Whether the same was told of this defendant's appearance before.
    func isTold(_ defendant: Thing) -> Bool {
        guard let hearing = said.first(.hearing) else { return false }
        return file.items(of: entry.kind).contains {
            $0.context[.hearing].contains(hearing) && $0.context[.defendant] == [defendant.id]
        }
    }

    var hearings: [Thing] {
        // One that was put off waits for its day, and for nothing else.
        let isWaiting: (Thing) -> Bool = {
            $0["put-off"]?.flag != true || entry.kind == .hearingRescheduled
        }
        let all = narrowed(inProceeding(file.things(.hearing)), isWaiting)
        let isHeld: (Thing) -> Bool = { $0["held-on"] != nil }
        switch entry.kind {
        case .hearingHeld:
            // What was held on another day is another hearing.
            let open = all.filter { !isHeld($0) || $0["held-on"]?.day == entry.day }
            let set = open.filter { $0["day"]?.day == entry.day }
            return set.isEmpty ? open : set
        case .attendanceVerified: return narrowed(all, isHeld, { $0["verified"]?.flag != true })
        case .recommendationReceived: return all.filter { $0["head-appeared"]?.flag == false }
        case .absenceAccepted, .absenceRejected:
            return narrowed(all, { entries([.headUnavailable, .absenceExplained], .hearing, $0) })
        case .postponementAnswered:
            return narrowed(all, { entries([.postponementRequested], .hearing, $0) }, { !isHeld($0) })
        case .absenceExplained, .filedWithCourt:
            let isOfAbsence = entry.kind == .absenceExplained || carries("absence-statement")
            return narrowed(
                all, { !isHeld($0) }, { !isOfAbsence || entries([.headUnavailable], .hearing, $0) },
                { entry.kind == .absenceExplained || !isOfAbsence || $0["absence-filed-on"] == nil })
        default: return narrowed(all, { !isHeld($0) })
        }
    }

    func carries(_ paper: String) -> Bool {
        (entry["papers"]?.list ?? []).contains { $0["kind"]?.text == paper }
    }

    var submissions: [Thing] {
        let unit = said.first(.unit)
        let all = inProceeding(file.things(.submission)).filter { submission in
            (unit == nil || submission["unit"]?.text == unit)
                && (entry["matter"] == nil || submission["matter"] == entry["matter"])
        }
        return narrowed(
            all, { traits.answers.isEmpty || entries(traits.answers, .submission, $0) },
            { !entries(settling, .submission, $0) })
    }

    var recommendations: [Thing] {
        return narrowed(
            file.things(.recommendation), { !entries([.recommendationReplied], .recommendation, $0) },
            { traits.answers.isEmpty || entries(traits.answers, .recommendation, $0) },
            { !entries(settling, .recommendation, $0) })
    }
}
