import Foundation
import LegalCalendar
import Rulebook

/// The real notices of the repository, as the program reads them.
enum Notices {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
        .appendingPathComponent("Rulebooks/calendars")

    static func calendar(region: String? = nil) throws -> LegalCalendar {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let notices = try files.flatMap {
            try CalendarFile.notices(try String(contentsOf: $0, encoding: .utf8), file: $0.lastPathComponent)
        }
        return LegalCalendar(notices: notices, region: region)
    }

    /// Every day of the years whose notices are known.
    static let known = (CivilDay("2022-01-01")!.number...CivilDay("2026-12-31")!.number).map { CivilDay(number: $0) }
}
