/// 庭次里各被告的事: whose head came, and why not, is each defendant's own; the day and place are the hearing's.
public enum Hearings: Sendable {
    static let personal: Set<String> = [
        "head-appeared", "head", "agents", "ground", "unavailable", "absence-filed-on", "absence-reported", "verified",
    ]

    /// 改期、延期: the entries by which the day of a hearing was moved.
    static func moved(_ hearing: Thing?, by entry: Entry) -> Value {
        .list((hearing?["moved-by"]?.list ?? []) + [.integer(entry.sequence)])
    }

    public static func isMoved(_ hearing: Thing?, by sequence: Int) -> Bool {
        hearing?["moved-by"]?.list?.contains { $0.integer == sequence } ?? false
    }

    /// - Parameter defendant: nil for whatever was told last, of whom it may be.
    public static func value(_ field: String, of hearing: Thing, for defendant: String?) -> Value? {
        guard personal.contains(field), let defendant, let own = hearing["of"]?.object, !own.isEmpty else {
            return hearing[field]
        }
        return own[defendant]?[field]
    }
}
