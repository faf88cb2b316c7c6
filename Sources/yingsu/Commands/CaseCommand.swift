import ArgumentParser
import Casework
import Docket
import Foundation
import LegalCalendar
import Rulebook
import Store
import Work

/// 一个案件
struct CaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "case", abstract: "案件的义务、期限和办理过程")

    @Argument(help: "案号或收文编号") var number: String
    @Option(help: "看哪一天的状态") var asOf: String?
    @Flag(help: "输出 JSON") var json = false
    @OptionGroup var places: Places

    func run() throws {
        let (_, store) = try places.reading()
        guard let id = try store.caseID(number: number), let derivation = try store.derivation(id) else {
            throw fail("没有这个案件：\(number)", code: 65)
        }
        let day = asOf.flatMap { CivilDay($0) } ?? CivilDay(instant: Int(Date().timeIntervalSince1970 * 1000))
        if asOf != nil, CivilDay(asOf!) == nil { throw fail("没有这一天：\(asOf!)", code: 65) }
        let duties = derivation.duties().filter { $0.status(on: day) != nil }
        if json {
            return printJSON(
                .object([
                    "title": .text(derivation.file.title),
                    "stage": .text(derivation.stage.id), "as-of": .text(day.description),
                    "duties": .list(duties.map { value($0, day, derivation.rules) }),
                ]))
        }
        print("\(derivation.file.title)　\(derivation.stage.title)")
        for duty in duties {
            print(
                "\(duty.status(on: day)!.chinese)\t\(duty.norm.what)\t\(duty.due?.description ?? "-")\t\(derivation.rules.citation(duty.norm.provenance))\t\(duty.units.joined(separator: "、"))"
            )
        }
        for item in derivation.file.items {
            print("\(item.day)\t\(derivation.rules.vocabulary.title(item.kind))\t第\(item.sequence)条")
        }
    }

    private func value(_ duty: Duty, _ day: CivilDay, _ rules: Rules) -> Value {
        .optional([
            "duty": .text(duty.norm.name), "key": .text(duty.key), "what": .text(duty.norm.what),
            "cite": .text(rules.citation(duty.norm.provenance)),
            "bearer": .text(duty.bearer), "units": .list(duty.units.map { .text($0) }),
            "status": .text(duty.status(on: day)!.rawValue),
            "opens": .text(duty.opened.day.description), "nominal": duty.nominal.map { .text($0.description) },
            "due": duty.due.map { .text($0.description) },
            "safe-by": duty.safeBy.map { .text($0.description) }, "provisional": .flag(duty.provisional),
        ])
    }
}
