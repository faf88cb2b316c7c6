/// 庭次、报批、建议、被告: which of several an entry is about.
extension Concern {
    static let hearingKinds: Set<String> = [
        "head-unavailable", "absence-explained", "absence-accepted", "absence-rejected", "attendance-verified",
        "appearance-decided", "postponement-requested", "postponement-answered", "hearing-held",
        "hearing-rescheduled", "told", "filed-with-court", "recommendation-received",
    ]

    /// 谁的负责人: of several defendants each owes its own appearance.
    static let defendantKinds: Set<String> = [
        "head-unavailable", "absence-explained", "absence-accepted", "absence-rejected", "attendance-verified",
        "appearance-decided", "hearing-held", "filed-with-court", "recommendation-received", "decision-received",
    ]

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
            ["absence-explained", "absence-accepted", "absence-rejected"].contains(entry.kind)
                || carries("absence-statement")
        else { return true }
        return file.items(of: "head-unavailable").contains { $0.context[.defendant].contains(defendant.id) }
    }

    private func wasAbsent(_ defendant: Thing) -> Bool {
        inProceeding(file.things(.hearing)).contains {
            Hearings.value("head-appeared", of: $0, for: defendant.id)?.flag == false
        }
    }

    /// Whether the same was told of this defendant's appearance before.
    func isTold(_ defendant: Thing) -> Bool {
        guard let hearing = said.first(.hearing) else { return false }
        return file.items.contains {
            $0.kind == entry.kind && $0.context[.hearing].contains(hearing) && $0.context[.defendant] == [defendant.id]
        }
    }

    var hearings: [Thing] {
        // One that was put off waits for its day, and for nothing else.
        let isWaiting: (Thing) -> Bool = {
            $0["put-off"]?.flag != true || entry.kind == "hearing-rescheduled"
        }
        let all = narrowed(inProceeding(file.things(.hearing)), isWaiting)
        let isHeld: (Thing) -> Bool = { $0["held-on"] != nil }
        switch entry.kind {
        case "hearing-held":
            // What was held on another day is another hearing.
            let open = all.filter { !isHeld($0) || $0["held-on"]?.day == entry.day }
            let set = open.filter { $0["day"]?.day == entry.day }
            return set.isEmpty ? open : set
        case "attendance-verified": return narrowed(all, isHeld, { $0["verified"]?.flag != true })
        case "recommendation-received": return all.filter { $0["head-appeared"]?.flag == false }
        case "absence-accepted", "absence-rejected":
            return narrowed(all, { entries(["head-unavailable", "absence-explained"], .hearing, $0) })
        case "postponement-answered":
            return narrowed(all, { entries(["postponement-requested"], .hearing, $0) }, { !isHeld($0) })
        case "absence-explained", "filed-with-court":
            let isOfAbsence = entry.kind == "absence-explained" || carries("absence-statement")
            return narrowed(
                all, { !isHeld($0) }, { !isOfAbsence || entries(["head-unavailable"], .hearing, $0) },
                { entry.kind == "absence-explained" || !isOfAbsence || $0["absence-filed-on"] == nil })
        default: return narrowed(all, { !isHeld($0) })
        }
    }

    func carries(_ paper: String) -> Bool {
        (entry["papers"]?.list ?? []).contains { $0["kind"]?.text == paper }
    }

    /// By step of a submission, what went before it and what must not have followed.
    static let submissionSteps: [String: (after: [String], before: [String])] = [
        "returned": ([], ["approved", "returned"]), "approved": ([], ["approved", "returned"]),
        "sealed": (["approved"], ["sealed"]), "sealed-papers-forwarded": (["sealed"], ["sealed-papers-forwarded"]),
    ]

    var submissions: [Thing] {
        guard let step = Self.submissionSteps[entry.kind] else { return [] }
        let unit = said.first(.unit)
        let all = inProceeding(file.things(.submission)).filter { submission in
            (unit == nil || submission["unit"]?.text == unit)
                && (entry["matter"] == nil || submission["matter"] == entry["matter"])
        }
        return narrowed(
            all, { step.after.isEmpty || entries(step.after, .submission, $0) },
            { !entries(step.before, .submission, $0) })
    }

    static let recommendationSteps: [String: (after: [String], before: [String])] = [
        "recommendation-reply-proposed": ([], ["recommendation-reply-proposed", "recommendation-replied"]),
        "recommendation-reply-approved": (
            ["recommendation-reply-proposed"], ["recommendation-reply-approved", "recommendation-replied"]
        ),
        "recommendation-replied": ([], ["recommendation-replied"]),
    ]

    var recommendations: [Thing] {
        guard let step = Self.recommendationSteps[entry.kind] else { return [] }
        return narrowed(
            file.things(.recommendation), { !entries(["recommendation-replied"], .recommendation, $0) },
            { step.after.isEmpty || entries(step.after, .recommendation, $0) },
            { !entries(step.before, .recommendation, $0) })
    }
}
