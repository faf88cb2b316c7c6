/// 页面错误: an answer that is no page of its own.
enum PageError: Error, Sendable {
    /// Absent, or not to be seen: the same answer.
    case absent
    case refused(String, cite: String?)
    case badForm(String)
    case forbidden(String)
    case tooLarge
}
