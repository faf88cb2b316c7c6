import ArgumentParser
import Docket
import Store

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "audit", abstract: "审计", subcommands: [Verify.self])

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "逐字节校验台账链")

        @Option(help: "外存的链头文件：每行 “序号 杂凑值”") var anchor: String?
        @OptionGroup var places: Places

        func run() throws {
            let (folder, store) = try places.reading(lists: false)
            let verification = try store.verify()
            if let bad = verification.firstBad { throw fail("第\(bad)条：\(verification.reason ?? "")", code: 1) }
            // What stands beside the folder is looked at without being asked for.
            let beside = Anchor(path: folder.path + ".anchor")
            for place in [anchor.map { Anchor(path: $0) }, beside].compactMap(\.self) {
                let lines: [Anchor.Line]?
                do { lines = try place.lines() } catch { throw fail("\(error)", code: 65) }
                guard let lines else {
                    if place.path == beside.path { continue }
                    throw fail("没有外存的链头文件：\(place.path)", code: 65)
                }
                if let problem = try store.problem(with: lines) { throw fail(problem, code: 1) }
            }
            if let problem = try Inspection(of: store).firstProblem() { throw fail(problem, code: 1) }
            print("\(verification.count) \(verification.tip.hex)")
        }
    }
}
