import Docket
import LegalCalendar

/// 各程序的应诉机关: who is sued in each proceeding, and which of them answer here; found once for a file.
struct Organs: Sendable {
    private let all: [String: (sued: [String], answering: [String])]
    private let whole: (sued: [String], answering: [String])

    init(_ file: CaseFile, _ holders: Holders) {
        func find(_ proceeding: String?) -> (sued: [String], answering: [String]) {
            let sued = Self.sued(in: proceeding, file, holders.organisation)
            return (sued, Self.answering(sued, file, holders))
        }
        all = Dictionary(
            file.instances.all.map { ($0.id, find($0.id)) }, uniquingKeysWith: { first, _ in first })
        whole = find(nil)
    }

    /// 被告、被申请人、被建议机关, by the names they have now.
    func sued(in proceeding: String?) -> [String] { (proceeding.flatMap { all[$0] } ?? whole).sued }

    /// Those that are sued and have their people here, or answer for themselves because they have nobody recorded; else the government of
    /// the installation, so that no duty is lost.
    func answering(in proceeding: String?) -> [String] { (proceeding.flatMap { all[$0] } ?? whole).answering }

    private static func sued(
        in proceeding: String?, _ file: CaseFile, _ organisation: Organisation
    ) -> [String] {
        let defendants = file.things(.defendant, in: proceeding).map(\.id)
        let said =
            proceeding.flatMap { file.thing(.proceeding, $0)?["respondent"]?.text }
            ?? file.items.lazy.compactMap { $0.entry["respondent"]?.text }.first
        return (defendants.isEmpty ? [said].compactMap(\.self) : defendants).compactMap { organisation.current($0) }
    }

    private static func answering(_ named: [String], _ file: CaseFile, _ holders: Holders) -> [String] {
        let sued = named.filter { holders.organisation.unit($0) != nil }
        let isSetUp = sued.filter(holders.isSetUp)
        // A bureau beside its own government is answered for there; beside another it answers for itself.
        let answering = sued.filter { organ in
            let above = holders.organisation.government(of: organ)
            return isSetUp.contains(organ)
                || holders.holder(of: .intakeOffice, for: organ) != nil && !isSetUp.contains { $0 == above }
        }
        if !answering.isEmpty { return answering }
        let government = holders.organisation.government
        return [named.isEmpty ? receiving(file, holders) ?? government : government].compactMap(\.self)
    }

    /// 收文机关: for whom the office that opened the docket takes in the post.
    private static func receiving(_ file: CaseFile, _ holders: Holders) -> String? {
        // By which entry it was opened, whatever was recorded since for an earlier day.
        let opened = file.items.min { $0.sequence < $1.sequence }
        guard let unit = opened?.entry.unit, !unit.isEmpty else { return nil }
        let organs = holders.organs(of: .intakeOffice, in: unit)
        if let city = holders.organisation.government, organs.contains(city) { return city }
        return organs.sorted().first(where: holders.isSetUp)
    }
}
