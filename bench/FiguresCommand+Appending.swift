import ArgumentParser
import Casework
import Docket
import Foundation
import LegalCalendar
import Rulebook
import Store

extension FiguresCommand {
    private static let cases = 2000
    private static let appends = 400

    /// 登记时写统计事实: the same appends to two folders by turns, one of them under rules that count nothing.
    func appending() throws {
        let folder = NSTemporaryDirectory() + "/yingsu-appending-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (with, without) = (places.home + "/Rulebooks", folder + "/Rulebooks")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: with, toPath: without)
        for place in ["national", places.rulebook] {
            try FileManager.default.removeItem(atPath: "\(without)/\(place)/figures.yaml")
        }
        let stores = try [with, without].enumerated().map { number, rules in
            let store = try DataFolder("\(folder)/\(number)").store(
                shelf: try RuleShelf(folder: rules), rulebook: places.rulebook)
            _ = try Filling(store: store, home: places.home).fill(to: Self.cases)
            return store
        }
        guard stores[1].rules.figures.isEmpty, !stores[0].rules.figures.isEmpty else {
            throw Load.Failed(description: "两边的统计口径不对")
        }
        let clocks = [Load.Clock(), Load.Clock()]
        let dockets = try stores.map { store in
            try store.cases(.everything, matching: "", today: Filling.today, limit: Self.appends).rows.map(\.caseID)
        }
        for number in 0..<Self.appends {
            for (place, store) in stores.enumerated() {
                try append(dockets[place][number % dockets[place].count], to: store, clocks[place])
            }
        }
        let (counted, bare) = (clocks[0].times, clocks[1].times)
        print(
            "登记一份裁判\(Self.appends) 次，\(Self.cases) 件：写统计事实 p50 \(round(counted.p50)) ms，不写 \(round(bare.p50)) ms，"
                + "\(ratio(counted.p50, bare.p50)) 倍（目标不超过 1.2 倍）")
    }

    /// 裁判: what settles an instance moves its figures.
    private func append(_ caseID: String, to store: CaseStore, _ clock: Load.Clock) throws {
        let request = Request(
            actor: Actor(account: "bench", name: "测速", function: .intakeOffice, unit: "市政府办公室"),
            id: Randomness.hex(bytes: 8), seen: .max, instant: Filling.today.instant, today: Filling.today,
            confirmed: ["*"])
        let draft = Draft(
            .decisionReceived, day: Filling.today,
            [
                "document": "judgment", "made-on": .text(Filling.today.description),
                "outcomes": .list([.object(["part": "whole", "outcome": "dismiss-claims"])]),
            ])
        try clock.time {
            guard case .recorded = try store.change(caseID, request, { _ in [draft] }) else {
                throw Load.Failed(description: "没有登记")
            }
        }
    }
}
