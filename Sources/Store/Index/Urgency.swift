/// 缓急: into which part of a desk a row belongs.
public enum Urgency: String, Sendable, Hashable, CaseIterable { case overdue, today, week, other }
