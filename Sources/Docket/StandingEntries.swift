/// 更正以后的条目: what stands of a docket that is no case: corrected entries as they read now, without those that were taken back.
public enum StandingEntries: Sendable {
    public static func of(_ entries: [Entry]) -> [Entry] {
        Folding.corrected(entries).live.filter { $0.kind != .corrected }.sorted { $0.sequence < $1.sequence }
    }
}
