import Docket
import LegalCalendar
public import Rulebook

/// 期限提示: what a person must know of a day beside the day itself.
public enum DutyNotes: Sendable {
    public static func all(_ duty: Duty, _ derivation: Derivation) -> [String] {
        var notes: [String] = []
        if let toCheck = duty.norm.toCheck { notes.append("待核：\(toCheck)") }
        if duty.isStatedOnRestDay { notes.append("文书写明的这一天是休息日，是否顺延请向法院确认") }
        switch duty.limitedBy {
        case .norm(let name)?:
            let other = derivation.rules.norm(named: name, from: duty.norm.rulebook)
            let what = other?.what ?? name
            notes.append(
                duty.own == nil ? "本项没有自己的日数，至“\(what)”的届满日为止" : "本项不迟于“\(what)”的届满日，后者较早，按较早之日")
        case .period?: notes.append("本项另有不迟于的期限，较早，按较早之日")
        case nil: break
        }
        switch duty.standing {
        case .binding: break
        case .past: notes.append("原办法已届满，暂按原期限提示")
        case .byAnalogy: notes.append("参照本办法，只作提示")
        }
        if duty.isKept { notes.append("办结时按当时的规则认定的届满日，规则、日历以后的变动不改它") }
        if let paused = duty.paused {
            notes.append("\(paused.day.chinese)起中止计算（\(derivation.rules.vocabulary.title(paused.kind))）")
        }
        return notes
    }
}
