import ArgumentParser
import Docket
import Foundation
import LegalCalendar
import Papers
import Rulebook
import Store
import Work

/// 案卷包: exports a case as one zip, or checks such a zip without any server or database.
struct BundleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bundle", abstract: "导出案卷包，或者用 --verify 核对已有的案卷包（不需要数据库）")

    @Argument(help: "案号或收文编号") var number: String?
    @Option(help: "写到哪个文件") var out = "案卷.zip"
    @Flag(help: "只要交法院的材料，不含副卷和台账") var court = false
    @Flag(help: "律师材料包：正卷、案情和期限，不含副卷") var lawyer = false
    @Option(help: "核对这个案卷包") var verify: String?
    @OptionGroup var places: Places

    func run() throws {
        if let verify { return try check(verify) }
        guard !(court && lawyer) else { throw fail("--court 和 --lawyer 只能用一个", code: 64) }
        guard let number else { throw fail("请写明案号，或用 --verify 核对", code: 64) }
        let (_, store) = try places.reading()
        let today = CivilDay(instant: Int(Date().timeIntervalSince1970 * 1000))
        let templates = try places.templates()
        guard let id = try store.caseID(number: number), let file = try store.derivation(id)?.file,
            let bytes = try BundleMaker.bytes(
                store, id, templates: templates, for: court ? .court : lawyer ? .lawyer : .all,
                proceeding: file.proceeding(numbered: number)?.id, day: today)
        else {
            throw fail("没有这个案件：\(number)", code: 65)
        }
        guard FileManager.default.createFile(atPath: out, contents: Data(bytes)) else {
            throw fail("不能写入 \(out)", code: 1)
        }
        print(out)
    }

    private func check(_ path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else { throw fail("没有这个文件：\(path)", code: 65) }
        let (good, bad): (Int, [String])
        do { (good, bad) = try CaseBundle.verify([UInt8](data)) } catch { throw fail("\(path)：\(error)", code: 65) }
        guard bad.isEmpty else { throw fail("与杂凑值不符：\(bad.joined(separator: "、"))", code: 1) }
        print("\(good) 个文件与杂凑值相符")
    }
}
