public import Rulebook

extension Coverage {
    /// `docs/articles.md`: generated, so that what is claimed is what is there.
    public func markdown(_ rules: Rules) -> String {
        var lines = ["# 条文落实", "", "由 `yingsu coverage --markdown` 生成，测试会核对；不要手改。", ""]
        var source = ""
        for row in rows {
            let parts = row.article.split(separator: "/").map(String.init)
            if parts[0] != source {
                source = parts[0]
                lines += [
                    "", "## \(source == rules.main.id ? rules.main.title : rules.title(of: source))", "",
                    "| 条 | 款 | 规范 | 情景 | 登记的页面 | 说明 |", "|---|---|---|---|---|---|",
                ]
            }
            let gap = row.silent.isEmpty ? "" : "第\(row.silent.map(String.init).joined(separator: "、"))款待落实；"
            let norms = row.norms.map { "`\($0)`" }.joined(separator: " ")
            let pages = row.pages.map { "`\($0.replacing("/cases/:id/", with: ""))`" }.joined(separator: " ")
            lines.append(
                "| \(row.heading) | \(row.paragraphs) | \(norms) | \(row.scenarios) | \(pages) | \(gap)\(row.reason ?? "") |"
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
