import Docket
import Foundation
import LegalCalendar
import Rulebook
import Store

/// The repository's own rulebooks.
enum Shelf {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static func shelf() throws -> RuleShelf { try RuleShelf(folder: root + "/Rulebooks") }
    static func rules() throws -> Rules { try shelf().rules["zhongwei-2022-3"]! }

    /// The files of the measures, to be spoilt.
    static func files(_ folder: String = "zhongwei-2022-3") throws -> [String: String] {
        try RuleShelf.files(in: root + "/Rulebooks/\(folder)")
    }
}
