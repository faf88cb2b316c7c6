/// 选项: of a list to choose from.
struct ChoiceModel: PageModel {
    let value: String
    let title: String
    let isSelected: Bool
}
