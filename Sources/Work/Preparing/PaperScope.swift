public import Casework
public import Docket
public import Rulebook

/// 哪个单位、哪个审级: whose papers are meant; of several instances each has its own.
public struct PaperScope: Sendable, Hashable {
    public let unit: String?
    public let proceeding: String?

    init(unit: String?, proceeding: String?) { (self.unit, self.proceeding) = (unit, proceeding) }

    /// The ones asked for, else the reader's own unit and the current instance.
    /// - Returns: nil for an instance that the case has not.
    public init?(_ derivation: Derivation, _ reader: Actor, unit: String?, proceeding: String?) {
        // Of joint defendants each makes its own papers, never the other's.
        let asked = reader.isHandlerOnly ? derivation.organisation.canonical(reader.unit) : unit
        self.unit = asked.flatMap { $0.isEmpty ? nil : $0 }
        guard let proceeding, !proceeding.isEmpty else {
            self.proceeding = derivation.file.instances.current?.id
            return
        }
        guard derivation.file.thing(.proceeding, proceeding) != nil else { return nil }
        self.proceeding = proceeding
    }

    /// 审级: to be chosen from where the case has gone through several; none where there is one.
    public func instances(_ file: CaseFile) -> [(title: String, scope: PaperScope)] {
        let all = file.instances.all
        guard all.count > 1 else { return [] }
        return all.map { thing in
            (
                "\(Words.title(thing["kind"]?.text ?? "first"))　\(thing.number ?? CaseNumber.pending)",
                PaperScope(unit: unit, proceeding: thing.id)
            )
        }
    }

    /// Whether it is a court's instance, whose papers the measures list.
    public func isInstance(_ file: CaseFile) -> Bool {
        proceeding.flatMap { file.thing(.proceeding, $0)?.instance } != nil
    }
}
