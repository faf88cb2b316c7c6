struct MeModel: PageModel {
    let title = "个人设置"
    let mail: String
    let problem: String?
    /// Shown once, when it is made.
    let feed: String?
}
