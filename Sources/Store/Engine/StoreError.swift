/// 存储空间不足、被占用等: what a page or a command says in one sentence.
public enum StoreError: Error, Sendable, CustomStringConvertible {
    case diskFull
    case busy(pid: String)
    case corrupt(String)
    case notDurable
    case missing(String)
    case stopped(StopReason)
    case readOnly
    case newer(folder: Int, program: Int)
    case outdated

    public var description: String {
        switch self {
        case .diskFull: "存储空间不足，本次操作未保存"
        case .busy(let pid): "数据文件夹正被另一个服务使用（进程号 \(pid)）"
        case .corrupt(let what): "数据不完整：\(what)"
        case .notDurable: "数据库没有按 synchronous=FULL 打开，断电会丢失已确认的登记，拒绝启动"
        case .missing(let what): "没有\(what)"
        case .stopped(let reason): "\(reason)，本次操作未保存"
        case .readOnly: "数据文件夹只读打开，不能写入"
        case .newer(let folder, let program):
            "数据文件夹由较新的版本写成（格式 \(folder)），本程序只认得到 \(program)，请使用新版本；没有改动任何内容"
        case .outdated: "数据文件夹的格式或者索引不是本版本的，请先启动一次服务（会先留副本再升级）；没有改动任何内容"
        }
    }
}
