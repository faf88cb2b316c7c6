import Docket

/// 格子里的数: a count, or a percentage as it is printed.
public enum FormValue: Sendable, Hashable {
    case count(Int)
    /// In units of its last printed decimal: 76.4% is 764 with one.
    case percent(Int, decimals: Int)

    /// More digits than any table has, so that sums of them stay numbers.
    private static let (mostCount, mostUnits) = (999_999_999, 9_999_999)

    /// `12`, `76.4%`; nil for what is neither, below zero or beyond all tables.
    public init?(_ text: String) {
        let plain = text.foldedTight.filter { $0 != "," && $0 != "，" }
        guard plain.hasSuffix("%") else {
            guard let count = Int(plain), (0...Self.mostCount).contains(count) else { return nil }
            self = .count(count)
            return
        }
        let parts = plain.dropLast().split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = parts.first, !whole.isEmpty, whole.allSatisfy(\.isDecimal),
            parts.count == 1 || (1...3).contains(parts[1].count) && parts[1].allSatisfy(\.isDecimal),
            let units = Int(parts.joined()), units <= Self.mostUnits
        else { return nil }
        self = .percent(units, decimals: parts.count == 1 ? 0 : parts[1].count)
    }

    public var text: String {
        switch self {
        case .count(let count): return String(count)
        case .percent(let units, let decimals):
            guard decimals > 0 else { return "\(units)%" }
            let scale = Self.scale(decimals)
            let rest = String(units % scale)
            return "\(units / scale).\(String(repeating: "0", count: decimals - rest.count))\(rest)%"
        }
    }

    public var count: Int? { if case .count(let count) = self { count } else { nil } }

    static func scale(_ decimals: Int) -> Int { (0..<decimals).reduce(1) { scale, _ in scale * 10 } }

    /// 能不能是这个分数: rounded half up or cut off at the decimals that are printed; of nothing there is no rate.
    func isRate(_ part: Int, of whole: Int) -> Bool {
        guard case .percent(let units, let decimals) = self, whole > 0 else { return false }
        let scale = 100 * Self.scale(decimals)
        return (part * scale * 2 + whole) / (whole * 2) == units || part * scale / whole == units
    }
}
