import Casework
import Docket
import Rulebook
import Store
import Work

/// 登记表单 as a page.
struct RecordModel: PageModel {
    struct Hidden: PageModel {
        let name: String
        let value: String
    }

    /// 一组: what is asked together.
    struct Group: PageModel {
        /// Nil where the whole form is one.
        let title: String?
        let hint: String?
        /// With the day on top.
        let isFirst: Bool
        let isFolded: Bool
        let inputs: [InputModel]
        /// 裁判结果, part by part.
        var parts: [DecisionModel.Part] = []
        /// 他方收到的日子
        var parties: [DecisionModel.Party] = []
    }

    struct Papers: PageModel {
        let rows: [Paper]
    }

    struct Paper: PageModel {
        let index: Int
        let kind: String
        let title: String
        let version: Int
        let digest: String
        let name: String
    }

    struct Notes: PageModel {
        let rows: [String]
    }

    /// A file that came with the form.
    struct Kept: PageModel {
        let name: String
        let file: String
    }

    /// 理由, and the button that takes the entry back.
    struct Correcting: PageModel {
        let reason: String
        let error: String?
    }

    let title: String
    let day: String
    let dayError: String?
    /// 分组; the first has the day.
    var groups: [Group]
    let more: [InputModel]
    let seen: String
    let submit: String
    let failure: FailureModel?
    var `case`: CaseLine?
    var isDraft = false
    /// Fields that belong together stand side by side.
    var isPaired = false
    var units: [String] = []
    /// 常往来的法院
    var courts: [String] = []
    var hidden: [Hidden] = []
    var papers: Papers?
    var notes: Notes?
    var alerts: [String] = []
    /// The article that gives the act.
    var why: String?
    var instead: LinkModel?
    var kept: [Kept] = []
    /// 更正: of an entry that belongs to no case; nil for a new one.
    var correcting: Correcting?
    /// The file of the inbox that the form was filled from.
    var inbox: Kept?
    /// 登记后产生的; nil for a form that belongs to no case.
    var after: AfterModel?

    /// - Parameter seen: the last sequence the form shows; 0 for a form without a case.
    init(
        _ kind: Kind, day: String, inputs: [EntryInput], more: [EntryInput], seen: Int = 0,
        failure: NotRecorded?, _ rules: Rules
    ) {
        (title, self.day, dayError) = (kind.title, day, failure?.errors["day"])
        groups = [Group(title: nil, hint: nil, isFirst: true, isFolded: false, inputs: inputs.map(InputModel.init))]
        self.more = more.map(InputModel.init)
        (self.seen, submit) = (String(seen), Words.button(kind.name))
        self.failure = failure.map { FailureModel($0, rules, inputs: inputs + more) }
    }

    init(_ form: EntryForm, _ inputs: EntryForm.Inputs, _ typed: Form, day: String, failure: NotRecorded?) throws {
        let seen = typed["seen"].flatMap { Int($0) } ?? form.derivation.file.lastSequence
        self.init(
            form.kind, day: day, inputs: inputs.main, more: inputs.more, seen: seen, failure: failure,
            form.derivation.rules)
        groups = Self.groups(
            form.groups(inputs.main), DecisionForm(form), typed.typed, errors: failure?.errors ?? [:])
        `case` = CaseLine(form.derivation, form.caseID)
        units = form.derivation.organisation.currentNames
        courts = form.derivation.rules.courts
        hidden = form.hidden.sorted { $0.key < $1.key }.map { Hidden(name: $0.key, value: typed[$0.key] ?? $0.value) }
        papers = form.papers.isEmpty ? nil : Papers(rows: form.papers.enumerated().map(Paper.init))
        let notes = try form.notes
        self.notes = notes.isEmpty ? nil : Notes(rows: notes)
        why = form.basis
        instead = form.instead.map {
            LinkModel(title: $0.words, path: SiteURL.record(form.caseID, $0.kind.name, about: $0.about))
        }
    }
}

extension RecordModel {
    /// - Parameter withParties: whether the days on which the others received it are asked with it.
    static func groups(
        _ groups: [EntryForm.Group], _ decision: DecisionForm?, _ typed: TypedFields, errors: [String: String],
        withParties: Bool = true
    ) -> [Group] {
        groups.enumerated().map { place, group in
            let outcomes = decision == nil ? [] : group.inputs.filter { DecisionModel.row($0.name) != nil }
            let plain = group.inputs.filter { !outcomes.contains($0) }
            var model = Group(
                title: group.title.isEmpty ? nil : group.title, hint: group.hint.isEmpty ? nil : group.hint,
                isFirst: place == 0, isFolded: group.isFolded && !plain.contains { $0.error != nil },
                inputs: plain.map(InputModel.init))
            guard let decision else { return model }
            let asked = DecisionModel(decision, outcomes, typed, errors: errors)
            if !outcomes.isEmpty { model.parts = asked.parts }
            if withParties, plain.contains(where: { $0.name == "served-on" }) { model.parties = asked.parties }
            return model
        }
    }
}

extension RecordModel.Paper {
    fileprivate init(_ index: Int, _ paper: CasePapers.Paper) {
        (self.index, kind, title, version) = (index, paper.kind, PaperKind.title(paper.kind), paper.version)
        (digest, name) = (paper.digest ?? "", paper.name)
    }
}

extension RecordModel.Kept {
    init(_ upload: Upload) { (name, file) = (upload.name, upload.file) }
    init(_ item: InboxItem) { (name, file) = (item.name, item.id) }
}
