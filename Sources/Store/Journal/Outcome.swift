public import Casework

public enum Outcome: Sendable {
    case recorded(caseID: String, last: Int)
    /// Nothing was written; asked once, then allowed.
    case asked([Question])
}
