/// 停写原因
public enum StopReason: Sendable, Hashable, CustomStringConvertible {
    /// The disk fails: nothing is written until the server is started again.
    case device(String)
    /// What is stored is not what was written: nothing is added to it until somebody has looked.
    case tampered(String)

    var isFinal: Bool { if case .device = self { true } else { false } }

    public var description: String {
        switch self {
        case .device(let what): "\(what)，已停止写入"
        case .tampered(let what): "数据校验不符：\(what)，已停止写入"
        }
    }
}
