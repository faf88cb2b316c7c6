/// 事项: a kind of entry. A fact happened outside and is refused only for its shape; an act is done by recording it.
public struct Kind: Sendable, Hashable {
    public enum Nature: String, Sendable, Hashable {
        case fact, act
    }

    public let name: KindName
    /// 中文名称
    public internal(set) var title: String
    public let nature: Nature
    /// Who normally records it; whose act it is.
    public let recorders: [Function]
    public let fields: [Field]
    public internal(set) var traits = Traits()

    public init(
        _ name: KindName, _ title: String, _ nature: Nature, by recorders: [Function] = [], _ fields: [Field] = []
    ) {
        self.name = name
        self.title = title
        self.nature = nature
        self.recorders = recorders
        self.fields = fields
    }

    /// 本市的名称: the same kind, as measures call it.
    public func titled(_ title: String) -> Kind {
        var kind = self
        kind.title = title
        return kind
    }

    public func field(_ name: String) -> Field? {
        fields.first { $0.name == name } ?? Kind.common.first { $0.name == name }
    }
}

extension Kind {
    static let person: [Field] = [.named("name", "姓名"), .text("post", "职务")]
    static let papers: Field = .list(
        "papers", "材料", of: "kind",
        [
            .text("kind", "文书种类"), .integer("version", "版本"), .text("digest", "杂凑值"), .text("name", "文件名"),
            .text("file", "存放号"),
        ])

    /// Fields that any entry may carry.
    public static let common: [Field] = [
        .text("proceeding", "程序"), .text("defendant", "被告"), .text("unit", "单位"),
        .choice("part", "部分", "whole", "act", "reconsideration"),
        .text("hearing", "庭次"), .text("decision", "裁判"), .text("submission", "报批"), .text("recommendation", "建议"),
        .text("performance", "履行事项"), .text("about-decision", "所涉裁判"), papers,
        .object("by", "实际作出人", by: "name", person), .text("received-by", "接收人"),
        .object(
            "source", "来源", by: "medium",
            [
                .choice("medium", "方式", "written", "phone", "sms", "oral"), .text("from", "来电、来信人"),
                .text("taken-by", "记录人"),
            ]),
        .text("original", "原件存放处"), .choice("medium", "载体", "online", "paper", "phone"), .text("late-reason", "迟延原因"),
        .text("note", "备注"),
    ]
}
