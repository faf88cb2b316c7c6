import Docket
import LegalCalendar
import Rulebook

extension Derivation {
    /// 支付: each entry that says money was paid, where it says how much.
    func paymentFacts() -> [Fact] {
        file.items.compactMap { item in
            guard Vocabulary.traits(item.kind).isPayment, let amount = item.entry["amount"]?.integer, amount > 0,
                isOurs(item)
            else { return nil }
            let proceeding = item.context.first(.proceeding).flatMap { file.thing(.proceeding, $0) }
            let unit = item.context.first(.unit) ?? item.entry.unit
            let organ = organ(answeringFor: unit, in: proceeding?.id)
            let place = Fact.Place(
                organ: organ, unit: organisation.present(unit), court: proceeding?["court"]?.text ?? "",
                kind: proceeding?["kind"]?.text ?? "first")
            var fact = Fact(.payment, String(item.sequence), place)
            fact.number = shownNumber(proceeding)
            fact.set("paid-on", .day(item.day), by: item.sequence)
            fact.set("payment", .word(item.kind.rawValue), by: item.sequence)
            fact.set("amount", .number(amount), by: item.sequence)
            return fact
        }
    }

    /// What the other side performs is no payment of ours.
    private func isOurs(_ item: CaseFile.Item) -> Bool {
        guard item.kind == .complied else { return true }
        let performance = item.context.first(.performance).flatMap { file.thing(.performance, $0) }
        let side = performance?["who"]?.text ?? item.entry["who"]?.text.map { file.side(of: $0, organisation) }
        return side != "opponent"
    }
}
