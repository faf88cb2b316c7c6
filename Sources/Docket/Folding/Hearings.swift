/// 庭次里各被告的事: whose head came, and why not, is each defendant's own; the day and place are the hearing's.
public enum Hearings: Sendable {
    static let personal: Set<String> = [
        "head-appeared", "head", "agents", "ground", "unavailable", "absence-filed-on", "absence-reported", "verified",
    ]

    /// - Parameter defendant: nil for whatever was told last, of whom it may be.
    public static func value(_ field: String, of hearing: Thing, for defendant: String?) -> Value? {
        guard personal.contains(field), let defendant, let own = hearing["of"]?.object, !own.isEmpty else {
            return hearing[field]
        }
        return own[defendant]?[field]
    }
}
