struct PasswordModel: PageModel {
    let title = "设置口令"
    let error: String?
    let needsCurrent: Bool
}
