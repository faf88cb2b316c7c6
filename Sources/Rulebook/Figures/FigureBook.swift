public import LegalCalendar

/// 统计口径: all counts and indicators of a rulebook, or of a city's with what it extends.
public struct FigureBook: Sendable, Hashable {
    public var counts: [FigureCount] = []
    public var indicators: [Indicator] = []
    public var readings: [FigureReading] = []
    public var tables: [FigureTable] = []
    public var charts: [FigureChart] = []
    public var flow: FigureFlow?
    /// 另外的收结: of a part of the cases, by which a form has its own 未结.
    public var otherFlows: [FigureFlow] = []
    /// 字典, by the field whose words they are.
    public var dictionaries: [FactDictionary] = []
    /// nil where nobody has to.
    public var classifying: Classifying?
    /// nil where nothing is told.
    public var lossHistory: LossHistoryRule?
    /// 上报的报表, in their versions.
    public var forms: [FigureForm] = []
    /// 逐年对照
    public var trends: [FigureTrend] = []
    /// nil where nothing is told of.
    public var similar: SimilarRule?
    /// 培训对象; nil where nobody has to be trained.
    public var training: TrainingRule?
    /// 自动备稿
    public var drafts: [FigureDraft] = []
    /// 考核的各项
    public var assessment: [AssessmentItem] = []
    /// 年度报告、通报的句子, in their order within a section.
    public var sentences: [FigureSentence] = []
    /// 依据: which article of the measures asks for an indicator.
    public var cites: [String: String] = [:]

    public init() {}

    public var isEmpty: Bool { counts.isEmpty }

    public func count(_ id: String) -> FigureCount? { counts.first { $0.id == id } }

    public var flows: [FigureFlow] { [flow].compactMap(\.self) + otherFlows }

    /// By which count it ends what a count has received; nil for one that is none of a flow.
    public func ended(of received: String) -> String? { flows.first { $0.received == received }?.ended }

    public func dictionary(_ field: String) -> FactDictionary? { dictionaries.first { $0.field == field } }

    /// What the page of figures and the reports show; forms and lists read others.
    public var shown: Set<String> {
        let rates = indicators.flatMap { $0.numerator + $0.denominator }
        let parts =
            rates + charts.flatMap { [$0.part] + [$0.of].compactMap(\.self) } + [classifying?.part].compactMap(\.self)
        let flow = flow.map { [$0.received, $0.ended] } ?? []
        let named = sentences.flatMap { $0.named.map(\.count) + [$0.count].compactMap(\.self) }
        return Set(parts.map(\.count) + tables.map(\.count) + flow + named)
    }

    /// A city's own in place of what it extends, in the order of that, and what else it has behind it.
    func adding(_ other: FigureBook) -> FigureBook {
        var book = FigureBook()
        book.counts = Self.merged(counts, other.counts) { [$0.id] }
        book.indicators = Self.merged(indicators, other.indicators) { [$0.id, $0.reading] }
        book.readings = Self.merged(readings, other.readings) { [$0.id] }
        book.tables = Self.merged(tables, other.tables) { [$0.id] }
        book.sentences = Self.merged(sentences, other.sentences) {
            [$0.section.rawValue, $0.indicator ?? "", $0.count ?? ""]
        }
        book.drafts = Self.merged(drafts, other.drafts) { [$0.paper] }
        book.trends = Self.merged(trends, other.trends) { [$0.id] }
        book.similar = similar ?? other.similar
        book.training = training ?? other.training
        book.assessment = Self.merged(assessment, other.assessment) { [$0.id] }
        book.forms = Self.merged(forms, other.forms) { [$0.id, String($0.version)] }
        book.dictionaries = Self.merged(dictionaries, other.dictionaries) { [$0.field] }
        book.charts = charts.isEmpty ? other.charts : charts
        book.flow = flow ?? other.flow
        book.otherFlows = Self.merged(otherFlows, other.otherFlows) { [$0.received] }
        book.classifying = classifying ?? other.classifying
        book.lossHistory = lossHistory ?? other.lossHistory
        book.cites = cites.merging(other.cites) { own, _ in own }
        return book
    }

    /// All versions of one's own stand where the other's stood.
    private static func merged<Form>(_ own: [Form], _ other: [Form], _ key: (Form) -> [String]) -> [Form] {
        let byKey = Dictionary(grouping: own, by: key)
        var placed: Set<[String]> = []
        let inPlace = other.flatMap { form -> [Form] in
            let name = key(form)
            guard let mine = byKey[name] else { return [form] }
            return placed.insert(name).inserted ? mine : []
        }
        return inPlace + own.filter { !placed.contains(key($0)) }
    }

    /// 指标 as defined on a day, in one reading; where the reading has none of its own, the first that has.
    public func indicators(_ reading: String?, on day: CivilDay) -> [Indicator] {
        var seen: Set<String> = []
        return indicators.map(\.id).filter { seen.insert($0).inserted }.compactMap { id in
            indicator(id, reading, on: day) ?? indicator(id, nil, on: day)
        }
    }

    /// - Parameter reading: nil for the first that has it.
    public func indicator(_ id: String, _ reading: String?, on day: CivilDay) -> Indicator? {
        let all = indicators.filter { $0.id == id && (reading == nil || $0.reading == reading) }
        let own = all.filter { $0.reading == all.first?.reading }
        return own.filter { $0.from.map { $0 <= day } ?? true }.max { $0.version < $1.version } ?? own.first
    }

    /// 历次改动: all versions of an indicator, the oldest first.
    public func versions(of id: String) -> [Indicator] {
        indicators.filter { $0.id == id }.sorted { ($0.reading, $0.version) < ($1.reading, $1.version) }
    }
}
