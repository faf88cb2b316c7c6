import Casework
import Foundation
import Rulebook
import Store
import Testing

/// Every city beside the program's own loads whole from its folder, and its scenarios come out as its text says.
@Suite struct CitiesTests {
    static let cities = try! FileManager.default.contentsOfDirectory(atPath: Fixture.root + "/Cities").sorted()

    @Test("a city's folder loads without a line of Swift, and its scenarios hold", arguments: cities)
    func holds(_ name: String) throws {
        let city = try #require(CityFolder(name, home: Fixture.root))
        let shelf = try RuleShelf(folder: Fixture.root + "/Rulebooks", city: city.path)
        #expect(shelf.failures.isEmpty, "\(shelf.failures)")
        let versions = try #require(shelf.measures[name]?.versions)
        // Every article that binds is carried by a norm, or says why not; every period it states by one that counts it.
        for book in versions { #expect(book.silentArticles.isEmpty, "\(book.silentArticles.map(\.heading))") }
        let office = try ScenarioShelf.office(try #require(try city.office(issuer: versions.last?.issuer)))
        let files = try ScenarioShelf.files([city.path + "/scenarios"])
        #expect(files.count >= 3)
        for file in files {
            let scenario = try ScenarioShelf.scenario(file, shelf: shelf)
            let rules = try #require(shelf.rules[scenario.rulebook])
            let run = ScenarioRun(scenario, rules: rules, calendar: shelf.calendar(of: rules), defaultOffice: office)
            #expect(run.mismatches().isEmpty, "\(file): \(run.mismatches())")
        }
    }

    @Test("the program's own measures are still the only ones where no city is asked for")
    func ownStayAlone() throws {
        let shelf = try RuleShelf(folder: Fixture.root + "/Rulebooks")
        #expect(shelf.measures.keys.sorted() == ["zhongwei"])
        #expect(try shelf.chosen(nil) == "zhongwei")
    }

    @Test("a name that is no folder's name leads nowhere", arguments: ["", "..", "a/b", "../Rulebooks", "a.b"])
    func isNoName(_ name: String) { #expect(CityFolder(name, home: Fixture.root) == nil) }
}
