import LegalCalendar

extension Folding {
    mutating func openSubmission(_ entry: Entry, _ context: inout Context) {
        let id = nextID(.submission, entry, named: entry["submission"]?.text)
        var fields = entry.fields
        fields["matter"] = entry["matter"] ?? "defence"
        fields["proceeding"] = context.first(.proceeding).map(Value.text)
        fields["unit"] = context.first(.unit).map(Value.text)
        add(.submission, id, by: entry, fields)
        context[.submission] = [id]
    }

    /// A hearing that was held without any notice is still a hearing.
    mutating func hear(_ entry: Entry, _ context: inout Context) {
        let opens = entry.kind == .hearingNotified && file.thing(.hearing, entry["hearing"]?.text ?? "") == nil
        let known = opens && entry["hearing"] == nil ? announced(entry, in: context.first(.proceeding)) : nil
        let id =
            known != nil
            ? known!.id
            : opens || context[.hearing].isEmpty
                ? nextID(.hearing, entry, named: entry["hearing"]?.text) : context.first(.hearing)!
        context[.hearing] = [id]
        var fields = entry.fields.filter {
            ["place", "head-required", "head-appeared", "head", "agents"].contains($0.key)
        }
        if let at = entry["at"] {
            // What kept somebody away on one day says nothing of another.
            if let before = file.thing(.hearing, id)?["day"]?.day, before != at.day {
                forgetAbsence(id)
                fields["moved-by"] = Hearings.moved(file.thing(.hearing, id), by: entry)
            }
            fields["at"] = at
            fields["day"] = at.day.map { .text($0.description) }
        } else if entry.kind == .hearingHeld {
            fields["day"] = .text(entry.day.description)
        }
        if entry.kind == .hearingHeld { fields["held-on"] = .text(entry.day.description) }
        if entry.kind != .hearingHeld { fields["notified-on"] = entry["notified-on"] ?? .text(entry.day.description) }
        if file.thing(.hearing, id) == nil {
            fields["proceeding"] = context.first(.proceeding).map(Value.text)
            add(.hearing, id, by: entry, fields)
        } else {
            update(.hearing, id) { old in old.merge(fields) { _, new in new } }
        }
        if entry["at"] != nil || entry.kind == .hearingHeld { update(.hearing, id) { $0["put-off"] = nil } }
        if entry.kind == .hearingHeld {
            noteAttendance(fields.filter { Hearings.personal.contains($0.key) }, context)
        }
    }

    /// 谁的出庭: of several defendants each has its own head, ground and statement.
    mutating func noteAttendance(_ fields: [String: Value], _ context: Context) {
        update(.hearing, context.first(.hearing)) { hearing in
            hearing.merge(fields) { _, new in new }
            for defendant in context[.defendant] {
                var own = hearing["of"]?.object ?? [:]
                own[defendant] = .object((own[defendant]?.object ?? [:]).merging(fields) { _, new in new })
                hearing["of"] = .object(own)
            }
        }
    }

    /// 延期、中止: the day set no longer stands; the court sets another.
    mutating func putOff(_ hearing: String?) {
        update(.hearing, hearing) { fields in
            guard fields["held-on"] == nil else { return }
            if let day = fields["day"] { (fields["was-day"], fields["was-at"]) = (day, fields["at"]) }
            (fields["day"], fields["at"], fields["put-off"]) = (nil, nil, .flag(true))
        }
        forgetAbsence(hearing)
    }

    /// 恢复诉讼 before the day that was set: it is held on it, unless the court sets another.
    mutating func setAgain(in proceeding: String?, on day: CivilDay) {
        for hearing in putOffHearings(in: proceeding) where hearing["postponed"] == nil {
            guard let set = hearing["was-day"]?.day, set > day else { continue }
            update(.hearing, hearing.id) { fields in
                (fields["day"], fields["at"], fields["put-off"]) = (fields["was-day"], fields["was-at"], nil)
            }
        }
    }

    /// 另一份传票: the same hour in the same proceeding is the same hearing; so is the one that waits for its day.
    private func announced(_ entry: Entry, in proceeding: String?) -> Thing? {
        let waiting = putOffHearings(in: proceeding)
        if waiting.count == 1 { return waiting[0] }
        guard let at = entry["at"] else { return nil }
        return file.things(.hearing).last {
            $0["proceeding"]?.text == proceeding && $0["at"] == at && $0["held-on"] == nil
        }
    }

    /// 延期以后等另行通知的开庭: the court's next notice sets its day.
    private func putOffHearings(in proceeding: String?) -> [Thing] {
        file.things(.hearing).filter { $0["put-off"]?.flag == true && $0["proceeding"]?.text == proceeding }
    }

    private mutating func forgetAbsence(_ hearing: String?) {
        let absence = ["ground", "unavailable", "absence-filed-on", "absence-reported"]
        update(.hearing, hearing) { fields in
            for field in absence { fields[field] = nil }
            fields["of"] = (fields["of"]?.object).map { own in
                .object(own.mapValues { .object(($0.object ?? [:]).filter { !absence.contains($0.key) }) })
            }
        }
    }

    /// - Parameter day: hearings set for later than this.
    mutating func putOff(in proceeding: String?, after day: CivilDay) {
        for hearing in file.things(.hearing) where hearing["proceeding"]?.text == proceeding {
            if let set = hearing["day"]?.day, set > day { putOff(hearing.id) }
        }
    }

    /// 不能出庭的说明: a ground, and its statement handed to the court by the day of the hearing.
    mutating func noteAbsence(_ entry: Entry, _ context: Context) {
        let carries = (entry["papers"]?.list ?? []).contains { $0["kind"]?.text == "absence-statement" }
        guard entry.kind != .filedWithCourt || carries,
            let hearing = context.first(.hearing).flatMap({
                file.thing(.hearing, $0)
            })
        else { return }
        let filed: Value? = carries ? entry["posted-on"] ?? .text(entry.day.description) : nil
        let said = [
            "ground": carries ? nil : entry["ground"], "absence-filed-on": filed,
            "unavailable": entry.kind == .headUnavailable ? .flag(true) : nil,
        ].compactMapValues(\.self)
        noteAttendance(said, context)
        for defendant in context[.defendant].isEmpty ? [nil] : context[.defendant].map(Optional.some) {
            guard isReported(hearing.id, defendant) else { continue }
            var one = context
            one[.defendant] = defendant.map { [$0] } ?? []
            noteAttendance(["absence-reported": .flag(true)], one)
        }
    }

    private func isReported(_ hearing: String, _ defendant: String?) -> Bool {
        guard let hearing = file.thing(.hearing, hearing) else { return false }
        let day = (hearing["held-on"] ?? hearing["day"])?.day
        let filed = Hearings.value("absence-filed-on", of: hearing, for: defendant)?.day
        return Hearings.value("ground", of: hearing, for: defendant) != nil
            && filed.flatMap { filed in day.map { filed <= $0 } } ?? false
    }

    mutating func openRecommendation(_ entry: Entry, _ context: inout Context) {
        let id = nextID(.recommendation, entry, named: entry["recommendation"]?.text)
        add(.recommendation, id, by: entry, entry.fields)
        context[.recommendation] = [id]
        // Tied to no case: the docket's own proceeding.
        if file.instances.all.isEmpty {
            let proceeding = nextID(.proceeding, entry, named: entry["proceeding"]?.text)
            var fields = entry.fields.filter { ["number", "court"].contains($0.key) }
            fields["kind"] = "recommendation"
            (fields["superior"], fields["respondent"]) = (entry["superior"], entry["respondent"])
            fields["received-on"] = .text(entry.day.description)
            add(.proceeding, proceeding, by: entry, fields)
        }
        let ofHearing = context.first(.hearing).flatMap { file.thing(.hearing, $0)?["proceeding"]?.text }
        if context[.proceeding].isEmpty, let proceeding = ofHearing ?? file.instances.current?.id {
            context[.proceeding] = [proceeding]
        }
    }
}
