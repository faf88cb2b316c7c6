public import LegalCalendar

/// 施行登记: that a version of the measures is in force here, with the digest of the text that was meant (第二十六条).
public struct Adoption: Sendable, Hashable {
    public let rulebook: String
    /// Nil where the entry names none: any text of that id.
    public let digest: String?
    /// The file that keeps the text; nil where only the folder has it.
    public let text: String?
    /// The day on which it was recorded here; what was done before was done by the rules of before.
    public let knownFrom: CivilDay

    public init(rulebook: String, digest: String?, text: String? = nil, knownFrom: CivilDay) {
        (self.rulebook, self.digest, self.text, self.knownFrom) = (rulebook, digest, text, knownFrom)
    }

    init?(_ entry: Entry) {
        guard let rulebook = entry["rulebook"]?.text else { return nil }
        // What was in force here already was known all the time.
        let known = entry["held"]?.flag == true ? entry.day : entry.recordedOn
        self.init(rulebook: rulebook, digest: entry["digest"]?.text, text: entry["text"]?.text, knownFrom: known)
    }
}

/// 届满适用决定: by a paper of the organ that issued them, measures go on to be applied to some cases after their end (第二十六条).
public struct Transition: Sendable, Hashable {
    public let organ: String
    /// 文号
    public let number: String
    /// 适用于截至该日登记的案件
    public let casesThrough: CivilDay
    /// 适用至: nil until those cases are over.
    public let until: CivilDay?

    init?(_ entry: Entry) {
        guard let organ = entry["organ"]?.text, let number = entry["document-number"]?.text,
            let cases = entry["cases-through"]?.day
        else { return nil }
        (self.organ, self.number, casesThrough, until) = (organ, number, cases, entry["until"]?.day)
    }

    /// Whether it speaks of what begins on a day in a case that began on another.
    public func covers(_ day: CivilDay, inCaseFrom begun: CivilDay) -> Bool {
        begun <= casesThrough && (until.map { day <= $0 } ?? true)
    }
}
