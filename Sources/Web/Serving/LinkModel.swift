/// 链接
struct LinkModel: PageModel {
    let title: String
    let path: String
}
