import Docket
import LegalCalendar
import Rulebook

/// The derived state of a scenario on a day, and its comparison with what is expected.
struct ScenarioState {
    typealias Mismatch = ScenarioRun.Mismatch

    let derivation: Derivation
    let duties: [Duty]
    let day: CivilDay

    private var rules: Rules { derivation.rules }

    /// What a scenario may say of a duty, as words.
    private func word(_ key: String, of duty: Duty) -> String? {
        switch key {
        case "due": duty.due?.description ?? "none"
        case "nominal": duty.nominal?.description ?? "none"
        case "from": duty.from?.description ?? "none"
        case "opens": duty.opened.day.description
        case "status": duty.status(on: day)?.rawValue ?? "not-yet"
        case "bearer": duty.bearer
        case "organ": duty.organ
        case "standing": duty.standing.rawValue
        case "force": duty.norm.force.rawValue
        case "cite": duty.norm.provenance.cite.text
        case "safe-by": duty.safeBy?.description ?? "none"
        case "provisional": duty.provisional ? "true" : "false"
        case "proposed": duty.isProposed ? "true" : "false"
        case "fulfilled-on", "fulfilled": duty.fulfilled?.day.description ?? "none"
        case "days-late": String(duty.daysLate(on: day))
        case "missing": duty.missing?.description ?? "none"
        case "ground": duty.discriminators.first ?? duty.norm.ground
        case "units": duty.units.joined(separator: ",")
        default: ThingKind(rawValue: key).map { duty.context.first($0) ?? "none" }
        }
    }

    private func isNamed(_ duty: Duty, _ name: String) -> Bool {
        duty.norm.name == name || (duty.norm.id == name && rules.norm(named: name) == duty.norm)
    }

    private func agrees(_ duty: Duty, _ key: String, _ raw: Raw) -> Bool {
        let wanted = raw.elements.compactMap(\.scalar)
        if key == "unit" {
            let names = wanted.map(derivation.organisation.canonical)
            return names.allSatisfy { duty.units.contains($0) || duty.context[.unit].contains($0) }
        }
        if key == "defendant" || key == "party", let name = wanted.first {
            return word(key, of: duty) == derivation.organisation.canonical(name)
        }
        if key == "units" { return Set(wanted.map(derivation.organisation.canonical)) == Set(duty.units) }
        return word(key, of: duty) == wanted.first
    }

    func checkDuty(_ raw: Raw) -> [Mismatch] {
        guard let name = raw["duty"]?.scalar ?? raw["right"]?.scalar ?? raw["watch"]?.scalar else {
            return [Mismatch(line: raw.line, expected: "duty 应写明名称", actual: "")]
        }
        let candidates = duties.filter { isNamed($0, name) && $0.status(on: day) != nil }
        let keys = (raw.pairs ?? []).filter { !["duty", "right", "watch"].contains($0.key) }
        if let unknown = keys.first(where: { key in
            key.key != "unit" && candidates.first.map { word(key.key, of: $0) == nil } ?? false
        }) {
            return [Mismatch(line: unknown.value.line, expected: "duties 没有 \(unknown.key) 这一项", actual: "")]
        }
        if candidates.contains(where: { duty in keys.allSatisfy { agrees(duty, $0.key, $0.value) } }) { return [] }
        let expected = keys.map { "\($0.key)=\($0.value.elements.compactMap(\.scalar).joined(separator: ","))" }.joined(
            separator: " ")
        let actual = candidates.map { duty in
            keys.map { "\($0.key)=\(word($0.key, of: duty) ?? "?")" }.joined(separator: " ")
        }
        return [
            Mismatch(
                line: raw.line, expected: "\(name) \(expected)",
                actual: actual.isEmpty ? "没有 \(name)" : actual.joined(separator: " ｜ "))
        ]
    }

    func checkAbsent(_ raw: Raw) -> [Mismatch] {
        guard let name = raw["duty"]?.scalar ?? raw["right"]?.scalar ?? raw["watch"]?.scalar ?? raw.scalar,
            !name.isEmpty
        else { return [] }
        // What there is no norm of is absent from everything: most likely misspelt.
        guard rules.norm(named: name) != nil else {
            return [Mismatch(line: raw.line, expected: "没有 \(name)", actual: "规则里没有这个名称")]
        }
        let found = duties.filter { duty in
            isNamed(duty, name) && duty.status(on: day) != nil
                && (raw.pairs ?? []).filter { !["duty", "right", "watch"].contains($0.key) }.allSatisfy {
                    agrees(duty, $0.key, $0.value)
                }
        }
        return found.isEmpty
            ? []
            : [
                Mismatch(
                    line: raw.line, expected: "没有 \(name)", actual: "有，\(found.map(\.key).joined(separator: " ｜ "))")
            ]
    }

    func checkFindings(_ raw: Raw) -> [Mismatch] {
        let found = derivation.findings(duties, on: day)
        let wanted = raw.elements.filter { $0.scalar != "" }
        var left = found
        var mismatches: [Mismatch] = []
        for expectation in wanted {
            if let index = left.firstIndex(where: { agrees($0, expectation) }) {
                left.remove(at: index)
            } else {
                let words =
                    expectation.pairs?.map { "\($0.key)=\($0.value.scalar ?? "")" }.joined(separator: " ")
                    ?? expectation.scalar ?? ""
                mismatches.append(
                    Mismatch(
                        line: expectation.line, expected: words,
                        actual: found.map { "\($0.code) \($0.duty ?? "")" }.joined(separator: " ｜ ")))
            }
        }
        mismatches += left.map {
            Mismatch(line: raw.line, expected: "没有其他情况", actual: "\($0.code) \($0.duty ?? "") \($0.message)")
        }
        return mismatches
    }

    private func agrees(_ finding: Finding, _ raw: Raw) -> Bool {
        if let word = raw.scalar {
            return [finding.code, finding.duty ?? "", finding.duty?.replacing("national/", with: "") ?? ""].contains(
                word)
        }
        return (raw.pairs ?? []).allSatisfy { pair in
            let wanted = pair.value.scalar ?? ""
            switch pair.key {
            case "code", "note", "finding": return finding.code == wanted
            case "duty": return finding.duty == wanted || finding.duty == "national/\(wanted)"
            case "cite": return finding.provenance.cite.text == wanted
            case "severity": return finding.severity.rawValue == wanted
            case "unit": return finding.units.contains(derivation.organisation.canonical(wanted))
            case "entry": return finding.entry.map(String.init) == wanted
            case "explained": return String(!finding.explanations.isEmpty) == wanted
            default: return false
            }
        }
    }

    private var proceeding: String? { derivation.file.instances.current?.id }
    var recommended: [ProposedAssignment.Share] { derivation.proposedAssignment(in: proceeding)?.shares ?? [] }
    var assigned: [ProposedAssignment.Share] {
        derivation.responsible(in: proceeding).filter { !$0.isProposed }
    }

    func checkShares(_ raw: Raw, _ shares: [ProposedAssignment.Share]) -> [Mismatch] {
        let wanted = raw.elements.filter { $0.pairs != nil || $0.scalar != "" }
        let agrees =
            wanted.count == shares.count
            && wanted.allSatisfy { element in
                shares.contains { share in
                    derivation.organisation.canonical(element["unit"]?.scalar ?? element.scalar ?? "") == share.unit
                        && (element["part"]?.scalar.map { $0 == share.part } ?? true)
                        && (element["role"]?.scalar.map { $0 == share.role } ?? true)
                }
            }
        if agrees { return [] }
        let expected = wanted.map { "\($0["unit"]?.scalar ?? $0.scalar ?? "")(\($0["part"]?.scalar ?? ""))" }.joined(
            separator: " ")
        return [
            Mismatch(
                line: raw.line, expected: expected.isEmpty ? "无" : expected,
                actual: shares.map { "\($0.unit)(\($0.part))" }.joined(separator: " "))
        ]
    }

    func checkThing(_ raw: Raw) -> [Mismatch] {
        let pairs = raw.pairs ?? []
        let all = ThingKind.allCases.flatMap { derivation.file.things($0) }
        func word(_ key: String, _ thing: Thing) -> String? {
            key == "id"
                ? thing.id
                : key == "kind" ? thing["kind"]?.text ?? thing.kind.rawValue : thing[key]?.words.joined(separator: ",")
        }
        let found = all.contains { thing in
            pairs.allSatisfy {
                word($0.key, thing) == $0.value.scalar || ($0.key == "kind" && thing.kind.rawValue == $0.value.scalar)
            }
        }
        let expected = pairs.map { "\($0.key)=\($0.value.scalar ?? "")" }.joined(separator: " ")
        let candidates = all.filter { $0.id == raw["id"]?.scalar }.map { thing in
            pairs.map { "\($0.key)=\(word($0.key, thing) ?? "none")" }.joined(separator: " ")
        }
        return found
            ? []
            : [
                Mismatch(
                    line: raw.line, expected: expected,
                    actual: candidates.isEmpty ? "没有" : candidates.joined(separator: " ｜ "))
            ]
    }

    func checkOutcome(_ raw: Raw) -> [Mismatch] {
        let decision = derivation.file.things(.decision).last?.id ?? ""
        let counts = derivation.judgments.counts[decision] ?? [:]
        if let pairs = raw.pairs {
            return pairs.filter { counts[$0.key]?.rawValue != $0.value.scalar }.map {
                Mismatch(
                    line: $0.value.line, expected: "\($0.key)=\($0.value.scalar ?? "")",
                    actual: counts[$0.key]?.rawValue ?? "无")
            }
        }
        let all = counts.values.map(\.rawValue)
        return all.contains(raw.scalar ?? "")
            ? [] : [Mismatch(line: raw.line, expected: raw.scalar ?? "", actual: all.joined(separator: " "))]
    }

    func checkEffect(_ raw: Raw) -> [Mismatch] {
        let effects = derivation.effects(duties)
        func check(_ decision: String?, _ wanted: Raw) -> [Mismatch] {
            let effect = effects.last { decision == nil || $0.decision == decision }
            let actual = effect.map { $0.day?.description ?? "unknown" } ?? "none"
            return actual == wanted.scalar
                ? [] : [Mismatch(line: wanted.line, expected: "生效 \(wanted.scalar ?? "")", actual: actual)]
        }
        return raw.pairs.map { $0.flatMap { check($0.key, $0.value) } } ?? check(nil, raw)
    }

    func checkSafeBy(_ raw: Raw) -> [Mismatch] {
        (raw.pairs ?? []).flatMap { pair in
            checkDuty(
                .map([.init("duty", .scalar(pair.key, line: raw.line)), .init("safe-by", pair.value)], line: raw.line))
        }
    }

    func checkProvisional(_ raw: Raw) -> [Mismatch] {
        if raw.scalar == "true" || raw.scalar == "false" {
            let any = duties.contains { $0.provisional && $0.status(on: day) != nil }
            return String(any) == raw.scalar
                ? [] : [Mismatch(line: raw.line, expected: "provisional \(raw.scalar ?? "")", actual: String(any))]
        }
        return raw.elements.flatMap { name in
            checkDuty(
                .map([.init("duty", name), .init("provisional", .scalar("true", line: raw.line))], line: raw.line))
        }
    }
}
