import Casework
import Docket
import Foundation
import LegalCalendar
import Store

extension BenchCommand {
    private static let units = [
        "市自然资源局", "市住房和城乡建设局", "市公安局", "市市场监督管理局", "市人力资源和社会保障局", "市交通运输局", "市水务局", "市农业农村局", "市教育局", "市综合执法监督局",
    ]

    /// 重建与每日清单: a store of many cases, rebuilt with its chain verified, then the lists of a morning from the indexes.
    func largeStore(_ shelf: RuleShelf) throws {
        let path = NSTemporaryDirectory() + "/yingsu-bench-\(ProcessInfo.processInfo.processIdentifier)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let store = try DataFolder(path).store(shelf: shelf, rulebook: places.rulebook)
        try store.append(try orExit65 { try ScenarioShelf.office(places.home + "/Scenarios/office.yaml") })
        let filling = try milliseconds {
            for start in stride(from: 0, to: cases, by: 500) {
                try store.append(dockets: (start..<min(start + 500, cases)).map(Self.docket))
            }
        }
        print("写入 \(cases) 件、每件 30 条：\(round(filling / 1000)) s")
        var verified = 0
        let verifying = try milliseconds { verified = try store.verify().count }
        let rebuilding = try milliseconds { _ = try store.rebuild() }
        print(
            "重建 \(cases) 件 × 30 条（\(verified) 条，含校验链）：\(round(rebuilding / 1000)) s（目标 180 s），单独校验 \(round(verifying / 1000)) s，内存峰值 \(Self.peakMegabytes) MB（目标 512 MB）"
        )
        try dailyLists(store)
    }

    /// Every seventh case filed late in the preparation, the rest at every stage of it: all of them open.
    private static func docket(_ number: Int) -> [Entry] {
        let unit = units[number % units.count]
        let day = CivilDay("2026-01-05")!.adding(days: number % 40)
        var notice = Self.notice(number + 1, sequence: 1)
        notice.day = day
        notice.fields["act"] = .object(["title": "行政行为", "maker": .text(unit)])
        var entries = [notice]
        func add(_ kind: KindName, _ fields: [String: Value], after days: Int) {
            entries.append(
                Entry(
                    sequence: entries.count + 1, instant: day.instant, actor: "bench", role: "intake-office",
                    unit: "市政府办公室", kind: kind, day: day.adding(days: days),
                    fields: fields))
        }
        add(.opined, ["step": "instruction", "text": "请依法应诉。"], after: 1)
        add(.forwarded, ["units": .list([.object(["unit": .text(unit)])])], after: 1)
        add(.forwardReceived, ["unit": .text(unit)], after: 2)
        add(.staffAssigned, ["unit": .text(unit), "persons": .list([.object(["name": "王某"])])], after: 2)
        while entries.count < 30 {
            add(
                .paperAdded,
                ["paper-kind": "evidence", "unit": .text(unit), "name": .text("证据\(entries.count).pdf")], after: 3)
        }
        return entries
    }

    private func dailyLists(_ store: CaseStore) throws {
        let today = CivilDay("2026-01-26")!
        let reference = try milliseconds { for _ in 0..<20 { _ = try store.caseCount() } } / 20
        for (title, unit) in [("全市", nil as String?), ("一个单位", Self.units[0])] {
            var (overdue, soon) = (0, 0)
            let time = try milliseconds {
                for _ in 0..<20 {
                    overdue = try store.ledger(unit: unit, today: today, through: today.adding(days: -1)).count
                    soon = try store.ledger(unit: unit, today: today, through: today.adding(days: 3)).count
                }
            }
            print(
                "每日清单（\(title)，逾期 \(overdue)、三日内 \(soon)，各最多列 500 行）：\(round(time / 20)) ms（目标 50 ms；同库计数参照 \(round(reference)) ms）"
            )
        }
        var units = 0
        let counting = try milliseconds {
            for _ in 0..<5 { units = try store.unitCounts(today: today, through: today.adding(days: 3)).count }
        }
        print("各单位逾期与在办计数（\(units) 个单位）：\(round(counting / 5)) ms")
    }

    static var peakMegabytes: Int {
        let status =
            FileManager.default.contents(atPath: "/proc/self/status").map { String(decoding: $0, as: UTF8.self) } ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
        return (Int(line.filter(\.isNumber)) ?? 0) / 1024
    }
}
