/// 选择栏: one thing to choose for a list or for figures, with what was chosen.
struct SelectModel: PageModel {
    let name: String
    let title: String
    let options: [ChoiceModel]

    /// - Parameters:
    ///   - chosen: as it was asked for; it stays to be seen also where it is offered no more.
    ///   - none: what choosing nothing is called; nil where something is always chosen.
    init(_ name: String, _ title: String, _ chosen: String, _ all: [(String, String)], none: String? = "全部") {
        let offered = (none.map { [("", $0)] } ?? []) + all
        let missing = offered.contains { $0.0 == chosen } ? [] : [(chosen, chosen)]
        (self.name, self.title) = (name, title)
        options = (offered + missing).map { ChoiceModel(value: $0.0, title: $0.1, isSelected: $0.0 == chosen) }
    }

    /// Of names that say themselves what they are.
    init(_ name: String, _ title: String, _ chosen: String, _ names: [String], none: String? = "全部") {
        self.init(name, title, chosen, names.map { ($0, $0) }, none: none)
    }
}
