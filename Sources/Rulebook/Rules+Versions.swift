public import Docket
public import LegalCalendar

/// 各版本: which version of the measures speaks on a day.
extension Rules {
    /// 版本: a rulebook of the measures with the days on which it is in force.
    public struct Version: Sendable {
        public let book: Rulebook
        /// 施行期间, until the next begins.
        let window: InForce
        /// The days on which it was known here to be in force: acts are judged by the rules of whoever acts.
        let known: InForce
    }

    /// With the versions that an office docket has adopted.
    public func under(_ organisation: Organisation) -> Rules {
        measures?.rules(adopting: organisation.adoptions) ?? self
    }

    /// The rules as they were while a version was not known here.
    func before(_ version: Version) -> Rules {
        let others = versions.dropFirst().filter { $0.book.id != version.book.id }
        return measures?.rules(
            adopting: others.map {
                Adoption(rulebook: $0.book.id, digest: nil, knownFrom: $0.known.from ?? .distantFuture)
            })
            ?? self
    }

    /// 施行中的办法 on a day; nil before, between and after.
    public func measures(on day: CivilDay) -> Rulebook? { versions.last { $0.window.covers(day) }?.book }

    /// 现有和待施行的各版本, whether adopted or not, the oldest first.
    public var allVersions: [Rulebook] { measures?.versions ?? versions.map(\.book) }

    /// 施行期间 of a version until the next begins; nil for one that is not adopted.
    public func inForce(_ rulebook: String) -> InForce? { versions.first { $0.book.id == rulebook }?.window }

    /// Whether more than one version has been adopted.
    public var areSeveral: Bool { versions.count > 1 }

    /// Whether a version that has been adopted begins as soon as another ends, or before.
    public func isFollowed(_ book: Rulebook) -> Bool {
        guard let end = book.effective.through?.adding(days: 1) else { return false }
        return versions.contains { $0.book.id != book.id && $0.window.covers(end) }
    }

    /// Whether another version is in force on a day on which an older one is not any more.
    func hasSuccessor(on day: CivilDay) -> Bool { versions.count > 1 && measures(on: day) != nil }

    /// A norm of the measures' own, of whichever version.
    public func isMeasures(_ rulebook: String) -> Bool { versions.contains { $0.book.id == rulebook } }

    /// Whether what stands in a source speaks of what begins on a day: always, but for measures that others have taken the place of.
    func holds(_ source: String, on day: CivilDay) -> Bool {
        guard versions.count > 1, let version = versions.first(where: { $0.book.id == source }) else { return true }
        return version.window.covers(day)
    }

    /// Whether what stands in a source judges an act of a day: by what was known then.
    func judges(_ source: String, on day: CivilDay) -> Bool {
        guard versions.count > 1, isMeasures(source) else { return true }
        return versions.last { $0.known.covers(day) }?.book.id == source
    }

    /// 原办法届满日: the last day of the version that was in force on a day.
    func end(after day: CivilDay) -> CivilDay? { versions.last { $0.window.covers(day) }?.window.through }

    /// 审批 of a matter that is handed in on a day.
    public func approval(of matter: String?, on day: CivilDay?) -> ApprovalNorm? {
        approvals.first { $0.matter == matter && speaks($0.provenance, on: day) }
    }

    /// 各事项的审批 on a day; of nil of every version.
    public func approvals(on day: CivilDay?) -> [ApprovalNorm] { approvals.filter { speaks($0.provenance, on: day) } }

    /// Whether what stands there speaks of an act of a day; of nil every version does.
    public func speaks(_ provenance: Provenance, on day: CivilDay?) -> Bool {
        guard versions.count > 1, isMeasures(provenance.source) else { return true }
        return speaking(on: day).map { $0.id == provenance.source } ?? true
    }

    /// The version that acts of a day are judged by, as far as it was known here.
    private func speaking(on day: CivilDay?) -> Rulebook? { version(on: day, by: \.known) }

    /// The version of a day: where none was in force the newest before it, because what has ended goes on as a reminder.
    private func version(on day: CivilDay?, by days: KeyPath<Version, InForce>) -> Rulebook? {
        guard let day else { return nil }
        let version =
            versions.last { $0[keyPath: days].covers(day) }
            ?? versions.last { $0[keyPath: days].from.map { $0 <= day } ?? true }
        return (version ?? versions[0]).book
    }

    /// The newest version that has begun by a day, else the first: whose end a person is told of.
    public func newest(by day: CivilDay) -> Rulebook { version(on: day, by: \.window) ?? main }

    /// Whether what stands there is of the version of a day: of what begins on it.
    public func applies(_ provenance: Provenance, on day: CivilDay?) -> Bool {
        guard versions.count > 1, isMeasures(provenance.source) else { return true }
        return version(on: day, by: \.window).map { $0.id == provenance.source } ?? true
    }

    /// 阶段 of a docket that began on a day: the measures' own, else those of what they extend.
    func stages(on day: CivilDay?) -> [Stage] {
        guard versions.count > 1, let own = version(on: day, by: \.window)?.stages, !own.isEmpty else { return stages }
        return own
    }

    /// The version's own norm, else a statute's.
    public func norm(named name: String, from source: String) -> Norm? {
        norms.first { $0.rulebook == source && ($0.name == name || $0.id == name) } ?? norm(named: name)
    }

    /// 承接 a statutory norm on a day.
    func carrier(of norm: Norm, on day: CivilDay) -> Norm? {
        carriers[norm.name]?.first { $0.inForce.covers(day) && holds($0.rulebook, on: day) }
    }

    /// 对条文的理解: a statutory norm that only some versions' offices have chosen holds while one of those is in force.
    func isChosen(_ norm: Norm, on day: CivilDay) -> Bool {
        guard let versions = chosenBy[norm] else { return true }
        return version(on: day, by: \.window).map { versions.contains($0.id) } ?? true
    }

    /// 结论 of a decision of a day, in the words of the measures of then, as their office reads them.
    public func outcome(_ code: String, on day: CivilDay?) -> OutcomeNorm? {
        guard versions.count > 1, let book = version(on: day, by: \.window) else { return outcomes[code] }
        return all.lazy.flatMap(\.outcomes).first { outcome in
            outcome.code == code
                && (!self.isMeasures(outcome.provenance.source) || outcome.provenance.source == book.id)
                && outcome.readings.hold(self.choices[book.id] ?? [:])
        } ?? outcomes[code]
    }

    /// One digest for the rules that spoke when a duty opened: of the version that it stands in, with all that it extends.
    public func digest(of norm: Norm) -> Digest {
        guard versions.count > 1 else { return digest }
        let own = versions.first { $0.book.id == norm.rulebook } ?? versions[versions.count - 1]
        let statutes = all.filter { !isMeasures($0.id) }
        return Digest(of: ([own.book] + statutes).flatMap(\.digest.bytes))
    }
}
