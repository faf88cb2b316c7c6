/// 文书内容的名称: what a placeholder of a paper may be called, what a person calls it, and the entry that says it.
public struct PaperField: Sendable, Hashable {
    public let name: String
    public let title: String
    /// The kind of entry that gives it its value; nil where the notice or the organisation does, or a person writes it.
    public let entry: KindName?
    /// Of a list: the names its items have. Empty for a text.
    public let items: [PaperField]

    /// 拟稿: the entry by which the handling unit says it before the one that decides or submits it, so that a paper can be printed whole.
    public var draft: KindName? {
        switch name {
        case "proposal": .appearanceProposed
        default:
            switch entry {
            case .appearanceDecided: .appearanceProposed
            case .lossReportSubmitted: .lossReportDrafted
            default: nil
            }
        }
    }

    public var isList: Bool { !items.isEmpty }
    /// 统计草稿的一节: no paper to be filled in by hand has it.
    public var isOfFigures: Bool { name.hasPrefix("figures-") }

    public static let texts: [PaperField] = groups.flatMap { entry, fields in
        fields.map { PaperField(name: $0.0, title: $0.1, entry: entry, items: []) }
    }

    public static let lists: [PaperField] =
        [
            list("appellees", "被上诉人", from: nil, [("name", "名称")]),
            list("third-parties", "第三人", from: nil, [("name", "名称")]),
            list(
                "papers", "材料清单", from: .submittedForApproval,
                [("order", "序号"), ("title", "题名"), ("version", "版本"), ("check", "校验码")]),
            list("opinions", "意见", from: .opined, [("who", "姓名"), ("day", "日期"), ("text", "意见")]),
            list(
                "evidence", "证据目录", from: .evidenceListed,
                [
                    ("order", "序号"), ("name", "证据名称"), ("group", "分组"), ("source", "来源"), ("purpose", "证明对象和内容"),
                    ("page-range", "页码"), ("sets", "份数"),
                ]),
            list(
                "bases", "依据", from: .evidenceListed,
                [
                    ("order", "序号"), ("name", "名称"), ("document-number", "文号"), ("clauses", "条款"),
                    ("effective-on", "施行日期"),
                    ("validity", "效力状态"), ("attached", "全文"),
                ]),
            list(
                "volume", "卷内文件", from: nil,
                [
                    ("order", "顺序号"), ("number", "文号"), ("author", "责任者"), ("title", "题名"), ("day", "日期"),
                    ("page", "页号"),
                    ("note", "备注"),
                ]),
            list("originals", "原件", from: nil, [("order", "序号"), ("what", "材料"), ("holder", "存放处")]),
            list(
                "figures-units", "各单位情况", from: nil,
                [
                    ("unit", "单位"), ("received", "新收"), ("appeared", "负责人出庭/开庭"), ("lost", "败诉/生效"),
                    ("in-time", "内部期限按期/应办"),
                ]),
            list(
                "figures-differences", "逐项差异", from: nil,
                [
                    ("order", "序号"), ("number", "案号"), ("what", "哪一项"), ("theirs", "名单"), ("ours", "本系统"),
                    ("finding", "认定"), ("reason", "原因"),
                ]),
            list(
                "figures-items", "考核各项", from: nil,
                [
                    ("order", "序号"), ("title", "项目"), ("points", "分值"), ("fact", "统计数"), ("given", "得分"),
                    ("reason", "依据"),
                ]),
        ] + report

    /// 统计草稿的各节: sentences that the figures of a period carry.
    private static let report = [
        ("figures-volume", "基本情况"), ("figures-appearance", "负责人出庭情况"), ("figures-losses", "败诉案件"),
        ("figures-recommendations", "司法建议办理"), ("figures-training", "培训和旁听"), ("figures-notes", "统计口径"),
        ("figures-list", "所核对的名单"),
        ("figures-course", "得分、异议和处理"), ("figures-shortfalls", "扣分事实"), ("figures-heads", "负责人出庭情况（述法材料）"),
    ].map { list($0.0, $0.1, from: nil, [("text", "内容")]) }

    private static func list(_ name: String, _ title: String, from entry: KindName?, _ items: [(String, String)])
        -> PaperField
    {
        PaperField(
            name: name, title: title, entry: entry,
            items: items.map { PaperField(name: $0.0, title: $0.1, entry: nil, items: []) })
    }

    private static let byName = Dictionary(
        (texts + lists + lists.flatMap(\.items)).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    public static func field(_ name: String) -> PaperField? { byName[name] }

    private static let articlePrefix = "article-of:"

    /// `article-of:KIND`: the article that gives this act to somebody.
    public static func article(of kind: KindName) -> String { articlePrefix + kind.rawValue }

    private static func kind(ofArticle name: String) -> KindName? {
        name.hasPrefix(articlePrefix) ? KindName(String(name.dropFirst(articlePrefix.count))) : nil
    }

    /// What a person calls it; the name itself where nobody knows it.
    public static func title(_ name: String) -> String {
        if let kind = kind(ofArticle: name) { return "“\(Vocabulary.standard.title(kind))”的依据" }
        return byName[name]?.title ?? name
    }

    /// Names a template uses that nothing fills: most often misspelt.
    public static func unknown(in names: Set<String>, _ vocabulary: Vocabulary) -> [String] {
        names.filter { name in
            guard let kind = kind(ofArticle: name) else { return byName[name] == nil }
            return vocabulary.kind(kind) == nil
        }.sorted()
    }
}
