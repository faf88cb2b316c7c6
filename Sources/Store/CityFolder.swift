public import Docket
import Foundation
import LegalCalendar
public import Rulebook

/// 城市文件夹: `Cities/NAME`, where NAME is that of its measures: their versions, and beside them the city's own units, feasts and invented
/// cases. The measures in `Rulebooks` have their units in `Scenarios` and their cases in `Demo`.
public struct CityFolder: Sendable {
    public let home: String
    public let measures: String
    /// The folder of all cities; it may lie outside the program.
    private let cities: String

    /// Nil for a name that is no name of a folder.
    public init?(_ measures: String, home: String, cities: String? = nil) {
        let isName = measures.unicodeScalars.allSatisfy { $0 == "-" || $0.properties.isAlphabetic || ("0"..."9") ~= $0 }
        guard !measures.isEmpty, isName else { return nil }
        (self.measures, self.home, self.cities) = (measures, home, cities ?? home + "/Cities")
    }

    public var path: String { "\(cities)/\(measures)" }
    public var isThere: Bool { FileManager.default.fileExists(atPath: path) }

    /// 预置的机构: the units with which an office begins. What the scenarios' own list has since 2020 is invented.
    public func firstUnits(issuer: String?) throws(SourceError) -> [Entry] {
        guard let path = try office(issuer: issuer) else { return [] }
        let isOwn = path.hasPrefix(self.path)
        return try ScenarioShelf.office(path).filter {
            [.unitEstablished, .functionsHeld].contains($0.kind) && (isOwn || $0.day.year < 2020)
        }
    }

    /// 机构名单 that is laid at the first start: the city's own, else the program's where it has the government that issued the measures.
    public func office(issuer: String?) throws(SourceError) -> String? {
        let own = path + "/office.yaml"
        if FileManager.default.fileExists(atPath: own) { return own }
        let common = home + "/Scenarios/office.yaml"
        guard let issuer, FileManager.default.fileExists(atPath: common) else { return nil }
        return try ScenarioShelf.office(common).contains {
            $0.kind == .unitEstablished && ($0["name"]?.text == issuer || $0["full-name"]?.text == issuer)
        } ? common : nil
    }

    /// 演示数据; nil where the city has none.
    public var demo: String? {
        let own = path + "/demo"
        if FileManager.default.fileExists(atPath: own + "/demo.yaml") { return own }
        let common = home + "/Demo"
        guard let text = try? RuleShelf.text(common + "/demo.yaml"),
            let raw = try? YAMLText.raw(text, file: "Demo/demo.yaml"), raw["measures"]?.scalar == measures
        else { return nil }
        return common
    }
}
