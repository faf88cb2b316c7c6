import Docket
import LegalCalendar

/// 一个规则集的全部规定, each form in the order of its articles.
struct Sayings {
    private let book: Rulebook
    private let words: NormWords

    init(_ book: Rulebook, _ words: NormWords) {
        (self.book, self.words) = (book, words)
    }

    var all: [Saying] {
        let law = [head] + functions + texts + book.norms.map(norm) + book.moments.map(moment)
        let forms = book.outcomes.map(outcome) + book.assignments.map(assignment) + book.competences.map(competence)
        let acts = book.requirements.map(requirement) + book.approvals.map(approval) + book.grounds.map(ground)
        let office = book.contents.map(contents) + book.nones.map(none) + book.aims.map(aim)
        let rest = book.readings.map(reading) + book.burdens.map(burden) + book.stages.map(stage)
        return numbered(
            law + forms + acts + office + rest + book.localKinds.map(kind) + fallbacks + book.figures.sayings)
    }

    /// Several of one name are told apart by their place.
    private func numbered(_ all: [Saying]) -> [Saying] {
        var seen: [[String]: Int] = [:]
        return all.map { saying in
            seen[saying.key, default: 0] += 1
            guard let nth = seen[saying.key], nth > 1 else { return saying }
            return Saying(
                form: saying.form, id: "\(saying.id)#\(nth)", cite: saying.cite, name: saying.name, sides: saying.sides)
        }
    }

    private var head: Saying {
        Saying(
            form: "validity", id: "rulebook.yaml", cite: "", name: "办法",
            sides: [
                ("名称", book.title), ("文号", book.number), ("制定机关", book.issuer ?? ""),
                ("施行期间", words.inForce(book.effective)), ("依据的规则集", words.list(book.extends)),
                ("期间计算的依据", book.counting.map { "\($0.source)/\($0.article)" } ?? ""),
                ("提示", words.list(book.notes.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value))),
                ("届满提醒", words.list(book.term?.warnings.map { "\($0)日前" } ?? [])),
                ("公布日", book.published?.chinese ?? ""), ("同时废止", words.list(book.replaces)),
                ("适用的诉讼", words.list(book.scope.map(\.title).sorted())), ("地方节日", book.region ?? ""),
                ("常往来的法院", words.list(book.courts)),
                (
                    "常见裁判结果",
                    words.list(
                        book.usualOutcomes.map {
                            "\(([$0.document] + $0.instances).joined(separator: " "))：\($0.codes.joined(separator: " "))"
                        })
                ),
            ])
    }

    private var functions: [Saying] {
        book.functions.sorted { $0.key.rawValue < $1.key.rawValue }.map { function, title in
            Saying(form: "function", id: function.rawValue, cite: "", name: "职能", sides: [("名称", title)])
        }
    }

    /// 条文: paragraph by paragraph, so that only what changed is read.
    private var texts: [Saying] {
        book.articles.sorted { $0.key < $1.key }.flatMap { source, articles in
            articles.map { article in
                Saying(
                    form: "text", id: "\(source)/\(article.number)",
                    cite: source == book.id ? article.heading : (book.titles[source] ?? source) + article.heading,
                    name: "条文",
                    sides: article.paragraphs.enumerated().map {
                        ("第\(ChineseNumeral.string($0 + 1))款", ([$1.text] + $1.items).joined(separator: "\n"))
                    })
            }
        }.map { saying in
            // Two versions have two ids; the article is the same one.
            let number = saying.id.split(separator: "/").last.map(String.init) ?? ""
            guard saying.id.hasPrefix(book.id + "/") else { return saying }
            return Saying(form: saying.form, id: number, cite: saying.cite, name: "条文", sides: saying.sides)
        }
    }

    private func norm(_ norm: Norm) -> Saying {
        let period = norm.within.map(words.period) ?? (norm.said == nil && norm.by == nil ? "及时" : "")
        let first: [(label: String, value: String)] = [
            ("事项", norm.what), ("承担者", norm.borneBy.map(words.path) ?? words.bearer(norm.bearer)), ("期限", period),
            ("且不迟于", words.list(norm.notAfter.map(words.limit))),
            ("起算", words.paths(norm.from)), ("所载的日子", norm.by.map(words.path) ?? ""),
            ("所定的期间", norm.said.map(words.path) ?? ""), ("产生情形", words.triggers(norm.when)),
            ("周期", norm.every.map(words.cycle) ?? ""), ("条件", words.conditions(norm.conditions)),
            ("除外", words.conditions(norm.exceptions)),
        ]
        let per = norm.per.map(words.thing) + norm.perTrigger.map(words.path)
        let then: [(label: String, value: String)] = [
            ("按什么分别计算", words.list(per + (norm.perEntry ? ["每次登记"] : []))),
            ("完成的标志", words.fulfilment(norm.fulfilledBy)), ("以前办的也算", norm.countsEarlier ? "是" : ""),
            ("不再适用", words.triggers(norm.waivedBy)), ("由他项代替", words.triggers(norm.replacedBy)),
            ("免责", words.fulfilment(norm.excusedBy)), ("免责丧失", words.triggers(norm.excuseLostBy)),
            ("重新起算", words.triggers(norm.restartsOn)),
            (
                "不计入的期间",
                words.list(norm.pauses.map { "\(words.trigger($0.from))至\(words.list($0.until.map(words.kind)))" })
            ),
        ]
        let last: [(label: String, value: String)] = [
            ("通知过迟", norm.lateNotice.map { "\(words.path($0.of))距届满只剩\($0.within.count)日或者更少（\($0.note)）" } ?? ""),
            ("追责情形", norm.ground ?? ""), ("承接", norm.carries ?? ""), ("后果", norm.consequence ?? ""),
            ("施行期间", norm.inForce == book.effective ? "" : words.inForce(norm.inForce)),
            (
                "状态用语",
                words.list(
                    norm.words.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue)：\($0.value)" })
            ),
            ("理由", norm.provenance.because ?? ""), ("待核", norm.toCheck ?? ""), ("取决于理解", words.readings(norm.readings)),
        ]
        return Saying(
            form: norm.force.rawValue, id: norm.id, cite: norm.provenance.cite.text, name: norm.what,
            sides: first + then + last)
    }

    private func moment(_ moment: Moment) -> Saying {
        Saying(
            form: "moment", id: moment.id, cite: moment.provenance.cite.text,
            name: "时点",
            sides: [
                ("所属", words.thing(moment.per)), ("算法", moment.check), ("等待的权利", words.list(moment.of)),
                ("否则", moment.otherwise ?? ""),
                ("所载的日子", moment.by.map(words.path) ?? ""), ("条件", words.conditions(moment.conditions)),
                ("确认", words.triggers(moment.confirmedBy)), ("撤回", words.triggers(moment.withdrawnBy)),
                ("受审的程序", words.list(moment.reviewedIn.map { Words.title($0, field: "kind") })),
            ])
    }

    private func outcome(_ outcome: OutcomeNorm) -> Saying {
        let appeal: [OutcomeNorm.Appeal: String] = [.judgment: "对判决可以上诉", .ruling: "对裁定可以上诉", .none: "不能上诉"]
        return Saying(
            form: "outcome", id: outcome.code, cite: outcome.provenance.cite.text, name: outcome.title,
            sides: [
                ("名称", outcome.title), ("计为", NormWords.counts(outcome.counts)), ("终结程序", words.flag(outcome.ends)),
                ("上诉", appeal[outcome.appeal] ?? ""),
                ("可以上诉的程序", words.list(outcome.appealIn.map { Words.title($0, field: "kind") })),
                ("继续审理", outcome.reopens ? "是" : ""), ("移送", outcome.moves ? "是" : ""),
                ("另行开始", outcome.starts.map { Words.title($0, field: "kind") } ?? ""),
                ("撤回", outcome.withdraws ? "是" : ""), ("履行方", outcome.orders ?? ""),
                ("恢复原裁判", outcome.restores ? "是" : ""), ("不准撤回", outcome.refuses ? "是" : ""),
                ("中止", outcome.halts ? "是" : ""), ("不再使用", outcome.isRetired ? "是" : ""),
                ("不单独成立", outcome.isBare ? "是" : ""), ("取决于理解", words.readings(outcome.readings)),
            ])
    }

    private func assignment(_ norm: AssignmentNorm) -> Saying {
        let shares = norm.shares.map { share in
            let to =
                switch share.to {
                case .path(let path): words.path(path)
                case .function(let function): words.function(function)
                case .parent: "原程序的承办单位"
                }
            return "\(to)（\(Words.title(share.part, field: "part"))，\(Words.title(share.role, field: "role"))）"
        }
        return Saying(
            form: "assignment", id: norm.id, cite: norm.provenance.cite.text, name: "承办",
            sides: [
                ("条件", words.conditions(norm.conditions)), ("承办单位", words.list(shares)),
                ("报请", norm.refer.map(words.function) ?? ""), ("理由", norm.reason),
                ("登记即承办", norm.isAtOnce ? "是" : ""),
            ])
    }

    private func competence(_ norm: CompetenceNorm) -> Saying {
        Saying(
            form: "competence", id: norm.id, cite: norm.provenance.cite.text, name: "权限",
            sides: [
                ("事项", words.triggers(norm.of, joined: "、")), ("由谁", words.functions(norm.by)),
                ("可以代为登记", words.functions(norm.onBehalf)),
            ])
    }

    private func requirement(_ norm: RequirementNorm) -> Saying {
        let items = norm.items.map { tests in tests.map { "\($0.field)为\(words.list($0.words))" }.joined(separator: "且")
        }
        return Saying(
            form: "requirement", id: norm.id, cite: norm.provenance.cite.text, name: norm.message,
            sides: [
                ("提示", norm.message), ("事项", words.triggers(norm.of, joined: "、")), ("核对", norm.check),
                ("须在其后", words.triggers(norm.after)), ("所看的项目", norm.field.map(words.path) ?? ""),
                ("数目", norm.count.map(String.init) ?? ""), ("一项须是", words.list(items)),
                ("理由", norm.provenance.because ?? ""), ("违反时", norm.isFinding ? "记为情况" : "不予登记"),
                ("施行期间", norm.inForce == book.effective ? "" : words.inForce(norm.inForce)),
            ])
    }

    private func approval(_ norm: ApprovalNorm) -> Saying {
        Saying(
            form: "approval", id: norm.matter, cite: norm.provenance.cite.text,
            name: "审批：\(Words.title(norm.matter, field: "matter"))",
            sides: [
                ("由谁审批", words.functions(norm.by)), ("材料", words.list(norm.papers.map(PaperKind.title))),
                (
                    "层级",
                    norm.levels.map { level in
                        let asked = level.conditions.isEmpty ? "" : "，\(words.conditions(level.conditions))"
                        return "\(level.name)（\(words.functions(level.by))\(asked)）"
                    }.joined(separator: "→")
                ),
            ])
    }

    private func ground(_ norm: GroundNorm) -> Saying {
        Saying(
            form: "ground", id: norm.ground, cite: norm.provenance.cite.text, name: "追责情形",
            sides: [
                ("内容", norm.what), ("须填写", words.list(norm.needs)), ("只由人提出", norm.isPersonal ? "是" : ""),
                ("所指的义务", words.list(norm.of)),
            ])
    }

    private func contents(_ content: ContentNorm) -> Saying {
        let reason = content.ground.text(\.cite.text)
        let isLaw = content.ground.isLaw
        return Saying(
            form: "contents", id: content.paper, cite: isLaw ? reason : "",
            name: "文书必备内容：\(PaperKind.title(content.paper))",
            sides: [("内容", words.list(content.fields.map(PaperField.title))), ("理由", isLaw ? "" : reason)])
    }

    private func none(_ norm: NoneNorm) -> Saying {
        Saying(
            form: "none", id: norm.provenance.cite.text, cite: norm.provenance.cite.text, name: "不设规范",
            sides: [("理由", norm.reason)])
    }

    private func aim(_ aim: Aim) -> Saying {
        Saying(
            form: "aim", id: aim.of, cite: "", name: "系统建议",
            sides: [
                ("提前", aim.leaves.map(words.period) ?? ""), ("早于", aim.before ?? ""),
                ("期限", aim.within.map(words.period) ?? ""), ("条件", words.conditions(aim.conditions)),
                ("理由", aim.because),
            ])
    }

    private func reading(_ reading: Interpretation) -> Saying {
        Saying(
            form: "reading", id: reading.of, cite: "", name: "对条文的理解",
            sides: [
                ("选择", reading.choose), ("理由", reading.because),
                (
                    "各种理解",
                    words.list(reading.words.sorted { $0.key < $1.key }.map { "\($0.key)：\($0.value)" })
                ),
            ])
    }

    private func burden(_ burden: Burden) -> Saying {
        Saying(
            form: "burden", id: "\(burden.group)/\(burden.element)", cite: "", name: "举证要素：\(burden.element)",
            sides: [("行为", words.list(burden.acts)), ("理由", burden.because)])
    }

    private func stage(_ stage: Stage) -> Saying {
        Saying(
            form: "stage", id: stage.id, cite: "", name: "阶段：\(stage.title)",
            sides: [
                ("名称", stage.title), ("开始", words.triggers(stage.begins)), ("退回", words.triggers(stage.undoneBy)),
                ("办完", words.triggers(stage.done)), ("条件", words.conditions(stage.conditions)),
                ("除外", words.conditions(stage.exceptions)), ("等待", words.list(stage.awaits.map(words.kind))),
                ("已结束", stage.isOver ? "是" : ""),
            ])
    }

    private func kind(_ kind: Kind) -> Saying {
        Saying(
            form: "kind", id: kind.name.rawValue, cite: "",
            name: "\(Vocabulary.standard.kind(kind.name)?.title ?? "本地事项")：\(kind.title)",
            sides: [
                ("名称", kind.title), ("性质", kind.nature == .fact ? "事实" : "行为"),
                ("由谁登记", words.functions(kind.recorders)),
                ("项目", words.list(kind.fields.filter(isOwn).map { "\($0.title)（\($0.name)，\($0.type)）" })),
            ])
    }

    /// Not one of those that every kind has.
    private func isOwn(_ field: Field) -> Bool {
        !(Vocabulary.standard.kind(.archived)?.fields.contains { $0.name == field.name } ?? false)
    }

    private var fallbacks: [Saying] {
        book.fallbacks.byLevel.sorted { $0.key < $1.key }.map { level, held in
            Saying(
                form: "fallback", id: level, cite: "", name: "无人登记时由谁承担：\(Words.title(level, field: "level"))",
                sides: held.sorted { $0.key.rawValue < $1.key.rawValue }.map { function, holder in
                    (words.function(function), holder == .itself ? "机关自己" : "上级政府的同一职能")
                })
        }
    }
}
