import Casework
public import Docket
import Rulebook
import Store

extension EntryForm {
    /// 填写项: those of the form, and those under 更多.
    public struct Inputs: Sendable {
        public let main: [EntryInput]
        public let more: [EntryInput]
    }

    /// - Parameters:
    ///   - link: what the link that led here says of the kind's fields: suggested, and shown so that it is not lost unseen.
    ///   - errors: what was wrong with what was typed, by field.
    public func inputs(_ typed: TypedFields, link: TypedFields, errors: [String: String]) throws -> Inputs {
        let said = link.byName.filter { TypedFields.knows($0.key, kind) && ThingKind(rawValue: $0.key) == nil }
        // What the page before named by its key is nothing to type.
        let shown =
            names.filter {
                $0 != "duty" || hidden["duty"] == nil && ![.urged, .supervisionIssued].contains(kind.name)
            }
            + said.keys.filter { !names.contains($0) && hidden[$0] == nil }.sorted()
        let inputs = EntryInputs(
            kind: kind, typed: typed, suggested: defaults.merging(said) { _, said in said }, errors: errors,
            choices: try choices)
        return Inputs(main: inputs(shown), more: inputs(besides(shown)))
    }

    /// 代为登记、来电、补录原因、备注
    private func besides(_ shown: [String]) -> [String] {
        let common = ["late-reason", "note", "source.medium", "source.from", "source.taken-by"].filter {
            !shown.contains($0)
        }
        let byLeader = ["by.name", "by.post", "medium", "original"]
        return (kind.nature == .act && !names.contains("by.name") ? byLeader : []) + common
    }

    private var choices: EntryInputs.Choices {
        get throws {
            ownChoices.merging(concernChoices) { own, _ in own }.merging(try lawyers) { own, _ in own }
        }
    }

    /// A lawyer is on a case by his account, chosen from those there are; one who has none works with the package of papers.
    private var lawyers: EntryInputs.Choices {
        get throws {
            guard kind.field("lawyer") != nil else { return [:] }
            let accounts = try reading.store.accounts().filter { $0.functions.contains(.lawyer) && !$0.isDisabled }
            return ["lawyer.account": accounts.map { ($0.name, "\($0.display)（\($0.name)）") }]
        }
    }

    /// 另一种意见: not to appeal has a form of its own, one step away from the form that asks to; with what it is about.
    public var instead: (kind: Kind, words: String, about: [String: String])? {
        let other: [KindName: KindName] = [.appealProposed: .appealForgone, .appealForgone: .appealProposed]
        guard let kind = other[kind.name].flatMap({ derivation.rules.vocabulary.kind($0) }) else { return nil }
        var about = Dictionary(uniqueKeysWithValues: self.about.map { ($0.key.rawValue, $0.value) })
        about["unit"] = unit
        let words = kind.name == .appealForgone ? "不上诉的，改填“\(kind.title)”" : "要上诉的，改填“\(kind.title)”"
        return (kind, words, about)
    }

    /// 依据: the article that gives the act, in its words; nil where none does.
    public var basis: String? {
        let rules = derivation.rules
        let norm = rules.competences.first { norm in
            norm.of.contains { $0.kind == kind.name } && rules.speaks(norm.provenance, on: derivation.ruleDay(today))
        }
        guard let norm,
            let article = rules.article(norm.provenance)
        else { return nil }
        let paragraph = article.paragraph(norm.provenance.cite.paragraph ?? 1)?.text ?? ""
        return "\(rules.citation(norm.provenance))　\(paragraph)"
    }
}
