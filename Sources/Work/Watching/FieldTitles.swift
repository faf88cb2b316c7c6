import Docket
public import Rulebook

/// 字段名: a path of a norm in the words of the office.
public enum FieldTitles: Sendable {
    public static func title(_ path: Path) -> String { Words.paths[path.description] ?? path.description }
}
