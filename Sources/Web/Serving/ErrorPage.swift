import Casework
import Docket
import HTTPTypes
import Logging
import Store
import Work

/// 错误页: what happened, whether the input is kept, what next, and a number to quote. Details go to the log only.
struct ErrorPage {
    let site: Site

    func reply(to error: any Error, path: String, session: Session?) -> Reply {
        let number = String(Randomness.hex(bytes: 2).uppercased())
        let (status, heading, text) = describe(error, number, path)
        let exchange = Exchange(
            site: site, path: path, route: path, parameters: [:], query: Form(), form: Form(), session: session,
            token: nil,
            place: .init(address: "", isKnownBrowser: false, browser: ""), textSize: .usual)
        do {
            return try exchange.page(
                "error", of: ErrorModel(title: heading, text: text, number: number), status: status)
        } catch {
            return .text("\(heading)：\(text)\n", status: .init(code: status))
        }
    }

    private func describe(_ error: any Error, _ number: String, _ path: String) -> (Int, String, String) {
        switch error {
        case PageError.absent: return (404, "没有这个页面", "没有这个案件或页面，或者它不在您的办理范围内。")
        case PageError.refused(let message, let cite): return (422, "不能办理", message + (cite.map { "（依据\($0)）" } ?? ""))
        case PageError.badForm(let message): return (400, "表单有误", message)
        case PageError.forbidden(let message): return (403, "请求被拒绝", message)
        case PageError.tooLarge: return (413, "内容过大", "单个文件不得超过 50 MB，没有保存任何内容，请返回后减少文件再提交。")
        case let error as Form.Malformed: return (400, "表单有误", error.description + "。没有保存任何内容，请返回原页面，您填写的内容还在。")
        case let refusal as Refusal: return (422, "不能办理", refusal.description)
        case NotRecorded.refused(let refusal): return (422, "不能办理", refusal.description)
        case NotRecorded.asked(let questions):
            return (422, "请先确认", questions.map(\.message).joined(separator: "；"))
        case NotRecorded.overtaken(let conflict): return describe(conflict, number, path)
        case let conflict as Conflict:
            return (409, "有人先办了", "\(conflict.theirs.unit) \(conflict.theirs.actor) 已登记同一步骤，请返回刷新后再办。")
        case StoreError.diskFull: return (507, "存储空间不足", "存储空间不足，本次操作未保存，您填写的内容仍在原页面，请返回。请联系系统管理员（编号 \(number)）。")
        case StoreError.stopped(let reason):
            return (503, "已停止写入", "\(reason)。本次操作未保存，您填写的内容仍在原页面，请返回。请联系系统管理员（编号 \(number)）。")
        // Nobody reads it: whoever asked has left.
        case is CancellationError: return (503, "已取消", "页面已经离开，没有继续办理。")
        case let error as StoreError: return (409, "不能读取", "\(error.description)。请联系系统管理员（编号 \(number)）。")
        default:
            Logger(label: "yingsu").error("\(number) \(path) \(String(reflecting: error))")
            return (500, "系统出错", "本次操作没有完成。请联系系统管理员（编号 \(number)）。")
        }
    }
}
