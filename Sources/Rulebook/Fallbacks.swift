import Docket

/// 无人登记时由谁承担: for an organ of a level that has nobody recorded for a function, who holds it instead. Data of `rulebook.yaml`.
public struct Fallbacks: Sendable, Hashable {
    public enum Holder: String, Sendable, Hashable, CaseIterable {
        /// 机关自己
        case itself
        /// 上级政府的同一职能
        case superior
    }

    let byLevel: [String: [Function: Holder]]

    init(_ byLevel: [String: [Function: Holder]] = [:]) { self.byLevel = byLevel }

    /// What one rulebook leaves open another says.
    func completed(by other: Fallbacks) -> Fallbacks {
        Fallbacks(byLevel.merging(other.byLevel) { own, others in own.merging(others) { own, _ in own } })
    }
}
