/// 缓急: into which part of a desk a row belongs: late, for today, before a holiday that is near, within seven days, later or without a day.
public enum Urgency: String, Sendable, Hashable, CaseIterable { case overdue, today, eve, week, other }
