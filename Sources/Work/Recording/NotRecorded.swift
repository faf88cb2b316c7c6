public import Casework
public import Store

/// 未登记: why what was sent has not become an entry. Nothing was written.
public enum NotRecorded: Error, Sendable {
    case refused(Refusal)
    /// Asked once, then allowed.
    case asked([Question])
    /// Somebody recorded the same step since the form was shown.
    case overtaken(Conflict)

    /// Runs a job that records; whatever keeps it from that is one of these.
    public static func unless<Done>(_ job: () throws -> Done) throws -> Done {
        do { return try job() } catch let refusal as Refusal { throw Self.refused(refusal) } catch let conflict
            as Conflict
        { throw Self.overtaken(conflict) }
    }

    public static func unless<Done>(_ job: () async throws -> Done) async throws -> Done {
        do { return try await job() } catch let refusal as Refusal { throw Self.refused(refusal) } catch let conflict
            as Conflict
        { throw Self.overtaken(conflict) }
    }
}

extension CaseStore {
    /// 登记: all drafts or none.
    /// - Parameter caseID: nil opens a case.
    /// - Returns: the case they are on.
    @discardableResult
    public func record(_ drafts: [Draft], on caseID: String?, _ request: Request) throws -> String {
        try NotRecorded.unless {
            switch try change(caseID, request, { _ in drafts }) {
            case .recorded(let id, _): id
            case .asked(let questions): throw NotRecorded.asked(questions)
            }
        }
    }
}
