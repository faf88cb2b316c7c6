/// 放假通知: one yearly notice of the State Council's General Office, or a region's own.
public struct HolidayNotice: Sendable, Hashable {
    public struct Span: Sendable, Hashable {
        public let name: String
        public let first: CivilDay
        public let last: CivilDay

        public init(name: String, first: CivilDay, last: CivilDay) {
            self.name = name
            self.first = first
            self.last = last
        }
    }

    public let year: Int
    /// 文号, e.g. 国办发明电〔2025〕7号.
    public let number: String
    /// Nil for the country; a region's name for its own days, which count only where that region is asked for.
    public let region: String?
    /// True where the real notice is not known yet: every day that depends on it is 暂计.
    public let provisional: Bool
    public let rest: [Span]
    /// 调休上班: weekend days that are working days.
    public let makeUp: [CivilDay]

    public init(
        year: Int, number: String, region: String? = nil, provisional: Bool = false, rest: [Span], makeUp: [CivilDay]
    ) {
        self.year = year
        self.number = number
        self.region = region
        self.provisional = provisional
        self.rest = rest
        self.makeUp = makeUp
    }
}
