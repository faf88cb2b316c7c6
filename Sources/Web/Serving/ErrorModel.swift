struct ErrorModel: PageModel {
    let title: String
    let text: String
    /// To quote when asking for help.
    let number: String
}
