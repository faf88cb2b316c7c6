import Docket

/// 一处差异: what a list and this installation say differently of one case.
public struct ListDifference: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case onlyThere, onlyHere
        /// We have it, but count it in another period.
        case period
        /// The list names it twice.
        case repeated
        case field(ListColumn)

        public var id: String {
            switch self {
            case .onlyThere: "only-there"
            case .onlyHere: "only-here"
            case .period: "period"
            case .repeated: "repeated"
            case .field(let column): column.rawValue
            }
        }

        public var title: String {
            switch self {
            case .onlyThere: "只在名单里"
            case .onlyHere: "只在本系统"
            case .period: "不在同一期间"
            case .repeated: "名单里重复"
            case .field(let column): column.title
            }
        }
    }

    public let kind: Kind
    /// Of the list; nil for what it does not have.
    public let line: Int?
    /// Of this installation; nil for what it does not have.
    public let caseID: String?
    public let number: String
    public let title: String
    public let theirs: String
    public let ours: String
    /// By what it is known again in another list: the number, else a digest of the row.
    public let key: String
    /// Tells it apart within its list: two lines may be about one number.
    public let place: String

    init(_ kind: Kind, _ row: ListedRow?, _ own: OwnRow?, theirs: String = "", ours: String = "") {
        (self.kind, line, caseID) = (kind, row?.line, own?.caseID)
        let number = own.map(\.shownNumber).flatMap { $0.isEmpty ? nil : $0 }
        self.number = number ?? row.map { $0.number.isEmpty ? "" : CaseNumber($0[.number]).shown } ?? ""
        title = own?.title ?? row?[.plaintiff] ?? ""
        (self.theirs, self.ours) = (theirs, ours)
        place = [row.map { String($0.line) } ?? "", own?.caseID ?? "", own?.proceeding ?? ""].joined(separator: "-")
        if !self.number.isEmpty {
            key = CaseNumber(self.number).normalised
        } else if let own {
            key = "\(own.caseID)|\(own.proceeding)"
        } else {
            key = Self.digest(row.map { $0.values.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value) } ?? [])
        }
    }

    /// What both sides say, without telling it: names do not stand in the office docket.
    public var values: String { Self.digest([theirs, ours]) }

    private static func digest(_ words: [String]) -> String {
        String(Digest(of: Array(words.joined(separator: "\u{1f}").utf8)).hex.prefix(16))
    }
}
