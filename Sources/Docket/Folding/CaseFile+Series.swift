extension CaseFile {
    /// 系列案: the labels of the series to which a case belongs, each the number of one of its cases as it is looked up.
    public var series: Set<String> {
        Set(
            items(of: .related).filter { $0.entry["relation"]?.text == "series" }
                .compactMap { $0.entry["to"]?.text }.map { CaseNumber($0).normalised }.filter { !$0.isEmpty })
    }
}
