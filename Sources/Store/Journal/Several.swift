public import Casework
import Docket

/// 未一并登记: which of several cases kept all of them from being recorded, and why.
public struct NotOfAll: Error, Sendable {
    /// Its place among what was asked for.
    public let place: Int
    /// Nil for one that was to be opened.
    public let caseID: String?
    public let reason: any Error

    public init(place: Int, caseID: String?, reason: any Error) {
        (self.place, self.caseID, self.reason) = (place, caseID, reason)
    }
}

/// 一并登记前要问的: of which of the cases what is asked. Nothing was written.
public struct AskedOfSeveral: Error, Sendable {
    public let questions: [(place: Int, question: Question)]
}

extension CaseStore {
    /// 一并登记: what one request records on each of several cases, all or none; each case has its own entries and its own clocks.
    /// - Parameter several: nil as the case opens one.
    /// - Returns: the cases, in the order of what was asked.
    /// - Throws: `NotOfAll` for the first case that refuses; `AskedOfSeveral` where something has to be confirmed.
    @discardableResult
    public func record(several: [(caseID: String?, drafts: [Draft])], _ request: Request) throws -> [String] {
        try engine.write { connection in
            var asked: [(place: Int, question: Question)] = []
            let cases = try several.enumerated().map { place, item -> String in
                let one = Request(
                    actor: request.actor, id: request.id.isEmpty ? "" : "\(request.id)-\(place)", seen: request.seen,
                    instant: request.instant, today: request.today, confirmed: request.confirmed)
                do {
                    switch try self.change(item.caseID, one, { _ in item.drafts }, connection) {
                    case .recorded(let caseID, _): return caseID
                    case .asked(let questions):
                        asked += questions.map { (place, $0) }
                        return item.caseID ?? ""
                    }
                } catch let reason where reason is Refusal || reason is Conflict {
                    throw NotOfAll(place: place, caseID: item.caseID, reason: reason)
                }
            }
            guard asked.isEmpty else { throw AskedOfSeveral(questions: asked) }
            return cases
        }
    }

    /// 批量办理: one entry a case, all or none; asked nothing, since the page has shown what will be written.
    public func batch(_ drafts: [(caseID: String, draft: Draft)], _ request: Request) throws -> Int {
        let shown = Request(
            actor: request.actor, id: request.id, seen: Int.max, instant: request.instant, today: request.today,
            confirmed: ["*"])
        do {
            return try record(several: drafts.map { ($0.caseID, [$0.draft]) }, shown).count
        } catch let failure as NotOfAll { throw failure.reason }
    }
}
