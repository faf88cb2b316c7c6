public import Casework
public import Docket
import Rulebook
import Store

/// 归到哪一案: by the check code of one of our own prints, else by the number of the case; empty where neither is known.
public struct InboxMatch: Sendable, Hashable {
    /// 案号 or 收文编号 of the case; empty for none.
    public private(set) var number = ""
    public private(set) var reason = ""
    /// What kind of paper the print was.
    public private(set) var paper: String?
    /// What its return would be recorded as.
    public private(set) var entry: KindName?

    public init(_ document: DocumentReading, _ reading: Reading) throws {
        for code in document.checkCodes.compactMap(CheckCode.normalised) {
            for printed in try reading.store.printed(code: code) {
                guard let id = printed.caseID, let file = try reading.view(id)?.file else { continue }
                number =
                    file.thing(.proceeding, printed.proceeding)?.number ?? file.instances.numbered?.number ?? file
                    .notice?.entry["intake-number"]?.text ?? ""
                (reason, paper, entry) = (
                    "页脚校验码 \(code)：\(file.title)的\(PaperKind.title(printed.kind))", printed.kind,
                    PaperKind.entries[printed.kind].flatMap { Vocabulary.standard.isOffice($0) ? nil : $0 }
                )
                return
            }
        }
        for written in document.caseNumbers {
            guard let id = try reading.store.caseID(number: written), let file = try reading.view(id)?.file else {
                continue
            }
            (number, reason) = (written, "案号 \(written)：\(file.title)")
            return
        }
    }
}
