import Docket
import LegalCalendar

extension Derivation {
    /// 再审与执行: while what took effect is retried its performance is held (行诉解释第一百一十八条); afterwards it goes on, or nothing of it is
    /// left (第一百二十一条).
    struct Retrial {
        /// Days of a decision that its retrials give it.
        enum Day: String {
            case held = "decision.retried-on", upheld = "decision.resumed-on", replaced = "decision.set-aside-on"
        }

        /// Nil: the ruling says that performance goes on.
        let holds: CivilDay?
        /// Nil: it is not over, or its judgment not in effect.
        let ended: CivilDay?
        let isUpheld: Bool?
        let sequence: Int

        func day(_ wanted: Day) -> CivilDay? {
            switch wanted {
            case .held: holds
            case .upheld: isUpheld == true ? ended : nil
            case .replaced: isUpheld == false ? ended : nil
            }
        }
    }

    /// Retrials of a decision, or of one that upheld it; in their order.
    func retrials(of decision: Thing, _ duties: [Duty]) -> [Retrial] {
        var all: [Retrial] = []
        for standing in uphold(decision) {
            let orders: [Value] = standing["retrials"]?.list ?? []
            let opened = file.instances.all.filter {
                $0["kind"] == "retrial" && $0["reviews"]?.text == standing.id
            }
            for place in 0..<max(orders.count, opened.count) {
                let order: Value? = orders.indices.contains(place) ? orders[place] : nil
                let proceeding: Thing? = opened.indices.contains(place) ? opened[place] : nil
                let begun = [order?["day"]?.day, proceeding?.openedOn].compactMap(\.self).min()
                let outcome = proceeding.flatMap { result(in: $0.id, duties) }
                all.append(
                    Retrial(
                        holds: order?["not-stayed"]?.flag == true ? nil : begun, ended: outcome?.day,
                        isUpheld: outcome?.isUpheld, sequence: proceeding?.openedBy ?? standing.openedBy))
            }
        }
        return all
    }

    /// The decision, and those above that left it standing.
    private func uphold(_ decision: Thing) -> [Thing] {
        var (all, next) = ([decision], [decision])
        while let one = next.popLast() {
            let above = file.instances.all.filter { $0["kind"] == "second" && $0["reviews"]?.text == one.id }
            let upholding = file.things(.decision).filter { other in
                above.contains { $0.id == other["proceeding"]?.text } && other["ends"]?.flag == true
                    && rules.procedure.restores(codes(of: other)) && !all.contains { $0.id == other.id }
            }
            all += upholding
            next += upholding
        }
        return all
    }

    private func codes(of decision: Thing) -> [String] {
        (decision["outcomes"]?.list ?? []).compactMap { $0["outcome"]?.text }
    }

    /// How a retrial ended: by what its last instance said, from the day on which that is in effect.
    private func result(in proceeding: String, _ duties: [Duty]) -> (day: CivilDay, isUpheld: Bool)? {
        guard
            let judged = file.things(.decision).last(where: {
                $0["proceeding"]?.text == proceeding && $0["ends"]?.flag == true
            })
        else { return nil }
        // 再审中撤回起诉: what was judged falls with the suit; only the request for retrial can be taken back beside it (终结再审程序).
        let own = rules.procedure.restores(codes(of: judged)) && !rules.procedure.withdraws(codes(of: judged))
        let above = file.instances.all.last { $0["kind"] == "second" && $0["reviews"]?.text == judged.id }
        if let above {
            let ending = file.things(.decision).last {
                $0["proceeding"]?.text == above.id && $0["ends"]?.flag == true
            }
            guard let ending, let day = ending["served-on"]?.day else { return nil }
            // What the second instance leaves standing is what the retrial itself said.
            return (day, rules.procedure.restores(codes(of: ending)) ? own : false)
        }
        if judged["appealable"]?.flag == true { return bindingDay(judged, duties).map { ($0, own) } }
        return judged["served-on"]?.day.map { ($0, own) }
    }
}
