import Docket

extension RulebookLoader {
    /// `stages:` of `rulebook.yaml`, in their order.
    func stages(_ text: String, _ reader: NormReader) throws(SourceError) -> [Stage] {
        var stages: [Stage] = []
        for element in try YAMLText.raw(text, file: reader.file)["stages"]?.elements ?? [] where element.pairs != nil {
            try reader.checkKeys(
                element, "stage", ["title", "begins", "undone-by", "done", "if", "unless", "awaits", "over"])
            let id = try reader.word(reader.required("stage", element))
            if stages.contains(where: { $0.id == id }) { throw reader.fail("阶段“\(id)”写了两次", element) }
            let awaits = try reader.triggers(element["awaits"]).map(\.kind)
            stages.append(
                Stage(
                    id: id, title: try reader.word(reader.required("title", element)),
                    begins: try reader.triggers(reader.required("begins", element)),
                    undoneBy: try reader.triggers(element["undone-by"]), done: try reader.triggers(element["done"]),
                    conditions: try reader.conditions(element["if"]),
                    exceptions: try reader.conditions(element["unless"]), awaits: awaits,
                    isOver: try reader.flag(element["over"])))
        }
        return stages
    }
}
