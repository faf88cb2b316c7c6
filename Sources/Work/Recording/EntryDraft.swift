public import Casework
public import Docket
import LegalCalendar
public import Store

/// 登记稿: an entry as it was typed, not yet decided.
public enum EntryDraft: Sendable {
    /// - Throws: a refusal that names the field, for what can't be typed.
    public static func draft(_ typed: TypedFields, of kind: Kind, in vocabulary: Vocabulary) throws(Refusal) -> Draft {
        guard let day = CivilDay.read((typed["day"] ?? "").trimmingBlanks) else {
            let text = (typed["day"] ?? "").trimmingBlanks
            throw Refusal(
                of: "day", text.isEmpty ? "请填写发生日期，如 2026-02-10" : "没有这一天：\(text)，请按 2026-02-10 填写")
        }
        return Draft(kind.name, day: day, try fields(typed, of: kind, in: vocabulary))
    }

    /// The fields without the day.
    public static func fields(_ typed: TypedFields, of kind: Kind, in vocabulary: Vocabulary) throws(Refusal)
        -> [String: Value]
    {
        // Told here, because only forms speak of yuan.
        for field in kind.fields where field.type == .money {
            let text = (typed[field.name] ?? "").trimmingBlanks
            if !text.isEmpty, Yuan.fen(text) == nil {
                throw Refusal(of: field.name, "“\(field.title)”：不是金额，请按 12345.00 填写，单位元，最多两位小数（所填：\(text)）")
            }
        }
        do throws(ShapeError) {
            return try vocabulary.fields(of: kind.name, from: typed.raw(of: kind))
        } catch {
            throw Refusal(of: error.field, error.message)
        }
    }
}

extension Refusal {
    /// 填写有误: what was typed can't be taken.
    public init(of field: String?, _ message: String) {
        self.init([.init(code: "shape", field: field, message: message)])
    }

    /// What is wrong, by field.
    public var byField: [String: String] {
        Dictionary(
            violations.compactMap { violation in violation.field.map { ($0, violation.message) } },
            uniquingKeysWith: { first, _ in first })
    }
}
