extension Entry {
    /// 更正后: what an entry says once it was put right; it keeps its place and whoever recorded it.
    func corrected(to content: Value) -> Entry {
        var replaced = self
        replaced.kind = content["kind"]?.text.map { KindName($0) } ?? kind
        replaced.day = content["day"]?.day ?? day
        replaced.fields = content["fields"]?.object ?? [:]
        if replaced.kind == kind { replaced.fields[Vocabulary.idField] = self[Vocabulary.idField] }
        return replaced
    }
}

extension CaseFile {
    /// 更正: what a correction is about, as it stands and as it should have been; nil where it strikes an entry, or is none.
    public func corrected(by correction: Entry) -> (old: Entry, new: Entry)? {
        guard correction.kind == .corrected, let content = correction["entry"],
            let old = (items + pending).first(where: { $0.sequence == correction["replaces"]?.integer })?.entry
        else { return nil }
        return (old, old.corrected(to: content))
    }
}
