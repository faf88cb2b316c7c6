/// 必备内容: what a paper of a kind must say: because an article says so, or because the office chose it.
public struct ContentNorm: Sendable, Hashable {
    public enum Ground: Sendable, Hashable {
        case law(Provenance)
        /// The office's own reason; a reminder as any aim is.
        case office(String)

        var isLaw: Bool {
            if case .law = self { true } else { false }
        }

        func text(_ citation: (Provenance) -> String) -> String {
            switch self {
            case .law(let provenance): citation(provenance)
            case .office(let reason): reason
            }
        }
    }

    public let paper: String
    public let fields: [String]
    public let ground: Ground
}
