import Rulebook
import Work

struct HelpModel: PageModel {
    struct Topic: PageModel {
        let title: String
        let what: String
        let lines: [String]
        let example: String
        let articles: [Article]
    }

    struct Article: PageModel {
        let what: String
        let text: String
    }

    let title: String
    /// The page that help was asked for; nil for all of them.
    let topic: Topic?
    let all: [LinkModel]

    init(_ topics: [Help.Topic], _ topic: Help.Topic?, _ rules: Rules) {
        title = topic.map { "帮助：\($0.title)" } ?? "帮助"
        self.topic = topic.map { topic in
            Topic(
                title: topic.title, what: topic.what, lines: topic.lines, example: topic.example,
                articles: topic.articles(rules).map { Article(what: $0.what, text: $0.text) })
        }
        all = topics.map { LinkModel(title: $0.title, path: SiteURL.help(of: $0.page)) }
    }
}
