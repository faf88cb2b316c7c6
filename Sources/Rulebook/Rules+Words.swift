public import Docket
public import LegalCalendar

/// 用语和依据: what an office is called here, and where the measures say something: found by what is said, never by a number.
extension Rules {
    /// 职能的名称 as the measures have it, else the general word.
    public func title(of function: Function) -> String { main.functions[function] ?? function.title }

    /// 职能的名称 of somebody at a unit: the measures' where he works for the installation's own organ and his unit's name
    /// does not say it already; else the general word, which fits every organ.
    public func title(of function: Function, at unit: String, in organisation: Organisation) -> String {
        let title = title(of: function)
        let isOwn = organisation.government(of: unit) == organisation.government
        let isSaid = organisation.canonical(title) == organisation.canonical(unit)
        // Whoever holds it of his own unit alone has not the office that the measures name.
        let holder = organisation.government.flatMap { organisation.recordedHolder(of: function, for: $0) }
        let isAnothers = holder.map { $0 != organisation.canonical(unit) } ?? false
        return isOwn && !isSaid && !isAnothers ? title : function.title
    }

    /// 职能的名称 for whoever grants it: the general word, and what the measures call it.
    public func choice(of function: Function) -> String {
        let title = title(of: function)
        return title == function.title ? title : "\(function.title)（\(title)）"
    }

    /// 有没有批示这一步: whether the measures know somebody's word on a notice before it is passed on.
    public var hasInstruction: Bool {
        competences.contains { norm in isMeasures(norm.provenance.source) && norm.of.contains { $0.kind == .opined } }
    }

    /// A unit with the function in which it acts, where its name does not say it already: 市自然资源局（应诉事务承办单位）.
    public func named(_ unit: String, as function: Function) -> String {
        let title = title(of: function)
        return title == unit ? unit : "\(unit)（\(title)）"
    }

    /// 由谁登记 what belongs to no case: whom an article of that day names, else whose it usually is.
    public func recorders(of kind: KindName, on day: CivilDay) -> [Function] {
        let given = competences.filter { norm in
            speaks(norm.provenance, on: day) && norm.of.contains { $0.kind == kind }
        }.flatMap { $0.by + $0.onBehalf }
        return given.isEmpty ? vocabulary.kind(kind)?.recorders ?? [] : given
    }

    /// 依据: the article that gives an act to somebody. Nil where none does.
    public func basis(of kind: KindName) -> String? {
        competences.first { $0.of.contains { $0.kind == kind } }.map { citation($0.provenance) }
    }

    /// 依据全称, as a paper says it to somebody outside: the statutes', then that of the measures:
    /// 《中华人民共和国国家赔偿法》第十六条第一款、《某市人民政府行政应诉工作办法》第二十三条第一款.
    public func fullBasis(of kind: KindName, on day: CivilDay? = nil) -> String? {
        let book = day.flatMap { measures(on: $0) } ?? main
        let found = competences.filter { $0.of.contains { $0.kind == kind } }.map(\.provenance)
        let own = found.filter { $0.source == book.id && $0.cite != .office }
        let statutes = found.filter { $0.cite != .office && !isMeasures($0.source) }
        let cites = (statutes + own).map { provenance in
            let title = all.lazy.compactMap { $0.fullTitles[provenance.source] }.first ?? title(of: provenance.source)
            return quoted(provenance.source == book.id ? book.title : title) + provenance.cite.text
        }
        return cites.isEmpty
            ? nil : cites.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }.joined(separator: "、")
    }

    /// 书名号, where the title has none yet.
    public func quoted(_ title: String) -> String { title.hasPrefix("《") ? title : "《\(title)》" }

    /// The article of the first requirement that is looked after by a check.
    public func basis(check: String) -> String? {
        requirements.first { $0.check == check }.map { citation($0.provenance) }
    }

    /// 追责情形所在的条: 第二十二条.
    public var groundsHeading: String? {
        grounds.first { $0.provenance.source == main.id }.flatMap { article($0.provenance)?.heading }
    }

    /// 只由人提出的追责情形: 第（一）（六）（九）项.
    public var personalGrounds: String? {
        let items = grounds.filter { $0.isPersonal && $0.provenance.source == main.id }.compactMap(
            \.provenance.cite.item)
        guard !items.isEmpty else { return nil }
        return "第" + items.map { "（\(ChineseNumeral.string($0))）" }.joined() + "项"
    }

    /// The article of a 追责情形 by the number of its item.
    public func citation(ofGround item: String) -> String? {
        grounds.first { $0.ground.hasSuffix(".\(item)") }.map { citation($0.provenance) }
    }

    /// 签收以后的期限: what the unit has to do from the day on which it signs for the papers, with the period and its article.
    public var preparation: (period: String, cite: String)? {
        norms.lazy.compactMap { norm -> (String, String)? in
            guard norm.force == .duty, self.isMeasures(norm.rulebook), let within = norm.within,
                norm.when.contains(where: { $0.kind == .forwardReceived }),
                norm.fulfilledBy.triggers.contains(where: { $0.kind == .submittedForApproval })
            else { return nil }
            return (within.chinese, self.article(norm.provenance)?.heading ?? self.citation(norm.provenance))
        }.first
    }

    /// 参照适用 the measures by others: the article that says so, where they do.
    public func heading(ofApproval matter: String) -> String? {
        approvals.first { $0.matter == matter }.flatMap { article($0.provenance)?.heading }
    }

    /// 期间计算的依据
    public var counting: (article: Article, source: String)? {
        all.lazy.compactMap { book -> (Article, String)? in
            guard let said = book.counting,
                let article = self.all.lazy.compactMap({ $0.articles[said.source]?.first { $0.number == said.article } }
                )
                .first
            else { return nil }
            return (article, said.source)
        }.first
    }

    /// 机关事项: what is recorded in the office docket because it comes round, a city's own kinds among them.
    public func isMatter(_ kind: KindName) -> Bool {
        Vocabulary.recurring.contains(kind)
            || Vocabulary.standard.kind(kind) == nil
                && recurring.contains { $0.norm.fulfilledBy.triggers.contains { $0.kind == kind } }
    }

    /// 常往来的法院, the city's before others.
    public var courts: [String] { all.flatMap(\.courts) }

    public func note(_ place: Rulebook.Note) -> String? { all.lazy.compactMap { $0.notes[place] }.first }
}
