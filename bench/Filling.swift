import Casework
import Docket
import Foundation
import LegalCalendar
import Store

/// 填库: invented cases over three years, at every stage of the preparation, some of them done; about five entries a case.
struct Filling {
    static let units = [
        "市自然资源局", "市住房和城乡建设局", "市公安局", "市市场监督管理局", "市人力资源和社会保障局", "市交通运输局", "市水务局", "市农业农村局", "市教育局", "市综合执法监督局",
    ]
    private static let families = Array("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕")
    private static let given = Array("某强芳伟敏静丽军洋勇艳杰娟涛明超秀霞平刚桂建国华文玉兰英")
    static let today = CivilDay("2026-02-13")!
    private static let days = 1100

    let store: CaseStore
    let home: String

    /// - Returns: seconds it took; 0 where the folder has them already.
    func fill(to cases: Int) throws -> Double {
        if try store.officeEntries().isEmpty {
            try store.append(try ScenarioShelf.office(home + "/Scenarios/office.yaml"))
        }
        let known = try store.caseCount()
        guard known < cases else { return 0 }
        let start = Date()
        for first in stride(from: known, to: cases, by: 5000) {
            let dockets = (first..<min(first + 5000, cases)).map(Self.docket)
            try store.take(in: dockets, actor: "bench", instant: Self.today.instant)
        }
        return Date().timeIntervalSince(start)
    }

    static func notice(_ number: Int, on day: CivilDay, of unit: String) -> Entry {
        let name = [
            families[number % families.count], given[number / 7 % given.count], given[number / 41 % given.count],
        ]
        return Entry(
            instant: day.instant, actor: "bench", role: "intake-office", unit: "市政府办公室", kind: .noticeReceived,
            day: day,
            fields: [
                "number": .text("（\(day.year)）宁05行初\(number)号"), "instance": "first", "reconsideration": "none",
                "intake-number": .text("\(day.year)-行诉-\(number)"), "court": "中卫市中级人民法院",
                "plaintiffs": .list([.object(["name": .text(String(name))])]),
                "act": .object(["title": "行政处罚决定", "maker": .text(unit)]),
            ])
    }

    /// Seven of ten were filed in time and are done; the others stand at every stage of the preparation.
    private static func docket(_ number: Int) -> [Entry] {
        let unit = units[number % units.count]
        let day = today.adding(days: -1 - number % days)
        var entries = [notice(number + 1, on: day, of: unit)]
        func add(_ kind: KindName, _ fields: [String: Value], after days: Int, by function: String = "intake-office") {
            guard day.adding(days: days) <= today else { return }
            entries.append(
                Entry(
                    instant: day.instant, actor: "bench", role: function, unit: unit, kind: kind,
                    day: day.adding(days: days), fields: fields))
        }
        let stage = number % 10
        if stage > 0 { add(.opined, ["step": "instruction", "text": "请依法应诉。"], after: 1) }
        if stage > 1 { add(.forwarded, ["units": .list([.object(["unit": .text(unit)])])], after: 1) }
        if stage > 2 {
            add(.forwardReceived, ["unit": .text(unit)], after: 2, by: "handling-unit")
            add(
                .filedWithCourt,
                [
                    "unit": .text(unit),
                    "papers": .list([
                        .object(["kind": "defence"]), .object(["kind": "evidence"]), .object(["kind": "evidence-list"]),
                    ]),
                ], after: 9, by: "handling-unit")
            add(.closed, ["how": "decided"], after: 120, by: "handling-unit")
        }
        return entries
    }
}
