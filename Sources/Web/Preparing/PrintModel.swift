import Store

struct PrintModel: PageModel {
    struct Going: PageModel {
        let isWorking: Bool
        /// 前面还有几份
        let before: Int
    }

    let title: String
    let going: Going?
    let refresh: Bool
    /// Why there is none.
    let failed: String?
    let file: String?
    let back: String?

    init(_ job: PrintJob, back: String?) {
        title = job.name
        let isGoing = job.state == .waiting || job.state == .working
        going = isGoing ? Going(isWorking: job.state == .working, before: job.before) : nil
        refresh = isGoing
        failed = job.state == .failed ? job.message : nil
        file = job.state == .done ? SiteURL.printed(job.id, name: job.name) : nil
        self.back = back.flatMap(Self.page)
    }

    /// Only a page of this system.
    private static func page(_ path: String) -> String? {
        let isOurs = path.hasPrefix(SiteURL.docket("")) || path.hasPrefix(SiteURL.template(""))
        return isOurs && !path.contains("//") && !path.contains("\\") ? path : nil
    }
}
