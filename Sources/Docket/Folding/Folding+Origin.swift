import LegalCalendar

/// 程序的来路: what a number is about that is new to the docket: which decision it reviews, which suit it goes on with.
extension Folding {
    struct Origin {
        let parent: String?
        let reviews: String?
        /// Where it may review any of several, while nobody says which.
        let possible: [String]
    }

    /// - Parameter decision: what the entry itself says it is about.
    func origin(of kind: String, _ entry: Entry, decision: String?) -> Origin {
        if let decision = decision.flatMap({ file.thing(.decision, $0) }) {
            return Origin(parent: decision["proceeding"]?.text, reviews: decision.id, possible: [])
        }
        let said = entry["parent"]?.text
        let possible = Findable(of: entry, in: file, organisation: organisation).reviewable(in: kind).filter {
            said == nil || $0["proceeding"]?.text == said
        }
        if possible.count == 1 {
            // A retrial comes out of the review that examined the same decision.
            let examined = file.instances.all.last {
                kind == "retrial" && $0["kind"] == "retrial-review" && $0["reviews"]?.text == possible[0].id
            }
            return Origin(
                parent: examined?.id ?? possible[0]["proceeding"]?.text, reviews: possible[0].id, possible: [])
        }
        let parent = said ?? parent(ofKind: kind)
        if possible.count > 1 { return Origin(parent: parent, reviews: nil, possible: possible.map(\.id)) }
        return Origin(parent: parent, reviews: reviewed(in: parent), possible: [])
    }

    /// What is not told by a decision: the proceeding that was decided last, else the newest.
    private func parent(ofKind kind: String) -> String? {
        guard kind != "first", let newest = file.instances.all.last?.id else { return nil }
        let decided = file.things(.decision).compactMap { $0["proceeding"]?.text }
        // 再审审查 decides nothing of the suit: the retrial is of what it examined.
        if kind == "retrial", let review = file.thing(.proceeding, newest), review["kind"] == "retrial-review",
            let below = review.parent
        {
            return below
        }
        return decided.contains(newest) ? decided.last : newest
    }

    /// What ended the proceeding below; where nothing did yet, the newest judgment, else the newest ruling.
    private func reviewed(in parent: String?) -> String? {
        guard let parent else { return nil }
        let all = file.things(.decision).filter { $0["proceeding"]?.text == parent }
        return (all.last { $0["ends"]?.flag == true } ?? all.last { $0["document"]?.text == "judgment" } ?? all.last)?
            .id
    }

    /// Whose people and papers a new number takes over.
    func before(_ opened: Thing) -> String? {
        opened.parent ?? opened["continues"]?.text
            ?? opened["started-by"]?.text.flatMap { file.thing(.decision, $0)?["proceeding"]?.text }
            .flatMap { file.thing(.proceeding, $0)?.parent }
    }

    /// 指令立案、发回: the ruling by which the court below begins anew. Who is in it is known.
    func started(by fields: [String: Value]) -> Thing? {
        guard fields["kind"] == "first", fields["parent"] == nil, fields["continues"] == nil else { return nil }
        return file.rulingsToFollow.last
    }

    /// 再审程序中: what is decided above a retrial is decided in it.
    func inRetrial(_ parent: String?) -> Value? {
        let below = parent.flatMap { file.thing(.proceeding, $0) }
        return below?["kind"] == "retrial" ? .flag(true) : below?["in-retrial"]
    }

    /// 移送: the suit that another court goes on with under its own number, whichever court sent it there. Its days run on, and who is in it
    /// is known.
    func continued(by fields: [String: Value]) -> Value? {
        guard fields["kind"] == "first", fields["parent"] == nil else { return nil }
        let moving = file.things(.decision).filter { $0["moves"]?.flag == true }.compactMap { $0["proceeding"]?.text }
        let gone = moving + moving.compactMap { file.thing(.proceeding, $0)?.parent }
        let followed = file.instances.all.compactMap { $0["continues"]?.text }
        let moved = file.instances.all.last { thing in
            thing["kind"] == "first" && !followed.contains(thing.id)
                && (gone.contains(thing.id)
                    || file.items(of: .transferred, .jurisdictionRuled).contains { item in
                        item.context[.proceeding].contains(thing.id)
                            && (item.kind == .transferred || item.entry["upheld"]?.flag == true)
                    })
        }
        return moved.map { .text($0.id) }
    }

    // MARK: - 再审

    /// 裁定再审: what it orders to be retried, and whether performance goes on.
    mutating func noteRetrial(_ entry: Entry, _ context: inout Context, _ choices: inout [ThingKind: [String]]) {
        let stands = context.first(.proceeding).flatMap { file.thing(.proceeding, $0) }
        let isOfRetrial = ["retrial", "retrial-review"].contains(stands?["kind"]?.text)
        let examined = isOfRetrial ? stands?["reviews"]?.text : nil
        let concern = Findable(of: entry, in: file, organisation: organisation)
        let possible = concern.reviewable(in: "retrial").map(\.id)
        let decision = context.first(.decision) ?? examined ?? (possible.count == 1 ? possible[0] : nil)
        if decision == nil, possible.count > 1 { choices[.decision] = possible }
        var order = entry.fields.filter { ["way", "procedure", "not-stayed"].contains($0.key) }
        order["day"] = .text(entry.day.description)
        update(.decision, decision) { $0["retrials"] = .list(($0["retrials"]?.list ?? []) + [.object(order)]) }
        let retrial = file.instances.all.last { $0["kind"] == "retrial" && $0["reviews"]?.text == decision }
        update(.proceeding, stands?["kind"] == "retrial" ? stands?.id : retrial?.id) { fields in
            fields["way"] = entry["way"] ?? fields["way"]
            fields["retried-as"] = entry["procedure"] ?? fields["retried-as"]
        }
    }

    /// The ruling that ordered a retrial, if it is known: of several of one decision each has its own.
    func retrialOrder(of retrial: Thing) -> Value? {
        guard let decision = retrial["reviews"]?.text.flatMap({ file.thing(.decision, $0) }) else { return nil }
        let place = file.instances.all.filter {
            $0["kind"] == "retrial" && $0["reviews"]?.text == decision.id
        }.firstIndex { $0.id == retrial.id }
        let orders = decision["retrials"]?.list ?? []
        return place.flatMap { orders.indices.contains($0) ? orders[$0] : orders.last }
    }
}
