import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Work

/// 启用准备 as a page shows it.
struct StartUpModel: PageModel {
    struct Step: PageModel {
        let number: Int
        let title: String
        let words: String
        let color: String
        let state: String
        let isNext: Bool
        /// Where it is done; nil for who does not do it.
        let link: LinkModel?
        /// The step at hand, and nothing on the page that goes before it.
        let isPrimary: Bool
        /// 已核对: to be said by the system administrator.
        let asksCheck: Bool
    }

    /// 名单: for who opens accounts.
    struct Import: PageModel {
        let template: String
        let functions: String
        let list: List?
    }

    struct List: PageModel {
        let kept: String
        let name: String
        let count: Int
        let good: Int
        let doubtful: Int?
        let wrong: Int?
        let known: Int?
        let first: [Line]
        let rest: Rest?
        let isReady: Bool
        let opens: Int
    }

    struct Line: PageModel {
        let line: Int
        let display: String
        let name: String
        let unit: String
        let functions: String
        let wrong: [String]
        let doubtful: [String]
        let asks: Bool
        let isAgreed: Bool
        let isKnown: Bool
        let isGood: Bool
    }

    struct Rest: PageModel {
        let count: Int
        let rows: [Line]
    }

    /// 试发邮件
    struct Letter: PageModel {
        let canSend: Bool
        let address: String
    }

    let title = "启用准备"
    let problem: String?
    let day: String
    let done: Int
    let count: Int
    let isDone: Bool
    let isClosed: Bool
    let mayClose: Bool
    let steps: [Step]
    let importing: Import?
    let letter: Letter?
    let accounts = SiteURL.accounts
}

extension StartUpModel {
    init(
        _ start: StartUp, _ exchange: Exchange, list: List? = nil, problem: String? = nil, address: String = ""
    ) throws {
        let actor = try exchange.actor
        let isSystem = actor.has(.systemAdministrator)
        self.problem = problem
        day = "\(exchange.today.chinese)（\(exchange.today.weekdayChinese)）"
        (done, count) = (start.done, start.steps.count)
        (isDone, isClosed, mayClose) = (start.isDone, start.isClosed, isSystem && start.mayClose && !start.isDone)
        steps = start.steps.enumerated().map { place, step in
            Step(step, number: place + 1, isNext: step.key == start.next, actor, isBusy: list != nil)
        }
        importing =
            isSystem
            ? Import(
                template: SiteURL.accountListTemplate,
                functions: Function.allCases.filter { !$0.isAdministrator }.map(exchange.store.rules.choice)
                    .joined(separator: "、"),
                list: list)
            : nil
        letter = isSystem ? Letter(canSend: exchange.site.letter != nil, address: address) : nil
    }
}

extension StartUpModel.Step {
    fileprivate init(_ step: StartUp.Step, number: Int, isNext: Bool, _ actor: Actor, isBusy: Bool) {
        let isSystem = actor.has(.systemAdministrator)
        self.number = number
        title = Self.titles[step.key] ?? ""
        words = step.words
        (color, state) =
            switch step.state {
            case .done: ("green", "● 已完成")
            case .underway: ("amber", "▲ 进行中")
            case .open: ("grey", "○ 未开始")
            }
        self.isNext = isNext
        link = Self.link(step, actor)
        isPrimary = isNext && !isBusy && link != nil
        asksCheck = isSystem && step.key == .units && step.state == .underway
    }

    private static let titles: [StartUp.Key: String] = [
        .units: "单位", .heads: "负责人与分工", .accounts: "账号", .seal: "印章保管人", .holidays: "节假日",
    ]

    /// Where a step is done, by whoever does it.
    private static func link(_ step: StartUp.Step, _ actor: Actor) -> LinkModel? {
        let isDone = step.state == .done
        let places: [StartUp.Key: (path: String, title: String)]
        switch actor.functions.first {
        case .systemAdministrator:
            places = [
                .units: (SiteURL.office, "核对"), .heads: (SiteURL.office(.headAppointed), "登记"),
                .accounts: ("#list", "继续"),
                .seal: ("#list", "开立账号"), .holidays: (SiteURL.holidays, "录入"),
            ]
        case .securityAdministrator:
            places = [.accounts: (SiteURL.accounts, "授予职能"), .seal: (SiteURL.accounts, "授予职能")]
        default: places = [:]
        }
        guard let place = places[step.key] else { return nil }
        let shown: [StartUp.Key: String] = [
            .units: SiteURL.office, .heads: SiteURL.office, .accounts: SiteURL.accounts, .seal: SiteURL.accounts,
            .holidays: SiteURL.holidays,
        ]
        return isDone
            ? LinkModel(title: "查看", path: shown[step.key] ?? place.path)
            : LinkModel(title: place.title, path: place.path)
    }
}

extension StartUpModel.List {
    /// As many good lines are shown at once; the rest is folded.
    private static let shown = 5

    init(_ list: AccountList, _ kept: Upload, agreed: Set<Int>) {
        let line = { StartUpModel.Line($0, agreed: agreed) }
        (self.kept, name) = (kept.file, kept.name)
        self.count = list.lines.count
        let count = { (lines: [AccountList.Line]) in lines.isEmpty ? nil : lines.count }
        (good, doubtful, wrong, known) = (list.good.count, count(list.doubtful), count(list.wrong), count(list.known))
        let calm = list.good + list.known
        first = (list.wrong + list.doubtful + calm.prefix(Self.shown)).map(line)
        let folded = calm.dropFirst(Self.shown)
        rest = folded.isEmpty ? nil : .init(count: folded.count, rows: folded.map(line))
        // A doubt is answered in the same form: the button asks again where one is left.
        isReady = list.wrong.isEmpty && !(list.good + list.doubtful).isEmpty
        opens = list.good.count + list.doubtful.count
    }
}

extension StartUpModel.Line {
    fileprivate init(_ line: AccountList.Line, agreed: Set<Int>) {
        self.line = line.line
        display = line.display.isEmpty ? "（空）" : line.display
        (name, unit) = (line.name, line.unit.isEmpty ? "（空）" : line.unit)
        let titles = Function.allCases.filter(line.functions.contains).map(\.title)
        functions = titles.isEmpty ? line.words : titles.joined(separator: "、")
        (wrong, isKnown) = (line.wrong, line.wrong.isEmpty && line.isKnown)
        doubtful = line.isKnown ? [] : line.doubtful
        asks = line.wrong.isEmpty && !line.isKnown && !line.doubtful.isEmpty
        isAgreed = agreed.contains(line.line)
        isGood = line.wrong.isEmpty && !line.isKnown && line.doubtful.isEmpty
    }
}
